import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Regrouping } from '../../../src/domain/review.ts';
import type { Archive } from '../../../src/ports.ts';
import { hours, joins } from '../store/samples.ts';
import type { OpenStore } from '../store.contract.ts';
import { add, bridge, bridging, decided, shown } from './samples.ts';

export function regroupingContract(open: OpenStore): void {
  let store: Archive;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const regroup = (change: Regrouping, at = hours(1)) => store.desk.regroup(change, 'aino', at);
  const approve = (storyId: number, more: object = {}) =>
    store.desk.review({ storyId, who: 'aino', at: hours(1), state: 'approved', ...more });
  const lastId = async () => (await store.desk.decisions({ limit: 1 }))[0]?.id ?? 0;
  const undoLast = async () => store.desk.undo(await lastId(), 'onni', hours(9));

  describe('staff merge two stories', () => {
    it('of which the one keeps its GUID and the other goes out of the feed', async () => {
      const [a, b] = [await add(store, 'a'), await add(store, 'b')];
      await store.publishable({ mode: 'auto', limit: 100, putOut: true });

      expect(await regroup({ kind: 'merge', from: a, into: b })).toEqual({ ok: true, value: b });

      expect(await shown(store)).toEqual({ b: ['a', 'b'] });
      expect(await store.counts()).toMatchObject({ stories: 1, waiting: 1 });
      expect(await store.desk.decisions({ limit: 1 })).toMatchObject([
        { decided: { kind: 'merged', from: a, into: b }, who: 'aino' },
      ]);
    });

    it('and what was approved stays approved, with its words', async () => {
      const [a, b] = [await add(store, 'a'), await add(store, 'b')];
      await approve(a, { words: { headline: 'A plant' }, theme: 'Plants' });

      await regroup({ kind: 'merge', from: a, into: b });

      expect(await store.publishable({ mode: 'reviewed', limit: 9 })).toMatchObject([
        { storyId: b, headline: 'A plant', theme: 'Plants' },
      ]);
    });

    it('and later copies of either go into what is left', async () => {
      const [a, b] = [await add(store, 'a'), await add(store, 'b')];
      await regroup({ kind: 'merge', from: a, into: b });

      expect(await add(store, 'c', { grouping: joins(a, 1) })).toBe(b);
      expect(await shown(store)).toEqual({ b: ['a', 'b', 'c'] });
    });

    it('and nobody decides on the one that is gone', async () => {
      const [a, b] = [await add(store, 'a'), await add(store, 'b')];
      await regroup({ kind: 'merge', from: a, into: b });

      const late = await approve(a);
      expect(late).toMatchObject({
        problem: {
          kind: 'conflict',
          message: expect.stringContaining(`story ${a} is part of story ${b} now`),
        },
      });
      expect(late).toMatchObject({ problem: { message: expect.stringContaining('by aino') } });
    });

    it('and take it back, with what joined meanwhile left where it is', async () => {
      const [a, b] = [await add(store, 'a'), await add(store, 'b')];
      await approve(a, { words: { headline: 'A plant' } });
      await regroup({ kind: 'merge', from: a, into: b });
      await add(store, 'c', { grouping: joins(b, 2) });

      expect((await undoLast()).ok).toBe(true);

      expect(await shown(store)).toEqual({ a: ['a'], b: ['b', 'c'] });
      expect(await store.publishable({ mode: 'reviewed', limit: 9 })).toMatchObject([
        { storyId: a, headline: 'A plant' },
      ]);
    });
  });

  describe('staff split a story', () => {
    const three = async () => {
      const storyId = await add(store, 'a');
      await add(store, 'b', { grouping: joins(storyId) });
      await add(store, 'c', { grouping: joins(storyId) });
      return storyId;
    };

    it('and what leaves gets a story of its own that waits', async () => {
      const storyId = await three();
      await approve(storyId);

      const own = decided(await regroup({ kind: 'split', storyId, articleIds: [2, 3] }));

      expect(own).not.toBe(storyId);
      const groups = await shown(store);
      expect(Object.keys(groups)).toHaveLength(2);
      expect(groups).toMatchObject({ a: ['a'] });
      expect(Object.values(groups)).toContainEqual(['b', 'c']);
      expect(await store.publishable({ mode: 'reviewed', limit: 9 })).toMatchObject([{ storyId }]);
      expect(await store.counts()).toMatchObject({ stories: 2, waiting: 1 });
    });

    it('and no pass brings the parts together again', async () => {
      const storyId = await three();
      const own = decided(await regroup({ kind: 'split', storyId, articleIds: [3] }));

      const joined = await add(store, 'd', { grouping: bridging(own, 3, [bridge(storyId, 1)]) });
      await add(store, 'c', { at: hours(2), grouping: bridging(storyId, 1, []) });

      expect(joined).toBe(own);
      expect(await shown(store)).toMatchObject({ a: ['a', 'b'] });
    });

    it('and take it back', async () => {
      const storyId = await three();
      const own = decided(await regroup({ kind: 'split', storyId, articleIds: [2, 3] }));
      await add(store, 'd', { grouping: joins(own, 3) });

      expect((await undoLast()).ok).toBe(true);

      expect(await shown(store)).toEqual({ a: ['a', 'b', 'c', 'd'] });
      expect(await add(store, 'e', { grouping: joins(own, 3) })).toBe(storyId);
    });

    it('with a GUID that no other split gets', async () => {
      const storyId = await three();
      const guids = new Set<string>();
      for (let time = 0; time < 4; time += 1) {
        await regroup({ kind: 'split', storyId, articleIds: [3] });
        for (const guid of Object.keys(await shown(store))) guids.add(guid);
        await undoLast();
      }

      expect(guids.size).toBe(5);
    });

    it('but only off some of its own articles', async () => {
      const storyId = await three();

      for (const articleIds of [[], [1, 2, 3], [1, 99]])
        expect(await regroup({ kind: 'split', storyId, articleIds })).toMatchObject({
          ok: false,
          problem: { kind: 'not-possible' },
        });
      expect(await shown(store)).toEqual({ a: ['a', 'b', 'c'] });
      expect(await store.counts()).toMatchObject({ stories: 1 });
    });
  });

  describe('staff move an article', () => {
    it('into another story, where it stays when it is read again', async () => {
      const [a, b] = [await add(store, 'a'), await add(store, 'b')];
      await add(store, 'c', { grouping: joins(a) });

      expect(await regroup({ kind: 'move', articleId: 3, into: b })).toEqual({ ok: true, value: b });
      await add(store, 'c', { at: hours(2), grouping: bridging(a, 1, [bridge(b, 2)]) });

      expect(await shown(store)).toEqual({ a: ['a'], b: ['b', 'c'] });
    });

    it('and the last one takes its story with it', async () => {
      const [a, b] = [await add(store, 'a'), await add(store, 'b')];

      await regroup({ kind: 'move', articleId: 1, into: b });

      expect(await shown(store)).toEqual({ b: ['a', 'b'] });
      expect(await add(store, 'c', { grouping: joins(a, 1) })).toBe(b);
      expect((await undoLast()).ok).toBe(true);
      expect(await shown(store)).toEqual({ a: ['a'], b: ['b', 'c'] });
    });

    it('back to those that it was split from, and is one with them again', async () => {
      const a = await add(store, 'a');
      await add(store, 'b', { grouping: joins(a) });
      decided(await regroup({ kind: 'split', storyId: a, articleIds: [2] }));

      await regroup({ kind: 'move', articleId: 2, into: a });

      expect(await shown(store)).toEqual({ a: ['a', 'b'] });
    });
  });

  describe('staff keep two stories apart', () => {
    it('and no article makes them one, until they take it back', async () => {
      const [a, b] = [await add(store, 'a'), await add(store, 'b')];
      await regroup({ kind: 'keep-apart', storyId: a, otherId: b });

      await add(store, 'c', { grouping: bridging(a, 1, [bridge(b, 2)]) });
      expect(await shown(store)).toEqual({ a: ['a', 'c'], b: ['b'] });

      await undoLast();
      await regroup({ kind: 'merge', from: a, into: b });
      expect(await shown(store)).toEqual({ b: ['a', 'b', 'c'] });
    });
  });

  it.each<Regrouping>([
    { kind: 'merge', from: 1, into: 1 },
    { kind: 'merge', from: 1, into: 9 },
    { kind: 'split', storyId: 9, articleIds: [1] },
    { kind: 'move', articleId: 9, into: 1 },
    { kind: 'move', articleId: 1, into: 9 },
    { kind: 'move', articleId: 1, into: 1 },
    { kind: 'keep-apart', storyId: 1, otherId: 1 },
  ])('staff cannot do what makes no sense: %o', async (change) => {
    await add(store, 'a');

    expect(await regroup(change)).toMatchObject({ ok: false });
    expect(await store.desk.decisions({ limit: 1 })).toEqual([]);
  });

  it('nothing is undone that somebody decided on since', async () => {
    const [a, b] = [await add(store, 'a'), await add(store, 'b')];
    await regroup({ kind: 'keep-apart', storyId: a, otherId: b });
    const first = await lastId();
    await approve(b);

    expect(await store.desk.undo(first, 'onni', hours(3))).toMatchObject({
      ok: false,
      problem: { kind: 'conflict', message: expect.stringContaining(`story ${b} was decided on since`) },
    });
  });
}
