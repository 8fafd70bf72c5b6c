import type { FeatureWeight, Fingerprint } from '../../domain/story.ts';
import { type Facts, factsOf, shared } from './facts.ts';
import { areNear } from './features/amounts.ts';

/** The ways in which two texts can be about one event, each independent of the others. */
export const KINDS = ['who', 'how much', 'what', 'where', 'when'] as const;
export type Kind = (typeof KINDS)[number];

/** What two articles have in common, and what speaks against their being about one event. */
export interface Evidence {
  readonly points: Readonly<Record<Kind, number>>;
  /** The features shared, of each kind, the most telling first. */
  readonly common: Readonly<Record<Kind, readonly string[]>>;
  readonly against: readonly Objection[];
}

export type Objection =
  | 'other names'
  | 'a name of its own'
  | 'names of their own'
  | 'names of its own'
  | 'no number in common'
  | 'other numbers'
  | 'other terms'
  | 'another event'
  | 'another headline'
  | 'unheard'
  | 'other places'
  | 'a place of its own'
  | 'another period'
  | 'other things';

const MOST: Readonly<Record<Kind, number>> = { who: 2, 'how much': 3, what: 2.2, where: 1.2, when: 1 };

export function evidenceFor(one: Fingerprint, other: Fingerprint, weight: FeatureWeight): Evidence {
  const pair = [factsOf(one), factsOf(other)] as const;
  const found: Record<Kind, readonly Worth[]> = {
    who: [
      ...inHeadOrNot(pair, ['main', 'name'], [1, 0.7, 0.35], weight),
      ...namesConfirmed(pair, weight),
      ...both(pair, 'body', 0.5, weight),
    ],
    'how much': [
      ...inHeadOrNot(pair, ['top', 'sum'], [1.7, 1, 0.7], weight),
      ...inHeadOrNot(pair, ['top', 'few'], [0.9, 0.4, 0.2], weight),
      ...numbersWithoutUnit(pair, weight),
      ...numbersNearly(pair, weight),
    ],
    what: [
      ...inHeadOrNot(pair, ['event', 'told'], [2.5, 0.5, 0.2], weight),
      ...inHeadOrNot(pair, ['about', 'thing'], [0.8, 0.3, 0.1], weight),
    ],
    where: inHeadOrNot(pair, ['at', 'place'], [1.3, 0.8, 0.4], weight),
    when: [
      ...both(pair, 'date', 1, weight),
      ...both(pair, 'period', 0.4, weight),
      ...both(pair, 'month', 0.25, weight),
      ...both(pair, 'year', 0.15, weight),
    ],
  };
  return { points: pointsOf(found), common: commonOf(found), against: objections(pair) };
}

interface Worth {
  readonly feature: string;
  readonly points: number;
}

type FactsPair = readonly [Facts, Facts];

/** A value in both heads, in one, or in neither is worth more or less. */
function inHeadOrNot(
  [one, other]: FactsPair,
  [head, anywhere]: readonly [string, string],
  worth: readonly [number, number, number],
  weight: FeatureWeight,
): readonly Worth[] {
  return shared(one.of(anywhere), other.of(anywhere)).map((value) => {
    const heads = Number(one.of(head).has(value)) + Number(other.of(head).has(value));
    const feature = `${anywhere}:${value}`;
    return { feature, points: (worth[2 - heads] ?? 0) * weight(feature) };
  });
}

function both([one, other]: FactsPair, kind: string, worth: number, weight: FeatureWeight): readonly Worth[] {
  return shared(one.of(kind), other.of(kind)).map((value) => {
    const feature = `${kind}:${value}`;
    return { feature, points: worth * weight(feature) };
  });
}

/** What may be a name in one, and is a name in the other. */
function namesConfirmed([one, other]: FactsPair, weight: FeatureWeight): readonly Worth[] {
  const found = [
    ...shared(one.of('perhaps'), other.of('name')),
    ...shared(other.of('perhaps'), one.of('name')),
  ].filter((name) => !(one.of('name').has(name) && other.of('name').has(name)));
  return found.map((name) => {
    const feature = `name:${name}`;
    return { feature, points: 0.8 * weight(feature) };
  });
}

/** `Lays off 120` in one, `120 people` in the other. */
function numbersWithoutUnit([one, other]: FactsPair, weight: FeatureWeight): readonly Worth[] {
  return [...bare(one, other), ...bare(other, one)].map((value) => {
    const feature = `sum:${value}`;
    return { feature, points: 0.7 * weight(feature) };
  });
}

/** `495 million` in one and `nearly 500 million` in the other: a round number that is not far from the exact one. */
function numbersNearly([one, other]: FactsPair, weight: FeatureWeight): readonly Worth[] {
  const found: Worth[] = [];
  for (const left of one.of('near')) {
    for (const right of other.of('near')) {
      if (left !== right && areNear(left, right))
        found.push({ feature: `near:${left}`, points: 0.7 * weight(`sum:${left}`) });
    }
  }
  return found;
}

function bare(one: Facts, other: Facts): readonly string[] {
  const numbers = new Set([...one.of('few')].filter((amount) => amount.startsWith('n:')));
  if (numbers.size === 0) return [];
  return [...other.of('sum')].filter((amount) => numbers.has(`n${amount.slice(amount.indexOf(':'))}`));
}

function pointsOf(found: Readonly<Record<Kind, readonly Worth[]>>): Record<Kind, number> {
  const sum = (kind: Kind) =>
    Math.min(
      MOST[kind],
      found[kind].reduce((total, { points }) => total + points, 0),
    );
  return {
    who: sum('who'),
    'how much': sum('how much'),
    what: sum('what'),
    where: sum('where'),
    when: sum('when'),
  };
}

function commonOf(found: Readonly<Record<Kind, readonly Worth[]>>): Record<Kind, readonly string[]> {
  const list = (kind: Kind) =>
    found[kind].toSorted((left, right) => right.points - left.points).map(({ feature }) => feature);
  return {
    who: list('who'),
    'how much': list('how much'),
    what: list('what'),
    where: list('where'),
    when: list('when'),
  };
}

function objections(pair: FactsPair): readonly Objection[] {
  const found: Objection[] = [];
  const names = strangersIn(pair, 'main', ['name', 'perhaps']);
  if (names !== 'none') found.push(names === 'both' ? 'other names' : 'a name of its own');
  else found.push(...ownNames(pair));
  if (otherNumbers(pair)) found.push('other numbers');
  else if (noNumberInCommon(pair)) found.push('no number in common');
  if (otherTerms(pair)) found.push('other terms');
  if (strangersIn(pair, 'event', ['told']) === 'both') found.push('another event');
  if (strangersIn(pair, 'deed', ['deed']) === 'both') found.push('another headline');
  if (isUnheard(pair)) found.push('unheard');
  const places = strangersIn(pair, 'at', ['place']);
  if (places !== 'none') found.push(places === 'both' ? 'other places' : 'a place of its own');
  if (strangersIn(pair, 'about', ['thing']) === 'both') found.push('other things');
  if (strangersIn(pair, 'period', ['period']) === 'both') found.push('another period');
  return found;
}

/** Whose head has some of that kind, none of which is in the other: where both heads have some at all. */
function strangersIn(
  [one, other]: FactsPair,
  head: string,
  anywhere: readonly string[],
): 'none' | 'one' | 'both' {
  const [left, right] = [one.of(head), other.of(head)];
  if (left.size === 0 || right.size === 0) return 'none';
  const isStranger = (values: ReadonlySet<string>, text: Facts) =>
    ![...values].some((value) => anywhere.some((kind) => text.of(kind).has(value)));
  const strangers = Number(isStranger(left, other)) + Number(isStranger(right, one));
  return strangers === 0 ? 'none' : strangers === 1 ? 'one' : 'both';
}

/** A head names somebody, in two words or more, of whom the other does not speak: one company's deals with two others. */
function ownNames([one, other]: FactsPair): readonly Objection[] {
  const own = (head: Facts, text: Facts) =>
    [...head.of('main')].filter((name) => !text.of('name').has(name) && !text.of('perhaps').has(name));
  const owners = Number(own(one, other).length >= 2) + Number(own(other, one).length >= 2);
  if (owners === 0) return [];
  return [owners === 2 ? 'names of their own' : 'names of its own'];
}

/** Both count the same thing somewhere, and no number at all is in both. */
function noNumberInCommon([one, other]: FactsPair): boolean {
  const units = (facts: Facts) =>
    new Set([...facts.of('sum')].map((name) => name.slice(0, name.indexOf(':'))));
  const same = shared(units(one), units(other)).filter((unit) => unit !== 'n');
  if (same.length === 0 || shared(one.of('sum'), other.of('sum')).length > 0) return false;
  return (
    numbersNearly([one, other], () => 1).length === 0 &&
    bare(one, other).length + bare(other, one).length === 0 &&
    shared(one.of('few'), other.of('few')).length === 0
  );
}

/** Five years in one head, three in the other, and neither number in the other text. */
function otherTerms([one, other]: FactsPair): boolean {
  const terms = (facts: Facts) => [...facts.of('top')].filter((amount) => /^(?:y|month|pct):/.test(amount));
  const unknown = (values: readonly string[], text: Facts) =>
    values.length > 0 && !values.some((value) => text.of('few').has(value) || text.of('sum').has(value));
  return unknown(terms(one), other) && unknown(terms(other), one);
}

/** A headline tells of what the other article does not mention at all, as the news of tomorrow does. */
function isUnheard([one, other]: FactsPair): boolean {
  const unheardIn = (headline: Facts, text: Facts) =>
    headline.of('deed').size > 0 && shared(headline.of('deed'), text.of('told')).length === 0;
  return unheardIn(one, other) || unheardIn(other, one);
}

/** Both heads count the same thing, and come to other numbers. */
function otherNumbers([one, other]: FactsPair): boolean {
  const [left, right] = [unitsOf(one), unitsOf(other)];
  const common = shared(new Set(left.keys()), new Set(right.keys()));
  const numbers = new Set([...one.of('sum'), ...one.of('few')]);
  const others = new Set([...other.of('sum'), ...other.of('few')]);
  return (
    common.length > 0 &&
    numbersNearly([one, other], () => 1).length === 0 &&
    common.every((unit) => left.get(unit)?.every((name) => !others.has(name))) &&
    common.every((unit) => right.get(unit)?.every((name) => !numbers.has(name)))
  );
}

/** Of headline and lead, what many texts do not have. */
function unitsOf(facts: Facts): ReadonlyMap<string, readonly string[]> {
  return Map.groupBy(shared(facts.of('top'), facts.of('sum')), (name) => name.slice(0, name.indexOf(':')));
}
