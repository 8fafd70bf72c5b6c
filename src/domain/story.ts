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
}

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

/** Where an article belongs, with the reasons that `explain` prints. */
export type Grouping =
  | { readonly kind: 'new-story'; readonly guid: string }
  | {
      readonly kind: 'joins';
      readonly storyId: number;
      /** The article it is like. */
      readonly articleId: number;
      readonly relation: Relation;
      /** 0 to 1. */
      readonly similarity: number;
      readonly reasons: readonly string[];
    };
