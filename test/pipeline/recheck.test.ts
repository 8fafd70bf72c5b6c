import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { DigestItem } from '../../src/domain/digest.ts';
import type { Page } from '../../src/domain/page.ts';
import type { Run } from '../../src/domain/run.ts';
import { type Instant, minutesAfter, parseInstant } from '../../src/domain/time.ts';
import { pageReader } from '../../src/pipeline/read-page.ts';
import { run } from '../../src/pipeline/run.ts';
import type { Archive, InboxItem } from '../../src/ports.ts';
import { emptyArchive } from '../fakes/empty-archive.ts';
import { FakeWeb, GONE, REFUSED, TIMEOUT } from '../fakes/fetcher.ts';
import { fakeLog } from '../fakes/log.ts';
import { aPlan } from '../fakes/plan.ts';

const RSS = 'https://sanomat.example/rss';
const PAGE = 'https://sanomat.example/a/1';
const NEW = 'https://sanomat.example/arkisto/a-1';
const HEADLINE = 'Akkutehdas nousee satamaan';

let store: Archive;
let web: FakeWeb;
let now: Instant;
let kept: Page[];

beforeEach(() => {
  store = emptyArchive().store;
  web = new FakeWeb();
  now = parseInstant('2024-05-10T09:00:00Z');
  kept = [];
});
afterEach(() => store.close());

const copies = {
  keep: async (page: Page) => {
    kept.push(page);
    return { file: '2024-05.warc.gz', offset: kept.length, length: 1 };
  },
  read: async () => ({ ok: false, problem: 'gone' }) as const,
  forget: async () => [],
};

function pass(recheck = true): Promise<Run> {
  const files = { writePublic: async () => 0, writeReceipt: async () => '' };
  const plan = aPlan({ recheck });
  const world = { ...{ fetcher: web, store, files, copies, log: fakeLog() }, clock: { now: () => now } };
  return run({ ...world, reader: pageReader(plan) }, plan, new AbortController().signal);
}

/** What passes at intervals of so many days count of links. */
async function passes(...days: readonly number[]): Promise<readonly Run['links'][]> {
  const counts: Run['links'][] = [];
  for (const count of days) {
    now = minutesAfter(now, count * 24 * 60);
    counts.push((await pass()).links);
  }
  return counts;
}

function page(
  title: string,
  text = 'Akkutehdas rakennetaan satamaan, ja akkumateriaali tulee naapurista. ',
): string {
  return `<!DOCTYPE html><html lang="fi"><head><meta charset="utf-8"><title>${title}</title><meta property="og:title" content="${title}"><meta property="article:published_time" content="2024-05-09T08:00:00+03:00"></head><body><article><h1>${title}</h1><p>${text.repeat(4)}</p><p>${text.repeat(4)}</p></article></body></html>`;
}

const ELSEWHERE = page(
  'Sade jatkuu',
  'Lounaasta tulee uusi sadealue, joka väistyy vasta viikonloppuna. ',
).replaceAll('2024-05-09', '2024-05-01');

/** A story is put out, and its page answers so from then on. */
async function published(
  ...answers: Parameters<FakeWeb['answers']> extends [string, ...infer Rest] ? Rest : never
) {
  const item = `<item><title>${HEADLINE}</title><link>${PAGE}</link><guid>${PAGE}</guid><pubDate>Thu, 09 May 2024 08:00:00 +0300</pubDate></item>`;
  web.answers(
    RSS,
    `<rss version="2.0"><channel><title>Sanomat</title><link>https://sanomat.example/</link><description>Koe</description>${item}</channel></rss>`,
  );
  web.answers(PAGE, page(HEADLINE), ...answers);
  await pass();
}

async function shown(): Promise<DigestItem | undefined> {
  return (await store.publishable({ mode: 'auto', limit: 10 }))[0];
}

async function onTheDesk(): Promise<InboxItem | undefined> {
  return (await store.desk.inbox({ state: 'waiting', order: 'newest', now, limit: 10 })).items[0];
}

describe('links that were put out', () => {
  it('are asked for a day after the reading, then weekly', async () => {
    await published();

    const counts = await passes(0.5, 0.6, 1, 3, 3.1);

    expect(counts.map((count) => count?.checked)).toEqual([undefined, 1, undefined, undefined, 1]);
    expect(web.asked.filter((url) => url === PAGE)).toHaveLength(3);
  });

  it('are asked whether they changed, and a copy of the page is kept once', async () => {
    await published({ body: page(HEADLINE), etag: '"1"' });

    const counts = await passes(2, 8, 8);

    expect(counts.map((count) => count?.copied)).toEqual([1, 0, 0]);
    expect(kept.map(({ url }) => url)).toEqual([PAGE]);
    expect(await shown()).toMatchObject({ headline: HEADLINE, url: PAGE });
  });

  it('are left alone where they are not to be looked at', async () => {
    await published();
    now = minutesAfter(now, 9 * 24 * 60);

    expect(await pass(false)).not.toHaveProperty('links');
    expect(web.asked.filter((url) => url === PAGE)).toHaveLength(1);
  });

  it('are shown to staff as gone after the second 404, and stay put out', async () => {
    await published(GONE);

    const [once] = await passes(2);
    expect(once).toMatchObject({ checked: 1, gone: 0 });
    expect(await onTheDesk()).not.toHaveProperty('link');

    const [twice] = await passes(2);
    expect(twice).toMatchObject({ gone: 1 });
    expect(await onTheDesk()).toMatchObject({ link: { state: 'gone' } });
    expect(await shown()).toMatchObject({ url: PAGE });
    expect((await passes(8, 8))[1]).toBeUndefined();
  });

  it.each([
    ['another article', ELSEWHERE],
    ['an empty page', page(HEADLINE, 'Poistettu. ')],
  ])('are withdrawn where %s stands there twice, which is recorded nowhere else', async (_, answer) => {
    await published(answer);

    await passes(2, 2);

    expect(await onTheDesk()).toMatchObject({
      headline: HEADLINE,
      link: { state: 'withdrawn' },
      headlineChanged: false,
    });
    expect(kept).toEqual([]);
    expect(await store.counts()).toMatchObject({ articles: 1, stories: 1 });
  });

  it('that moved for good are told with the new address, while readers keep the old one', async () => {
    await published({ body: page(HEADLINE), movedTo: `${NEW}?utm_source=x` });

    const [count] = await passes(2);

    expect(count).toMatchObject({ moved: 1 });
    expect(await onTheDesk()).toMatchObject({ url: PAGE, link: { state: 'moved', movedTo: NEW } });
    expect(await shown()).toMatchObject({ url: PAGE });
  });

  it('bring the headline that the publisher changed', async () => {
    await published(page('Akkutehdas nousee sittenkin satamaan'));
    const before = await shown();

    const [count] = await passes(2);

    expect(count).toMatchObject({ changed: 1, copied: 1 });
    expect(await onTheDesk()).toMatchObject({ headlineChanged: true });
    const after = await shown();
    expect(after).toMatchObject({
      guid: before?.guid,
      headline: 'Akkutehdas nousee sittenkin satamaan',
      updatedAt: now,
    });
  });

  it('do not look edited where an editor has worded the headline and the summary', async () => {
    await published(page('Akkutehdas nousee sittenkin satamaan'));
    const storyId = (await shown())?.storyId ?? 0;
    const words = { headline: 'A battery plant', summary: 'It comes.' };
    await store.desk.review({ storyId, who: 'aino', at: now, state: 'approved', words });
    const approvedAt = now;

    await passes(2);

    expect(await shown()).toMatchObject({ headline: 'A battery plant', updatedAt: approvedAt });
    const story = await store.desk.story(storyId, now);
    expect(story?.articles[0]?.revisions.map(({ title }) => title)).toEqual([
      HEADLINE,
      'Akkutehdas nousee sittenkin satamaan',
    ]);
  });

  it('are not old news because they are looked at when they are old', async () => {
    await published();
    await passes(2, 8);
    web.answers(PAGE, page('Akkutehdas valmistui satamaan'));

    await passes(45);

    expect(await shown()).toMatchObject({ headline: 'Akkutehdas valmistui satamaan' });
  });

  it('keep their words where they have to be paid for now', async () => {
    const paid = page(HEADLINE, 'Vain tilaajille. ').replace(
      '</head>',
      '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script></head>',
    );
    await published(paid);

    const [count] = await passes(2);

    expect(count).toMatchObject({ paywalled: 1, copied: 0 });
    expect(await onTheDesk()).toMatchObject({ link: { state: 'paywalled' }, paywalled: true });
    expect(await shown()).toMatchObject({ headline: HEADLINE });
    expect((await passes(8))[0]).toMatchObject({ checked: 1, paywalled: 0 });
  });

  it('do not count as dead where the whole network is down', async () => {
    await published(TIMEOUT);

    expect(await passes(2, 2, 2, 2)).toEqual([undefined, undefined, undefined, undefined]);
    expect(await onTheDesk()).not.toHaveProperty('link');
  });

  it('are no worse for a site that refuses us', async () => {
    await published(REFUSED);

    expect((await passes(2, 8))[1]).toMatchObject({ checked: 1, gone: 0 });
    expect(await onTheDesk()).not.toHaveProperty('link');
  });

  it('lead where an editor sends readers, and that address is looked at from then on', async () => {
    await published(GONE);
    await passes(2, 2);
    const storyId = (await shown())?.storyId ?? 0;
    web.answers(NEW, page(HEADLINE));

    await store.desk.review({ storyId, who: 'aino', at: now, state: 'approved', words: { url: NEW } });
    await passes(31);

    expect(await shown()).toMatchObject({ url: NEW });
    expect(web.asked.at(-1)).toBe(NEW);
    expect(await store.links.broken(10)).toEqual([]);
  });
});
