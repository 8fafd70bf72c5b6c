import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import type { Failure, FailureReason, Retry } from '../../domain/result.ts';
import { type Instant, millisecondsOf } from '../../domain/time.ts';
import type { Errand, Outcome } from './errand.ts';
import type { Answer } from './exchange.ts';

/** What an answer means: an outcome, or another address to ask. */
export type Meaning =
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'redirect'; readonly errand: Errand }
  /** The host wants to be left alone. */
  | { readonly kind: 'rate-limited'; readonly failure: Failure; readonly pauseSeconds: number };

/** How long a host is left alone that answers 429 and does not say how long. */
const UNSAID_PAUSE_SECONDS = 600;
/** A host that had to ask for patience gets at least this much. */
const LEAST_PAUSE_SECONDS = 60;
/** More patience than this is a mistake of the server. */
export const MOST_PAUSE_SECONDS = 24 * 60 * 60;

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const FOR_GOOD: ReadonlySet<number> = new Set([301, 308]);
const REFUSALS: ReadonlySet<number> = new Set([401, 402, 403, 451]);

export interface Moment {
  readonly at: Instant;
  readonly maxRedirects: number;
}

export function meaningOf(answer: Answer, errand: Errand, moment: Moment): Meaning {
  const { status, headers } = answer;
  if (status === 200) return outcome(pageOrUnchanged(answer, errand, moment.at));
  if (status === 304 && isConditional(errand)) return outcome({ outcome: 'not-modified', ...moved(errand) });
  if (REDIRECTS.has(status) && headers['location'] !== undefined) {
    return redirected(headers['location'], errand, moment.maxRedirects, status);
  }
  const asked = retryAfterSeconds(headers['retry-after'], moment.at);
  if (status === 429 || (status === 503 && asked !== undefined)) return rateLimited(errand, status, asked);
  return failure(errand, status, ...meaningOfStatus(status));
}

function outcome(result: Outcome): Meaning {
  return { kind: 'outcome', outcome: result };
}

function pageOrUnchanged({ body, headers, status }: Answer, errand: Errand, at: Instant): Outcome {
  const { url, validators } = errand;
  const bodyHash = isCompared(errand) ? hash('sha256', body) : undefined;
  if (bodyHash !== undefined && validators?.bodyHash === bodyHash)
    return { outcome: 'not-modified', ...moved(errand) };
  const { etag, 'last-modified': lastModified } = headers;
  return {
    outcome: 'page',
    ...moved(errand),
    page: { url: url.href, status, headers, body, fetchedAt: at },
    validators: {
      ...(etag !== undefined && { etag }),
      ...(lastModified !== undefined && { lastModified }),
      ...(bodyHash !== undefined && { bodyHash }),
    },
  };
}

/** An article's page that is asked for once need not be known again by its bytes. */
function isCompared({ purpose, validators }: Errand): boolean {
  return purpose !== 'article' || validators !== undefined;
}

function moved({ url, trail, isDetour }: Errand): { readonly movedTo?: string } {
  return trail.length > 0 && isDetour !== true ? { movedTo: url.href } : {};
}

function isConditional({ validators }: Errand): boolean {
  return validators?.etag !== undefined || validators?.lastModified !== undefined;
}

function redirected(location: string, errand: Errand, maxRedirects: number, status: number): Meaning {
  const { url, trail } = errand;
  const next = requestUrl(textOfHeader(location), url.href);
  if (next === null)
    return failure(errand, status, 'http-status', 'later', `points to "${location.slice(0, 200)}"`);
  const walked = [...trail, url.href];
  if (walked.includes(next.href))
    return failure(errand, status, 'too-many-redirects', 'later', 'goes in circles');
  if (walked.length > maxRedirects) {
    return failure(errand, status, 'too-many-redirects', 'later', `goes on after ${maxRedirects} redirects`);
  }
  const isDetour = errand.isDetour === true || !FOR_GOOD.has(status);
  return { kind: 'redirect', errand: { ...errand, url: next, trail: walked, isDetour } };
}

/** Header bytes come one character each; many servers mean UTF-8, and the rest is kept as it is, escaped. */
function textOfHeader(value: string): string {
  const bytes = Buffer.from(value, 'latin1');
  if (isUtf8(bytes)) return bytes.toString('utf8');
  return value.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * The address without fragment and without a name and password, which we never send; null where it is none. What a
 * parser takes need not be one still as it was written down: a long name with letters beyond ASCII is refused then.
 */
export function requestUrl(written: string, base?: string): URL | null {
  const url = URL.parse(written, base);
  const bare = url && URL.parse(url.href);
  if (bare === null) return null;
  bare.username = '';
  bare.password = '';
  bare.hash = '';
  return bare;
}

function rateLimited({ url }: Errand, status: number, asked: number | undefined): Meaning {
  const pause = Math.min(Math.max(asked ?? UNSAID_PAUSE_SECONDS, LEAST_PAUSE_SECONDS), MOST_PAUSE_SECONDS);
  const wish = asked === undefined ? '' : ` and asks for ${asked} s of patience`;
  return {
    kind: 'rate-limited',
    pauseSeconds: pause,
    failure: {
      reason: 'rate-limited',
      message: `${url.host} answered ${status}${wish}`,
      retry: 'next-run',
      status,
      ...(asked !== undefined && { retryAfterSeconds: asked }),
    },
  };
}

/** Seconds, or an HTTP date (RFC 9110 10.2.3); undefined where it is absent or neither. */
export function retryAfterSeconds(header: string | undefined, now: Instant): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d+$/.test(text)) return Number(text);
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - millisecondsOf(now)) / 1000));
}

function meaningOfStatus(status: number): [FailureReason, Retry] {
  if (status === 404 || status === 410) return ['gone', 'next-run'];
  if (REFUSALS.has(status)) return ['refused-by-site', 'later'];
  return status >= 500 ? ['http-status', 'next-run'] : ['http-status', 'later'];
}

function failure(
  errand: Errand,
  status: number,
  reason: FailureReason,
  retry: Retry,
  more?: string,
): Meaning {
  const from = errand.trail[0] === undefined ? '' : `, redirected from ${errand.trail[0]}`;
  const message = `${errand.url.href} answered ${status}${more === undefined ? '' : ` and ${more}`}${from}`;
  return { kind: 'outcome', outcome: { outcome: 'failed', failure: { reason, message, retry, status } } };
}
