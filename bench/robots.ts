import { existsSync, readFileSync } from 'node:fs';
import { parseRobots, robotsText } from '../src/adapters/crawlee/robots.ts';

const CASES = new URL('../../shared/corpora/robots/cases.jsonl', import.meta.url);

interface Case {
  readonly source: string;
  readonly robotsTxt?: string;
  readonly robotsTxtBase64?: string;
  readonly userAgent: string;
  readonly url: string;
  readonly allowed: boolean;
}

/** How many of Google's published robots.txt expectations we share, and how fast a file is read. */
export async function bench(): Promise<void> {
  if (!existsSync(CASES)) {
    console.log('robots: the corpora are not here (../shared/corpora), nothing measured');
    return;
  }
  const cases = readFileSync(CASES, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Case => JSON.parse(line));
  const wrong = cases.filter((each) => answer(each) !== each.allowed);
  for (const each of wrong)
    console.log(`robots: ${each.source} ${each.url} allowed should be ${each.allowed}`);
  console.log(`robots: ${cases.length - wrong.length} of ${cases.length} cases as expected`);
  console.log(`robots: ${millisecondsForLargeFile().toFixed(1)} ms for a file of 500 KiB`);
}

function answer(each: Case): boolean {
  const bytes = Buffer.from(
    each.robotsTxtBase64 ?? each.robotsTxt ?? '',
    each.robotsTxtBase64 === undefined ? 'utf8' : 'base64',
  );
  return parseRobots(robotsText(bytes), each.userAgent).allows(each.url);
}

function millisecondsForLargeFile(): number {
  const line = 'Disallow: /hakemisto/*/sivu-\n';
  const text = `User-agent: *\n${line.repeat(Math.floor((500 * 1024) / line.length))}`;
  const start = performance.now();
  parseRobots(text, 'mediawatch').allows('https://lehti.example/hakemisto/a/b/c/uutinen');
  return performance.now() - start;
}
