import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LinkCheck } from '../../../src/domain/link-check.ts';
import type { Instant } from '../../../src/domain/time.ts';
import type { Archive, LinkReport, PublishedLink } from '../../../src/ports.ts';
import type { OpenStore } from '../store.contract.ts';
import { article, days, hours, joins, mentionOf, read, storyOf, verdict } from './samples.ts';

const url = 'https://one.example/plant';
const other = 'https://two.example/plant';
const DAY_LATER = hours(25);

export function linksContract(open: OpenStore): void {
  let store: Archive;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const due = (now: Instant = DAY_LATER, limits: { limit?: number; perHost?: number } = {}) =>
    store.linksToCheck({ now, limit: 10, perHost: 10, ...limits });
  const dueUrls = async (...asked: Parameters<typeof due>) => (await due(...asked)).map((link) => link.url);
  const publish = () => store.publishable({ mode: 'auto', limit: 100, putOut: true });
  const approve = (storyId: number, words?: object) =>
    store.desk.review({ storyId, who: 'aino', at: hours(1), state: 'approved', ...(words && { words }) });
  const theOnly = async (now?: Instant): Promise<PublishedLink> => {
    const [link, ...more] = await due(now);
    if (link === undefined || more.length > 0)
      throw new Error(`one link was to be due, not ${more.length + 1}`);
    return link;
  };
  const check = (more: Partial<LinkCheck> = {}): LinkCheck => ({
    ...{ checkedAt: DAY_LATER, nextCheckAt: days(8), state: 'ok', found: 'ok', misses: 0, validators: {} },
    ...more,
  });
  const record = async (more: Partial<LinkCheck> = {}, rest: Partial<LinkReport> = {}) => {
    const link = await theOnly();
    await store.recordLinkCheck({ link, check: check(more), ...rest });
    return link;
  };
  const GONE = { state: 'gone', found: 'gone', misses: 2, status: 404 } as const;

  describe('links to be looked at', () => {
    it('are those of stories that are put out or approved, a day after they were read', async () => {
      await storyOf(store, article(url));
      const held = await storyOf(store, article(other), {
        mention: mentionOf(article(other), { verdict: verdict('review') }),
      });
      expect(await dueUrls()).toEqual([]);

      await publish();
      await approve(held);

      expect(await dueUrls(hours(23))).toEqual([]);
      expect(await dueUrls()).toEqual([url, other]);
    });

    it('are those of other outlets too, also where they join later', async () => {
      const storyId = await storyOf(store, article(url));
      await approve(storyId);
      await read(store, article(other), { mention: mentionOf(article(other), { grouping: joins(storyId) }) });

      expect(await dueUrls()).toEqual([url, other]);
    });

    it('are not those of what staff rejected, of places on a page, nor of what was merged away', async () => {
      const rejected = await storyOf(store, article(url));
      const place = await storyOf(store, article(`${other}#item`));
      const merged = await storyOf(store, article('https://three.example/a'));
      const into = await storyOf(store, article('https://four.example/a'));
      await publish();
      await store.desk.review({ storyId: rejected, who: 'aino', at: hours(2), state: 'rejected' });
      await store.desk.regroup({ kind: 'merge', from: merged, into }, 'aino', hours(2));

      expect(place).toBeGreaterThan(0);
      expect(await dueUrls()).toEqual(['https://three.example/a', 'https://four.example/a']);
    });

    it('come the longest due first, few of one host and few at once', async () => {
      for (const [index, host] of ['one', 'one', 'one', 'two', 'three'].entries())
        await read(store, article(`https://${host}.example/${index}`), { at: hours(index) });
      await publish();

      expect(await dueUrls(days(3), { perHost: 2, limit: 3 })).toEqual([
        'https://one.example/0',
        'https://one.example/1',
        'https://two.example/3',
      ]);
    });

    it('come again when they are due, and at once where a wrong clock put them off', async () => {
      await storyOf(store, article(url));
      await publish();
      await record();

      expect(await dueUrls(days(7))).toEqual([]);
      expect(await dueUrls(days(8))).toEqual([url]);
      expect(await dueUrls(days(-400))).toEqual([url]);
    });

    it('are known by what was found before, and by where an editor sends readers', async () => {
      const storyId = await storyOf(store, article(url));
      await approve(storyId, { url: 'https://one.example/moved' });
      const found = check({ ...GONE, nextCheckAt: days(2), validators: { etag: '"1"' } });
      const link = await theOnly();
      await store.recordLinkCheck({ link, check: found });

      expect(await theOnly(days(2))).toMatchObject({
        ...{
          url: 'https://one.example/moved',
          article: { canonicalUrl: url },
          before: found,
          isCopied: false,
        },
      });
    });
  });

  describe('what a look found', () => {
    const words = (title: string, lead?: string) =>
      article(url, { title, ...(lead !== undefined && { lead }) });
    const reading = (of: ReturnType<typeof article>) => ({
      reading: { article: of, verdict: verdict('accept'), mention: mentionOf(of) },
    });

    it('is a new revision where the publisher changed the headline', async () => {
      const storyId = await storyOf(store, article(url));
      await publish();

      await record({}, reading(words('Plant delayed')));

      expect(await publish()).toMatchObject([{ storyId, headline: 'Plant delayed', updatedAt: DAY_LATER }]);
      const view = await store.desk.story(storyId, DAY_LATER);
      expect(view?.item.headlineChanged).toBe(true);
      expect(view?.articles[0]?.revisions).toHaveLength(2);
      expect((await store.desk.search({ text: 'delayed', now: DAY_LATER, limit: 5 })).total).toBe(1);
    });

    it.each<[string, object, ReturnType<typeof article>, boolean]>([
      [
        'the headline under an own one',
        { headline: 'Ours', summary: 'Ours.' },
        words('Plant delayed'),
        false,
      ],
      ['the headline that readers see', { summary: 'Ours.' }, words('Plant delayed'), true],
      ['the lead under an own summary', { summary: 'Ours.' }, words(`Headline of ${url}`, 'New.'), false],
      ['the lead that readers see', { headline: 'Ours' }, words(`Headline of ${url}`, 'New.'), true],
    ])('moves the date of a story only where readers see it: %s', async (_, editors, changed, isSeen) => {
      const storyId = await storyOf(store, article(url));
      await approve(storyId, editors);

      await record({}, reading(changed));

      expect((await store.publishable({ mode: 'reviewed', limit: 5 }))[0]?.updatedAt).toBe(
        isSeen ? DAY_LATER : hours(1),
      );
    });

    it('withdraws nothing that staff approved', async () => {
      await approve(await storyOf(store, article(url)));
      const changed = words('Rain');

      await record({}, { reading: { article: changed, verdict: { ...verdict('reject'), topics: [] } } });

      expect(await store.publishable({ mode: 'reviewed', limit: 5 })).toMatchObject([{ headline: 'Rain' }]);
    });

    it('is shown to staff until they dismiss it, and again when it is something else', async () => {
      const storyId = await storyOf(store, article(url));
      await publish();
      const { articleId } = await record(GONE);
      const shown = async () => ({
        line: (await store.desk.story(storyId, DAY_LATER))?.item.link,
        article: (await store.desk.story(storyId, DAY_LATER))?.articles[0]?.link,
        list: (await store.links.broken(10)).map(({ state }) => state),
      });
      const gone = { state: 'gone', checkedAt: DAY_LATER };
      expect(await shown()).toEqual({ line: gone, article: gone, list: ['gone'] });

      expect(await store.links.dismiss(articleId, 'aino', days(2))).toBe(true);
      expect(await shown()).toEqual({ list: [] });

      const link = await theOnly(days(8));
      await store.recordLinkCheck({ link, check: check({ state: 'withdrawn', found: 'withdrawn' }) });
      expect(await shown()).toMatchObject({ list: ['withdrawn'] });
      expect(await store.links.dismiss(999, 'aino', days(2))).toBe(false);
    });

    it('is settled where an editor has taken the new address', async () => {
      const storyId = await storyOf(store, article(url));
      await publish();
      await record({ state: 'moved', found: 'moved', movedTo: 'https://one.example/new' });
      expect(await store.links.broken(10)).toMatchObject([
        { storyId, movedTo: 'https://one.example/new', isRepresentative: true, url, decisionId: 0 },
      ]);

      await approve(storyId, { url: 'https://one.example/new' });

      expect(await store.links.broken(10)).toEqual([]);
      const view = await store.desk.story(storyId, DAY_LATER);
      expect(view?.item).toMatchObject({ url: 'https://one.example/new' });
      expect(view?.item).not.toHaveProperty('link');
      expect(view?.decisions.at(-1)?.decided).toMatchObject({ state: 'approved', changed: ['url'] });
    });

    it('may be a copy of the page, until its file is gone', async () => {
      const storyId = await storyOf(store, article(url));
      await publish();
      const place = { file: '2026-03.warc.gz', offset: 12, length: 900 };
      await record(GONE, { copy: { url, at: DAY_LATER, place } });

      const [copy] = (await store.desk.story(storyId, DAY_LATER))?.articles[0]?.copies ?? [];
      expect(copy).toMatchObject({ at: DAY_LATER });
      expect(await store.links.copy(copy?.id ?? 0)).toEqual({ at: DAY_LATER, url, place });
      expect(await store.links.broken(10)).toMatchObject([{ copyId: copy?.id }]);
      expect(await theOnly(days(8))).toMatchObject({ isCopied: true });

      await store.forgetCopies(['2026-03.warc.gz']);
      expect(await store.links.copy(copy?.id ?? 0)).toBeUndefined();
      expect(await theOnly(days(8))).toMatchObject({ isCopied: false });
    });
  });

  it('refuses an editor’s link that nobody can follow', async () => {
    const storyId = await storyOf(store, article(url));

    expect(await approve(storyId, { url: 'javascript:alert(1)' })).toMatchObject({
      ...{ ok: false, problem: { kind: 'not-possible', message: expect.stringContaining('http://') } },
    });
  });
}
