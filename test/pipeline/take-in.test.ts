import { describe, expect, it, onTestFinished } from 'vitest';
import { takeIn } from '../../src/pipeline/take-in.ts';
import { emptyArchive } from '../fakes/empty-archive.ts';
import { article, collect, NOW, read } from '../ports/store/samples.ts';

const PUBLISH = { freshDays: 30, storyDays: 14 };

async function archiveWithRejected() {
  const { store } = emptyArchive();
  onTestFinished(() => store.close());
  await read(store, article('https://a.example/1', { title: 'Overlooked' }), { mention: undefined });
  const [stored] = await collect(store.storedArticles());
  if (stored === undefined) throw new Error('nothing is stored');
  return { store, articleId: stored.articleId, context: { store, now: NOW, publish: PUBLISH } };
}

describe('an article that the filter rejected', () => {
  it('becomes one that staff decide on, and is never put out by itself', async () => {
    const { store, articleId, context } = await archiveWithRejected();

    expect(await takeIn(articleId, context)).toBe(true);

    const { items } = await store.desk.inbox({ state: 'waiting', order: 'newest', now: NOW, limit: 5 });
    expect(items.map(({ headline, staffOnly }) => [headline, staffOnly])).toEqual([['Overlooked', true]]);
    expect(await store.publishable({ mode: 'auto', limit: 5 })).toEqual([]);
  });

  it('is taken in once', async () => {
    const { store, articleId, context } = await archiveWithRejected();

    await takeIn(articleId, context);
    expect(await takeIn(articleId, context)).toBe(true);

    expect((await store.counts()).stories).toBe(1);
  });

  it('that is not there is not taken in', async () => {
    const { context } = await archiveWithRejected();

    expect(await takeIn(404, context)).toBe(false);
  });
});
