import type { Failure } from './result.ts';
import type { ConditionChange } from './source-standing.ts';
import type { Instant } from './time.ts';

/** The funnel of one source in one pass. */
export interface SourceReport {
  readonly sourceId: string;
  readonly outcome: 'polled' | 'not-modified' | 'failed' | 'not-due';
  /** Items in the documents. */
  readonly announced: number;
  /** Of these never seen before. */
  readonly fresh: number;
  /** Of the documents that were understood: how many, and in how many items there was a headline, a date. */
  readonly shape?: { readonly documents: number; readonly titled: number; readonly dated: number };
  /** Items that could not be used, by reason. */
  readonly dropped: Readonly<Record<string, number>>;
  /** Articles read in this pass, whenever announced. */
  readonly read: number;
  /** Settled without fetching, for want of a hint in headline and teaser. */
  readonly withoutHint: number;
  /** Pages that could not be had this time, by reason. */
  readonly unread: Readonly<Record<string, number>>;
  readonly accepted: number;
  readonly toReview: number;
  readonly failure?: Failure;
  /** Where the server says that the source is from now on (301, 308). */
  readonly movedTo?: string;
  readonly consecutiveFailures: number;
  readonly nextDueAt?: Instant;
}

/** Links that readers were given, looked at again in one pass. What is counted beside `checked` is news. */
export interface LinksReport {
  readonly checked: number;
  /** Found to lead nowhere: gone, withdrawn, or no answer. */
  readonly gone: number;
  readonly moved: number;
  readonly paywalled: number;
  /** Headlines that their publishers changed. */
  readonly changed: number;
  /** Pages of which a copy was kept. */
  readonly copied: number;
}

/** One request over the HTTP gate, or its refusal: a line of the receipt. */
export interface RequestReceipt {
  readonly url: string;
  readonly purpose: 'source' | 'article' | 'robots';
  readonly startedAt: Instant;
  readonly robots: 'allowed' | 'disallowed' | 'not-asked';
  /** Milliseconds spent waiting for politeness. */
  readonly waitedMs: number;
  readonly tookMs: number;
  readonly outcome: 'page' | 'not-modified' | 'redirect' | 'failed';
  readonly status?: number;
  /** Body bytes over the wire, before decompression. */
  readonly bytes: number;
  readonly failure?: string;
}

/** One pass, and its funnel per source. */
export interface Run {
  readonly id: string;
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  readonly outcome: 'done' | 'some-sources-failed' | 'stopped';
  readonly sources: readonly SourceReport[];
  /** Absent where no links were due, or none were to be looked at. */
  readonly links?: LinksReport;
  readonly requests: number;
  readonly bytes: number;
  /** Stories that only staff can put out, after the pass. */
  readonly waiting: number;
  readonly published: number;
  /** Sources that are not as they were after the pass before; absent where all are. */
  readonly changes?: readonly ConditionChange[];
}
