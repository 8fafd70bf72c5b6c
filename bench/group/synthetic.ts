import { BINS } from '../../src/domain/bands.ts';
import type { Fingerprint } from '../../src/domain/story.ts';
import { type Instant, instant } from '../../src/domain/time.ts';

/** An archive of so many mentions over ten years, such as no press writes it but as large: for what look-ups cost. */
const DAYS = 3650;
const DAY_MS = 86_400_000;
const LAST_DAY = Date.UTC(2026, 2, 1) / DAY_MS;

/** How many different values of a kind there are, and how many an article has; the first values are the commonest. */
const KINDS = [
  ['name', 30_000, 6],
  ['sum', 8_000, 2],
  ['date', 1, 1],
  ['event', 40, 2],
  ['place', 400, 2],
  ['thing', 60, 4],
  ['main', 30_000, 2],
  ['at', 400, 1],
  ['about', 60, 2],
  ['deed', 40, 1],
] as const;

/** The same numbers for the same seed (mulberry32), 0 to 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Synthetic {
  readonly fingerprint: Fingerprint;
  readonly title: string;
  readonly url: string;
  readonly at: Instant;
}

/** Article `number` of `size`, oldest first; those past the archive's end are of its last day. */
export function synthetic(number: number, size: number): Synthetic {
  const random = randomFrom(number + 1);
  const day = LAST_DAY - DAYS + 1 + Math.min(DAYS - 1, Math.floor((number * DAYS) / size));
  const signature = Uint32Array.from({ length: BINS }, () => Math.floor(random() * 4_294_967_296));
  const features = KINDS.flatMap(([kind, values, count]) =>
    Array.from({ length: count }, () =>
      // The fourth power: as skewed as names in the press are.
      kind === 'date' ? `date:${day}` : `${kind}:${Math.floor(values * random() ** 4)}`,
    ),
  );
  const url = `https://outlet${number % 50}.example/${number}`;
  const keys = [`i:${number}`, `u:${number}`, `t:fi:${number}`, `x:${number}`];
  return {
    fingerprint: { keys, signature, shingles: 300, features: [...new Set(features)] },
    ...{ title: `Headline number ${number}`, url },
    at: instant(day * DAY_MS + (number % 86_400) * 1000),
  };
}
