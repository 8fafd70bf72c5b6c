import type { AutoscaledPool } from '@crawlee/core';

export interface PoolWork {
  /** Pieces at once. */
  readonly concurrency: number;
  readonly isReady: () => boolean;
  readonly isFinished: () => boolean;
  readonly work: () => Promise<void>;
}

/** Enough that crawlee takes our word for it and does not go looking for the machine's memory with `ps`. */
const MEMORY_MEGABYTES = 1024;

/**
 * Runs work as long as there is some, so many pieces at once. This is crawlee's pool, which takes 0.3 s to load; so it
 * is had when there are more pieces than fit at once and one of these is done. Until then the first requests are on
 * their way, and what fits at once, such as a page that is looked at from the desk, never waits for it.
 */
export class Pool {
  readonly #work: PoolWork;
  /** Begun here; crawlee's pool takes over what is not done. */
  readonly #begun: Promise<void>[] = [];
  #hasRoom = false;
  #hasFailed = false;
  #isAborted = false;
  #wake: () => void = () => undefined;
  #crawlee: AutoscaledPool | undefined;

  constructor(work: PoolWork) {
    this.#work = work;
  }

  /** Ends when `isFinished` says so; rejects when `work` does. */
  async run(): Promise<void> {
    const { concurrency, isReady, isFinished } = this.#work;
    while (!this.#isAborted && !this.#hasFailed && !isFinished()) {
      if (!isReady()) await this.#something();
      else if (this.#begun.length < concurrency) this.#begin();
      else if (this.#hasRoom) return this.#goOn();
      else await this.#something();
    }
    if (!this.#isAborted) await Promise.all(this.#begun);
  }

  /** There may be something to do, or nothing any more. */
  wake(): void {
    if (this.#crawlee === undefined) this.#wake();
    else void this.#crawlee.notify();
  }

  async abort(): Promise<void> {
    this.#isAborted = true;
    this.#wake();
    await this.#crawlee?.abort();
  }

  #begin(): void {
    const piece = this.#work.work();
    this.#begun.push(piece);
    piece.then(
      () => {
        this.#hasRoom = true;
        this.#wake();
      },
      () => {
        this.#hasFailed = true;
        this.#wake();
      },
    );
  }

  #something(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  async #goOn(): Promise<void> {
    const begun = this.#begun;
    const { isReady, work } = this.#work;
    this.#crawlee = await crawleePool({
      ...this.#work,
      isReady: () => begun.length > 0 || isReady(),
      work: () => begun.shift() ?? work(),
    });
    if (!this.#isAborted) await this.#crawlee.run();
  }
}

/**
 * Without crawlee's crawler, queue, sessions, storage and HTTP client: which requests are made, when and how is decided
 * by the gate. Nothing is written to disk. Its own scaling is off: politeness sets the pace.
 */
async function crawleePool({ concurrency, isReady, isFinished, work }: PoolWork): Promise<AutoscaledPool> {
  const crawlee = await import('@crawlee/core');
  crawlee.log.setLevel(crawlee.LogLevel.WARNING);
  const configuration = new crawlee.Configuration({
    persistStorage: false,
    purgeOnStart: false,
    memoryMbytes: MEMORY_MEGABYTES,
  });
  return new crawlee.AutoscaledPool(
    {
      minConcurrency: concurrency,
      maxConcurrency: concurrency,
      loggingIntervalSecs: null,
      isTaskReadyFunction: async () => isReady(),
      isFinishedFunction: async () => isFinished(),
      runTaskFunction: work,
    },
    configuration,
  );
}
