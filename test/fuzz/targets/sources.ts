/** Source documents: feeds of every dialect, listings, sitemaps, and pages that are searched for a source. */
import { gzipSync } from 'node:zlib';
import type { Page } from '../../../src/domain/page.ts';
import type { ListingSelectors, SourceKind } from '../../../src/domain/source.ts';
import { parseInstant } from '../../../src/domain/time.ts';
import { feedLinks } from '../../../src/pipeline/discover/feed-links.ts';
import { discover } from '../../../src/pipeline/discover/index.ts';
import { proposeSelectors } from '../../../src/pipeline/discover/propose-selectors.ts';
import { siteFacts, sitemapsInRobots } from '../../../src/pipeline/discover/site-facts.ts';
import { insist, insistUnpolluted, type Target, textOf } from '../target.ts';

const AT = parseInstant('2026-03-02T10:00:00Z');

function pageOf(body: Uint8Array, type: string): Page {
  const headers = { 'content-type': type };
  return { url: 'https://lehti.example/rss', status: 200, headers, body, fetchedAt: AT };
}

/** A result, and in it only what rules 2 to 6 of discover promise. */
async function discovered(page: Page, kind: SourceKind, select?: ListingSelectors): Promise<void> {
  const result = await discover(page, { kind, maxPages: 5, only: [], ...(select && { select }) });
  insistUnpolluted();
  if (!result.ok) {
    insist(result.problem.message.length < 20_000, 'a failure is told in a sentence');
    return;
  }
  const { items, more } = result.value;
  insist(items.length <= 2_000, 'at most 2,000 items of a document');
  for (const { url, canonicalUrl, summary = '', publishedAt, imageUrl } of items) {
    insist(
      /^https?:/.test(url) && /^https?:/.test(canonicalUrl),
      'announcements have an http or https address',
    );
    insist(imageUrl === undefined || /^https?:/.test(imageUrl), 'images have an http or https address');
    insist(summary.length <= 2_001, 'a summary ends after 2,000 characters');
    insist(publishedAt === undefined || publishedAt.at <= '2026-03-03T23', 'no date lies in the future');
  }
  for (const url of more) insist(/^https?:/.test(url), 'further pages have an http or https address');
}

const RSS = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel xml:base="https://lehti.example/"><title>Lehti</title><link>https://lehti.example/</link><language>fi</language><ttl>60</ttl>
<item><title>Akkutehdas &amp; sulatto</title><link>/a/1</link><guid isPermaLink="false">a1</guid><pubDate>Mon, 02 Mar 2026 09:10:00 +0200</pubDate><description><![CDATA[<p>Tehdas <b>avataan</b></p>]]></description><dc:creator>Aino</dc:creator><category>Talous</category><enclosure url="https://lehti.example/i.jpg" type="image/jpeg" length="1"/><media:content url="https://lehti.example/j.jpg" medium="image"/></item>
<item><title>Toinen</title><guid>https://lehti.example/a/2</guid><dc:date>2026-03-01</dc:date><content:encoded>teksti</content:encoded></item></channel></rss>`;
const ATOM = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv" xml:base="https://tidning.example/"><title type="html">Tidning &lt;i&gt;x&lt;/i&gt;</title><link rel="self" href="atom"/><updated>2026-03-01T10:00:00Z</updated><entry xml:base="n/"><id>urn:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Nytt <em>batteri</em></div></title><link rel="alternate" type="text/html" href="1"/><published>2026-03-01T10:00:00+02:00</published><summary type="text">Kort &lt; text</summary><author><name>Bo</name></author><category term="metall"/></entry></feed>`;
const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://old.example/"><title>Old</title><link>https://old.example/</link></channel><item rdf:about="https://old.example/1"><title>One</title><link>https://old.example/1</link><dc:date>2026-02-01T00:00:00Z</dc:date></item></rdf:RDF>`;
const JSON_FEED = `{"version":"https://jsonfeed.org/version/1.1","title":"J","home_page_url":"https://j.example/","authors":[{"name":"N"}],"items":[{"id":7,"url":"https://j.example/1","title":"T","content_html":"<p>x</p>","date_published":"2026-03-01T10:00:00Z","tags":["a",null],"image":"https://j.example/i.png"},{"id":"https://j.example/2","external_url":"//j.example/3"}]}`;
const SITEMAP = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>https://lehti.example/a/1</loc><lastmod>2026-03-01</lastmod><news:news><news:publication><news:name>Lehti</news:name><news:language>fi</news:language></news:publication><news:publication_date>2026-03-01T10:00:00+02:00</news:publication_date><news:title>Otsikko</news:title></news:news><image:image><image:loc>https://lehti.example/i.jpg</image:loc></image:image></url><url><loc> https://lehti.example/a/2 </loc></url></urlset>`;
const INDEX = `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://lehti.example/s1.xml.gz</loc><lastmod>2026-03-01T10:00:00Z</lastmod></sitemap><sitemap><loc>/s2.xml</loc></sitemap></sitemapindex>`;
const LISTING = `<!doctype html><html lang="fi"><head><title>Uutiset</title><link rel="alternate" type="application/rss+xml" title="Uutiset" href="/rss"><base href="https://kunta.example/"></head><body><nav><a href="/">Koti</a></nav><main><ul class="news">
<li class="item"><h3><a href="/u/1">Akkumateriaalin tutkimus laajenee</a></h3><time datetime="2026-03-01">1.3.2026</time><p>Lyhyt.</p><img src="/1.jpg"></li>
<li class="item"><h3><a href="/u/2">Kierrätyslaitos avattiin</a></h3><time datetime="2026-02-27">27.2.2026</time><p>Toinen.</p></li>
<li class="item"><h3><a href="/u/3">Malmin etsintä jatkuu</a></h3><time datetime="2026-02-25">25.2.2026</time></li></ul><a class="next" rel="next" href="?page=2">Seuraava</a></main></body></html>`;

const XML_TOKENS = [
  '<item>',
  '<entry xml:base="//[">',
  '<link/>',
  '<guid>',
  '<title type="xhtml">',
  ' xmlns="',
  ' xml:base="http://a.example/b/"',
  '<channel>',
  '<loc>',
  '<url>',
];

export const SOURCE_TARGETS: readonly Target[] = [
  {
    name: 'feed',
    seeds: [RSS, ATOM, RDF, JSON_FEED, `\n\n  ${RSS}`],
    corpora: ['feeds', 'xml'],
    tokens: XML_TOKENS,
    run: (input) => discovered(pageOf(input, 'application/rss+xml'), 'feed'),
  },
  {
    name: 'sitemap',
    seeds: [SITEMAP, INDEX],
    corpora: ['xml'],
    tokens: XML_TOKENS,
    run: (input) => discovered(pageOf(input, 'application/xml'), 'sitemap'),
  },
  {
    name: 'gzip',
    seeds: [
      gzipSync(SITEMAP),
      Buffer.concat([gzipSync(INDEX), gzipSync(SITEMAP)]),
      gzipSync(Buffer.alloc(2_000_000, 32)),
    ],
    tokens: ['\x1f\x8b\x08\0', '\x1f\x8b\x08\x1f'],
    run: (input) => discovered(pageOf(input, 'application/gzip'), 'sitemap'),
  },
  {
    name: 'listing',
    seeds: [LISTING],
    corpora: ['articles'],
    tokens: ['<li class="item">', '<h3>', '<time datetime="', '<a href="'],
    run: (input) =>
      discovered(pageOf(input, 'text/html'), 'listing', {
        item: 'li.item, article, div',
        title: 'h3',
        url: 'a@href',
        date: 'time@datetime',
        summary: 'p',
        image: 'img@src',
        next: 'a.next',
      }),
  },
  {
    name: 'selectors',
    seeds: [
      'li.item',
      'ul > li:nth-child(2n+1) ~ li',
      'li:has(> h3 a[href^="/u"])',
      '*:not(:is(a, b)):contains("x")',
      ':scope a@href',
    ],
    tokens: [
      ':not(',
      ':has(',
      ':is(',
      ':nth-child(',
      '[a="',
      ')',
      ']',
      '>',
      '+',
      '~',
      '*',
      '::before',
      '@',
      ':scope',
      '\\',
    ],
    run: (input) => {
      const item = textOf(input);
      const page = pageOf(Buffer.from(LISTING), 'text/html; charset=utf-8');
      return discovered(page, 'listing', { item, title: item, next: item });
    },
  },
  {
    name: 'find-source',
    seeds: [LISTING],
    corpora: ['articles'],
    tokens: ['<a href="/rss">', '<article>', '<h2>', 'Sitemap: /s.xml\n'],
    run: (input) => {
      const html = textOf(input);
      for (const { url } of feedLinks(html, 'https://kunta.example/'))
        insist(/^https?:/.test(url), 'feeds have an http or https address');
      for (const url of sitemapsInRobots(html, 'https://kunta.example'))
        insist(/^https?:/.test(url), 'sitemaps have an http or https address');
      siteFacts(html);
      proposeSelectors(html, 'https://kunta.example/');
    },
  },
];
