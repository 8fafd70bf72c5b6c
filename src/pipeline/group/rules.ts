import type { Relation } from '../../domain/story.ts';
import { areSeries, type Pair } from './pair.ts';
import type { Likeness } from './signature.ts';
import { plainTitle, sharedTitleWords } from './titles.ts';

/** A text with less of another's shingles than this is another text, however alike the addresses. */
const REWRITTEN_BELOW = 0.2;
const SAME_TEXT = 0.85;
const NEAR_TEXT = 0.5;
/** Of the shorter text, found in the longer one. */
const CONTAINED = 0.7;
/** A longer text than so many times the shorter one is a round-up of several stories, not a copy. */
const ROUND_UP = 4;
const NEAR_DAYS = 7;
const TITLE_DAYS = 3;

export interface Link {
  readonly relation: Relation;
  /** 0 to 1. */
  readonly similarity: number;
  readonly reasons: readonly string[];
}

/** What joins the two, by the strongest rule that holds; undefined where they are different stories. */
export function link(pair: Pair): Link | undefined {
  if (otherLanguage(pair)) return undefined;
  return sameArticle(pair) ?? sameText(pair) ?? nearText(pair) ?? sameHeadline(pair);
}

function otherLanguage({ one, other, likeness: like }: Pair): boolean {
  const known = one.language !== undefined && other.language !== undefined;
  // Guesses at short texts err; texts that share half of their shingles are in one language all the same.
  return known && one.language !== other.language && (like?.jaccard ?? 0) < NEAR_TEXT;
}

function sameArticle(pair: Pair): Link | undefined {
  if (!pair.sameAddress || isRewritten(pair)) return undefined;
  const similarity = pair.likeness?.jaccard ?? 1;
  const changed = plainTitle(pair.one.title) !== plainTitle(pair.other.title);
  const reasons = ['the same address or article number', ...(changed ? ['the headline has changed'] : [])];
  return { relation: 'same-url', similarity, reasons: [...reasons, ...textReasons(pair)] };
}

/** A page such as yle.fi/selkouutiset carries a new article every day under one address. */
export function isRewritten(pair: Pair): boolean {
  const { likeness: like, days } = pair;
  const anotherDay = days !== undefined && days >= 1;
  const anotherTitle = plainTitle(pair.one.title) !== plainTitle(pair.other.title);
  if (pair.sameWords) return false;
  if (like === undefined) return areSeries(pair) || (anotherTitle && (anotherDay || isStranger(pair)));
  if (like.jaccard >= REWRITTEN_BELOW || like.containment >= NEAR_TEXT) return false;
  return anotherTitle || anotherDay;
}

/** Without texts and dates, only the headlines are left to tell: those of one article keep a word when they are edited. */
function isStranger({ days, one, other }: Pair): boolean {
  return days === undefined && sharedTitleWords(one.title, other.title) === 0;
}

function sameText(pair: Pair): Link | undefined {
  const jaccard = pair.sameWords ? 1 : (pair.likeness?.jaccard ?? 0);
  if (jaccard < SAME_TEXT) return undefined;
  if (jaccard < 1 && areSeries(pair)) return undefined;
  return {
    relation: 'same-text',
    similarity: jaccard,
    reasons: [`${percent(jaccard)} of the text is the same`],
  };
}

function nearText(pair: Pair): Link | undefined {
  const { likeness: like, days } = pair;
  if (like === undefined) return undefined;
  if (days !== undefined && days > NEAR_DAYS) return undefined;
  // One outlet, two titles, two days: a weekly column or a form that is filled in anew, not a copy.
  if (pair.sameOutlet && !pair.sameTitle && (days === undefined || days >= 1)) return undefined;
  if (like.jaccard < NEAR_TEXT && !isCutCopy(pair, like)) return undefined;
  if (areSeries(pair)) return undefined;
  const similarity = Math.max(like.jaccard, like.containment);
  return { relation: 'near-text', similarity, reasons: textReasons(pair) };
}

function isCutCopy(pair: Pair, like: Likeness): boolean {
  if (like.containment < CONTAINED) return false;
  return pair.stretch <= ROUND_UP || sharedTitleWords(pair.one.title, pair.other.title) >= 2;
}

function sameHeadline(pair: Pair): Link | undefined {
  if (!pair.sameTitle) return undefined;
  const { likeness: like, days } = pair;
  const textAlike = like !== undefined && (like.jaccard >= 0.2 || like.containment >= 0.4);
  const timely = days !== undefined && days <= (pair.sameOutlet ? 1 : TITLE_DAYS);
  if (!textAlike && !timely) return undefined;
  const when =
    timely && days !== undefined
      ? [`published ${days < 1 ? 'within a day' : `${Math.round(days)} days apart`}`]
      : [];
  return {
    relation: 'same-story',
    similarity: Math.max(0.5, like?.jaccard ?? 0),
    reasons: ['the same headline', ...when, ...(textAlike ? textReasons(pair) : [])],
  };
}

function textReasons({ likeness: like }: Pair): readonly string[] {
  if (like === undefined) return [];
  return [
    `${percent(like.jaccard)} of the two texts is common to both`,
    `${percent(like.containment)} of the shorter text is in the longer`,
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
