import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/domain/match.ts';
import { parseInstant } from '../../../src/domain/time.ts';
import type { Archive, SearchQuery } from '../../../src/ports.ts';
import {
  article,
  dated,
  days,
  hours,
  joins,
  mentionOf,
  NOW,
  read,
  storyOf,
  verdict,
} from '../store/samples.ts';

const ALL = { state: 'waiting', order: 'newest', now: NOW, limit: 50 } as const;

function naming(members: readonly string[], score = 12): Verdict {
  const matches = members.map((term) => ({
    ...{ group: 'member', term, points: 3 },
    places: [{ field: 'text' as const, start: 0, end: term.length, found: term }],
    sentence: `It was ${term} that opened the mill.`,
  }));
  return { ...verdict('accept'), score, topics: [{ id: 'batteries', score, verdict: 'accept', matches }] };
}

export function readingDeskContract(open: () => Promise<Archive>): void {
  let store: Archive;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const one = (url: string, more: object = {}, mention: object = {}) => {
    const of = article(url, more);
    return storyOf(store, of, { mention: mentionOf(of, mention) });
  };
  const review = async (storyId: number, more: object) => {
    const done = await store.desk.review({ storyId, who: 'aino', at: NOW, state: 'waiting', ...more });
    if (!done.ok) throw new Error(done.problem.message);
    return done.value;
  };
  const waiting = async (more: object = {}) =>
    (await store.desk.inbox({ ...ALL, ...more })).items.map(({ headline }) => headline);
  const found = async (query: Partial<SearchQuery>) =>
    (await store.desk.search({ text: '', now: NOW, limit: 50, ...query })).items.map((item) => item.headline);

  describe('the inbox', () => {
    it('shows what waits, newest or highest first', async () => {
      await one(
        'https://a.example/1',
        { title: 'Older', publishedAt: dated(hours(-9)) },
        { verdict: naming([], 20) },
      );
      await one(
        'https://a.example/2',
        { title: 'Newer', publishedAt: dated(hours(-1)) },
        { verdict: naming([], 9) },
      );

      expect(await waiting()).toEqual(['Newer', 'Older']);
      expect(await waiting({ order: 'score' })).toEqual(['Older', 'Newer']);
    });

    it.each(['newest', 'score'] as const)('goes on where a page ended, in the order %s', async (order) => {
      for (let number = 1; number <= 7; number++)
        await one(`https://a.example/${number}`, {
          title: `Story ${number}`,
          publishedAt: dated(hours(-number)),
        });

      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await store.desk.inbox({
          ...ALL,
          order,
          limit: 3,
          ...(after !== undefined && { after }),
        });
        seen.push(...page.items.map(({ headline }) => headline));
        expect(page.total).toBe(7);
        after = page.next;
      } while (after !== undefined);

      expect(seen).toHaveLength(7);
      expect(new Set(seen).size).toBe(7);
    });

    it('begins at the beginning where the place to go on from is none', async () => {
      await one('https://a.example/1', { title: 'Only' });

      for (const after of ['x', 'bnVsbA', 'WzEsMiwzXQ'])
        expect(await waiting({ after }), after).toEqual(['Only']);
    });

    it('keeps apart what was decided, snoozed and what waits, and counts each', async () => {
      const [a, b, c] = [
        await one('https://a.example/1', { title: 'Approved' }),
        await one('https://a.example/2', { title: 'Rejected' }),
        await one('https://a.example/3', { title: 'Snoozed' }),
      ];
      await one('https://a.example/4', { title: 'Waits' });
      await review(a, { state: 'approved' });
      await review(b, { state: 'rejected', reason: 'not about us' });
      await review(c, { snoozedUntil: days(2) });

      const page = await store.desk.inbox(ALL);
      expect(page.counts).toEqual({ waiting: 1, approved: 1, rejected: 1, snoozed: 1 });
      expect(await waiting()).toEqual(['Waits']);
      expect(await waiting({ state: 'approved' })).toEqual(['Approved']);
      expect(await waiting({ state: 'rejected' })).toEqual(['Rejected']);
      expect(await waiting({ state: 'snoozed' })).toEqual(['Snoozed']);
      expect(await waiting({ now: days(3) })).toContain('Snoozed');
    });

    it('says what is known of each story', async () => {
      const storyId = await one(
        'https://a.example/1',
        { title: 'Kobla avaa tehtaan', language: 'fi', paywalled: true, outlet: 'Lehti' },
        { verdict: naming(['Kobla', 'Umia']) },
      );
      const other = article('https://b.example/1', {
        title: 'Kobla öppnar en fabrik',
        language: 'sv',
        outlet: 'Bladet',
      });
      await read(store, other, { mention: mentionOf(other, { grouping: joins(storyId) }) });

      const [item] = (await store.desk.inbox(ALL)).items;
      expect(item).toMatchObject({
        ...{ storyId, decisionId: 0, state: 'waiting', headlineFrom: 'publisher', band: 'accept' },
        topics: ['batteries'],
        members: ['Kobla', 'Umia'],
        hit: { sentence: 'It was Kobla that opened the mill.', words: ['Kobla'] },
        suggestions: 0,
      });
      expect([item?.outlet, ...(item?.alsoIn.map(({ outlet }) => outlet) ?? [])].sort()).toEqual([
        'Bladet',
        'Lehti',
      ]);
    });

    it('can be narrowed down to a topic, outlet, language or theme', async () => {
      const storyId = await one('https://a.example/1', { title: 'One', outlet: 'Lehti', language: 'fi' });
      await one('https://a.example/2', { title: 'Two' }, { verdict: verdict('accept', ['mines']) });
      await review(storyId, { theme: 'Strategy' });

      expect(await waiting({ topic: 'mines' })).toEqual(['Two']);
      expect(await waiting({ outlet: 'Lehti' })).toEqual(['One']);
      expect(await waiting({ language: 'fi' })).toEqual(['One']);
      expect(await waiting({ theme: 'Strategy' })).toEqual(['One']);
      expect(await waiting({ topic: 'no such topic' })).toEqual([]);
    });
  });

  describe('a story', () => {
    it('is shown with its articles, evidence, revisions and decisions', async () => {
      const url = 'https://a.example/1';
      const storyId = await one(url, { title: 'First headline' }, { verdict: naming(['Kobla']) });
      const edited = article(url, { title: 'Second headline' });
      await read(store, edited, { at: hours(1), mention: mentionOf(edited, { verdict: naming(['Kobla']) }) });
      const decisionId = await review(storyId, { words: { headline: 'In our words' } });

      const view = await store.desk.story(storyId, NOW);

      expect(view?.item).toMatchObject({
        headline: 'In our words',
        headlineFrom: 'editor',
        decisionId,
        headlineChanged: true,
      });
      expect(view?.words).toEqual({ headline: 'In our words' });
      expect(view?.articles).toHaveLength(1);
      expect(view?.articles[0]?.revisions.map(({ title }) => title)).toEqual([
        'First headline',
        'Second headline',
      ]);
      expect(view?.articles[0]?.evidence).toMatchObject([{ topic: 'batteries', match: { term: 'Kobla' } }]);
      expect(view?.decisions.map(({ id, who }) => ({ id, who }))).toEqual([{ id: decisionId, who: 'aino' }]);
    });

    it("shows the day that an editor put in the place of the publisher's", async () => {
      const storyId = await one('https://a.example/1');
      await review(storyId, { words: { date: '2026-02-14' } });

      expect((await store.desk.story(storyId, NOW))?.item.publishedAt).toMatchObject({
        ...{ at: '2026-02-13T22:00:00.000Z', precision: 'day', from: 'editor' },
      });
    });

    it('that was merged into another leads there', async () => {
      const [from, into] = [await one('https://a.example/1'), await one('https://a.example/2')];
      const merged = await store.desk.regroup({ kind: 'merge', from, into }, 'aino', NOW);

      expect(merged.ok).toBe(true);
      expect((await store.desk.story(from, NOW))?.item.storyId).toBe(into);
      expect((await store.desk.inbox(ALL)).counts.waiting).toBe(1);
    });

    it('that is not there is undefined', async () => {
      expect(await store.desk.story(404, NOW)).toBeUndefined();
    });
  });

  describe('the search', () => {
    beforeEach(async () => {
      await one('https://a.example/1', {
        ...{ title: 'Akkutehtaan lupa', text: 'Tehdas saa luvan Kokkolassa.', language: 'fi' },
        publishedAt: dated(parseInstant('2026-01-31T22:30:00Z')),
      });
      await one('https://a.example/2', {
        ...{ title: 'Mine in court', text: 'The mine of Kobla goes to court.', outlet: 'Paper' },
        publishedAt: dated(parseInstant('2026-02-20T10:00:00Z')),
      });
    });

    it.each([
      ['', ['Mine in court', 'Akkutehtaan lupa']],
      ['akkutehta', ['Akkutehtaan lupa']],
      ['KOKKOLA', ['Akkutehtaan lupa']],
      ['mine court', ['Mine in court']],
      ['"goes to court"', ['Mine in court']],
      ['"court to goes"', []],
      ['court -Kobla', []],
      ['-Kobla', ['Akkutehtaan lupa']],
      ['"', ['Mine in court', 'Akkutehtaan lupa']],
      ['AND OR NOT ( * ^ : {}', []],
      ["'; DROP TABLE story; --", []],
    ])('finds by %j', async (text, headlines) => {
      expect(await found({ text })).toEqual(headlines);
    });

    it('takes days as a Finnish calendar shows them, both included', async () => {
      expect(await found({ from: '2026-02-01', to: '2026-02-01' })).toEqual(['Akkutehtaan lupa']);
      expect(await found({ to: '2026-01-31' })).toEqual([]);
      expect(await found({ from: '2026-02-02' })).toEqual(['Mine in court']);
    });

    it('can be narrowed down, counted and gone through', async () => {
      expect(await found({ outlet: 'Paper' })).toEqual(['Mine in court']);
      expect(await found({ language: 'fi', topic: 'batteries' })).toEqual(['Akkutehtaan lupa']);
      expect(await found({ state: 'approved' })).toEqual([]);

      const page = await store.desk.search({ text: '', now: NOW, limit: 1 });
      expect(page.total).toBe(2);
      expect(await found({ limit: 1, ...(page.next !== undefined && { after: page.next }) })).toEqual([
        'Akkutehtaan lupa',
      ]);
    });
  });

  describe('coverage', () => {
    const of = 'found' as const;

    it('counts mentions and stories by period and kind', async () => {
      const storyId = await one(
        'https://a.example/1',
        { publishedAt: dated(parseInstant('2025-12-31T23:00:00Z')) },
        { verdict: naming(['Kobla']) },
      );
      const other = article('https://b.example/1', {
        ...{ outlet: 'Bladet', language: 'sv', publishedAt: dated(parseInstant('2026-01-02T10:00:00Z')) },
      });
      await read(store, other, {
        mention: mentionOf(other, { grouping: joins(storyId), verdict: naming(['Kobla']) }),
      });
      await one('https://a.example/2', { publishedAt: dated(parseInstant('2026-04-02T10:00:00Z')) });

      expect(await store.desk.coverage({ by: 'member', period: 'quarter', of })).toEqual([
        { period: '2026-Q1', key: 'Kobla', mentions: 2, stories: 1 },
      ]);
      expect(await store.desk.coverage({ by: 'topic', period: 'month', of })).toEqual([
        { period: '2026-01', key: 'batteries', mentions: 2, stories: 1 },
        { period: '2026-04', key: 'batteries', mentions: 1, stories: 1 },
      ]);
      expect(await store.desk.coverage({ by: 'language', period: 'week', of, to: '2026-01-31' })).toEqual([
        { period: '2026-W01', key: 'en', mentions: 1, stories: 1 },
        { period: '2026-W01', key: 'sv', mentions: 1, stories: 1 },
      ]);
    });

    it('counts what was approved, or all but what was rejected', async () => {
      const [a, b] = [await one('https://a.example/1'), await one('https://a.example/2')];
      await one('https://a.example/3');
      await review(a, { state: 'approved', theme: 'Strategy' });
      await review(b, { state: 'rejected', reason: 'no' });
      const total = async (kind: 'approved' | 'found') =>
        (await store.desk.coverage({ by: 'theme', period: 'month', of: kind })).map(({ key, mentions }) => [
          key,
          mentions,
        ]);

      expect(await total('approved')).toEqual([['Strategy', 1]]);
      expect(await total('found')).toEqual([
        ['', 1],
        ['Strategy', 1],
      ]);
    });

    it('knows what can be filtered by', async () => {
      await one('https://a.example/1', { outlet: 'Öljylehti', language: 'fi' });
      await one('https://a.example/2', { outlet: 'Aamu' });

      expect(await store.desk.facets()).toEqual({
        ...{ topics: ['batteries'], outlets: ['Aamu', 'Öljylehti'], languages: ['en', 'fi'], themes: [] },
      });
    });
  });

  describe('a view that is read as a feed', () => {
    const feed = { owner: 'aino@mill.example', title: 'Mines', query: 'q=mine', createdAt: NOW };

    it('is found by its address, and by its owner only', async () => {
      const made = await store.viewFeeds.addViewFeed(feed);

      expect(made.token).toMatch(/^[\w-]{32}$/);
      expect(await store.viewFeeds.viewFeed(made.token)).toEqual(made);
      expect(await store.viewFeeds.viewFeedsOf('aino@mill.example')).toEqual([made]);
      expect(await store.viewFeeds.viewFeedsOf('bo@mill.example')).toEqual([]);
    });

    it('is taken back by its owner only', async () => {
      const { token } = await store.viewFeeds.addViewFeed(feed);

      expect(await store.viewFeeds.revokeViewFeed(token, 'bo@mill.example', NOW)).toBe(false);
      expect(await store.viewFeeds.revokeViewFeed(token, 'aino@mill.example', NOW)).toBe(true);
      expect(await store.viewFeeds.viewFeed(token)).toBeUndefined();
    });
  });
}
