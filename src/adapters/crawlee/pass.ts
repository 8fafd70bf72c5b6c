import { setMaxListeners } from 'node:events';
import type { Fetched, FetchRequest } from '../../ports.ts';
import { requestUrl } from './answers.ts';
import { Channel } from './channel.ts';
import { type Errand, hostOf, type Outcome } from './errand.ts';
import { type Gate, type Step, stopped } from './gate.ts';
import { PoliteQueue, type Taken } from './polite-queue.ts';
import { Pool } from './pool.ts';
import type { Timer } from './timer.ts';

/** Requests that may wait for their hosts; they are small. */
const MOST_WAITING = 1_000;
/** Answers that may wait for their reader, pages with all their bytes. */
const MOST_UNREAD = 4;

export interface PassOptions {
  readonly gate: Gate;
  readonly timer: Timer;
  readonly concurrency: number;
}

/** An errand and whom its outcome is for; without a request it is a robots.txt that others wait for. */
interface Job<About> {
  readonly errand: Errand;
  readonly request?: FetchRequest<About>;
}

/** One stream of requests on its way through the gate. */
export class Pass<About> {
  readonly #gate: Gate;
  readonly #concurrency: number;
  readonly #queue: PoliteQueue<Job<About>>;
  readonly #results = new Channel<Fetched<About>>(MOST_UNREAD);
  readonly #abort = new AbortController();
  readonly #steps = new Set<Promise<Step>>();
  readonly #pool: Pool;
  /** Requests taken in and not answered yet. */
  #open = 0;
  #intakeEnded = false;
  #roomMade: (() => void) | undefined;

  constructor({ gate, timer, concurrency }: PassOptions) {
    this.#gate = gate;
    this.#concurrency = concurrency;
    this.#pool = new Pool({
      concurrency,
      isReady: () => this.#queue.hasReady(),
      isFinished: () => this.#isFinished(),
      work: () => this.#workOnce(),
    });
    this.#queue = new PoliteQueue(gate.pace, timer, () => this.#pool.wake());
    setMaxListeners(0, this.#abort.signal);
  }

  async *run(requests: AsyncIterable<FetchRequest<About>>): AsyncGenerator<Fetched<About>> {
    const finished = this.#work(requests);
    try {
      yield* this.#results;
    } finally {
      this.#halt();
      await finished;
    }
  }

  /** Cuts short what is in flight; everything taken in comes back as stopped. */
  async stop(): Promise<void> {
    this.#halt();
    await Promise.allSettled(this.#steps);
  }

  #halt(): void {
    if (this.#abort.signal.aborted) return;
    this.#abort.abort(stopped());
    for (const job of this.#queue.drain()) void this.#finish(job, stoppedOutcome());
    this.#roomMade?.();
    this.#pool.wake();
  }

  async #work(requests: AsyncIterable<FetchRequest<About>>): Promise<void> {
    try {
      const intake = this.#takeIn(requests);
      // Stopped before it began: what comes first ends the intake, and is told so.
      if (this.#abort.signal.aborted) await intake;
      await this.#pool.run();
      this.#results.close();
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#queue.close();
    }
  }

  #isFinished(): boolean {
    return (this.#intakeEnded || this.#abort.signal.aborted) && this.#open === 0;
  }

  /** Takes requests only while there is room, but never lets one slow host's long line keep the others out. */
  async #takeIn(requests: AsyncIterable<FetchRequest<About>>): Promise<void> {
    try {
      for await (const request of requests) {
        this.#accept(request);
        while (!this.#abort.signal.aborted && this.#isFull()) await this.#room();
        if (this.#abort.signal.aborted) break;
      }
      this.#intakeEnded = true;
      this.#pool.wake();
    } catch (error) {
      this.#fail(error);
    }
  }

  #isFull(): boolean {
    return this.#queue.size >= MOST_WAITING || this.#queue.crowd >= 4 * this.#concurrency;
  }

  #room(): Promise<void> {
    return new Promise((resolve) => {
      this.#roomMade = resolve;
    });
  }

  #accept(request: FetchRequest<About>): void {
    this.#open += 1;
    const url = requestUrl(request.url);
    if (url === null) {
      const failure = { reason: 'forbidden-scheme', retry: 'never' } as const;
      const message = `"${request.url}" is not a web address`;
      const about = { errand: { purpose: request.purpose, url: new URL('about:blank'), trail: [] }, request };
      void this.#finish(about, { outcome: 'failed', failure: { ...failure, message } });
      return;
    }
    const { purpose, validators } = request;
    const errand = { purpose, url, trail: [], ...(validators && { validators }) };
    this.#enqueue({ errand, request }, 'last');
  }

  #enqueue(job: Job<About>, place: 'first' | 'last'): void {
    if (this.#abort.signal.aborted) void this.#finish(job, stoppedOutcome());
    else if (place === 'first') this.#queue.addFirst(hostOf(job.errand), job);
    else this.#queue.add(hostOf(job.errand), job);
  }

  async #workOnce(): Promise<void> {
    const taken = this.#queue.take();
    this.#roomMade?.();
    if (taken === undefined) return;
    try {
      await this.#advance(taken);
    } catch (error) {
      this.#fail(error);
    } finally {
      taken.turn.end();
    }
  }

  /** The host's turn ends before the answer waits for its reader. */
  async #advance(taken: Taken<Job<About>>): Promise<void> {
    const { item: job, turn } = taken;
    const step = await this.#step(taken);
    if (step.kind === 'robots-first') this.#robotsFirst(job, step.origin);
    else if (step.kind === 'moved') this.#enqueue({ ...job, errand: step.errand }, 'first');
    else if (job.request === undefined) await this.#finish(job, step.outcome);
    turn.end();
    if (step.kind === 'done' && job.request !== undefined) await this.#finish(job, step.outcome);
  }

  async #step({ item, turn, waitedMs }: Taken<Job<About>>): Promise<Step> {
    const step = this.#gate.step(item.errand, { turn, waitedMs, stop: this.#abort.signal });
    this.#steps.add(step);
    try {
      return await step;
    } finally {
      this.#steps.delete(step);
    }
  }

  #robotsFirst(job: Job<About>, origin: string): void {
    const isFirst = this.#gate.robots.await(origin, () => this.#enqueue(job, 'first'));
    if (!isFirst) return;
    const errand: Errand = { purpose: 'robots', url: new URL('/robots.txt', origin), trail: [] };
    this.#enqueue({ errand }, 'first');
  }

  async #finish({ errand, request }: Job<About>, outcome: Outcome): Promise<void> {
    if (request === undefined) {
      await this.#gate.settleRobots(new URL(errand.trail[0] ?? errand.url.href).origin, outcome);
      return;
    }
    this.#open -= 1;
    if (this.#open === 0) this.#pool.wake();
    await this.#results.push({ request, ...outcome });
  }

  #fail(error: unknown): void {
    this.#results.close(error instanceof Error ? error : new Error(String(error)));
    this.#halt();
    void this.#pool.abort();
  }
}

function stoppedOutcome(): Outcome {
  return { outcome: 'failed', failure: stopped().failure };
}
