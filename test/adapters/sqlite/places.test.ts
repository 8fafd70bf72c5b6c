import type Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bands } from '../../../src/adapters/sqlite/grouping/bands.ts';
import { features } from '../../../src/adapters/sqlite/grouping/features.ts';
import { keptNeighbours } from '../../../src/adapters/sqlite/grouping/kept-neighbours.ts';
import { neighbours } from '../../../src/adapters/sqlite/grouping/neighbours.ts';
import { places } from '../../../src/adapters/sqlite/grouping/places.ts';
import { postings } from '../../../src/adapters/sqlite/grouping/postings.ts';
import type { Bridge, Grouping } from '../../../src/domain/story.ts';
import type { Archive } from '../../../src/ports.ts';
import { emptyArchive } from '../../fakes/empty-archive.ts';
import { article, dated, days, hours, mentionOf, newStory, read } from '../../ports/store/samples.ts';

/** What moves an article, its story's days or the article out of sight; by the number of an article or two. */
type Step =
  | { readonly kind: 'read'; readonly name: number; readonly day: number; readonly like: readonly number[] }
  | { readonly kind: 'merge' | 'move' | 'split' | 'withdraw'; readonly one: number; readonly other: number }
  | { readonly kind: 'undo' };

const NAMES = 8;
const name = fc.nat({ max: NAMES - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    arbitrary: fc.record({
      ...{ kind: fc.constant('read' as const), name, day: fc.integer({ min: -16, max: 0 }) },
      like: fc.array(name, { maxLength: 2 }),
    }),
    weight: 5,
  },
  {
    arbitrary: fc.record({
      ...{ kind: fc.constantFrom('merge', 'move', 'split', 'withdraw'), one: name, other: name },
    }),
    weight: 4,
  },
  { arbitrary: fc.record({ kind: fc.constant('undo' as const) }), weight: 1 },
);

it('finds neighbours where they are, also those that it knew elsewhere', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
      const { database, store } = emptyArchive();
      for (const [index, next] of steps.entries()) {
        await take(next, store, index);
        const query = { fingerprint: printOf([...Array(NAMES).keys()]), around: days(0) };

        const found = await store.neighbours(query);

        expect(found).toEqual(unknowing(database).find(query));
      }
      database.close();
    }),
    { numRuns: 50 },
  );
}, 120_000);

/** That was made this moment, and knows nothing but what the file says. */
function unknowing(database: Database.Database) {
  const lists = postings(database);
  return neighbours(database, {
    ...{ features: features(database, lists), postings: lists, bands: bands(database) },
    ...{ kept: keptNeighbours(database), places: places(database) },
  });
}

async function take(next: Step, store: Archive, index: number): Promise<void> {
  const at = hours(index);
  const stories = new Map<number, number>();
  for await (const { articleId, storyId } of store.storedArticles())
    if (storyId !== undefined) stories.set(articleId, storyId);
  const articleIds = [...stories.keys()];
  const articleOf = (number: number) => articleIds[number % Math.max(1, articleIds.length)] ?? 99;
  const storyOf = (number: number) => stories.get(articleOf(number)) ?? 99;
  const change = (regrouping: Parameters<Archive['desk']['regroup']>[0]) =>
    store.desk.regroup(regrouping, 'aino', at);
  switch (next.kind) {
    case 'read': {
      const of = articleNamed(next.name, next.day);
      const like = stories.size === 0 ? [] : next.like;
      const grouping = groupingOf(
        like.map((number) => ({ articleId: articleOf(number), storyId: storyOf(number) })),
        `guid:${next.name}`,
      );
      await read(store, of, { at, mention: mentionOf(of, { grouping, fingerprint: printOf([next.name]) }) });
      return;
    }
    case 'withdraw':
      await read(store, articleNamed(next.one, 0), { at, mention: undefined });
      return;
    case 'undo':
      for (const { id } of await store.desk.decisions({ limit: 1 })) await store.desk.undo(id, 'onni', at);
      return;
    case 'merge':
      await change({ kind: 'merge', from: storyOf(next.one), into: storyOf(next.other) });
      return;
    case 'move':
      await change({ kind: 'move', articleId: articleOf(next.one), into: storyOf(next.other) });
      return;
    case 'split':
      await change({ kind: 'split', storyId: storyOf(next.one), articleIds: [articleOf(next.one)] });
  }
}

function articleNamed(number: number, day: number) {
  return article(`https://one.example/${number}`, { publishedAt: dated(days(day)) });
}

function printOf(numbers: readonly number[]) {
  return { keys: numbers.map((number) => `u:${number}`), signature: [], shingles: 0 };
}

function groupingOf(
  like: readonly { readonly articleId: number; readonly storyId: number }[],
  guid: string,
): Grouping {
  const [first, ...others] = like.map(
    (place): Bridge => ({ ...place, relation: 'near-text', similarity: 0.9, reasons: ['alike'] }),
  );
  return first === undefined ? newStory(guid) : { kind: 'joins', ...first, bridges: others };
}
