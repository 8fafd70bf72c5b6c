import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Archive } from '../../../src/ports.ts';
import { hours } from '../store/samples.ts';
import type { OpenStore } from '../store.contract.ts';
import { add, bridge, bridging, shown } from './samples.ts';

export function bridgeContract(open: OpenStore): void {
  let store: Archive;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const putOut = () => store.publishable({ mode: 'auto', limit: 100, putOut: true });
  const approve = (storyId: number) =>
    store.desk.review({ storyId, who: 'aino', at: hours(1), state: 'approved' });
  /** A third article that is like the first and the second. */
  const bridged = async (a: number, b: number) =>
    add(store, 'c', { grouping: bridging(b, 2, [bridge(a, 1)]) });

  describe('an article that belongs to two stories', () => {
    it('makes them one, the earlier, as long as no reader saw either', async () => {
      const [a, b] = [await add(store, 'a'), await add(store, 'b')];

      expect(await bridged(a, b)).toBe(a);

      expect(await shown(store)).toEqual({ a: ['a', 'b', 'c'] });
      expect(await store.counts()).toMatchObject({ stories: 1 });
    });

    it('makes them the one that readers saw', async () => {
      const b = await add(store, 'b');
      await putOut();
      const a = await add(store, 'a');
      await add(store, 'c', { grouping: bridging(a, 2, [bridge(b, 1)]) });

      expect(await shown(store)).toEqual({ b: ['a', 'b', 'c'] });
    });

    it('makes them the one that staff decided on, whichever was there first', async () => {
      const [a, b] = [await add(store, 'a'), await add(store, 'b')];
      await approve(b);

      expect(await bridged(a, b)).toBe(b);

      expect(await shown(store, 'reviewed')).toEqual({ b: ['a', 'b', 'c'] });
    });

    it('leaves both where readers saw both', async () => {
      const [a, b] = [await add(store, 'a'), await add(store, 'b')];
      await putOut();

      expect(await bridged(a, b)).toBe(b);

      expect(await shown(store)).toEqual({ a: ['a'], b: ['b', 'c'] });
    });

    it('leaves both where readers saw one and staff decided on the other', async () => {
      const a = await add(store, 'a');
      await putOut();
      const b = await add(store, 'b');
      await approve(b);

      await bridged(a, b);

      expect(await shown(store)).toEqual({ a: ['a'], b: ['b', 'c'] });
    });

    it('may be one that is read again', async () => {
      const [a] = [await add(store, 'a'), await add(store, 'b')];

      expect(await add(store, 'b', { at: hours(1), grouping: bridging(a, 1, []) })).toBe(a);

      expect(await shown(store)).toEqual({ a: ['a', 'b'] });
    });

    it('is in the story that is left when the merge is named by a story that is gone', async () => {
      const [a, b] = [await add(store, 'a'), await add(store, 'b')];
      await bridged(a, b);

      expect(await add(store, 'd', { grouping: bridging(b, 2, [bridge(b, 2), bridge(a, 1)]) })).toBe(a);
    });
  });
}
