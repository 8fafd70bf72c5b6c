import type { Article } from '../../domain/article.ts';
import type { Fingerprint, Neighbour } from '../../domain/story.ts';
import { type Instant, millisecondsOf } from '../../domain/time.ts';
import { sharedKinds } from './fingerprint.ts';
import { type Likeness, likeness } from './signature.ts';
import { isSeries } from './titles.ts';

/** What the rules ask of an article, whether it is new or stored. */
export interface Side {
  readonly outlet: string;
  readonly title: string;
  readonly language?: string | undefined;
  readonly fingerprint: Fingerprint;
}

/** The new one, which is compared with many. */
export interface NewSide extends Side {
  /** When it was published, in milliseconds since 1970; undefined where that is unknown. */
  readonly moment: number | undefined;
}

/** Two articles side by side, with all that the rules ask about them. Nothing here depends on which is which. */
export interface Pair {
  readonly one: Side;
  readonly other: Side;
  readonly likeness: Likeness | undefined;
  readonly sameAddress: boolean;
  readonly sameWords: boolean;
  readonly sameTitle: boolean;
  readonly sameOutlet: boolean;
  /** Days between the publication dates; undefined where one is unknown. */
  readonly days: number | undefined;
  /** Length of the longer text over that of the shorter. */
  readonly stretch: number;
}

export function sideOf(article: Article, fingerprint: Fingerprint): NewSide {
  const { outlet, title, language, publishedAt } = article;
  const moment = publishedAt === undefined ? undefined : millisecondsOf(publishedAt.at);
  return { outlet, title, language, moment, fingerprint };
}

export function pairOf(one: NewSide, other: Neighbour): Pair {
  const [left, right] = [one.fingerprint, other.fingerprint];
  const keys = sharedKinds(left, right);
  const [shorter, longer] = [
    Math.min(left.shingles, right.shingles),
    Math.max(left.shingles, right.shingles),
  ];
  return {
    one,
    other,
    likeness: likeness(left, right),
    sameAddress: keys.includes('i') || keys.includes('u'),
    sameWords: keys.includes('x'),
    sameTitle: keys.includes('t'),
    sameOutlet: areSameOutlet(one.outlet, other.outlet),
    days: daysApart(one.moment, other.publishedAt),
    stretch: longer / Math.max(1, shorter),
  };
}

function areSameOutlet(one: string, other: string): boolean {
  return one !== '' && (one === other || one.toLowerCase() === other.toLowerCase());
}

/** Titles that differ in numbers and dates only. Asked last, since titles have to be taken apart for it. */
export function areSeries({ one, other }: Pair): boolean {
  return isSeries(one.title, other.title);
}

const DAY_MS = 86_400_000;
/** Moments read from text and kept: a neighbour is compared with many. */
const MOST_MOMENTS = 4_000;
const moments = new Map<Instant, number>();

function daysApart(moment: number | undefined, publishedAt: Instant | undefined): number | undefined {
  if (moment === undefined || publishedAt === undefined) return undefined;
  return Math.abs(momentOf(publishedAt) - moment) / DAY_MS;
}

function momentOf(at: Instant): number {
  const known = moments.get(at);
  if (known !== undefined) return known;
  if (moments.size >= MOST_MOMENTS) moments.clear();
  const milliseconds = millisecondsOf(at);
  moments.set(at, milliseconds);
  return milliseconds;
}
