import type { AutoscaledPool } from '@crawlee/core';

export interface PoolWork {
  /** Pieces at once. */
  readonly concurrency: number;
  readonly isReady: () => boolean;
  readonly isFinished: () => boolean;
  readonly work: () => Promise<void>;
  /** So many pieces are done before crawlee's pool is worth its loading. */
  readonly worthCrawlee?: number;
}

const WORTH_CRAWLEE = 1_000;

/** Enough that crawlee takes our word for it and does not go looking for the machine's memory with `ps`. */
const MEMORY_MEGABYTES = 1024;

/**
 * Runs work as long as there is some, so many pieces at once. Of a long run crawlee's pool takes care. It takes 0.3 s
 * to load, so the first pieces are begun here: most passes, and whoever looks at one page, have no more of them.
 */
export class Pool {
  readonly #work: PoolWork;
  /** Under way, or broken; crawlee's pool takes them over. */
  readonly #begun = new Set<Promise<void>>();
  #done = 0;
  #hasFailed = false;
  #isAborted = false;
  #wake: () => void = () => undefined;
  #crawlee: AutoscaledPool | undefined;

  constructor(work: PoolWork) {
    this.#work = work;
  }

  /** Ends when `isFinished` says so; rejects when `work` does. */
  async run(): Promise<void> {
    const { concurrency, isReady, isFinished, worthCrawlee = WORTH_CRAWLEE } = this.#work;
    while (!this.#isAborted && !this.#hasFailed && !isFinished()) {
      if (!isReady() || this.#begun.size === concurrency) await this.#something();
      else if (this.#done < worthCrawlee) this.#begin();
      else return this.#goOn();
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
    this.#begun.add(piece);
    piece.then(
      () => {
        this.#begun.delete(piece);
        this.#done += 1;
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
    const begun = [...this.#begun];
    const { concurrency, isReady, isFinished, work } = this.#work;
    this.#crawlee = await crawleePool({
      ...{ concurrency, isFinished },
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
