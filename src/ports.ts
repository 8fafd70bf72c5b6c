/**
 * Everything we ask of the world. The pipeline knows these and nothing behind them;
 * `main.ts` chooses who answers.
 */
import type { Article } from './domain/article.ts';
import type { Candidate, Discovery, Settlement } from './domain/candidate.ts';
import type { DigestItem, PublishedFile } from './domain/digest.ts';
import type { Verdict } from './domain/match.ts';
import type { Mention } from './domain/mention.ts';
import type { Page } from './domain/page.ts';
import type { Failure, Result } from './domain/result.ts';
import type { RequestReceipt, Run } from './domain/run.ts';
import type { PollingSettings } from './domain/settings.ts';
import type { Source, SourceState, Validators } from './domain/source.ts';
import type { FeatureWeight, Fingerprint, Neighbour } from './domain/story.ts';
import type { Instant } from './domain/time.ts';
import type { Accounts } from './ports/accounts.ts';
import type { Composer } from './ports/composer.ts';
import type { ReviewDesk } from './ports/desk.ts';
import type { LinkDesk, Links } from './ports/links.ts';
import type { Mailings } from './ports/mail.ts';
import type { Recall } from './ports/recall.ts';
import type { SourceDesk, SourceRecords } from './ports/sources.ts';
import type { ViewFeeds } from './ports/view-feeds.ts';

export type * from './ports/accounts.ts';
export type * from './ports/composer.ts';
export type * from './ports/desk.ts';
export type { Documents } from './ports/documents.ts';
export type * from './ports/links.ts';
export type * from './ports/mail.ts';
export type { Recall, RejectedArticle } from './ports/recall.ts';
export type * from './ports/sources.ts';
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

// ------------------------------------------------------------------ fetching

export interface FetchRequest<About> {
  readonly url: string;
  readonly purpose: 'source' | 'article';
  /** Sent as If-None-Match and If-Modified-Since; an equal body hash counts as not modified too. */
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

// ------------------------------------------------------------------ storing

/** The answer of one source document, with all that it announced. Recorded in one transaction. */
export interface Poll {
  readonly source: Source;
  readonly url: string;
  readonly at: Instant;
  readonly answer:
    | { readonly outcome: 'understood'; readonly discovery: Discovery; readonly validators: Validators }
    | { readonly outcome: 'not-modified' }
    | { readonly outcome: 'failed'; readonly failure: Failure };
  readonly nextDueAt: Instant;
  /** Present where the source goes by what it publishes: then that says when it is due, unless the poll failed. */
  readonly pacing?: { readonly settings: PollingSettings; readonly refreshMinutes?: number };
  /** What came, where something did: kept for whoever has to mend the source. */
  readonly page?: Page;
}

export interface PollReceipt {
  readonly announced: number;
  /** Never announced before by anybody, or announced anew with another headline or a later date. */
  readonly fresh: number;
  readonly state: SourceState;
}

/** What came of one candidate. Recorded in one transaction. */
export type Reading =
  | {
      readonly kind: 'read';
      readonly candidate: Candidate;
      readonly at: Instant;
      readonly article: Article;
      readonly verdict: Verdict;
      /** Present where a topic accepts or sends to review. */
      readonly mention?: Mention;
      /** `read`; `refused` where only headline and teaser could be judged because the page is not for us. */
      readonly settlement: Settlement;
    }
  | {
      readonly kind: 'settled';
      readonly candidate: Candidate;
      readonly at: Instant;
      readonly settlement: Settlement;
    }
  | {
      readonly kind: 'failed';
      readonly candidate: Candidate;
      readonly at: Instant;
      readonly failure: Failure;
    };

export interface ReadingReceipt {
  /** Set where the article belongs to a story now. */
  readonly storyId?: number;
  /** False where the same revision of this article was there before. */
  readonly fresh: boolean;
}

export interface Lease {
  readonly holder: string;
  readonly until: Instant;
}

/** A text kept in the archive, to be matched again. */
export interface StoredArticle {
  readonly articleId: number;
  readonly article: Article;
  readonly firstSeenAt: Instant;
  readonly verdict: Verdict;
  readonly storyId?: number;
}

/** What an article is to be compared with. */
export interface NeighbourQuery {
  readonly fingerprint: Fingerprint;
  /** When the article was published, else now: stories are looked for that were open then, not those open now. */
  readonly around: Instant;
  /** Keys that only the very same article has: looked up however long ago it was. For an article without a date. */
  readonly whenever?: readonly string[];
  /** Most days between the first and the last article of a story; `STORY_DAYS` where it is not said. */
  readonly days?: number;
}

/** What staff decided, by the article that stands for the story. */
export interface DecidedArticle {
  readonly storyId: number;
  readonly article: Article;
  /** The filter's latest answer that is stored. */
  readonly verdict: Verdict;
  readonly decision: 'approved' | 'rejected';
}

/** An item of the list that staff kept by hand, taken into the archive as approved. */
export interface ImportedItem {
  readonly article: Article;
  readonly summary?: string;
  readonly languageNote?: string;
  readonly theme?: string;
  readonly fingerprint: Fingerprint;
  /** Identifier of the story if the item opens one. */
  readonly guid: string;
}

export interface StoreCounts {
  /** Candidates not settled yet. */
  readonly unread: number;
  readonly articles: number;
  readonly stories: number;
  /** Stories that staff have not decided on. */
  readonly waiting: number;
  /** Those of them that are not put out by themselves either: what `auto` leaves to staff. */
  readonly heldBack: number;
}

export interface StoreHealth extends StoreCounts {
  /** `ok`, or what SQLite says is wrong. */
  readonly integrity: string;
  readonly schemaVersion: number;
  readonly bytes: number;
  readonly lastRun?: Run;
}

export interface Store extends HostMemory, Links, Mailings, SourceRecords {
  sourceStates(): Promise<readonly SourceState[]>;
  validators(url: string): Promise<Validators | undefined>;
  recordPoll(poll: Poll): Promise<PollReceipt>;
  /**
   * Candidates not settled and due to be tried, oldest announcement first but taking turns over hosts.
   * Those announced by one of `sourceIds` where that is given. Safe to record readings while iterating;
   * a candidate is given out once per iteration.
   */
  unread(query: { readonly now: Instant; readonly sourceIds?: readonly string[] }): AsyncIterable<Candidate>;
  /** Mentions that share a key or a telling feature and whose story is open on that day; newest first, bounded in number. */
  neighbours(query: NeighbourQuery): Promise<readonly Neighbour[]>;
  /** How much features tell, by the counts as they stood when they were frozen last; reads them as it is asked. */
  featureWeights(): Promise<FeatureWeight>;
  /** From now on weights go by the counts as they are now: for the start of a pass. */
  freezeFeatureWeights(): Promise<void>;
  recordReading(reading: Reading): Promise<ReadingReceipt>;

  /** Texts of mentions and of articles still within retention, by id. */
  storedArticles(): AsyncIterable<StoredArticle>;
  /** One of them; undefined where its words are no longer kept. */
  storedArticle(articleId: number): Promise<StoredArticle | undefined>;
  /** Another verdict for a stored article; never withdraws what staff approved. One transaction. */
  recordVerdict(
    articleId: number,
    verdict: Verdict,
    mention: Mention | undefined,
    at: Instant,
  ): Promise<void>;
  /** Puts candidates that were settled for want of a hint back in the queue, where `hasHint` says so now; counts them. */
  reopenWithoutHint(hasHint: (candidate: Candidate) => boolean, dryRun: boolean): Promise<number>;

  /** Stories to put out, newest first. */
  publishable(query: {
    readonly mode: 'reviewed' | 'auto';
    readonly limit: number;
    /** Readers are about to see them: no pass merges them away from now on. */
    readonly putOut?: boolean;
  }): Promise<readonly DigestItem[]>;
  themes(): Promise<readonly string[]>;
  /** One article for each story that staff approved or rejected, as they decided last; by story. */
  decidedArticles(): AsyncIterable<DecidedArticle>;
  importItems(
    items: readonly ImportedItem[],
    at: Instant,
    who: string,
  ): Promise<{ readonly added: number; readonly known: number }>;

  takeLease(name: string, holder: string, until: Instant, now: Instant): Promise<Result<Lease, Lease>>;
  releaseLease(name: string, holder: string): Promise<void>;
  recordRun(run: Run): Promise<void>;
  /** Drops texts past their retention; counts them. */
  forget(unmatchedBefore: Instant): Promise<number>;
  /** Cheap enough for every pass. */
  counts(): Promise<StoreCounts>;
  health(): Promise<StoreHealth>;
  /** A consistent copy while others go on reading and writing. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}

/** The store with what only the review desk asks for. */
export interface Archive extends Store {
  readonly accounts: Accounts;
  readonly desk: ReviewDesk;
  readonly composer: Composer;
  readonly viewFeeds: ViewFeeds;
  readonly recall: Recall;
  readonly links: LinkDesk;
  readonly sources: SourceDesk;
  /** Undefined where the chain of decisions holds; else a sentence that names the first that does not fit. */
  brokenDecision(): Promise<string | undefined>;
}

// ------------------------------------------------------------------ files

export interface Files {
  /** Writes each file whole or not at all; leaves unchanged ones untouched; answers how many changed. */
  writePublic(files: readonly PublishedFile[]): Promise<number>;
  /** Keeps the receipt of a run; older ones past `keep` are removed. */
  writeReceipt(runId: string, receipt: unknown): Promise<string>;
}
