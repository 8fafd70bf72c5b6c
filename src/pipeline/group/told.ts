import type { FeatureWeight } from '../../domain/story.ts';
import { type Evidence, evidenceFor, KINDS, mayReach } from './evidence.ts';
import { isComment } from './forms.ts';
import type { Objection } from './objections.ts';
import { areSeries, type Pair } from './pair.ts';

/** How sure it is that two articles tell one event in their own words. */
export interface Told {
  /** `certain` joins; `possible` is for staff to decide. */
  readonly grade: 'certain' | 'possible';
  /** 0 to 1. */
  readonly similarity: number;
  readonly evidence: Evidence;
}

const CERTAIN = 3.2;
const POSSIBLE = 1.9;
/** One kind of evidence is independent support from so many points on. */
const SUPPORT = 0.6;
/** A story is not told anew after so many days; what comes then is a follow-up. */
const TOLD_DAYS = 10;
const FOLLOWED = 1.2;
/** Outlets tell of an event within hours of each other; a follow-up takes a day. */
const AT_ONCE_DAYS = 1;
const AT_ONCE = 0.5;
/** A comment or a round-up has the names and numbers of the news, and is not the news. */
const COMMENT = 1.5;
const COPIED = 0.4;
const COSTS: Readonly<Record<Objection, number>> = {
  'other names': 3,
  'a name of its own': 2,
  'names of their own': 1.5,
  'names of its own': 0.5,
  'no number in common': 1.2,
  'other numbers': 1.5,
  'other terms': 0.8,
  'another event': 1,
  'another headline': 1,
  unheard: 1,
  'other places': 2,
  'a place of its own': 1.2,
  'other things': 1.5,
  'another period': 9,
};

/** Undefined where nothing, or too little, says that the two tell one event. */
export function told(pair: Pair, weight: FeatureWeight): Told | undefined {
  const { one, other, days } = pair;
  if (days === undefined || days > TOLD_DAYS || pair.sameAddress) return undefined;
  if (isCopied(pair) || !mayReach(SUPPORT, one.fingerprint, other.fingerprint)) return undefined;
  const evidence = evidenceFor(one.fingerprint, other.fingerprint, weight);
  if (!isSupported(evidence)) return undefined;
  const score = scoreOf(pair, evidence, days);
  if (score < POSSIBLE || areSeries(pair)) return undefined;
  const grade = score >= CERTAIN ? 'certain' : 'possible';
  return { grade, similarity: Math.min(0.99, score / 10), evidence };
}

/** Texts that share so much are copies or forms, and the rules for texts have decided on them. */
function isCopied({ likeness: like }: Pair): boolean {
  return like !== undefined && (like.jaccard >= COPIED || like.containment >= COPIED);
}

export function scoreOf(pair: Pair, evidence: Evidence, days: number): number {
  const points = KINDS.reduce((sum, kind) => sum + evidence.points(kind), 0);
  const late = Math.max(0, days - 1) * 0.4;
  // One newsroom writes of an event once a day and language; the next day it writes of what followed.
  const again = pair.sameOutlet && sameLanguage(pair) && days >= 0.5 ? 1.5 : 0;
  const atOnce = days < AT_ONCE_DAYS && evidence.points('who') >= SUPPORT ? AT_ONCE : 0;
  const comment = isComment(pair.one.title) || isComment(pair.other.title) ? COMMENT : 0;
  return points + atOnce - late - again - comment - against(evidence.against(), days);
}

function against(objections: readonly Objection[], days: number): number {
  const cost = objections.reduce((sum, objection) => sum + COSTS[objection], 0);
  // A headline of its own, of which the other knows nothing, over facts that both have: what followed upon it.
  const followed = ['another headline', 'unheard'].every((objection) =>
    objections.some((one) => one === objection),
  );
  return cost + (followed && days >= AT_ONCE_DAYS ? FOLLOWED : 0);
}

function sameLanguage({ one: left, other: right }: Pair): boolean {
  return left.language === right.language;
}

/** By two of three independent kinds: who, how much, and what, where and when. */
function isSupported({ points }: Evidence): boolean {
  const facts = Number(points('who') >= SUPPORT) + Number(points('how much') >= SUPPORT);
  if (facts !== 1) return facts === 2;
  return points('what') + points('where') + points('when') >= SUPPORT;
}
