import type { FeatureWeight, Fingerprint } from '../../domain/story.ts';
import { bareNumbers, type FactsPair, factsOf, haveShared, nearNumbers, shared } from './facts.ts';
import { type Objection, objections } from './objections.ts';

/** The ways in which two texts can be about one event, each independent of the others. */
export const KINDS = ['who', 'how much', 'what', 'where', 'when'] as const;
export type Kind = (typeof KINDS)[number];

/** What two articles have in common, and what speaks against their being about one event; found when it is asked for. */
export interface Evidence {
  points(kind: Kind): number;
  /** The features shared, the most telling first. */
  common(kind: Kind): readonly string[];
  against(): readonly Objection[];
}

const MOST: Readonly<Record<Kind, number>> = { who: 2, 'how much': 3, what: 2.2, where: 1.2, when: 1 };

/** What a name is worth in both heads, in one and in neither; what a public body is. */
const [NAME, BODY] = [[1, 0.7, 0.35] as const, 0.5];

const FOUND: Readonly<Record<Kind, (pair: FactsPair, weight: FeatureWeight) => readonly Worth[]>> = {
  who: (pair, weight) => [
    ...inHeadOrNot(pair, ['main', 'name'], NAME, weight),
    ...namesConfirmed(pair, weight),
    ...both(pair, 'body', BODY, weight),
  ],
  'how much': (pair, weight) => [
    ...withoutBare(inHeadOrNot(pair, ['top', 'sum'], [1.7, 1, 0.7], weight)),
    ...inHeadOrNot(pair, ['top', 'few'], [0.9, 0.4, 0.2], weight),
    ...bareNumbers(pair).map((value) => ({
      feature: `sum:${value}`,
      points: 0.7 * weight(`sum:${value}`),
    })),
    ...nearNumbers(pair).map((value) => ({
      feature: `near:${value}`,
      points: 0.7 * weight(`sum:${value}`),
    })),
  ],
  what: (pair, weight) => [
    ...inHeadOrNot(pair, ['event', 'told'], [2.5, 0.5, 0.2], weight),
    ...inHeadOrNot(pair, ['about', 'thing'], [0.8, 0.3, 0.1], weight),
  ],
  where: (pair, weight) => inHeadOrNot(pair, ['at', 'place'], [1.3, 0.8, 0.4], weight),
  when: (pair, weight) => [
    ...both(pair, 'date', 1, weight),
    ...both(pair, 'period', 0.4, weight),
    ...both(pair, 'month', 0.25, weight),
    ...both(pair, 'year', 0.15, weight),
  ],
};

/**
 * Whether one of who and how much can come to so many points, however telling the features are. Most neighbours share
 * nobody and no number, and most of the others one name that is in neither head.
 */
export function mayReach(points: number, fingerprint: Fingerprint, another: Fingerprint): boolean {
  const pair = [factsOf(fingerprint), factsOf(another)] as const;
  return mostForNames(pair) >= points || areConfirmedOrCounted(pair);
}

function mostForNames(pair: FactsPair): number {
  const [one, other] = pair;
  let most = haveShared(one.bodies, other.bodies) ? BODY * shared(one.bodies, other.bodies).length : 0;
  if (haveShared(one.names, other.names))
    for (const name of shared(one.names, other.names)) most += NAME[2 - headsWith(pair, 'main', name)] ?? 0;
  return most;
}

/** What may be a name, and numbers of every kind: each may be enough by itself. */
function areConfirmedOrCounted([one, other]: FactsPair): boolean {
  return (
    haveShared(one.perhaps, other.names) ||
    haveShared(other.perhaps, one.names) ||
    haveShared(one.sums, other.sums) ||
    haveShared(one.few, other.few) ||
    bareNumbers([one, other]).length > 0 ||
    nearNumbers([one, other]).length > 0
  );
}

export function evidenceFor(one: Fingerprint, other: Fingerprint, weight: FeatureWeight): Evidence {
  const pair = [factsOf(one), factsOf(other)] as const;
  const before: Partial<Record<Kind, readonly Worth[]>> = {};
  const sums: Partial<Record<Kind, number>> = {};
  function found(kind: Kind): readonly Worth[] {
    before[kind] ??= FOUND[kind](pair, weight);
    return before[kind];
  }
  return {
    points(kind) {
      sums[kind] ??= Math.min(MOST[kind], total(found(kind)));
      return sums[kind];
    },
    common: (kind) =>
      found(kind)
        .toSorted((left, right) => right.points - left.points)
        .map(({ feature }) => feature),
    against: () => objections(pair),
  };
}

interface Worth {
  readonly feature: string;
  readonly points: number;
}

/** A value in both heads, in one, or in neither is worth more or less. */
function inHeadOrNot(
  pair: FactsPair,
  [head, anywhere]: readonly [string, string],
  worth: readonly [number, number, number],
  weight: FeatureWeight,
): readonly Worth[] {
  const [one, other] = pair;
  return shared(one.of(anywhere), other.of(anywhere)).map((value) => {
    const feature = `${anywhere}:${value}`;
    return { feature, points: (worth[2 - headsWith(pair, head, value)] ?? 0) * weight(feature) };
  });
}

function headsWith([one, other]: FactsPair, head: string, value: string): number {
  return Number(one.of(head).has(value)) + Number(other.of(head).has(value));
}

/** Without numbers that one text has with their unit and without: they count once. */
function withoutBare(found: readonly Worth[]): readonly Worth[] {
  const numberOf = (feature: string) => feature.slice(feature.lastIndexOf(':'));
  if (found.length < 2) return found;
  const withUnit = new Set(
    found.filter(({ feature }) => !feature.startsWith('sum:n:')).map(({ feature }) => numberOf(feature)),
  );
  return found.filter(({ feature }) => !(feature.startsWith('sum:n:') && withUnit.has(numberOf(feature))));
}

function both([one, other]: FactsPair, kind: string, worth: number, weight: FeatureWeight): readonly Worth[] {
  return shared(one.of(kind), other.of(kind)).map((value) => {
    const feature = `${kind}:${value}`;
    return { feature, points: worth * weight(feature) };
  });
}

/** What may be a name in one, and is a name in the other. */
function namesConfirmed([one, other]: FactsPair, weight: FeatureWeight): readonly Worth[] {
  const found = [...shared(one.perhaps, other.names), ...shared(other.perhaps, one.names)].filter(
    (name) => !(one.names.has(name) && other.names.has(name)),
  );
  return found.map((name) => {
    const feature = `name:${name}`;
    return { feature, points: 0.8 * weight(feature) };
  });
}

function total(list: readonly Worth[]): number {
  return list.reduce((sum, { points }) => sum + points, 0);
}
