/** Runs work as long as there is some, so many pieces at once. */
export interface Pool {
  /** Ends when `isFinished` says so; rejects when `work` does. */
  run(): Promise<void>;
  /** There may be something to do, or nothing any more. */
  wake(): void;
  abort(): Promise<void>;
}

export interface PoolWork {
  readonly concurrency: number;
  readonly isReady: () => boolean;
  readonly isFinished: () => boolean;
  readonly work: () => Promise<void>;
}

/** Enough that crawlee takes our word for it and does not go looking for the machine's memory with `ps`. */
const MEMORY_MEGABYTES = 1024;

/**
 * crawlee's pool, without its crawler, queue, sessions, storage and HTTP client: which requests are made, when
 * and how is decided by the gate. Nothing is written to disk. Its own scaling is off: politeness sets the pace.
 * Loaded on first use, since it costs 0.4 s that commands which fetch nothing need not pay.
 */
export async function openPool({ concurrency, isReady, isFinished, work }: PoolWork): Promise<Pool> {
  const { AutoscaledPool, Configuration, log, LogLevel } = await import('@crawlee/core');
  log.setLevel(LogLevel.WARNING);
  const configuration = new Configuration({
    persistStorage: false,
    purgeOnStart: false,
    memoryMbytes: MEMORY_MEGABYTES,
  });
  const pool = new AutoscaledPool(
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
  return {
    run: () => pool.run(),
    wake: () => void pool.notify(),
    abort: () => pool.abort(),
  };
}
