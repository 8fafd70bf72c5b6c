import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Archive } from '../../../src/ports.ts';
import type { OpenStore } from '../store.contract.ts';
import {
  article,
  candidateFor,
  collect,
  dated,
  days,
  hours,
  joins,
  mentionOf,
  NOW,
  newStory,
  REJECTED,
  read,
  storyOf,
  unreadUrls,
  verdict,
} from './samples.ts';

const url = 'https://one.example/plant';

export function readingContract(open: OpenStore): void {
  let store: Archive;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const published = async () => store.publishable({ mode: 'auto', limit: 100 });

  describe('a reading', () => {
    it('settles its candidate and keeps the article as read', async () => {
      const full = article(url, {
        identity: 'one:4711',
        modifiedAt: { at: hours(-1), precision: 'time', from: 'json-ld' },
        section: 'Economy',
        image: { url: 'https://one.example/plant.jpg', alt: 'The harbour' },
        paywalled: 'unknown',
      });

      const receipt = await read(store, full);

      expect(receipt).toEqual({ storyId: expect.any(Number), fresh: true });
      expect(await unreadUrls(store)).toEqual([]);
      expect(await collect(store.storedArticles())).toEqual([
        {
          articleId: expect.any(Number),
          article: full,
          firstSeenAt: NOW,
          verdict: verdict('accept'),
          storyId: receipt.storyId,
        },
      ]);
    });

    it('changes nothing when it is recorded twice', async () => {
      const candidate = await candidateFor(store, url);
      const of = article(url);
      const reading = {
        ...({ kind: 'read', candidate, at: NOW, article: of, settlement: 'read' } as const),
        ...{ verdict: verdict('accept'), mention: mentionOf(of) },
      };
      const first = await store.recordReading(reading);
      const before = await published();

      const second = await store.recordReading(reading);

      expect(second).toEqual({ storyId: first.storyId, fresh: false });
      expect(await published()).toEqual(before);
      expect(await store.counts()).toMatchObject({ articles: 1, stories: 1 });
    });

    it('keeps an article that nothing wants, without a story', async () => {
      const receipt = await read(store, article(url), { mention: undefined });

      expect(receipt).toEqual({ fresh: true });
      expect(await collect(store.storedArticles())).toMatchObject([{ verdict: REJECTED }]);
      expect(await published()).toEqual([]);
    });

    it('refuses a candidate that is not there', async () => {
      const candidate = { ...(await candidateFor(store, url)), id: 4711 };

      const reading = store.recordReading({ kind: 'settled', candidate, at: NOW, settlement: 'read' });

      await expect(reading).rejects.toThrow('no candidate 4711');
    });

    it('takes the same address with another identity for another article', async () => {
      await read(store, article(url, { identity: 'daily:1', title: 'News of Monday' }));
      await read(store, article(url, { identity: 'daily:2', title: 'News of Tuesday' }), { at: hours(24) });

      expect(await store.counts()).toMatchObject({ articles: 2 });
    });

    it('knows an article by its number that it knew by its address before, if the headline agrees', async () => {
      const first = await read(store, article(url));
      const second = await read(store, article(url, { identity: 'one:4711' }), { at: hours(1) });

      expect(second.storyId).toBe(first.storyId);
      expect(await collect(store.storedArticles())).toMatchObject([{ article: { identity: 'one:4711' } }]);
    });

    it('does not take a mere address for proof', async () => {
      const monday = { title: 'News of Monday', publishedAt: dated(NOW) };
      await read(store, article(url, monday));
      const later = { identity: 'daily:9', title: 'News of Friday', publishedAt: dated(days(4)) };
      await read(store, article(url, later), { at: days(4) });

      expect(await store.counts()).toMatchObject({ articles: 2 });
    });
  });

  describe('a page that says nothing of itself', () => {
    const monday = `A plant is planned by the harbour. ${numbered('monday', 60)}`;
    const tuesday = `The court has decided about the mine. ${numbered('tuesday', 60)}`;

    it('carries another article when headline and text are others', async () => {
      await read(store, article(url, { title: 'News of Monday', text: monday }));
      const next = { title: 'News of Tuesday', text: tuesday, publishedAt: dated(hours(20)) };
      await read(store, article(url, next), { at: hours(24) });
      await read(store, article(url, { ...next, title: 'News of Tuesday, corrected' }), { at: hours(25) });

      const articles = await collect(store.storedArticles());
      expect(articles.map((stored) => stored.article.title)).toEqual([
        'News of Monday',
        'News of Tuesday, corrected',
      ]);
    });

    it('carries the same article when only the headline was changed', async () => {
      await read(store, article(url, { title: 'News of Monday', text: monday }));
      await read(store, article(url, { title: 'A plant by the harbour', text: monday }), { at: hours(1) });

      expect(await store.counts()).toMatchObject({ articles: 1 });
    });
  });

  describe('an article read again', () => {
    it('keeps its story and moves its date of change when the words changed', async () => {
      const storyId = await storyOf(store, article(url));
      const retitled = article(url, { title: 'Plant approved' });

      const other = mentionOf(retitled, { grouping: newStory('guid:other') });
      expect(await read(store, retitled, { at: hours(5), mention: other })).toEqual({ storyId, fresh: true });

      expect(await published()).toMatchObject([
        { storyId, guid: `guid:${url}`, headline: 'Plant approved', releasedAt: NOW, updatedAt: hours(5) },
      ]);
    });

    it('does not move its date of change when the words are the same', async () => {
      await read(store, article(url));
      const receipt = await read(store, article(url, { authors: ['Somebody Else'] }), { at: hours(5) });

      expect(receipt.fresh).toBe(false);
      expect(await published()).toMatchObject([{ updatedAt: NOW }]);
    });

    it('knows a revision that was there before the last one', async () => {
      await read(store, article(url));
      await read(store, article(url, { title: 'Plant approved' }), { at: hours(5) });

      const receipt = await read(store, article(url), { at: hours(9) });

      expect(receipt.fresh).toBe(false);
      expect(await published()).toMatchObject([{ headline: `Headline of ${url}`, updatedAt: hours(9) }]);
    });

    it('is old news only if it was when it was found', async () => {
      await read(store, article(url));
      const retitled = article(url, { title: 'Plant approved' });

      await read(store, retitled, { at: days(30), mention: mentionOf(retitled, { staffOnly: true }) });

      expect(await published()).toHaveLength(1);
    });

    it('is withdrawn when nothing wants it any more, and comes back when something does', async () => {
      await read(store, article(url));

      expect(await read(store, article(url), { at: hours(1), mention: undefined })).toEqual({ fresh: false });
      expect(await published()).toEqual([]);
      expect(await store.counts()).toMatchObject({ waiting: 0, stories: 1 });

      await read(store, article(url), { at: hours(2) });
      expect(await published()).toMatchObject([{ guid: `guid:${url}`, releasedAt: NOW }]);
    });

    it('stays as staff approved it', async () => {
      const storyId = await storyOf(store, article(url));
      await store.desk.review({ storyId, who: 'aino', at: hours(1), state: 'approved' });

      expect(await read(store, article(url), { at: hours(2), mention: undefined })).toMatchObject({
        storyId,
      });

      expect(await published()).toMatchObject([{ storyId, topics: ['batteries'] }]);
    });

    it('keeps its text when only the teaser can be read now', async () => {
      await read(store, article(url));
      const teaser = article(url, { text: '', lead: 'Short.', paywalled: 'unknown' });

      await read(store, teaser, { at: hours(1), mention: mentionOf(teaser, { verdict: verdict('review') }) });

      expect(await collect(store.storedArticles())).toMatchObject([
        { article: article(url), verdict: verdict('accept') },
      ]);
      expect(await published()).toMatchObject([{ updatedAt: NOW }]);
    });
  });

  describe('another verdict for a stored article', () => {
    const stored = async () => {
      const [first] = await collect(store.storedArticles());
      if (first === undefined) throw new Error('nothing is stored');
      return first;
    };

    it('makes a mention of it', async () => {
      await read(store, article(url), { mention: undefined });
      const { articleId } = await stored();

      await store.recordVerdict(articleId, verdict('accept'), mentionOf(article(url)), hours(1));

      expect(await published()).toMatchObject([{ guid: `guid:${url}`, releasedAt: hours(1) }]);
      expect(await stored()).toMatchObject({ verdict: verdict('accept'), storyId: expect.any(Number) });
    });

    it('withdraws it, but not what staff approved', async () => {
      const other = article('https://one.example/other');
      await read(store, article(url));
      const storyId = await storyOf(store, other);
      await store.desk.review({ storyId, who: 'aino', at: NOW, state: 'approved' });

      for (const { articleId } of await collect(store.storedArticles()))
        await store.recordVerdict(articleId, REJECTED, undefined, hours(1));

      expect(await published()).toMatchObject([{ storyId }]);
      expect(await collect(store.storedArticles())).toMatchObject([
        { verdict: REJECTED },
        { verdict: REJECTED, storyId },
      ]);
    });

    it('joins a story that is there', async () => {
      const storyId = await storyOf(store, article(url));
      const other = article('https://two.example/plant', { outlet: 'Outlet two' });
      await read(store, other, { mention: undefined });
      const [, second] = await collect(store.storedArticles());

      const joining = mentionOf(other, { grouping: joins(storyId) });
      await store.recordVerdict(second?.articleId ?? 0, verdict('accept'), joining, hours(1));

      expect(await published()).toMatchObject([{ storyId, alsoIn: [{ outlet: 'Outlet two' }] }]);
    });
  });

  describe('retention', () => {
    it('drops the words of what nothing wanted, and keeps its identity', async () => {
      await read(store, article(url), { mention: undefined, at: days(-40) });
      await read(store, article(`${url}/young`), { mention: undefined });
      await read(store, article(`${url}/mention`), { at: days(-40) });

      expect(await store.forget(days(-30))).toBe(1);
      expect(await store.forget(days(-30))).toBe(0);

      const kept = await collect(store.storedArticles());
      expect(kept.map((each) => each.article.canonicalUrl)).toEqual([`${url}/young`, `${url}/mention`]);
      expect(await store.counts()).toMatchObject({ articles: 3, unread: 0 });
      expect(await read(store, article(url), { mention: undefined })).toMatchObject({ fresh: true });
      expect(await store.counts()).toMatchObject({ articles: 3 });
    });
  });
}

/** Text enough to be compared. */
function numbered(word: string, count: number): string {
  return Array.from({ length: count }, (_, index) => `${word}${index}`).join(' ');
}
