import { type RobotsPattern, robotsPath, robotsPattern } from './robots-pattern.ts';

/**
 * robots.txt as RFC 9309 has it, and as Google reads what people really write: groups of the same agent merge,
 * the longest matching pattern decides, Allow wins a tie, our own group makes `*` void, an agent's name ends at
 * the first character that no name has, common misspellings and a forgotten colon are understood.
 */
export interface Robots {
  allows(url: string): boolean;
  /** Seconds between two requests that the file asks for; not bounded here. */
  readonly crawlDelaySeconds?: number;
}

/** What is read of a file, in bytes; RFC 9309 2.5 asks for at least this. */
export const ROBOTS_BYTES = 500 * 1024;

/** What is read of one line: eight of the longest URLs that browsers once took. */
const LINE_BYTES = 8 * 2083;

export const NO_ROBOTS: Robots = { allows: () => true };

/** One character for each byte, so that any file survives and bytes beyond ASCII can be escaped. */
export function robotsText(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, ROBOTS_BYTES)).toString('latin1');
}

/** What a file, given as `robotsText` gives it, says to an agent of this name. */
export function parseRobots(text: string, agent: string): Robots {
  const own = new Group();
  const everybody = new Group();
  let named = false;
  let addressed: Group[] = [];
  let rulesSeen = false;

  for (const { key, value } of linesOf(text)) {
    if (key === 'agent') {
      if (rulesSeen) addressed = [];
      rulesSeen = false;
      if (isEverybody(value)) addressed.push(everybody);
      else if (isAgent(value, agent)) {
        named = true;
        addressed.push(own);
      }
    } else if (key === 'delay') {
      for (const group of addressed) group.delay(value);
    } else {
      // Rules before any agent, or for others only, end a list of agents all the same.
      rulesSeen = true;
      for (const group of addressed) group.add(key, value);
    }
  }
  return named ? own : everybody;
}

class Group implements Robots {
  crawlDelaySeconds?: number;
  readonly #allow: RobotsPattern[] = [];
  readonly #disallow: RobotsPattern[] = [];

  add(key: 'allow' | 'disallow', value: string): void {
    if (value === '') return;
    if (key === 'disallow') {
      this.#disallow.push(robotsPattern(value));
      return;
    }
    this.#allow.push(robotsPattern(value));
    // Who allows the index page means the folder too.
    const folder = /^(?<path>.*\/)index\.htm[^/]*$/s.exec(value)?.groups?.path;
    if (folder !== undefined) this.#allow.push(robotsPattern(`${folder}$`));
  }

  delay(value: string): void {
    const seconds = Number.parseFloat(value.replace(',', '.'));
    if (seconds >= 0) this.crawlDelaySeconds = seconds;
  }

  allows(url: string): boolean {
    const path = robotsPath(url);
    return longest(this.#disallow, path) <= longest(this.#allow, path);
  }
}

function longest(patterns: readonly RobotsPattern[], path: string): number {
  let length = 0;
  for (const pattern of patterns) {
    if (pattern.length > length && pattern.matches(path)) length = pattern.length;
  }
  return length;
}

interface Line {
  readonly key: 'agent' | 'allow' | 'disallow' | 'delay';
  readonly value: string;
}

function* linesOf(text: string): Generator<Line> {
  for (const written of withoutMark(text).split(/\r\n|\n|\r/)) {
    const [line = ''] = written.slice(0, LINE_BYTES).split('#', 1);
    const [name, value] = inTwo(line);
    const key = keyOf(name);
    if (key !== undefined) yield { key, value };
  }
}

/** Name and value; a forgotten colon is forgiven where there are exactly two words. */
function inTwo(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  if (colon >= 0) return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  const [name = '', value = '', ...more] = line.trim().split(/\s+/);
  return more.length === 0 ? [name, value] : ['', ''];
}

/** A UTF-8 mark, or what is left of one. */
function withoutMark(text: string): string {
  return text.replace(/^\xef(?:\xbb\xbf?)?/, '');
}

const KEYS: readonly (readonly [RegExp, Line['key']])[] = [
  [/^user[- ]?agent/i, 'agent'],
  [/^allow/i, 'allow'],
  [/^(?:disallow|dissallow|dissalow|disalow|diasllow|disallaw)/i, 'disallow'],
  [/^crawl[- ]?delay/i, 'delay'],
];

function keyOf(written: string): Line['key'] | undefined {
  return KEYS.find(([spelling]) => spelling.test(written))?.[1];
}

function isEverybody(value: string): boolean {
  return /^\*(?:\s|$)/.test(value);
}

function isAgent(value: string, agent: string): boolean {
  const name = /^[a-z_-]*/i.exec(value)?.[0] ?? '';
  return name !== '' && name.toLowerCase() === agent.toLowerCase();
}
