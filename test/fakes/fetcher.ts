import { createHash } from 'node:crypto';
import type { Failure } from '../../src/domain/result.ts';
import { parseInstant } from '../../src/domain/time.ts';
import type { Fetched, Fetcher, FetchRequest } from '../../src/ports.ts';

/** What the made-up web answers: a body, nothing new, or a failure. */
export type Answer = string | 'not-modified' | Failure | Body;

interface Body {
  readonly body: string;
  readonly etag?: string;
  /** Where the page is for good. */
  readonly movedTo?: string;
}

/** A web of a few addresses, each with its answers in turn; the last one stays. */
export class FakeWeb implements Fetcher {
  readonly asked: string[] = [];
  readonly #answers = new Map<string, Answer[]>();

  answers(url: string, ...answers: readonly Answer[]): this {
    this.#answers.set(url, [...answers]);
    return this;
  }

  async *fetchAll<About>(requests: AsyncIterable<FetchRequest<About>>): AsyncGenerator<Fetched<About>> {
    for await (const request of requests) {
      this.asked.push(request.url);
      yield this.#answer(request);
    }
  }

  #answer<About>(request: FetchRequest<About>): Fetched<About> {
    const turns = this.#answers.get(request.url) ?? [GONE];
    const answer = (turns.length > 1 ? turns.shift() : turns[0]) ?? GONE;
    if (answer === 'not-modified') return { request, outcome: 'not-modified' };
    if (typeof answer === 'object' && 'reason' in answer)
      return { request, outcome: 'failed', failure: answer };
    const { body, etag, movedTo }: Body = typeof answer === 'string' ? { body: answer } : answer;
    const moved = movedTo !== undefined && { movedTo };
    if (etag !== undefined && request.validators?.etag === etag)
      return { request, outcome: 'not-modified', ...moved };
    const bytes = new TextEncoder().encode(body);
    return {
      request,
      outcome: 'page',
      ...moved,
      validators: {
        bodyHash: createHash('sha256').update(bytes).digest('hex'),
        ...(etag !== undefined && { etag }),
      },
      page: { url: movedTo ?? request.url, status: 200, headers: {}, body: bytes, fetchedAt: FETCHED_AT },
    };
  }

  receipts(): readonly [] {
    return [];
  }

  totals() {
    return { requests: this.asked.length, bytes: 0 };
  }

  async stop(): Promise<void> {
    this.#answers.clear();
  }
}

const FETCHED_AT = parseInstant('2024-05-10T09:00:00Z');

export const GONE: Failure = { reason: 'gone', message: 'answered 404', retry: 'next-run', status: 404 };
export const TIMEOUT: Failure = { reason: 'timeout', message: 'timed out after 30 s', retry: 'next-run' };
export const REFUSED: Failure = {
  reason: 'refused-by-site',
  message: 'answered 403',
  retry: 'later',
  status: 403,
};
