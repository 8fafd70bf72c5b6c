import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Archive } from '../../../src/ports.ts';
import type { OpenStore } from '../store.contract.ts';
import { article, collect, hours, joins, mentionOf, NOW, read, storyOf, verdict } from './samples.ts';

const url = 'https://one.example/plant';
const other = 'https://two.example/mine';

export function decidedContract(open: OpenStore): void {
  let store: Archive;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const decided = () => collect(store.decidedArticles());

  describe('what staff decided', () => {
    it('is told with the article and what the filter said of it', async () => {
      const storyId = await storyOf(store, article(url));
      await store.desk.review({ storyId, who: 'aino', at: NOW, state: 'approved' });

      expect(await decided()).toEqual([
        { storyId, decision: 'approved', article: article(url), verdict: verdict('accept') },
      ]);
    });

    it('leaves out what waits, and what was put back to wait', async () => {
      await read(store, article(other));
      const storyId = await storyOf(store, article(url));
      await store.desk.review({ storyId, who: 'aino', at: NOW, state: 'rejected' });
      expect(await decided()).toMatchObject([{ storyId, decision: 'rejected' }]);

      await store.desk.review({ storyId, who: 'aino', at: hours(1), state: 'waiting' });

      expect(await decided()).toEqual([]);
    });

    it('is what they decided last', async () => {
      const storyId = await storyOf(store, article(url));
      await store.desk.review({ storyId, who: 'aino', at: NOW, state: 'rejected' });
      await store.desk.review({ storyId, who: 'eero', at: hours(1), state: 'approved' });

      expect(await decided()).toMatchObject([{ storyId, decision: 'approved' }]);
    });

    it('counts once for a story of several articles, by the one that staff saw', async () => {
      const storyId = await storyOf(store, article(url));
      await store.desk.review({ storyId, who: 'aino', at: NOW, state: 'approved' });
      const later = article(other, { text: 'The same with a much longer text. '.repeat(20) });

      await read(store, later, { mention: mentionOf(later, { grouping: joins(storyId) }) });

      expect(await decided()).toMatchObject([{ storyId, article: { canonicalUrl: url } }]);
    });

    it('is told in the order of the stories, however many there are', async () => {
      const storyIds: number[] = [];
      for (let count = 0; count < 205; count += 1) {
        const storyId = await storyOf(store, article(`https://one.example/${count}`));
        await store.desk.review({
          storyId,
          who: 'aino',
          at: NOW,
          state: count % 2 ? 'approved' : 'rejected',
        });
        storyIds.push(storyId);
      }

      expect((await decided()).map(({ storyId }) => storyId)).toEqual(storyIds);
    });
  });
}
