import type { Failure, Result } from '../../domain/result.ts';
import type { RequestReceipt } from '../../domain/run.ts';
import { withoutSecrets } from '../../domain/secrets.ts';
import type { NetworkSettings } from '../../domain/settings.ts';
import { type Clock, type HostMemory, type Transport, WireError } from '../../ports.ts';
import { meaningOf } from './answers.ts';
import { type Errand, hostOf, type Outcome } from './errand.ts';
import { type Answer, exchange } from './exchange.ts';
import { HostLedger } from './host-ledger.ts';
import { headersFor, identity } from './identity.ts';
import { Pace, type Turn } from './pace.ts';
import { Receipts } from './receipts.ts';
import { RobotsBook } from './robots-book.ts';
import type { Timer } from './timer.ts';

/** What comes of one step of an errand. */
export type Step =
  | { readonly kind: 'done'; readonly outcome: Outcome }
  /** Redirected: to be queued for the host it goes to now. */
  | { readonly kind: 'moved'; readonly errand: Errand }
  /** The robots.txt of this origin has to be read first. */
  | { readonly kind: 'robots-first'; readonly origin: string };

export interface Visit {
  readonly turn: Turn;
  readonly waitedMs: number;
  readonly stop: AbortSignal;
}

export interface GateOptions {
  readonly transport: Transport;
  readonly settings: NetworkSettings;
  readonly memory: HostMemory;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly version: string;
  /** Shared with other gates; a recording needs none, as nobody has to be spared. */
  readonly pace?: Pace;
}

/** The longest Crawl-delay that is obeyed, in seconds: beyond it a site would never be read. */
const MOST_CRAWL_DELAY_SECONDS = 60;

/**
 * The one way out. An errand makes one step each time its host may be asked:
 *
 *     scheme → is the host to be left alone? → robots.txt → one request → what the answer means
 *
 * The address is checked below, where the connection is made. A redirect makes another step, so every hop
 * passes all of this again and waits for its own host's turn.
 */
export class Gate {
  readonly pace: Pace;
  readonly robots: RobotsBook;
  readonly receipts = new Receipts();
  readonly #options: GateOptions;
  /** Undefined for a recording: nobody has to be spared. */
  readonly #ledger: HostLedger | undefined;
  readonly #identity: Readonly<Record<string, string>>;

  constructor(options: GateOptions) {
    const { transport, settings, memory, clock, timer, version, pace } = options;
    const { live } = transport;
    this.#options = options;
    this.#identity = identity(settings, version);
    this.#ledger = live ? new HostLedger(memory, clock, settings.dailyBudget) : undefined;
    this.robots = new RobotsBook(live ? memory : undefined, clock);
    this.pace = live
      ? (pace ?? new Pace(settings, timer))
      : new Pace({ gapMs: 0, perHost: settings.concurrency }, timer);
  }

  async step(errand: Errand, visit: Visit): Promise<Step> {
    return told(await this.#step(errand, visit));
  }

  async #step(errand: Errand, visit: Visit): Promise<Step> {
    const foreign = foreignScheme(errand);
    if (foreign) return this.#refuse(errand, visit, foreign, 'not-asked');
    const refusal = await this.#ledger?.refusal(hostOf(errand));
    if (refusal) return this.#refuse(errand, visit, refusal, 'not-asked');
    if (errand.purpose === 'robots' || !this.#options.settings.robots)
      return this.#ask(errand, visit, 'not-asked');

    const known = await this.robots.known(errand.url.origin);
    if (known === undefined) return { kind: 'robots-first', origin: errand.url.origin };
    if (known.kind === 'unreachable') return this.#refuse(errand, visit, known.failure, 'not-asked');
    this.#slow(hostOf(errand), known.robots.crawlDelaySeconds);
    if (known.robots.allows(errand.url.href)) return this.#ask(errand, visit, 'allowed');
    return this.#refuse(errand, visit, closedByRobots(errand), 'disallowed');
  }

  /** The robots.txt of an origin came, or did not. */
  async settleRobots(origin: string, outcome: Outcome): Promise<void> {
    const known = await this.robots.settle(origin, outcome);
    if (known?.kind === 'rules') this.#slow(new URL(origin).host, known.robots.crawlDelaySeconds);
  }

  #slow(host: string, crawlDelaySeconds: number | undefined): void {
    if (crawlDelaySeconds === undefined || !this.#options.transport.live) return;
    this.pace.slow(host, Math.min(crawlDelaySeconds, MOST_CRAWL_DELAY_SECONDS) * 1000);
  }

  async #ask(errand: Errand, visit: Visit, robots: RequestReceipt['robots']): Promise<Step> {
    const { clock, timer, settings } = this.#options;
    visit.turn.sent();
    await this.#ledger?.count(hostOf(errand));
    const startedAt = clock.now();
    const startedMs = timer.now();
    let bytes = 0;
    const result = await this.#exchange(errand, visit.stop, (more) => {
      bytes += more;
    });
    const step = await this.#stepAfter(result, errand, settings.maxRedirects);
    this.receipts.add({
      url: errand.url.href,
      purpose: errand.purpose,
      startedAt,
      robots,
      waitedMs: Math.round(visit.waitedMs),
      tookMs: Math.round(timer.now() - startedMs),
      bytes,
      ...(result.ok && { status: result.value.status }),
      ...ending(step),
    });
    return step;
  }

  #exchange(errand: Errand, stop: AbortSignal, onBytes: (bytes: number) => void) {
    const { transport, timer, settings } = this.#options;
    const { timeoutMs, maxBodyBytes } = settings;
    const headers = headersFor(errand.purpose, this.#identity, errand.validators);
    return exchange({ transport, timer, url: errand.url, headers, timeoutMs, maxBodyBytes, stop, onBytes });
  }

  async #stepAfter(result: Result<Answer, Failure>, errand: Errand, maxRedirects: number): Promise<Step> {
    if (!result.ok) return failedStep(mildAfterRedirect(result.problem, errand));
    const meaning = meaningOf(result.value, errand, { at: this.#options.clock.now(), maxRedirects });
    if (meaning.kind === 'redirect') return { kind: 'moved', errand: meaning.errand };
    if (meaning.kind === 'outcome') return { kind: 'done', outcome: meaning.outcome };
    await this.#ledger?.block(hostOf(errand), meaning.pauseSeconds);
    return failedStep(meaning.failure);
  }

  #refuse(errand: Errand, visit: Visit, failure: Failure, robots: RequestReceipt['robots']): Step {
    const step = failedStep(mildAfterRedirect(failure, errand));
    this.receipts.add({
      url: errand.url.href,
      purpose: errand.purpose,
      startedAt: this.#options.clock.now(),
      robots,
      waitedMs: Math.round(visit.waitedMs),
      tookMs: 0,
      bytes: 0,
      ...ending(step),
    });
    return step;
  }
}

/** The failure of whatever is cut short because we are asked to stop. */
export function stopped(): WireError {
  return new WireError({ reason: 'stopped', message: 'stopped before the answer came', retry: 'next-run' });
}

/** Failures are kept and shown, and the addresses in them may hold a password or a token. */
function told(step: Step): Step {
  if (step.kind !== 'done' || step.outcome.outcome !== 'failed') return step;
  const { failure } = step.outcome;
  return failedStep({ ...failure, message: withoutSecrets(failure.message) });
}

function failedStep(failure: Failure): Step {
  return { kind: 'done', outcome: { outcome: 'failed', failure } };
}

function ending(step: Step): Pick<RequestReceipt, 'outcome' | 'failure'> {
  if (step.kind !== 'done') return { outcome: 'redirect' };
  const { outcome } = step;
  if (outcome.outcome !== 'failed') return { outcome: outcome.outcome };
  return { outcome: 'failed', failure: `${outcome.failure.reason}: ${outcome.failure.message}` };
}

function foreignScheme({ url }: Errand): Failure | undefined {
  if (url.protocol === 'http:' || url.protocol === 'https:') return undefined;
  const message = `${url.href} is not asked: only http: and https: addresses are`;
  return { reason: 'forbidden-scheme', message, retry: 'never' };
}

/** Where a redirect points may change tomorrow, so it settles nothing about the address that was announced. */
function mildAfterRedirect(failure: Failure, { trail }: Errand): Failure {
  if (trail[0] === undefined) return failure;
  const message = `${failure.message}, redirected from ${trail[0]}`;
  return { ...failure, message, ...(failure.retry === 'never' && { retry: 'later' as const }) };
}

function closedByRobots({ url }: Errand): Failure {
  return {
    reason: 'robots',
    message: `${url.href} is closed to us by ${url.origin}/robots.txt`,
    retry: 'later',
  };
}
