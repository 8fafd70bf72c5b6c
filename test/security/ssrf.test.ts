import { Socket } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type LookUp, networkTransport } from '../../src/adapters/crawlee/network.ts';
import { fetcher, fetchOne, HastyTimer, reasonOf, request, site } from '../adapters/crawlee/fakes.ts';
import { command, workplace } from '../fakes/command.ts';
import { smallSite } from '../fakes/small-site.ts';
import { FORBIDDEN_ANSWERS, NO_ADDRESS, SCHEMES, SPELLINGS } from './forbidden-targets.ts';

/** Nothing may even begin to connect: refused after the connection is refused too late. */
function socketsOpened() {
  const connect = vi.spyOn(Socket.prototype, 'connect');
  onTestFinished(() => connect.mockRestore());
  return connect;
}

const spellings = Object.entries(SPELLINGS).flatMap(([kind, urls]) =>
  urls.map((url) => [kind, url] as const),
);

describe('a forbidden target', () => {
  it('is spelled in at least 120 ways here, each once', () => {
    const all = [...spellings.map(([, url]) => url), ...NO_ADDRESS, ...SCHEMES];

    expect(spellings.length).toBeGreaterThanOrEqual(120);
    expect(new Set(all).size).toBe(all.length);
  });

  it.each(spellings)('is refused before a socket opens: %s: %j', async (_kind, spelling) => {
    const secret = await site({ '*': (response) => response.end('secret') });
    const opened = socketsOpened();

    const answer = await fetchOne(
      fetcher({ settings: { allow: [] } }),
      request(spelling.replace('PORT', String(secret.port))),
    );

    expect(reasonOf(answer)).toBe('forbidden-address');
    expect(opened).not.toHaveBeenCalled();
  });

  it.each([...NO_ADDRESS, ...SCHEMES])('is not followed by anybody’s guess: %j', async (spelling) => {
    const opened = socketsOpened();

    const answer = await fetchOne(fetcher({ settings: { allow: [] } }), request(spelling));

    expect(reasonOf(answer)).toMatch(/^forbidden-(?:scheme|address)$/);
    expect(opened).not.toHaveBeenCalled();
  });

  it.each(spellings)('is refused after a redirect too: %s: %j', async (_kind, spelling) => {
    const secret = await site({ '*': (response) => response.end('secret') });
    const target = spelling.replace('PORT', String(secret.port));
    const location = Buffer.from(target.replace(/[\0-\x1f]/g, '')).toString('latin1');
    const open = await site({ '/a': (response) => response.writeHead(302, { location }).end() });
    const from = fetcher({ settings: { allow: [`127.0.0.1:${open.port}`] } });

    const answer = await fetchOne(from, request(`${open.origin}/a`));

    // Header fields lose spaces and line ends, and what then is relative leads to the open site itself.
    expect(['forbidden-address', 'http-status', 'gone']).toContain(reasonOf(answer));
    expect(secret.asked).toEqual([]);
  });

  it.each([...NO_ADDRESS, ...SCHEMES])('makes no redirect: %j', async (target) => {
    const location = Buffer.from(target.replace(/[\0-\x1f]/g, '')).toString('latin1');
    const open = await site({ '/a': (response) => response.writeHead(301, { location }).end() });
    const from = fetcher({ settings: { allow: [`127.0.0.1:${open.port}`] } });

    const answer = await fetchOne(from, request(`${open.origin}/a`));

    expect(answer.outcome).toBe('failed');
    expect(open.asked.filter((path) => path !== '/a' && !/^\/(?:latest|127)/.test(path))).toEqual([]);
  });
});

/** Answers of a name server in turn; the last one stays. */
function names(...turns: readonly (readonly string[])[]): LookUp & { readonly asked: () => number } {
  let asked = 0;
  const lookUp: LookUp = (_hostname, _options, callback) => {
    const found = turns[Math.min(asked, turns.length - 1)] ?? [];
    asked += 1;
    callback(
      null,
      found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return Object.assign(lookUp, { asked: () => asked });
}

function over(lookUp: LookUp, allow: readonly string[] = []) {
  const transport = networkTransport({ allow, perHost: 1 }, lookUp);
  return fetcher({ transport, settings: { allow }, timer: new HastyTimer() });
}

describe('a name', () => {
  it.each(FORBIDDEN_ANSWERS.map((answer) => [answer]))('that stands for %j is not asked', async (answer) => {
    const opened = socketsOpened();

    const fetched = await fetchOne(over(names(answer)), request('http://lehti.test/'));

    expect(reasonOf(fetched)).toBe('forbidden-address');
    expect(opened.mock.calls.map(([target]) => JSON.stringify(target)).join()).not.toMatch(/"path"/);
  });

  it('is connected to by the address that was checked: of several, the forbidden ones are left out', async () => {
    const { port } = await site({ '/': (response) => response.end('from loopback') });
    const lookUp = names(['10.0.0.1', '127.0.0.1', '::1']);

    const fetched = await fetchOne(over(lookUp, ['127.0.0.1']), request(`http://lehti.test:${port}/`));

    expect(fetched.outcome).toBe('page');
    expect(lookUp.asked()).toBe(1);
  });

  it('that is rebound between two requests is checked again at the second connection', async () => {
    const { port } = await site({
      '*': (response) => response.writeHead(200, { connection: 'close' }).end('once'),
    });
    const lookUp = names(['127.0.0.1'], ['10.0.0.1']);
    const from = over(lookUp, ['127.0.0.1']);

    const first = await fetchOne(from, request(`http://lehti.test:${port}/1`));
    const second = await fetchOne(from, request(`http://lehti.test:${port}/2`));

    expect([reasonOf(first), reasonOf(second)]).toEqual(['page', 'forbidden-address']);
    expect(lookUp.asked()).toBe(2);
  });

  it('is looked up once for a connection, so that no second answer can be another one', async () => {
    const { port, asked } = await site({ '/': (response) => response.end('ok') });
    const lookUp = names(['127.0.0.1'], ['10.0.0.1']);

    const fetched = await fetchOne(over(lookUp, ['127.0.0.1']), request(`http://lehti.test:${port}/`));

    expect([fetched.outcome, lookUp.asked(), asked]).toEqual(['page', 1, ['/']]);
  });
});

describe('every way in', () => {
  /** A press that tries to lead us to a server inside, on all the ways that addresses come to us. */
  async function press(inside: string) {
    const feed = `<rss version="2.0"><channel><title>t</title><link>${inside}/home</link><item><title>Akkutehdas</title><link>${inside}/article</link><guid>${inside}/guid</guid></item><item><title>Akkutehdas toinen</title><link>BASE/moved</link></item></channel></rss>`;
    return smallSite({
      '/robots.txt': {
        type: 'text/plain',
        body: `User-agent: *\nAllow: /\nSitemap: ${inside}/named-in-robots.xml\n`,
      },
      '/feed': { type: 'application/rss+xml', body: feed },
      '/moved': { status: 302, location: `${inside}/redirected` },
      '/index.xml': {
        type: 'application/xml',
        body: `<sitemapindex><sitemap><loc>${inside}/sitemap.xml</loc></sitemap></sitemapindex>`,
      },
      '/list': `<base href="${inside}/base/"><article><h2><a href="relative">Akkutehdas avataan</a></h2></article><a class="next" href="${inside}/next">2</a>`,
      '/gone': { status: 301, location: `${inside}/feed` },
    });
  }

  const sourcesOf = (base: string) => `version: 1
network: { contact: "mailto:a@b.example", gap: 0s, allow: ["${new URL(base).host}"] }
sources:
  - { id: feed, outlet: F, language: fi, kind: feed, url: "${base}/feed", fullText: always }
  - { id: sitemap, outlet: S, language: fi, kind: sitemap, url: "${base}/index.xml" }
  - { id: list, outlet: L, language: fi, kind: listing, url: "${base}/list", maxPages: 3, fullText: always, select: { item: article, title: h2, url: "a@href", next: "a.next@href" } }
  - { id: moved, outlet: M, language: fi, kind: feed, url: "${base}/gone" }
`;

  it('of a pass is closed: articles, redirects, sitemaps, next pages, base addresses, moved sources', async () => {
    const secret = await site({ '*': (response) => response.end('<rss version="2.0"><channel/></rss>') });
    await using outside = await press(secret.origin);
    await using place = await workplace({ sources: sourcesOf(outside.baseUrl) });

    const { out } = await command(['run', ...place.flags]);

    expect(outside.asked).toEqual(
      expect.arrayContaining(['/feed', '/moved', '/index.xml', '/list', '/gone']),
    );
    expect(out).toContain('forbidden-address');
    expect(secret.asked).toEqual([]);
  });

  it('of a robots.txt is closed: one that is redirected inside is one that cannot be had', async () => {
    const secret = await site({ '*': (response) => response.end('User-agent: *\nAllow: /') });
    const outside = await site({
      '/robots.txt': (response) => response.writeHead(302, { location: `${secret.origin}/robots.txt` }).end(),
      '/a': (response) => response.end('page'),
    });
    const from = fetcher({ settings: { allow: [`127.0.0.1:${outside.port}`], robots: true } });

    await fetchOne(from, request(`${outside.origin}/a`));

    expect(outside.asked[0]).toBe('/robots.txt');
    expect(secret.asked).toEqual([]);
  });

  it('of the search for a source is closed, and so is a page that somebody asks about', async () => {
    const secret = await site({ '*': (response) => response.end('<rss version="2.0"><channel/></rss>') });
    await using outside = await smallSite({
      '/': `<link rel="alternate" type="application/rss+xml" href="${secret.origin}/feed"><link rel="sitemap" href="${secret.origin}/s.xml"><a href="${secret.origin}/rss">RSS</a>`,
      '/robots.txt': { type: 'text/plain', body: `Sitemap: ${secret.origin}/s.xml\n` },
    });
    await using place = await workplace({ sources: sourcesOf(outside.baseUrl) });

    await command(['source', 'add', `${outside.baseUrl}/`, '--dry-run', ...place.flags]);
    const explained = await command(['explain', `${secret.origin}/page`, ...place.flags]);

    expect(explained.status).not.toBe(0);
    expect(secret.asked).toEqual([]);
  });
});
