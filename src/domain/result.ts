/** An answer that may have gone wrong in a way that the caller has to deal with. */
export type Result<Value, Problem> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function failed<Problem>(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem };
}

/** Why something of the outside world could not be had, in the words that reports and the command line use. */
export type FailureReason =
  | 'dns'
  | 'connection'
  | 'tls'
  | 'timeout'
  | 'http-status'
  | 'gone'
  | 'refused-by-site'
  | 'robots'
  | 'rate-limited'
  | 'budget'
  | 'too-large'
  | 'too-many-redirects'
  | 'forbidden-address'
  | 'forbidden-scheme'
  | 'not-recorded'
  | 'not-understood'
  | 'stopped';

/** When asking again makes sense: at the next run, later with growing patience, or never. */
export type Retry = 'next-run' | 'later' | 'never';

/** The world misbehaves: a value, never an exception. */
export interface Failure {
  readonly reason: FailureReason;
  /** One sentence for a person, with the facts in it. */
  readonly message: string;
  readonly retry: Retry;
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  /** Seconds the server asked us to wait (Retry-After), where it did. */
  readonly retryAfterSeconds?: number;
}

/** Failure points, after Media Cloud's rss-fetcher: what is hard counts one, what is soft half, what passes a quarter. */
export function failurePoints(failure: Failure): number {
  if (failure.retry === 'never') return 1;
  return failure.retry === 'later' ? 0.5 : 0.25;
}

/** How many points a page or a source may collect before it is given up (a page) or called broken (a source). */
export const GIVEN_UP_POINTS = 30;
