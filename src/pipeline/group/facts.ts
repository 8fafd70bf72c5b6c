import type { Fingerprint } from '../../domain/story.ts';
import { areNear } from './features/near.ts';

/** The features of an article, by kind. */
export interface Facts {
  of(kind: string): ReadonlySet<string>;
  /** Of the kinds that every pair is asked for, at hand. */
  readonly names: ReadonlySet<string>;
  readonly perhaps: ReadonlySet<string>;
  readonly bodies: ReadonlySet<string>;
  readonly sums: ReadonlySet<string>;
  readonly few: ReadonlySet<string>;
  readonly near: ReadonlySet<string>;
}

/** Two articles side by side; what is asked of them does not depend on which is which. */
export type FactsPair = readonly [Facts, Facts];

const EMPTY: ReadonlySet<string> = new Set();
const NONE: Facts = withKinds(() => EMPTY);
const sorted = new WeakMap<readonly string[], Facts>();

/** Sorted once for each list of features, since a neighbour is compared with many. */
export function factsOf({ features }: Fingerprint): Facts {
  if (features === undefined) return NONE;
  const before = sorted.get(features);
  if (before !== undefined) return before;
  const facts = byKind(features);
  sorted.set(features, facts);
  return facts;
}

/** A kind is sorted out when it is asked for the first time: most neighbours are asked for few. */
function byKind(features: readonly string[]): Facts {
  const kinds = new Map<string, ReadonlySet<string>>();
  return withKinds((kind) => {
    const before = kinds.get(kind);
    if (before !== undefined) return before;
    const values = valuesOf(features, `${kind}:`);
    kinds.set(kind, values);
    return values;
  });
}

function withKinds(of: Facts['of']): Facts {
  const [names, perhaps, bodies] = [of('name'), of('perhaps'), of('body')];
  const [sums, few, near] = [of('sum'), of('few'), of('near')];
  return { of, names, perhaps, bodies, sums, few, near };
}

function valuesOf(features: readonly string[], prefix: string): ReadonlySet<string> {
  let values: Set<string> | undefined;
  for (const feature of features) {
    if (!feature.startsWith(prefix)) continue;
    values ??= new Set();
    values.add(feature.slice(prefix.length));
  }
  return values ?? EMPTY;
}

export function haveShared(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (one.size > 0 && other.size > 0) for (const value of one) if (other.has(value)) return true;
  return false;
}

export function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): readonly string[] {
  const found: string[] = [];
  if (one.size > 0 && other.size > 0) for (const value of one) if (other.has(value)) found.push(value);
  return found;
}

/** `495 million` in one and `nearly 500 million` in the other: a round number that is not far from the exact one. */
export function nearNumbers([one, other]: FactsPair): readonly string[] {
  if (one.near.size === 0 || other.near.size === 0) return [];
  // What is exactly alike counts as that, and not once more.
  const numberOf = (amount: string) => amount.slice(amount.indexOf(':'));
  const alike = new Set(shared(one.near, other.near).map(numberOf));
  const [left, right] = [one, other].map((facts) =>
    [...facts.near].filter((amount) => !alike.has(numberOf(amount))),
  );
  return left?.filter((amount) => right?.some((another) => areNear(amount, another))) ?? [];
}

/** `Lays off 120` in one, `120 people` in the other; as the one with the unit has it. */
export function bareNumbers([one, other]: FactsPair): readonly string[] {
  return [...withUnitIn(one, other), ...withUnitIn(other, one)];
}

function withUnitIn(one: Facts, other: Facts): readonly string[] {
  const { few } = one;
  if (few.size === 0 || other.sums.size === 0) return [];
  const numbers = new Set([...few].filter((amount) => amount.startsWith('n:')));
  return [...other.sums].filter((amount) => numbers.has(`n${amount.slice(amount.indexOf(':'))}`));
}
