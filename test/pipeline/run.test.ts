import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { PublishedFile } from '../../src/domain/digest.ts';
import type { Run } from '../../src/domain/run.ts';
import { type Instant, minutesAfter, parseInstant } from '../../src/domain/time.ts';
import type { Plan } from '../../src/pipeline/plan.ts';
import { pageReader } from '../../src/pipeline/read-page.ts';
import { run } from '../../src/pipeline/run.ts';
import type { Log, Store } from '../../src/ports.ts';
import { emptyArchive } from '../fakes/empty-archive.ts';
import { FakeWeb, GONE, REFUSED, TIMEOUT } from '../fakes/fetcher.ts';
import { aPlan, aSource } from '../fakes/plan.ts';

const RSS = 'https://sanomat.example/rss';
const PAGE = 'https://sanomat.example/a/1';
const silent = () => undefined;
const log: Log = { debug: silent, info: silent, warn: silent, error: silent };

let store: Store;
let web: FakeWeb;
let now: Instant;
let published: readonly PublishedFile[];
let expected: number;

beforeEach(() => {
  store = emptyArchive().store;
  web = new FakeWeb();
  now = parseInstant('2024-05-10T09:00:00Z');
  published = [];
  expected = 0;
});
afterEach(() => store.close());

function pass(change: Partial<Plan> = {}): Promise<Run> {
  const files = {
    writePublic: async (written: readonly PublishedFile[]) => {
      published = written;
      return written.length;
    },
    writeReceipt: async () => 'receipt.json',
  };
  const plan = aPlan(change);
  const expect = (pages: number) => {
    expected += pages;
  };
  const reader = { ...pageReader(plan), expect };
  const world = { fetcher: web, store, files, log, reader, clock: { now: () => now } };
  return run(world, plan, new AbortController().signal);
}

function feed(...items: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Sanomat</title><link>https://sanomat.example/</link><description>Koe</description>${items.join('')}</channel></rss>`;
}

function item(title: string, link = PAGE, date = 'Thu, 09 May 2024 08:00:00 +0300'): string {
  return `<item><title>${title}</title><link>${link}</link><guid>${link}</guid><pubDate>${date}</pubDate><description>Lyhyt kuvaus asiasta.</description></item>`;
}

function page(
  title: string,
  text = 'Akkutehdas rakennetaan satamaan, ja akkumateriaali tulee naapurista. ',
): string {
  return `<!DOCTYPE html><html lang="fi"><head><meta charset="utf-8"><title>${title}</title><meta property="og:title" content="${title}"><meta property="article:published_time" content="2024-05-09T08:00:00+03:00"></head><body><article><h1>${title}</h1><p>${text.repeat(4)}</p><p>${text.repeat(4)}</p></article></body></html>`;
}

function headlines(): readonly string[] {
  const json = published.find(({ path }) => path === 'feed.json');
  const parsed: { items: { title: string }[] } = JSON.parse(String(json?.content));
  return parsed.items.map(({ title }) => title);
}

describe('one pass', () => {
  it('reads what gives a hint, leaves the rest, and publishes what the topics accept', async () => {
    web.answers(
      RSS,
      feed(item('Akkutehdas nousee satamaan'), item('Sade jatkuu', 'https://sanomat.example/a/2')),
    );
    web.answers(PAGE, page('Akkutehdas nousee satamaan'));

    const done = await pass();

    expect(web.asked).toEqual([RSS, PAGE]);
    expect(done.sources[0]).toMatchObject({ announced: 2, fresh: 2, read: 1, withoutHint: 1, accepted: 1 });
    expect(headlines()).toEqual(['Akkutehdas nousee satamaan']);
  });

  it.each([
    ['always', 2],
    ['onHint', 0],
  ] as const)('tells the reader of new pages where all are read: %s', async (fullText, pages) => {
    web.answers(
      RSS,
      feed(item('Akkutehdas nousee satamaan'), item('Sade jatkuu', 'https://sanomat.example/a/2')),
    );

    await pass({ sources: [aSource({ fullText })] });
    await pass({ sources: [aSource({ fullText })] });

    expect(expected).toBe(pages);
  });

  it('fetches nothing again that was read', async () => {
    web.answers(RSS, feed(item('Akkutehdas nousee satamaan')));
    web.answers(PAGE, page('Akkutehdas nousee satamaan'));
    await pass();

    const again = await pass();

    expect(web.asked).toEqual([RSS, PAGE, RSS]);
    expect(again.sources[0]).toMatchObject({ announced: 1, fresh: 0, read: 0 });
  });

  it('reads an unread article although the feed answered 304', async () => {
    web.answers(RSS, feed(item('Akkutehdas nousee satamaan')), 'not-modified');
    web.answers(PAGE, TIMEOUT, page('Akkutehdas nousee satamaan'));
    const first = await pass();
    expect(first.sources[0]?.unread).toEqual({ timeout: 1 });

    now = minutesAfter(now, 60);
    const second = await pass();

    expect(second.sources[0]).toMatchObject({ outcome: 'not-modified', read: 1, accepted: 1 });
  });

  it('keeps no validators of a document that it did not understand', async () => {
    web.answers(
      RSS,
      { body: '<html><body>Kirjaudu sisään</body></html>', etag: '"same"' },
      { body: feed(item('Akkutehdas')), etag: '"same"' },
    );
    web.answers(PAGE, page('Akkutehdas'));
    const first = await pass();
    expect(first.outcome).toBe('some-sources-failed');

    const second = await pass();

    expect(second.sources[0]).toMatchObject({ outcome: 'polled', read: 1 });
  });

  it('asks again for a feed that was cut off, whatever its ETag says', async () => {
    const whole = feed(
      item('Sade jatkuu', 'https://sanomat.example/a/2'),
      item('Akkutehdas nousee satamaan'),
    );
    const cut = whole.slice(0, whole.indexOf('<link>https://sanomat.example/a/1'));
    web.answers(RSS, { body: cut, etag: '"same"' }, { body: whole, etag: '"same"' });
    web.answers(PAGE, page('Akkutehdas nousee satamaan'));
    const first = await pass();
    expect(first.sources[0]?.dropped).toEqual({ 'cut off': 1 });

    const second = await pass();

    expect(second.sources[0]).toMatchObject({ outcome: 'polled', accepted: 1 });
  });

  it('gives a page up that is gone twice, and asks for it no more', async () => {
    web.answers(RSS, feed(item('Akkutehdas nousee satamaan')));
    web.answers(PAGE, GONE);

    for (let count = 0; count < 4; count += 1) {
      await pass();
      now = minutesAfter(now, 24 * 60);
    }

    expect(web.asked.filter((url) => url === PAGE)).toHaveLength(2);
  });

  it('takes a new article at an old address for a new article', async () => {
    const monday = page('Akkutehdas, maanantai').replace(
      '<title>',
      '<link rel="canonical" href="https://sanomat.example/a/100"><title>',
    );
    const tuesday = page('Akkumateriaali, tiistai', 'Akkumateriaali loppuu, sanoo akkutehdas eilen. ')
      .replace('<title>', '<link rel="canonical" href="https://sanomat.example/a/101"><title>')
      .replace('05-09T', '05-10T');
    web.answers(
      RSS,
      feed(item('Akkutehdas, maanantai')),
      feed(item('Akkumateriaali, tiistai', PAGE, 'Fri, 10 May 2024 08:00:00 +0300')),
    );
    web.answers(PAGE, monday, tuesday);
    await pass();

    now = minutesAfter(now, 24 * 60);
    await pass();

    expect([...headlines()].sort()).toEqual(['Akkumateriaali, tiistai', 'Akkutehdas, maanantai']);
  });

  it('judges a page that is closed to us by what its own feed gives away', async () => {
    web.answers(RSS, feed(item('Akkutehdas: akkumateriaali loppuu akkutehtaalta')));
    web.answers(PAGE, REFUSED);

    const done = await pass();

    expect(done.sources[0]).toMatchObject({ read: 1, accepted: 1 });
    expect(headlines()).toEqual(['Akkutehdas: akkumateriaali loppuu akkutehtaalta']);
  });

  it('keeps old news for staff and does not put it out as new', async () => {
    web.answers(RSS, feed(item('Akkutehdas nousee satamaan', PAGE, 'Mon, 06 May 2013 08:00:00 +0300')));
    web.answers(PAGE, page('Akkutehdas nousee satamaan').replace('2024-05-09', '2013-05-06'));

    const done = await pass();

    expect(done.waiting).toBe(1);
    expect(headlines()).toEqual([]);
  });

  it('withdraws nothing because a source failed', async () => {
    web.answers(RSS, feed(item('Akkutehdas nousee satamaan')), TIMEOUT);
    web.answers(PAGE, page('Akkutehdas nousee satamaan'));
    await pass();

    const done = await pass();

    expect(done.outcome).toBe('some-sources-failed');
    expect(headlines()).toEqual(['Akkutehdas nousee satamaan']);
  });

  it('asks only the sources named, and only what they announced is read', async () => {
    const other = aSource({ id: 'toinen', url: 'https://toinen.example/rss' });
    web.answers(RSS, feed(item('Akkutehdas nousee satamaan')));
    web.answers(other.url, feed());

    const done = await pass({ sources: [aSource(), other], onlySources: ['toinen'], evenIfNotDue: false });

    expect(web.asked).toEqual([other.url]);
    expect(done.sources.map((source) => source.outcome)).toEqual(['not-due', 'polled']);
  });

  it('forgets the text of what nothing wanted when its time is over, and never reads it again', async () => {
    const texts = async () => {
      const all: string[] = [];
      for await (const { article } of store.storedArticles()) all.push(article.title);
      return all;
    };
    web.answers(RSS, feed(item('Sade jatkuu')));
    web.answers(PAGE, page('Sade jatkuu', 'Sataa koko viikon, ja tuuli kääntyy länteen. '));
    await pass({ sources: [aSource({ fullText: 'always' })] });
    expect(await texts()).toEqual(['Sade jatkuu']);

    now = minutesAfter(now, 31 * 24 * 60);
    await pass({ sources: [aSource({ fullText: 'always' })] });

    expect(await texts()).toEqual([]);
    expect(web.asked.filter((url) => url === PAGE)).toHaveLength(1);
  });

  it('leaves a source alone that is not due', async () => {
    web.answers(RSS, feed());
    await pass();

    now = minutesAfter(now, 59);
    await pass({ evenIfNotDue: false });
    expect(web.asked).toEqual([RSS]);

    now = minutesAfter(now, 1);
    await pass({ evenIfNotDue: false });
    expect(web.asked).toEqual([RSS, RSS]);
  });

  it('judges headline and teaser alone where the source says so', async () => {
    web.answers(RSS, feed(item('Akkutehdas: akkumateriaali loppuu akkutehtaalta')));

    const done = await pass({ sources: [aSource({ fullText: 'never' })] });

    expect(web.asked).toEqual([RSS]);
    expect(done.sources[0]).toMatchObject({ accepted: 1 });
  });

  it('follows a listing to its next pages, up to its limit', async () => {
    const listing = (next: string) =>
      `<html><body><article><h2><a href="/a/${next}">Sade jatkuu ${next}</a></h2></article><a class="next" href="/uutiset?s=${next}">Lisää</a></body></html>`;
    const url = 'https://sanomat.example/uutiset';
    web.answers(url, listing('2')).answers(`${url}?s=2`, listing('3')).answers(`${url}?s=3`, listing('4'));
    const select = { item: 'article', title: 'h2', url: 'a@href', next: 'a.next@href' };

    const done = await pass({ sources: [aSource({ kind: 'listing', url, select, maxPages: 2 })] });

    expect(web.asked).toEqual([url, `${url}?s=2`]);
    expect(done.sources[0]?.announced).toBe(2);
  });
});
