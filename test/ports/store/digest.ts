import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DigestItem } from '../../../src/domain/digest.ts';
import { houseStyleSections } from '../../../src/pipeline/publish/house-style.ts';
import type { Archive } from '../../../src/ports.ts';
import type { OpenStore } from '../store.contract.ts';
import { article, dated, days, hours, joins, mentionOf, NOW, read, storyOf, verdict } from './samples.ts';

const url = 'https://one.example/plant';

export function digestContract(open: OpenStore): void {
  let store: Archive;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const auto = () => store.publishable({ mode: 'auto', limit: 100 });
  const reviewed = () => store.publishable({ mode: 'reviewed', limit: 100 });
  const only = async (items: Promise<readonly DigestItem[]>): Promise<DigestItem> => {
    const [item, ...others] = await items;
    if (item === undefined || others.length > 0)
      throw new Error(`one story was expected, not ${others.length + 1}`);
    return item;
  };
  const approve = (storyId: number, at = hours(1)) =>
    store.desk.review({ storyId, who: 'aino', at, state: 'approved' });
  const joining = (storyId: number, at: string, more: object = {}, mention: object = {}) => {
    const of = article(at, more);
    return read(store, of, {
      at: hours(2),
      mention: mentionOf(of, { grouping: joins(storyId), ...mention }),
    });
  };

  describe('what is put out', () => {
    it.each([
      [
        'accepted and new',
        { verdict: verdict('accept'), staffOnly: false },
        { auto: 1, approved: 1, rejected: 0 },
      ],
      [
        'accepted but old news',
        { verdict: verdict('accept'), staffOnly: true },
        { auto: 0, approved: 1, rejected: 0 },
      ],
      ['for review', { verdict: verdict('review'), staffOnly: false }, { auto: 0, approved: 1, rejected: 0 }],
    ])('follows staff first where the article is %s', async (_, mention, expected) => {
      const storyId = await storyOf(store, article(url), { mention: mentionOf(article(url), mention) });
      expect(await auto()).toHaveLength(expected.auto);
      expect(await reviewed()).toHaveLength(0);

      await approve(storyId);
      expect(await auto()).toHaveLength(expected.approved);
      expect(await reviewed()).toHaveLength(expected.approved);

      await store.desk.review({
        storyId,
        who: 'aino',
        at: hours(2),
        state: 'rejected',
        reason: 'not about us',
      });
      expect(await auto()).toHaveLength(expected.rejected);
      expect(await reviewed()).toHaveLength(expected.rejected);
    });

    it('is shown as its publisher wrote it', async () => {
      const image = { url: 'https://one.example/plant.jpg', alt: 'The harbour' };
      const storyId = await storyOf(store, article(url, { image, paywalled: 'unknown' }));

      expect(await auto()).toEqual([
        {
          guid: `guid:${url}`,
          storyId,
          headline: `Headline of ${url}`,
          url,
          outlet: 'Outlet one',
          publishedAt: dated(hours(-3)),
          ...{ standsAt: hours(-3), releasedAt: NOW },
          updatedAt: NOW,
          summary: 'A plant for recycling batteries is planned by the harbour.',
          headlineFrom: 'publisher',
          summaryFrom: 'publisher',
          language: 'en',
          topics: ['batteries'],
          image,
          paywalled: 'unknown',
          alsoIn: [],
        },
      ]);
    });

    it('quotes no more than two hundred characters', async () => {
      await read(store, article(url, { lead: 'The plant grows. '.repeat(40) }));

      const { summary = '' } = await only(auto());

      expect(summary.length).toBeLessThanOrEqual(200);
      expect(summary).toMatch(/^The plant grows\..* …$/u);
    });

    it('has no summary where the publisher gives none', async () => {
      await read(store, article(url, { lead: '' }));

      expect(await only(auto())).not.toHaveProperty('summary');
    });

    it('is ordered by date of publication, newest first; what nobody dated by the day it was seen first', async () => {
      const at = async (name: string, publishedAt: object, seenAt = NOW) => {
        const { publishedAt: _, ...undated } = article(`https://one.example/${name}`);
        return storyOf(store, { ...undated, ...publishedAt }, { at: seenAt });
      };
      const undated = await at('undated', {}, days(-3));
      await at('undated-today', {});
      for (const name of ['today', 'yesterday', 'four-days-ago'])
        await at(name, { publishedAt: dated(name === 'today' ? NOW : days(name === 'yesterday' ? -1 : -4)) });
      // Neither a late approval nor its undoing moves it.
      await approve(undated, hours(5));

      const items = await auto();
      const names = items.map((item) => item.url.slice('https://one.example/'.length));
      expect(names).toEqual(['today', 'undated-today', 'yesterday', 'undated', 'four-days-ago']);
      expect(items[3]).not.toHaveProperty('publishedAt');
      const [first, ...rest] = items.toReversed();
      const moved = { ...first, rank: Date.parse(first?.standsAt ?? '') } as DigestItem;
      const [list] = houseStyleSections({ themes: [], items: [moved, ...rest] });
      expect(list?.items.map(({ url = '' }) => url)).toEqual(items.map(({ url: address }) => address));
      expect(await store.composer.composed({ limit: 9 })).toMatchObject({ items: [{ storyId: undated }] });
      expect(await store.publishable({ mode: 'auto', limit: 1 })).toHaveLength(1);
    });
  });

  describe('a story in several outlets', () => {
    it('is shown by its fullest free text, the others beside it', async () => {
      const storyId = await storyOf(store, article(url));
      await joining(storyId, 'https://b.example/1', {
        outlet: 'B',
        text: 'Longer. '.repeat(60),
        language: 'fi',
      });
      await joining(storyId, 'https://z.example/1', {
        outlet: 'A',
        text: 'Longest. '.repeat(90),
        paywalled: true,
      });

      expect(await only(auto())).toMatchObject({
        url: 'https://b.example/1',
        outlet: 'B',
        updatedAt: hours(2),
        alsoIn: [
          { outlet: 'A', url: 'https://z.example/1', language: 'en' },
          { outlet: 'Outlet one', url },
        ],
      });
    });

    it('is shown by the one published first where no text is free to read', async () => {
      const closed = { paywalled: true, publishedAt: dated(hours(-3)) };
      const storyId = await storyOf(store, article(url, closed));
      await joining(storyId, 'https://b.example/1', { ...closed, publishedAt: dated(hours(-9)) });

      expect(await only(auto())).toMatchObject({ url: 'https://b.example/1' });
    });

    it('does not name an outlet that only staff could let through, until they did', async () => {
      const storyId = await storyOf(store, article(url));
      await joining(storyId, 'https://b.example/1', {}, { verdict: verdict('review') });

      expect(await only(auto())).toMatchObject({ alsoIn: [] });
      await approve(storyId);
      expect(await only(auto())).toMatchObject({ alsoIn: [{ url: 'https://b.example/1' }] });
    });

    it('has the topics that accept any of its articles', async () => {
      const storyId = await storyOf(store, article(url));
      await joining(
        storyId,
        'https://b.example/1',
        {},
        { verdict: verdict('accept', ['mines', 'batteries']) },
      );

      expect(await only(auto())).toMatchObject({ topics: ['batteries', 'mines'] });
    });

    it('does not change its date of change for one more outlet', async () => {
      const storyId = await storyOf(store, article(url));
      await joining(storyId, 'https://b.example/1', { text: 'Short.' });

      expect(await only(auto())).toMatchObject({
        url,
        updatedAt: NOW,
        alsoIn: [{ url: 'https://b.example/1' }],
      });
    });

    it('goes on being shown by the article that staff approved', async () => {
      const storyId = await storyOf(store, article(url));
      await approve(storyId);
      await joining(storyId, 'https://b.example/1', { text: 'Longer. '.repeat(60) });

      expect(await only(auto())).toMatchObject({ url, alsoIn: [{ url: 'https://b.example/1' }] });
    });
  });

  describe('when a story was released', () => {
    it('is the moment when it first could be put out, and stays', async () => {
      const old = mentionOf(article(url), { staffOnly: true });
      const storyId = await storyOf(store, article(url), { mention: old });

      await approve(storyId, hours(5));
      await store.desk.review({ storyId, who: 'aino', at: hours(6), state: 'waiting' });
      await approve(storyId, hours(9));

      expect(await only(reviewed())).toMatchObject({ releasedAt: hours(5), updatedAt: hours(5) });
    });
  });
}
