import type { Instant } from '../domain/time.ts';

/** A view of the archive that is read as a feed. */
export interface ViewFeed {
  /** Part of its address; nobody can guess it. */
  readonly token: string;
  /** E-mail of who made it. */
  readonly owner: string;
  readonly title: string;
  /** What it shows, as the query of the search page: `q=litium&language=fi`. */
  readonly query: string;
  readonly createdAt: Instant;
}

export interface ViewFeeds {
  addViewFeed(feed: Omit<ViewFeed, 'token'>): Promise<ViewFeed>;
  /** Undefined for one that never was or was taken back. */
  viewFeed(token: string): Promise<ViewFeed | undefined>;
  /** Newest first. */
  viewFeedsOf(owner: string): Promise<readonly ViewFeed[]>;
  /** False where there is no such feed of theirs. */
  revokeViewFeed(token: string, owner: string, at: Instant): Promise<boolean>;
}
