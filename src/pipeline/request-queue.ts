/** Requests that come up while others are answered: whoever iterates waits for the next until the queue is closed. */
export class RequestQueue<Request> implements AsyncIterable<Request> {
  readonly #waiting: Request[] = [];
  #closed = false;
  #wake: (() => void) | undefined;

  push(request: Request): void {
    if (this.#closed) throw new Error('the queue of requests is closed already');
    this.#waiting.push(request);
    this.#wake?.();
  }

  /** What is waiting is still handed out; nothing more may come. */
  close(): void {
    this.#closed = true;
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Request> {
    for (;;) {
      const next = this.#waiting.shift();
      if (next !== undefined) yield next;
      else if (this.#closed) return;
      else await this.#somethingHappens();
    }
  }

  #somethingHappens(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = () => {
        this.#wake = undefined;
        resolve();
      };
    });
  }
}
