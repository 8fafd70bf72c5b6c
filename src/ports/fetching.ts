import type { Page } from '../domain/page.ts';
import type { Failure } from '../domain/result.ts';
import type { RequestReceipt } from '../domain/run.ts';
import type { Validators } from '../domain/source.ts';
import type { Instant } from '../domain/time.ts';

export interface FetchRequest<About> {
  readonly url: string;
  readonly purpose: 'source' | 'article';
  /**
   * Sent as If-None-Match and If-Modified-Since; an equal body hash counts as not modified too. Empty ones for an article
   * that will be asked for again: only then its answer carries a hash.
   */
  readonly validators?: Validators;
  /** Comes back with the answer, so that nothing is looked up by address. */
  readonly about: About;
}

export type Fetched<About> = { readonly request: FetchRequest<About> } & (
  | {
      readonly outcome: 'page';
      readonly page: Page;
      readonly validators: Validators;
      /** Where the page is from now on, if every redirect on the way was for good (301, 308). */
      readonly movedTo?: string;
    }
  | { readonly outcome: 'not-modified'; readonly movedTo?: string }
  | { readonly outcome: 'failed'; readonly failure: Failure }
);

/** The one HTTP gate. */
export interface Fetcher {
  /**
   * Answers every request, in whatever order the hosts answer; never rejects because of a page.
   * Takes requests only as fast as it can begin them, so memory follows the pages in flight.
   */
  fetchAll<About>(requests: AsyncIterable<FetchRequest<About>>): AsyncIterable<Fetched<About>>;
  /** A line for each request made or refused since the fetcher was made, up to a bound. */
  receipts(): readonly RequestReceipt[];
  /** Of all requests, also of those beyond the receipts that are kept; bytes over the wire. */
  totals(): { readonly requests: number; readonly bytes: number };
  /** Ends what is in flight; whatever was not answered comes back as failed with reason `stopped`. */
  stop(): Promise<void>;
}

/** One exchange on the wire: no redirects followed, nothing decompressed. */
export interface WireRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** What a post to a chat channel carries; without it the request is a GET. */
  readonly post?: string;
}

export interface WireResponse {
  readonly status: number;
  readonly statusText: string;
  /** As they came, in order, names as sent. */
  readonly headers: readonly (readonly [string, string])[];
  /** The body as sent, still compressed. */
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * Below the gate: the network, a recording that answers in its place, or a recorder around another.
 * Rejects with a `WireError` where there is no answer.
 */
export interface Transport {
  /** False for recordings: nobody has to be spared. */
  readonly live: boolean;
  send(request: WireRequest): Promise<WireResponse>;
  close(): Promise<void>;
}

export class WireError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.message, options);
    this.name = 'WireError';
    this.failure = failure;
  }
}

/** What has to be remembered of hosts from run to run, so that we stay polite across restarts. */
export interface HostMemory {
  robots(origin: string): Promise<RememberedRobots | undefined>;
  rememberRobots(origin: string, robots: RememberedRobots): Promise<void>;
  /** Requests made to this host on this UTC day (`2024-04-24`). */
  requestsOn(host: string, day: string): Promise<number>;
  countRequest(host: string, day: string): Promise<void>;
  /** Not to be asked before this moment (Retry-After). */
  blockedUntil(host: string): Promise<Instant | undefined>;
  blockUntil(host: string, until: Instant): Promise<void>;
}

export interface RememberedRobots {
  readonly fetchedAt: Instant;
  /** The file's text; undefined where the site has none, `unreachable` where it could not be had (RFC 9309 2.3.1.4). */
  readonly text?: string;
  readonly unreachable: boolean;
}
