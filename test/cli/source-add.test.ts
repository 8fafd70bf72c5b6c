import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSources } from '../../src/config/sources.ts';
import { command, type Workplace, workplace } from '../fakes/command.ts';
import { type SmallSite, smallFeed, smallSite } from '../fakes/small-site.ts';
import { ARTICLES } from '../newsroom/article.ts';
import { newsroomClock } from '../newsroom/clock.ts';
import { type Newsroom, startNewsroom } from '../newsroom/server.ts';

/** With comments and a setting after the list, as people write it. */
const SOURCES = `version: 1
network: { contact: "mailto:test@example.org", gap: 0s, allow: [127.0.0.1] }
sources:
  # tested by hand
  - id: first # the first of all
    outlet: First
    kind: feed
    url: https://first.example/rss

# Looked at and left out: none.
`;

const clock = newsroomClock();
let newsroom: Newsroom;
let place: Workplace;

beforeAll(async () => {
  newsroom = await startNewsroom({ slowMs: 1 });
  place = await workplace({ sources: SOURCES });
});
afterAll(async () => {
  await newsroom.close();
  await place[Symbol.asyncDispose]();
});

function add(flags: readonly string[], ...args: readonly string[]) {
  return command(['source', 'add', ...args, ...flags], { clock });
}

function dryRun(...args: readonly string[]) {
  return add(place.flags, ...args, '--dry-run');
}

async function fileOf({ folder }: Workplace): Promise<string> {
  return readFile(join(folder, 'sources.yaml'), 'utf8');
}

function page(head: string, body = ''): string {
  return `<html lang="fi"><head><title>Etusivu</title>${head}</head><body>${body}</body></html>`;
}

const TWO_FEEDS = page(
  `<meta property="og:site_name" content="Kaupunki: uutiset">
<link rel="alternate" type="application/rss+xml" title="Kommentit" href="/comments/feed/">
<link rel="alternate" type="application/rss+xml" title="Uutiset" href="/feed/">
<link rel="alternate" type="application/rss+xml" title="Kokoukset" href="/kokoukset/feed/">`,
);

async function withTwoFeeds(work: (site: SmallSite) => Promise<void>): Promise<void> {
  await using site = await smallSite({
    '/': TWO_FEEDS,
    '/feed/': smallFeed('Kaupunki » Feed', 3),
    '/comments/feed/': smallFeed('Kommentit', 1),
    '/kokoukset/feed/': smallFeed('Kokoukset', 2),
  });
  await work(site);
}

describe('source add', () => {
  it('writes the first feed that is not one of comments below the last entry, and leaves the rest alone', () =>
    withTwoFeeds(async (site) => {
      await using own = await workplace({ sources: SOURCES });

      const seen = await add(own.flags, site.baseUrl);
      const written = await fileOf(own);
      const read = readSources(written, 'sources.yaml');

      expect(seen).toMatchObject({ status: 0 });
      expect(read.ok && read.value.sources[1]).toMatchObject({
        outlet: 'Kaupunki: uutiset',
        language: 'fi',
        kind: 'feed',
        url: `${site.baseUrl}/feed/`,
        enabled: true,
      });
      expect(written.startsWith(SOURCES.slice(0, SOURCES.indexOf('\n# Looked at')))).toBe(true);
      expect(written.endsWith('\n# Looked at and left out: none.\n')).toBe(true);
      expect(written).toMatch(
        / {2}# tested 2024-05-\d\d by "mediawatch source add": named by .+; 3 items, newest .+; sure\.\n {2}- id: /,
      );
    }));

  it('lists all feeds of the page and takes another where --feed says so', () =>
    withTwoFeeds(async (site) => {
      const seen = await dryRun(site.baseUrl, '--feed', '2');

      expect(seen.out).toContain(`found     feed ${site.baseUrl}/kokoukset/feed/`);
      expect(seen.out).toContain('3 are named; --feed N takes another');
      expect(seen.out).toMatch(/3 {2}\S+\/comments\/feed\/ {2}Kommentit \(comments\)/);
      expect(await fileOf(place)).toBe(SOURCES);
    }));

  it('says which feeds there are where --feed names none of them', () =>
    withTwoFeeds(async (site) => {
      const seen = await dryRun(site.baseUrl, '--feed', '9');

      expect(seen.status).toBe(2);
      expect(seen.talk).toContain('there is no feed 9');
    }));

  it('asks for no other feed than the one that was chosen', () =>
    withTwoFeeds(async (site) => {
      await dryRun(site.baseUrl, '--feed', '3');

      expect(site.asked).toEqual(['/robots.txt', '/', '/comments/feed/']);
    }));

  it('does not take comments for news where the page names nothing else', async () => {
    await using site = await smallSite({
      '/': page('<link rel="alternate" type="application/rss+xml" href="/comments/feed/">'),
      '/comments/feed/': smallFeed('Kommentit', 1),
    });

    expect((await dryRun(site.baseUrl)).status).toBe(3);
    expect(site.asked).not.toContain('/comments/feed/');
  });

  it('takes an address that is a feed already', async () => {
    const seen = await dryRun(`${newsroom.baseUrl('osterbottens-dagblad')}/atom.xml`, '--id', 'dagblad');

    expect(seen.status).toBe(0);
    expect(seen.out).toContain('how       the address itself; sure');
    expect(seen.out).toContain('- id: dagblad');
    expect(seen.out).toContain('language: sv');
  });

  it('shows the first items field by field', async () => {
    const seen = await dryRun(`${newsroom.baseUrl('saimaa-institute')}/en/news`);

    expect(seen.out).toMatch(
      / {4}1 {2}\S.+\n {7}url {7}http.+\n {7}date {6}2024-.+\n {7}summary {3}\S.+\n {7}language {2}en/,
    );
  });

  it('tries the usual addresses of feeds from an article of a site that names none', async () => {
    const article = newsroom.requests.length;
    const seen = await dryRun(newsroom.addressOf(articleOf('kymijoen-uutiset')));
    const asked = newsroom.requests.slice(article).filter(({ path }) => path !== '/robots.txt');

    expect(seen.out).toContain(`found     feed ${newsroom.baseUrl('kymijoen-uutiset')}/feed/`);
    expect(asked.length).toBeLessThanOrEqual(7);
  });

  it('finds a sitemap that gives headlines where there is no feed', async () => {
    const seen = await dryRun(newsroom.addressOf(articleOf('pohjoisen-talous')));

    expect(seen.out).toContain(`found     sitemap ${newsroom.baseUrl('pohjoisen-talous')}/sitemap.xml`);
  });

  it('finds the sitemap that robots.txt names, and asks for nothing that robots.txt closes', async () => {
    const news = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>BASE/1</loc><news:news><news:publication_date>2024-05-01</news:publication_date><news:title>Silta avataan kesällä</news:title></news:news></url></urlset>`;
    await using site = await smallSite({
      '/': page(''),
      '/robots.txt': {
        type: 'text/plain',
        body: 'User-agent: *\nDisallow: /feed\nDisallow: /rss\nDisallow: /atom\nSitemap: BASE/maps/uutiset.xml\n',
      },
      '/maps/uutiset.xml': { type: 'application/xml', body: news },
    });

    const seen = await dryRun(site.baseUrl);

    expect(seen.out).toContain('how       a sitemap named by robots.txt; sure');
    expect(site.asked).toEqual(['/robots.txt', '/', '/maps/uutiset.xml']);
  });

  it('proposes selectors that find what the page lists', async () => {
    const seen = await dryRun(`${newsroom.baseUrl('saimaa-institute')}/en/news`);

    expect(seen.out).toContain(
      'select: { item: article.teaser, title: h3, url: "h3 a@href", date: "time@datetime", summary: p.teaser-text }',
    );
    expect(seen.out).toContain('outlet: Saimaa Institute of Technology');
  });

  it('says what it tried where nothing is to be found, and adds nothing', async () => {
    await using site = await smallSite({ '/': page('', '<p>Tervetuloa.</p>') });

    const seen = await add(place.flags, site.baseUrl);

    expect(seen.status).toBe(3);
    expect(seen.talk).toContain('/feed/: ');
    expect(await fileOf(place)).toBe(SOURCES);
  });

  it('leaves a site alone that says no', async () => {
    const before = newsroom.requests.length;
    const seen = await dryRun(`${newsroom.baseUrl('closed-gate')}/`);

    expect(seen.status).toBe(3);
    expect(seen.talk).toContain('answered 403');
    expect(newsroom.requests.length - before).toBeLessThanOrEqual(2);
  });

  it('does not add what is looked at already', () =>
    withTwoFeeds(async (site) => {
      await using own = await workplace({
        sources: SOURCES.replace('https://first.example/rss', `${site.baseUrl}/feed/`),
      });

      const seen = await add(own.flags, site.baseUrl);

      expect(seen.status).toBe(2);
      expect(seen.talk).toContain('source "first" looks at');
    }));

  it('lets no page write settings of its own into the file', async () => {
    const evil = 'Lehti\n    enabled: false\n  - id: evil';
    await using own = await workplace({ sources: SOURCES });
    await using site = await smallSite({
      '/': page(
        `<meta property="og:site_name" content="${evil}"><link rel="alternate" type="application/rss+xml" href="/x">`,
      ),
      '/x': smallFeed('X', 2),
    });

    await add(own.flags, site.baseUrl);
    const read = readSources(await fileOf(own), 'sources.yaml');

    expect(read.ok && read.value.sources.map(({ outlet, enabled }) => [outlet, enabled])).toEqual([
      ['First', true],
      ['Lehti enabled: false - id: evil', true],
    ]);
  });

  it('refuses what is no address', async () => {
    const seen = await dryRun('file:///etc/passwd');

    expect(seen.status).toBe(2);
    expect(seen.talk).toContain('has to begin with http');
  });
});

function articleOf(outlet: string): string {
  const article = ARTICLES.find((one) => one.outlet === outlet && one.gone !== true && one.day === undefined);
  if (article === undefined) throw new Error(`${outlet} has no article`);
  return article.id;
}
