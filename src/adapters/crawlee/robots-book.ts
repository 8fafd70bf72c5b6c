import type { Failure } from '../../domain/result.ts';
import { millisecondsOf } from '../../domain/time.ts';
import type { Clock, HostMemory, RememberedRobots } from '../../ports.ts';
import type { Outcome } from './errand.ts';
import { PRODUCT } from './identity.ts';
import { NO_ROBOTS, parseRobots, type Robots, robotsText } from './robots.ts';

/** What is known of an origin: its rules, or why they could not be had and nothing may be asked. */
export type KnownRobots =
  | { readonly kind: 'rules'; readonly robots: Robots }
  | { readonly kind: 'unreachable'; readonly failure: Failure };

/** RFC 9309 2.4: a copy is used no longer than this. */
const FRESH_MS = 24 * 60 * 60 * 1000;
/** How long after a failure the file is not asked for again. */
const PATIENCE_MS = 10 * 60 * 1000;

interface Page {
  readonly known: KnownRobots;
  readonly validUntil: number;
}

type Memory = Pick<HostMemory, 'robots' | 'rememberRobots'>;

/**
 * Everybody's robots.txt. A site without one (4xx) allows everything; one that cannot give it now (5xx, no
 * answer) allows nothing for the time being, unless an older copy is at hand (RFC 9309 2.3.1).
 */
export class RobotsBook {
  readonly #memory: Memory | undefined;
  readonly #clock: Clock;
  readonly #pages = new Map<string, Page>();
  readonly #waiting = new Map<string, (() => void)[]>();

  /** Without a memory nothing is remembered beyond this book. */
  constructor(memory: Memory | undefined, clock: Clock) {
    this.#memory = memory;
    this.#clock = clock;
  }

  /** Undefined where the file has to be asked for. */
  async known(origin: string): Promise<KnownRobots | undefined> {
    const page = this.#pages.get(origin);
    if (page !== undefined) return page.validUntil > this.#now() ? page.known : undefined;
    const remembered = await this.#memory?.robots(origin);
    if (remembered === undefined || remembered.unreachable) return undefined;
    const validUntil = millisecondsOf(remembered.fetchedAt) + FRESH_MS;
    // Fetched in the future: the clock was wrong then, and the copy is of any age.
    if (validUntil <= this.#now() || validUntil > this.#now() + FRESH_MS) return undefined;
    return this.#write(origin, rulesOf(remembered.text), validUntil);
  }

  /** Lets `resume` wait for the file; true where the caller has to get it, being the first to want it. */
  await(origin: string, resume: () => void): boolean {
    const waiting = this.#waiting.get(origin);
    if (waiting !== undefined) waiting.push(resume);
    else this.#waiting.set(origin, [resume]);
    return waiting === undefined;
  }

  /** The file came, or did not: writes it down and lets those go on who wait for it. */
  async settle(origin: string, outcome: Outcome): Promise<KnownRobots | undefined> {
    const known = await this.#learn(origin, outcome);
    const waiting = this.#waiting.get(origin) ?? [];
    this.#waiting.delete(origin);
    for (const resume of waiting) resume();
    return known;
  }

  async #learn(origin: string, outcome: Outcome): Promise<KnownRobots | undefined> {
    if (outcome.outcome === 'page') return this.#learnRules(origin, robotsText(outcome.page.body));
    if (outcome.outcome === 'not-modified')
      throw new Error(`${origin}: robots.txt was asked for unconditionally`);
    if (outcome.failure.reason === 'stopped') return undefined;
    if (saysThereIsNone(outcome.failure)) return this.#learnRules(origin, undefined);
    return this.#learnUnreachable(origin, outcome.failure);
  }

  async #learnRules(origin: string, text: string | undefined): Promise<KnownRobots> {
    await this.#remember(origin, { unreachable: false, ...(text !== undefined && { text }) });
    return this.#write(origin, rulesOf(text), this.#now() + FRESH_MS);
  }

  async #learnUnreachable(origin: string, failure: Failure): Promise<KnownRobots> {
    const until = this.#now() + PATIENCE_MS;
    const older = await this.#memory?.robots(origin);
    if (older === undefined || (older.unreachable && older.text === undefined)) {
      if (!isForbidden(failure)) await this.#remember(origin, { unreachable: true });
      return this.#write(origin, { kind: 'unreachable', failure: closed(origin, failure) }, until);
    }
    await this.#remember(origin, { ...older, unreachable: true });
    return this.#write(origin, rulesOf(older.text), until);
  }

  async #remember(origin: string, robots: Omit<RememberedRobots, 'fetchedAt'>): Promise<void> {
    await this.#memory?.rememberRobots(origin, { ...robots, fetchedAt: this.#clock.now() });
  }

  #write(origin: string, known: KnownRobots, validUntil: number): KnownRobots {
    this.#pages.set(origin, { known, validUntil });
    return known;
  }

  #now(): number {
    return millisecondsOf(this.#clock.now());
  }
}

function rulesOf(text: string | undefined): KnownRobots {
  return { kind: 'rules', robots: text === undefined ? NO_ROBOTS : parseRobots(text, PRODUCT) };
}

/** 4xx, or endless redirects; a recording without the file comes to the same. */
function saysThereIsNone({ reason, status }: Failure): boolean {
  if (reason === 'not-recorded' || reason === 'too-many-redirects') return true;
  return status !== undefined && status < 500 && reason !== 'rate-limited';
}

function isForbidden({ reason }: Failure): boolean {
  return reason === 'forbidden-address' || reason === 'forbidden-scheme';
}

function closed(origin: string, failure: Failure): Failure {
  if (isForbidden(failure) || failure.reason === 'rate-limited') return failure;
  return {
    ...failure,
    reason: failure.status === undefined ? failure.reason : 'robots',
    message: `${failure.message}; without ${origin}/robots.txt nothing else is asked there`,
    retry: 'next-run',
  };
}
