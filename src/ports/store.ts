import type { Article } from '../domain/article.ts';
import type { Candidate, Discovery, Settlement } from '../domain/candidate.ts';
import type { DigestItem } from '../domain/digest.ts';
import type { Verdict } from '../domain/match.ts';
import type { Mention } from '../domain/mention.ts';
import type { Page } from '../domain/page.ts';
import type { Failure, Result } from '../domain/result.ts';
import type { Run } from '../domain/run.ts';
import type { PollingSettings } from '../domain/settings.ts';
import type { Source, SourceState, Validators } from '../domain/source.ts';
import type { FeatureWeight, Fingerprint, Neighbour } from '../domain/story.ts';
import type { Instant } from '../domain/time.ts';
import type { Accounts } from './accounts.ts';
import type { Composer } from './composer.ts';
import type { ReviewDesk } from './desk.ts';
import type { HostMemory } from './fetching.ts';
import type { LinkDesk, Links } from './links.ts';
import type { Mailings } from './mail.ts';
import type { Recall } from './recall.ts';
import type { SourceDesk, SourceRecords } from './sources.ts';
import type { ViewFeeds } from './view-feeds.ts';

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
