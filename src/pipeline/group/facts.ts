import type { Fingerprint } from '../../domain/story.ts';

/** The features of an article, by kind. */
export interface Facts {
  of(kind: string): ReadonlySet<string>;
}

const EMPTY: ReadonlySet<string> = new Set();
const NONE: Facts = { of: () => EMPTY };
const sorted = new WeakMap<Fingerprint, Facts>();

/** Sorted once for each fingerprint, since a neighbour is compared with many. */
export function factsOf(fingerprint: Fingerprint): Facts {
  const before = sorted.get(fingerprint);
  if (before !== undefined) return before;
  const facts = fingerprint.features === undefined ? NONE : byKind(fingerprint.features);
  sorted.set(fingerprint, facts);
  return facts;
}

function byKind(features: readonly string[]): Facts {
  const kinds = new Map<string, Set<string>>();
  for (const feature of features) {
    const colon = feature.indexOf(':');
    const kind = feature.slice(0, colon);
    const values = kinds.get(kind);
    if (values === undefined) kinds.set(kind, new Set([feature.slice(colon + 1)]));
    else values.add(feature.slice(colon + 1));
  }
  return { of: (kind) => kinds.get(kind) ?? EMPTY };
}

export function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): readonly string[] {
  return one.size === 0 || other.size === 0 ? [] : [...one].filter((value) => other.has(value));
}
