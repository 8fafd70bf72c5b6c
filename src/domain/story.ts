import type { Instant } from './time.ts';

/** How long a story goes on gathering mentions, in days. */
export const STORY_DAYS = 14;

/** What an article's text is recognised by. */
export interface Fingerprint {
  /** Keys under which a similar text is looked up: same address, same title, same band of shingles. */
  readonly keys: readonly string[];
  /** MinHash signature of the text's word shingles, as 32-bit unsigned integers; empty where the text is too short. */
  readonly signature: readonly number[];
  /** Number of distinct shingles. */
  readonly shingles: number;
  /**
   * What the news is about, in a spelling that Finnish, Swedish and English share: names, places, sums, dates, what
   * happened. Each says its kind first, such as `name:umicore` or `sum:eur:500000000`. Absent: not taken.
   */
  readonly features?: readonly string[];
}

/** How much a feature tells, 0 (in every article) to 1 (never seen before). */
export type FeatureWeight = (feature: string) => number;

/** An article already grouped, as the store finds it for comparison. */
export interface Neighbour {
  readonly storyId: number;
  readonly articleId: number;
  readonly identity: string;
  readonly canonicalUrl: string;
  readonly outlet: string;
  readonly title: string;
  readonly language?: string;
  readonly publishedAt?: Instant;
  readonly firstSeenAt: Instant;
  readonly fingerprint: Fingerprint;
}

export type Relation = 'same-url' | 'same-text' | 'near-text' | 'same-story';

/** A story that may be the same, for staff to decide. */
export interface Suggestion {
  readonly storyId: number;
  /** The article of that story that it is like. */
  readonly articleId: number;
  /** 0 to 1. */
  readonly similarity: number;
  readonly reasons: readonly string[];
}

/** Another story that the article belongs to as well, so that the two are one. */
export interface Bridge extends Suggestion {
  readonly relation: Relation;
}

/** Where an article belongs, with the reasons that `explain` prints. */
export type Grouping =
  | {
      readonly kind: 'new-story';
      readonly guid: string;
      readonly suggestions?: readonly Suggestion[];
    }
  | {
      readonly kind: 'joins';
      readonly storyId: number;
      /** The article it is like. */
      readonly articleId: number;
      readonly relation: Relation;
      /** 0 to 1. */
      readonly similarity: number;
      readonly reasons: readonly string[];
      readonly bridges?: readonly Bridge[];
      readonly suggestions?: readonly Suggestion[];
    };
