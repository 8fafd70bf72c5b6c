import { Worker } from 'node:worker_threads';
import type { Candidate } from '../../domain/candidate.ts';
import type { Page } from '../../domain/page.ts';
import { type Failure, failed, type Result } from '../../domain/result.ts';
import type { Log, PageReader, ReadingSettings, ReadPage } from '../../ports.ts';
import { ownBuffer, release } from './body.ts';
import type { Asked, Told } from './messages.ts';

export interface ThreadedReaderOptions {
  /** Reads in this thread. */
  readonly here: PageReader;
  /** The module that the other thread begins with. */
  readonly entry: URL;
  readonly settings: ReadingSettings;
  /** Whether this thread may read too while the other is not there yet or has its hands full: nobody is served. */
  readonly shares: boolean;
  readonly log: Log;
  /** Longest time for one page, in seconds; a page that takes longer is broken off. */
  readonly patience?: number;
  /** As many pages are read here, or expected, before another thread is worth its start. */
  readonly worthAThread?: number;
}

interface Job extends Asked {
  readonly resolve: (answer: Result<ReadPage, Failure> | Promise<Result<ReadPage, Failure>>) => void;
}

const WORTH_A_THREAD = 200;
/** A page of so many bytes would hold up this thread for too long. */
const SMALL_PAGE = 262_144;
/** One is read, the others are there so that the thread never has to wait. */
const IN_HAND = 4;
const PATIENCE_SECONDS = 20;

/**
 * Reads the first pages of a pass here, as most passes have no more; then, or when many are expected, a second thread
 * reads, while this one fetches, stores and serves. A page on which that thread dies or comes to no end costs itself and
 * is told as a failure.
 */
export class ThreadedReader implements PageReader {
  readonly #options: ThreadedReaderOptions;
  readonly #worthAThread: number;
  /** Waiting to be sent. */
  readonly #queue: Job[] = [];
  /** What the thread has, in the order in which it answers. */
  readonly #sent: Job[] = [];
  #worker: Worker | undefined;
  #isReady = false;
  /** No thread can be had. */
  #isBroken = false;
  #asked = 0;
  #expected = 0;
  #timer: NodeJS.Timeout | undefined;
  #turn: NodeJS.Immediate | undefined;

  constructor(options: ThreadedReaderOptions) {
    this.#options = options;
    this.#worthAThread = options.worthAThread ?? WORTH_A_THREAD;
  }

  async read(page: Page, candidate: Candidate): Promise<Result<ReadPage, Failure>> {
    this.#asked += 1;
    if (this.#isReadHere(page)) return this.#readHere(page, candidate);
    this.#worker ??= this.#start();
    return new Promise((resolve) => {
      this.#queue.push({ page, candidate, resolve });
      this.#sendOn();
    });
  }

  expect(pages: number): void {
    this.#expected += pages;
    if (this.#expected > this.#worthAThread && !this.#isBroken) this.#worker ??= this.#start();
  }

  async close(): Promise<void> {
    this.#asked = 0;
    this.#expected = 0;
    await this.#end();
  }

  async #end(): Promise<void> {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = undefined;
    this.#isReady = false;
    await worker?.terminate();
  }

  #isReadHere({ body }: Page): boolean {
    if (this.#isBroken) return true;
    if (this.#worker !== undefined || body.byteLength > SMALL_PAGE) return false;
    return Math.max(this.#asked, this.#expected) <= this.#worthAThread;
  }

  #start(): Worker {
    const { entry, settings, log } = this.#options;
    const worker = new Worker(entry, { workerData: settings });
    worker.on('message', (told: Told) => this.#take(told));
    worker.on('error', (error) => log.error('the thread that reads pages ended', { error }));
    worker.on('exit', () => {
      if (this.#worker === worker) void this.#lose('ended the thread that read it');
    });
    return worker;
  }

  #sendOn(): void {
    while (this.#isReady && this.#sent.length < IN_HAND) {
      const job = this.#queue.shift();
      if (job === undefined) return;
      const { page, candidate } = job;
      const handedOver = ownBuffer(page.body);
      this.#worker?.postMessage({ page, candidate } satisfies Asked, handedOver ? [handedOver] : []);
      this.#sent.push(job);
      if (this.#sent.length === 1) this.#startTimer();
    }
    if (this.#options.shares && this.#queue.length > 0) this.#help();
  }

  /**
   * Reads one page here, and looks for other work before the next: what the other thread answers, and what has come for
   * it meanwhile. Several in a row would leave that one without work.
   */
  #help(): void {
    this.#turn ??= setImmediate(() => {
      this.#turn = undefined;
      const job = this.#queue.shift();
      job?.resolve(this.#readHere(job.page, job.candidate));
      this.#sendOn();
    });
  }

  #take(told: Told): void {
    if ('ready' in told) this.#isReady = true;
    else {
      this.#sent.shift()?.resolve(told.answer);
      this.#startTimer();
    }
    this.#sendOn();
  }

  /** Time runs for the page in front. */
  #startTimer(): void {
    clearTimeout(this.#timer);
    if (this.#sent.length === 0) return;
    const { patience = PATIENCE_SECONDS } = this.#options;
    const late = () => void this.#lose(`took longer than ${patience} seconds to read`);
    this.#timer = setTimeout(late, patience * 1000);
  }

  /** The page in front is at fault; the others that the thread had are asked for again by the next pass. */
  #lose(what: string): Promise<void> | undefined {
    const { log } = this.#options;
    const wasReady = this.#isReady;
    // Nobody waits for its end: whatever holds it up may do so for a while.
    void this.#end();
    if (!wasReady) return this.#readAllHere();
    const [front, ...others] = this.#sent.splice(0);
    if (front !== undefined) {
      const message = `${front.page.url} ${what}; it is told as not understood.`;
      log.warn(message);
      front.resolve(failed({ reason: 'not-understood', message, retry: 'later' }));
    }
    for (const { page, resolve } of others) {
      const message = `${page.url} was not read, because another page ended the thread; the next pass reads it.`;
      resolve(failed({ reason: 'stopped', message, retry: 'next-run' }));
    }
    if (this.#queue.length > 0) this.#worker = this.#start();
    return undefined;
  }

  async #readAllHere(): Promise<void> {
    this.#options.log.warn('no second thread can be had for reading pages; they are read in the first');
    this.#isBroken = true;
    for (const { page, candidate, resolve } of this.#queue.splice(0))
      resolve(await this.#readHere(page, candidate));
  }

  async #readHere(page: Page, candidate: Candidate): Promise<Result<ReadPage, Failure>> {
    const answer = await this.#options.here.read(page, candidate);
    release(page.body);
    return answer;
  }
}
