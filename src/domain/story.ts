import type { Signature } from './bands.ts';
import type { Instant } from './time.ts';

/** How long a story goes on gathering mentions where `publish.storyDays` does not say, in days. */
export const STORY_DAYS = 14;

/** What an article's text is recognised by. */
export interface Fingerprint {
  /**
   * Keys under which the same article is looked up: same address, same title, same words. Where there is a signature,
   * one is of the whole text.
   */
  readonly keys: readonly string[];
  /**
   * MinHash signature of the text's word shingles, as 32-bit unsigned integers; empty where the text is too short.
   * Alike texts are looked up by its bands.
   */
  readonly signature: Signature;
  /** Number of distinct shingles. */
  readonly shingles: number;
  /**
   * What the news is about, in a spelling that Finnish, Swedish and English share: names, places, sums, dates, what
   * happened. Each says its kind first, such as `name:umicore` or `sum:eur:500000000`. The most telling come first, so
   * that the first ones do for a look-up. Absent: not taken.
   */
  readonly features?: readonly string[];
}

/** How much a feature tells, 0 (in every article) to 1 (never seen before). */
export type FeatureWeight = (feature: string) => number;

/**
 * In how many of a thousand articles a feature of that kind is to be expected before the archive has anything to say:
 * another company's name is rare, that something is built is not.
 */
const EXPECTED_PER_THOUSAND: Readonly<Record<string, number>> = {
  name: 2,
  sum: 1,
  near: 1,
  few: 20,
  date: 5,
  period: 20,
  place: 15,
  body: 15,
  event: 40,
  told: 40,
  thing: 80,
};
const ELSE_EXPECTED = 5;
/**
 * However common: what happened, and to what, comes from a closed vocabulary, of which an archive on one subject is full;
 * it still tells one event from another.
 */
const LEAST_WEIGHT: Readonly<Record<string, number>> = { event: 0.5, told: 0.5, thing: 0.2 };
/** What is expected counts as much as this many articles read. */
const PRIOR_ARTICLES = 1_000;
/** A weight moves by whole steps, so that a link does not come and go with every article that is counted. */
const STEPS = 10;

/**
 * Inverse document frequency, scaled to 0 (in every article) to 1 (in none), in steps of a tenth. `count` of `total`
 * articles in the archive have the feature.
 */
export function featureWeight(feature: string, count: number, total: number): number {
  const kind = feature.slice(0, feature.indexOf(':'));
  const expected = EXPECTED_PER_THOUSAND[kind] ?? ELSE_EXPECTED;
  const share = (count + expected) / (total + PRIOR_ARTICLES);
  const weight = Math.log(Math.min(1, share)) / Math.log(1 / PRIOR_ARTICLES);
  return Math.min(1, Math.max(LEAST_WEIGHT[kind] ?? 0, Math.round(weight * STEPS) / STEPS));
}

/** What a feature tells where there is no archive to count in. */
export const unseenWeight: FeatureWeight = (feature) => featureWeight(feature, 0, 0);

/** An article already grouped, as the store finds it for comparison. */
export interface Neighbour {
  readonly storyId: number;
  readonly articleId: number;
  readonly canonicalUrl: string;
  readonly outlet: string;
  readonly title: string;
  readonly language?: string;
  readonly publishedAt?: Instant;
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
