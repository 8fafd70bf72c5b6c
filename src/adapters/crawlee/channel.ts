/**
 * Results on their way from those who fetch to the one who reads. A writer waits while so many results
 * are unread, so that pages do not pile up in memory before a slow reader.
 */
export class Channel<Value> {
  readonly #capacity: number;
  readonly #values: Value[] = [];
  #waitingWriters: (() => void)[] = [];
  #wakeReader: (() => void) | undefined;
  #closed = false;
  #error: Error | undefined;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Resolves as soon as there is room for the next one; what comes after `close` is dropped. */
  async push(value: Value): Promise<void> {
    if (this.#closed) return;
    this.#values.push(value);
    this.#wakeReader?.();
    if (this.#values.length >= this.#capacity) {
      await new Promise<void>((resolve) => this.#waitingWriters.push(resolve));
    }
  }

  /** No more will come: what is there is still read, then the reader ends, or fails with the error. */
  close(error?: Error): void {
    this.#closed = true;
    this.#error ??= error;
    this.#releaseWriters();
    this.#wakeReader?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Value> {
    try {
      while (true) {
        const value = this.#values.shift();
        if (value !== undefined) {
          if (this.#values.length < this.#capacity) this.#releaseWriters();
          yield value;
        } else if (this.#closed) {
          if (this.#error) throw this.#error;
          return;
        } else {
          await new Promise<void>((resolve) => {
            this.#wakeReader = resolve;
          });
        }
      }
    } finally {
      this.close();
      this.#values.length = 0;
    }
  }

  #releaseWriters(): void {
    const writers = this.#waitingWriters;
    this.#waitingWriters = [];
    for (const release of writers) release();
  }
}
