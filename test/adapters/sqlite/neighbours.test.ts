import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayOf } from '../../../src/adapters/sqlite/columns.ts';
import { openStore } from '../../../src/adapters/sqlite/index.ts';
import { type FeatureWeight, type Fingerprint, STORY_DAYS } from '../../../src/domain/story.ts';
import type { Archive } from '../../../src/ports.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { article, dated, days, hours, mentionOf, read } from '../../ports/store/samples.ts';

/** As the archive's index is asked, said once more and in the plainest way: by going through everything. */
const MOST_PER_FEATURE = 50;
const MOST_BY_FEATURES = 24;
const LEAST_WEIGHT = 0.4;

interface Stored {
  readonly name: string;
  readonly day: number;
  readonly features: readonly string[];
}

/** Days from now; features by number. */
interface Said {
  readonly day: number;
  readonly about: readonly number[];
}

type Step =
  | (Said & { readonly kind: 'add' | 'add-elsewhere' | 'taken-back'; readonly name: number })
  | (Said & { readonly kind: 'look' });

const said = {
  // Mostly of one pass, some across the ends of periods.
  day: fc.oneof(
    { arbitrary: fc.integer({ min: -2, max: 1 }), weight: 4 },
    { arbitrary: fc.integer({ min: -90, max: 3 }), weight: 1 },
  ),
  about: fc.uniqueArray(fc.nat({ max: 7 }), { minLength: 1, maxLength: 6 }),
};
const name = fc.nat({ max: 150 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.record({ ...said, name, kind: fc.constant('add' as const) }), weight: 6 },
  { arbitrary: fc.record({ ...said, name, kind: fc.constant('taken-back' as const) }), weight: 1 },
  { arbitrary: fc.record({ ...said, name, kind: fc.constant('add-elsewhere' as const) }), weight: 1 },
  { arbitrary: fc.record({ ...said, kind: fc.constant('look' as const) }), weight: 3 },
);

it('finds what going through the whole archive finds, whatever is added, read again, taken back or written by others', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 140 }), async (steps) => {
      const folder = mkdtempSync(join(tmpdir(), 'mediawatch-neighbours-'));
      const open = () =>
        openStore({ file: join(folder, 'mediawatch.db'), backupFolder: folder, clock: fakeClock() });
      const [store, elsewhere] = [open(), open()];
      const stored = new Map<string, Stored>();
      // More under each feature than a look-up reads.
      for (let count = 0; count < 55; count += 1)
        await add(store, stored, { name: 1_000 + count, day: count % 2, about: [count % 2, 2] });
      for (const next of steps) await take(next, { store, elsewhere, stored });
      await Promise.all([store.close(), elsewhere.close()]);
      rmSync(folder, { recursive: true });
    }),
    { numRuns: 12 },
  );
}, 120_000);

async function take(
  next: Step,
  { store, elsewhere, stored }: { store: Archive; elsewhere: Archive; stored: Map<string, Stored> },
): Promise<void> {
  if (next.kind === 'add') await add(store, stored, next);
  else if (next.kind === 'add-elsewhere') await add(elsewhere, stored, next);
  else if (next.kind === 'taken-back') await expect(takenBack(store, next)).rejects.toThrow();
  else {
    const fingerprint = printOf(next);
    const found = await store.neighbours({ fingerprint, around: days(next.day) });
    const features = fingerprint.features ?? [];
    const weight = await store.featureWeights();
    const expected = exhaustively([...stored.values()], features, dayOf(days(next.day)), weight);
    expect(found.map(({ canonicalUrl, fingerprint: print }) => [canonicalUrl, print.features])).toEqual(
      expected.map((one) => [one.name, one.features]),
    );
  }
}

let hour = 0;
/** No two readings of an article are of one moment. */
function nextHour() {
  hour += 1;
  return hours(hour);
}

type Adding = Said & { readonly name: number };

async function add(store: Archive, stored: Map<string, Stored>, adding: Adding): Promise<void> {
  const { of, mention } = mentionFrom(adding);
  await read(store, of, { mention, at: nextHour() });
  const day = dayOf(days(adding.day));
  stored.set(of.canonicalUrl, { name: of.canonicalUrl, day, features: printOf(adding).features ?? [] });
}

/** The last that is written is refused, and with it all that went before. */
async function takenBack(store: Archive, adding: Adding): Promise<void> {
  const { of, mention } = mentionFrom({ ...adding, name: adding.name + 500 });
  const untitled = { ...mention.article, title: Symbol('no title') as unknown as string };
  await read(store, of, { mention: { ...mention, article: untitled }, at: nextHour() });
}

function mentionFrom(adding: Adding) {
  const of = article(`https://one.example/${adding.name}`, { publishedAt: dated(days(adding.day)) });
  return { of, mention: mentionOf(of, { fingerprint: printOf(adding) }) };
}

function printOf({ about }: Said): Fingerprint {
  return { keys: [], signature: [], shingles: 0, features: about.map((number) => `name:${number}`) };
}

function exhaustively(
  stored: readonly Stored[],
  features: readonly string[],
  day: number,
  weight: FeatureWeight,
): readonly Stored[] {
  const newestFirst = (one: Stored, other: Stored) => other.day - one.day || idOf(other) - idOf(one);
  const idOf = (one: Stored) => stored.indexOf(one);
  const near = stored.filter((one) => Math.abs(one.day - day) <= STORY_DAYS).toSorted(newestFirst);
  const known = features.filter((feature) => stored.some((one) => one.features.includes(feature)));
  const lists = known
    .filter((feature) => weight(feature) >= LEAST_WEIGHT)
    .map((feature) => ({
      weight: weight(feature),
      newest: near.filter((one) => one.features.includes(feature)).slice(0, MOST_PER_FEATURE),
    }));
  const shared = near.map((one) => {
    const by = lists.filter(({ newest }) => newest.includes(one));
    return { one, count: by.length, weight: by.reduce((sum, list) => sum + list.weight, 0) };
  });
  return shared
    .filter(({ count }) => count >= 2)
    .toSorted((less, more) => more.weight - less.weight || idOf(more.one) - idOf(less.one))
    .slice(0, MOST_BY_FEATURES)
    .map(({ one }) => one)
    .toSorted((one, other) => idOf(other) - idOf(one));
}
