import type { Article } from '../domain/article.ts';
import type { Decided } from '../domain/decided.ts';
import type { AlsoIn } from '../domain/digest.ts';
import type { Match, Verdict } from '../domain/match.ts';
import type { Result } from '../domain/result.ts';
import type { Decision, DecisionProblem, EditorsWords, Regrouping, ReviewState } from '../domain/review.ts';
import type { Grouping } from '../domain/story.ts';
import type { Instant, PublicationDate } from '../domain/time.ts';
import type { LinkView } from './links.ts';

/** What staff see and do: one row a story, one state machine, each change in one transaction. */
export interface ReviewDesk {
  inbox(query: InboxQuery): Promise<InboxPage>;
  /** A story that was merged into another answers with that other one. */
  story(storyId: number, now: Instant): Promise<StoryView | undefined>;
  /** Answers with the decision's number. */
  review(decision: Decision): Promise<Result<number, DecisionProblem>>;
  /** The same for each, all or none. */
  reviewAll(decisions: readonly Decision[]): Promise<Result<readonly number[], DecisionProblem>>;
  /** Puts the story back as it was before the decision, which has to be its last one. */
  undo(decisionId: number, who: string, at: Instant): Promise<Result<number, DecisionProblem>>;
  /** Answers with the story that the articles are in now. */
  regroup(change: Regrouping, who: string, at: Instant): Promise<Result<number, DecisionProblem>>;
  search(query: SearchQuery): Promise<SearchPage>;
  coverage(query: CoverageQuery): Promise<readonly CoverageRow[]>;
  /** Newest first. */
  decisions(query: { readonly limit: number; readonly before?: number }): Promise<readonly DecisionEntry[]>;
  /** What the filters of inbox and search may be set to. */
  facets(): Promise<Facets>;
}

/** Where a shown field comes from. */
export type FieldOrigin = 'editor' | 'page' | 'feed' | 'machine';

export interface InboxQuery {
  readonly state: ReviewState | 'snoozed';
  readonly order: 'newest' | 'score';
  readonly now: Instant;
  readonly topic?: string;
  readonly outlet?: string;
  readonly language?: string;
  readonly theme?: string;
  /** At most so many, 1 to 500. */
  readonly limit: number;
  /** From `InboxPage.next`. */
  readonly after?: string;
}

export interface InboxPage {
  readonly items: readonly InboxItem[];
  readonly next?: string;
  /** Of the state, whatever the other filters say. */
  readonly total: number;
  readonly counts: Readonly<Record<ReviewState | 'snoozed', number>>;
}

export interface InboxItem {
  readonly storyId: number;
  /** The name of the story for good, as the feeds have it. */
  readonly guid: string;
  /** Number of the last decision on it, 0 for none: goes back with the next one. */
  readonly decisionId: number;
  readonly state: ReviewState | 'snoozed';
  readonly snoozedUntil?: Instant;
  readonly headline: string;
  readonly headlineFrom: 'editor' | 'publisher';
  /** Set where the publisher changed the headline since it was found. */
  readonly headlineChanged: boolean;
  readonly url: string;
  /** What is wrong with the link, where something is that nobody dismissed. */
  readonly link?: LinkView;
  readonly outlet: string;
  readonly publishedAt?: PublicationDate;
  readonly firstSeenAt: Instant;
  /** When what readers see of it changed last. */
  readonly updatedAt: Instant;
  /** The publisher's own description, as far as it may be quoted. */
  readonly lead?: string;
  readonly language?: string;
  readonly score: number;
  readonly band: 'accept' | 'review';
  /** Ids, those that accept it first. */
  readonly topics: readonly string[];
  /** Members of BATCircle and others that it names, as they are written in the topics. */
  readonly members: readonly string[];
  /** The best sentence of the evidence, with the words found in it. */
  readonly hit?: { readonly sentence: string; readonly words: readonly string[] };
  readonly alsoIn: readonly AlsoIn[];
  readonly paywalled: boolean | 'unknown';
  /** Old news when it was found, or with no page of its own. */
  readonly staffOnly: boolean;
  readonly theme?: string;
  readonly reason?: string;
  readonly suggestions: number;
}

export interface StoryView {
  readonly item: InboxItem;
  readonly words: EditorsWords;
  readonly representativeId: number;
  readonly articles: readonly StoryArticle[];
  readonly suggestions: readonly StorySuggestion[];
  /** Oldest first. */
  readonly decisions: readonly DecisionEntry[];
}

export interface StoryArticle {
  readonly articleId: number;
  readonly article: Article;
  readonly verdict: Verdict;
  readonly evidence: readonly { readonly topic: string; readonly match: Match }[];
  readonly grouping: Grouping;
  readonly firstSeenAt: Instant;
  readonly readAt: Instant;
  readonly withdrawn: boolean;
  readonly link?: LinkView;
  /** Of the page as it was, oldest first. */
  readonly copies: readonly { readonly id: number; readonly at: Instant }[];
  /** Who wrote it, where the page names another than the outlet: a news agency or the issuer of a release. */
  readonly origin?: string;
  /** Oldest first; one where nothing changed. */
  readonly revisions: readonly { readonly seenAt: Instant; readonly title: string; readonly lead?: string }[];
}

export interface StorySuggestion {
  readonly storyId: number;
  readonly headline: string;
  readonly outlet: string;
  readonly publishedAt?: PublicationDate;
  /** 0 to 1. */
  readonly similarity: number;
  readonly reasons: readonly string[];
}

export interface DecisionEntry {
  readonly id: number;
  readonly storyId: number;
  readonly who: string;
  readonly at: Instant;
  readonly decided: Decided;
  readonly reason?: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

export interface SearchQuery {
  /** Words, "phrases" and -words; empty finds all. Never a syntax error. */
  readonly text: string;
  readonly now: Instant;
  readonly topic?: string;
  readonly outlet?: string;
  readonly language?: string;
  readonly theme?: string;
  readonly state?: ReviewState;
  /** By the day of publication, `2024-04-24`, both included. */
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
  readonly after?: string;
}

export interface SearchPage {
  readonly items: readonly InboxItem[];
  readonly next?: string;
  /** Counted up to 1,000. */
  readonly total: number;
  /** Whether there are more than `total`. */
  readonly isMore: boolean;
}

export interface CoverageQuery {
  readonly by: 'topic' | 'member' | 'outlet' | 'language' | 'theme';
  readonly period: 'week' | 'month' | 'quarter';
  readonly from?: string;
  readonly to?: string;
  /** Approved stories only, or all that were found and not rejected. */
  readonly of: 'approved' | 'found';
}

export interface CoverageRow {
  /** `2024-W17`, `2024-04` or `2024-Q2`. */
  readonly period: string;
  readonly key: string;
  readonly mentions: number;
  readonly stories: number;
}

export interface Facets {
  readonly topics: readonly string[];
  readonly outlets: readonly string[];
  readonly languages: readonly string[];
  readonly themes: readonly string[];
}
