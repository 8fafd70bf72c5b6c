import type Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { suggestions } from '../../../src/adapters/sqlite/grouping/suggestions.ts';
import { ties } from '../../../src/adapters/sqlite/grouping/ties.ts';
import type { Archive } from '../../../src/ports.ts';
import { emptyArchive } from '../../fakes/empty-archive.ts';
import { add, bridge, bridging } from '../../ports/desk/samples.ts';
import { hours, newStory } from '../../ports/store/samples.ts';

let database: Database.Database;
let store: Archive;
beforeEach(() => {
  ({ database, store } = emptyArchive());
});
afterEach(() => store.close());

const of = (storyId: number) =>
  suggestions(database, ties(database))
    .of(storyId)
    .map(({ otherId, similarity }) => [otherId, similarity]);
const suggesting = (guid: string, ...others: readonly ReturnType<typeof bridge>[]) => ({
  grouping: { ...newStory(guid), suggestions: others },
});
const regroup = (change: Parameters<Archive['desk']['regroup']>[0]) =>
  store.desk.regroup(change, 'aino', hours(1));

describe('suggestions', () => {
  it('are told of both stories, the most alike first, each other story once', async () => {
    const [a, b] = [await add(store, 'a'), await add(store, 'b')];
    const weak = { ...bridge(b, 2), similarity: 0.4 };
    const c = await add(store, 'c', suggesting('c', weak, bridge(a, 1)));

    expect(of(c)).toEqual([
      [a, 0.9],
      [b, 0.4],
    ]);
    expect([of(a), of(b)]).toEqual([[[c, 0.9]], [[c, 0.4]]]);
  });

  it('follow the articles wherever staff put them', async () => {
    const [a, b] = [await add(store, 'a'), await add(store, 'b')];
    const c = await add(store, 'c', suggesting('c', bridge(a, 1)));

    await regroup({ kind: 'merge', from: a, into: b });
    expect([of(a), of(b)]).toEqual([[], [[c, 0.9]]]);

    await regroup({ kind: 'merge', from: c, into: b });
    expect(of(b)).toEqual([]);
  });

  it('stand in for a merge that would take something out of the feed', async () => {
    const [a, b] = [await add(store, 'a'), await add(store, 'b')];
    await store.publishable({ mode: 'auto', limit: 9, putOut: true });

    await add(store, 'c', { grouping: bridging(a, 1, [bridge(b, 2)]) });

    expect(of(a)).toEqual([[b, 0.9]]);
  });

  it('never come again once staff keep the stories apart', async () => {
    const [a, b] = [await add(store, 'a'), await add(store, 'b')];
    await add(store, 'c', { grouping: { ...bridging(a, 1, []), suggestions: [bridge(b, 2)] } });
    expect(of(a)).toEqual([[b, 0.9]]);

    await regroup({ kind: 'keep-apart', storyId: a, otherId: b });
    await add(store, 'd', { grouping: bridging(a, 1, [bridge(b, 2)]) });

    expect([of(a), of(b)]).toEqual([[], []]);
  });
});
