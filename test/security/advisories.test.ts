import { globSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readSources } from '../../src/config/sources.ts';
import { parseInstant } from '../../src/domain/time.ts';
import { discover } from '../../src/pipeline/discover/index.ts';
import { publicApp } from '../../src/web/http/public.ts';
import { ROUTES } from '../../src/web/routes.ts';
import { command, workplace } from '../fakes/command.ts';
import { smallSite } from '../fakes/small-site.ts';
import { insistUnpolluted } from '../fuzz/target.ts';
import { testDesk } from '../web/desk-visitor.ts';
import { ADVISORIES } from './advisories.ts';

const sources = globSync('src/**/*.ts').map((file) => [file, readFileSync(file, 'utf8')] as const);

/** `file: line` for each line of ours that matches. */
function linesWith(pattern: RegExp): string[] {
  return sources.flatMap(([file, code]) =>
    code
      .split('\n')
      .filter((line) => pattern.test(line) && !/^\s*(?:\*|\/\/)/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
}

describe('the advisories of the field', () => {
  it('are thirty, each held by a test or a reason', () => {
    expect(ADVISORIES).toHaveLength(30);
    for (const { id, by, cannot } of ADVISORIES) expect([id, by ?? cannot]).not.toContain(undefined);
  });

  it.each(ADVISORIES.flatMap(({ id, by = [] }) => by.map(([file, title]) => [id, file, title] as const)))(
    '%s is held by %s: "%s"',
    (_id, file, title) => {
      expect(readFileSync(file, 'utf8')).toContain(title);
    },
  );
});

describe('our code', () => {
  it('no address is put together from pieces: what is asked was parsed whole (CVE-2023-22493)', () => {
    expect(linesWith(/https?:\/\/\$\{/)).toEqual([expect.stringContaining('src/web/http/server.ts')]);
  });

  it('runs no text as code (CVE-2021-21278)', () => {
    expect(linesWith(/\beval\(|new Function\(|setTimeout\(\s*['"`]|from 'node:vm'/)).toEqual([]);
  });

  it('draws no lots with Math.random (CVE-2025-68932)', () => {
    expect(linesWith(/Math\.random/)).toEqual([]);
  });

  it('the Host header is read to compare, never to write an address (GHSA-hp8h-jqfm-v7x5)', () => {
    expect(linesWith(/header\(['"](?:host|x-forwarded-host|forwarded)['"]\)/i)).toEqual([
      expect.stringContaining('src/web/http/guard.ts: const hosts ='),
    ]);
  });

  it('no statement is put together from what a person sends: only from constants (Miniflux 2.3.1)', () => {
    const pieces = sources
      .filter(([file]) => file.startsWith('src/adapters/sqlite/'))
      .flatMap(([, code]) => [...code.matchAll(/(?:ORDER BY|LIMIT|OFFSET)\s+\$\{([^}]+)\}/g)])
      .map(([, piece = '']) => piece);

    for (const piece of pieces) expect(piece).toMatch(/^[A-Z_]+$/);
  });

  it('brings no language of templates or selectors but CSS (CVE-2024-32651, CVE-2026-29039)', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

    expect(Object.keys(dependencies).join(' ')).not.toMatch(
      /xpath|jq|jsonpath|jmespath|saxon|ejs|eta|handlebars|mustache|nunjucks|liquid|pug|lodash/,
    );
  });

  it('no route gives out what another site holds (CVE-2025-31483)', () => {
    expect(ROUTES.map(({ path }) => path).filter((path) => /proxy|image|icon|fetch|url/i.test(path))).toEqual(
      [],
    );
  });

  it('the settings that come with the program allow no private address (FreshRSS 1.30.0)', () => {
    const read = readSources(readFileSync('sources.yaml', 'utf8'), 'sources.yaml');

    expect(read.ok && read.value.network.allow).toEqual([]);
    expect(read.ok && read.value.network.robots).toBe(true);
  });
});

const HOSTILE = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>';

describe('the published folder', () => {
  async function site() {
    const folder = await mkdtemp(join(tmpdir(), 'mediawatch-advisories-'));
    await mkdir(join(folder, 'topics'));
    onTestFinished(() => rm(folder, { recursive: true }));
    return publicApp({ folder, health: async () => ({ status: 'ok' }) });
  }

  it.each(['/feed.xml', '/atom.xml', '/topics/x/feed.json', '/'])(
    'an address that is not there is not repeated: %s with markup behind it (CVE-2023-27592, CVE-2026-27645)',
    async (path) => {
      const answer = await (await site()).request(
        `${path}${encodeURIComponent(HOSTILE)}?q=${encodeURIComponent(HOSTILE)}`,
      );

      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toMatch(/alert|onerror/);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    },
  );

  it.each([
    '//evil.example/..',
    '/\\evil.example/..',
    '//evil.example/%2e%2e',
    '/%5cevil.example',
    '//topics',
  ])('a folder without its slash leads nowhere else: %s (GHSA-m999-j542-5w3r)', async (path) => {
    const answer = await (await site()).request(`http://localhost${path}`);

    expect(answer.headers.get('location') ?? '/').toMatch(/^\/(?![/\\])/);
  });
});

describe('the desk', () => {
  it('a feed of a view that is not there repeats nothing of its address (CVE-2026-27645)', async () => {
    const { stranger } = await testDesk();

    const answer = await stranger().get(`/desk/feeds/${encodeURIComponent(HOSTILE)}/feed.xml`);

    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toMatch(/alert\(1\)<|onerror=/);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('a feed of a view can be ended by its owner only (CVE-2025-62166, GHSA-prfv-88mm-5gpg)', async () => {
    const { visitor, archive, clock } = await testDesk();
    const [owner, other] = [await visitor('editor'), await visitor('viewer')];
    await owner.send('/desk/feeds', { title: 'Mine', query: 'q=akku' });
    const token =
      /\/desk\/feeds\/([\w-]{10,})\//.exec(await (await owner.get('/desk/feeds')).text())?.[1] ?? '';

    await other.send('/desk/feeds/revoke', { token });
    expect(await (await other.get('/desk/feeds')).text()).not.toContain(token);
    expect(await archive.viewFeeds.viewFeed(token)).toBeDefined();

    await owner.send('/desk/feeds/revoke', { token });
    expect(await archive.viewFeeds.viewFeed(token)).toBeUndefined();
    expect(clock.now()).toBeDefined();
  });
});

const AT = parseInstant('2026-03-02T10:00:00Z');

function announced(body: string) {
  const page = {
    url: 'https://a.example/rss',
    status: 200,
    headers: {},
    body: Buffer.from(body),
    fetchedAt: AT,
  };
  return discover(page, { kind: 'feed', maxPages: 1, only: [] });
}

describe('a feed', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' java\tscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
  ])('takes no link of another scheme: %j (GHSA-44pq-9929-f8mq)', async (link) => {
    const rss = `<rss version="2.0"><channel><title>t</title><item><title>a</title><link>${link}</link></item></channel></rss>`;
    const json = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      items: [{ id: '1', url: link, title: 'a' }],
    });
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>a</title><link href="${link}"/></entry></feed>`;

    for (const body of [rss, json, atom]) {
      const read = await announced(body);
      expect(read.ok && read.value.items).toEqual([]);
    }
  });

  it('a document changes no prototype (CVE-2023-0842)', async () => {
    const item =
      '<item><title>a</title><link>https://a.example/1</link><__proto__><polluted>1</polluted></__proto__></item>';
    const rss = `<rss version="2.0" __proto__="x"><channel><__proto__><polluted>1</polluted></__proto__><constructor><prototype><polluted>1</polluted></prototype></constructor>${item}</channel></rss>`;
    const json = `{"version":"https://jsonfeed.org/version/1.1","__proto__":{"polluted":1},"items":[{"id":"1","url":"https://a.example/1","__proto__":{"polluted":1}}]}`;

    for (const body of [rss, json]) {
      const read = await announced(body);
      expect(read.ok && read.value.items).toHaveLength(1);
      insistUnpolluted();
    }
  });

  it('nothing that a feed or page only shows is asked for: no picture, icon, style or sound (GHSA-xwh2-742g-w3wp)', async () => {
    await using press = await smallSite({
      '/rss': {
        type: 'application/rss+xml',
        body: '<rss version="2.0"><channel><title>t</title><link>BASE/</link><image><url>BASE/logo.png</url></image><item><title>Akkutehdas</title><link>BASE/a</link><enclosure url="BASE/e.mp3" type="audio/mpeg" length="1"/><description>&lt;img src="BASE/d.png"&gt;</description></item></channel></rss>',
      },
      '/a': '<html><head><link rel="icon" href="/favicon.ico"><link rel="stylesheet" href="/s.css"><meta property="og:image" content="BASE/og.png"><script src="/x.js"></script></head><body><h1>Akkutehdas avataan</h1><img src="/i.png"><iframe src="/f"></iframe><p>Akkutehdas avataan Kotkaan keväällä, kertoo yhtiö tiedotteessaan.</p></body></html>',
    });
    const { host } = new URL(press.baseUrl);
    const text = `version: 1\nnetwork: { contact: "mailto:a@b.example", gap: 0s, allow: ["${host}"] }\nsources:\n  - { id: a, outlet: A, language: fi, kind: feed, url: "${press.baseUrl}/rss", fullText: always }\n`;
    await using place = await workplace({ sources: text });

    expect((await command(['run', ...place.flags])).status).toBe(0);

    expect([...press.asked].sort()).toEqual(['/a', '/robots.txt', '/rss']);
  });
});
