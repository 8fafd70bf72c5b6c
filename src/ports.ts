/**
 * Everything we ask of the world. The pipeline knows these and nothing behind them;
 * `main.ts` chooses who answers.
 */
import type { PublishedFile } from './domain/digest.ts';
import type { RequestReceipt, Run } from './domain/run.ts';
import type { Instant } from './domain/time.ts';

export type * from './ports/accounts.ts';
export type * from './ports/composer.ts';
export type * from './ports/desk.ts';
export type { Documents } from './ports/documents.ts';
export * from './ports/fetching.ts';
export type * from './ports/links.ts';
export type * from './ports/mail.ts';
export type * from './ports/reading.ts';
export type { Recall, RejectedArticle } from './ports/recall.ts';
export type * from './ports/sources.ts';
export type * from './ports/store.ts';
export type { ViewFeed, ViewFeeds } from './ports/view-feeds.ts';

/** The one clock. */
export interface Clock {
  now(): Instant;
}

/** What happened, for the operator's log; never for the result of a command. */
export interface Log {
  debug(message: string, facts?: Readonly<Record<string, unknown>>): void;
  info(message: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
  error(message: string, facts?: Readonly<Record<string, unknown>>): void;
}

export interface Files {
  /** Writes each file whole or not at all; leaves unchanged ones untouched; answers how many changed. */
  writePublic(files: readonly PublishedFile[]): Promise<number>;
  /** Keeps the receipt of a run as JSON, a request a line, and answers where; the oldest are removed. */
  writeReceipt(runId: string, receipt: Receipt): Promise<string>;
}

/** What a run did. */
export interface Receipt {
  readonly run: Run;
  readonly requests: readonly RequestReceipt[];
}
