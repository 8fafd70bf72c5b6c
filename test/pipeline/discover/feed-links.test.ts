import { describe, expect, it } from 'vitest';
import { feedLinks } from '../../../src/pipeline/discover/feed-links.ts';

const URL = 'https://lehti.example/uutiset/';

const CASES: readonly (readonly [what: string, html: string, expected: readonly string[]])[] = [
  [
    'declared RSS, Atom and JSON feeds in the order of the page',
    `<link rel="alternate" type="application/atom+xml" href="/atom.xml"><LINK REL=Alternate TYPE="application/rss+xml; charset=utf-8" HREF=rss><link rel="alternate" type="application/feed+json" href="//cdn.example/feed.json">`,
    ['https://lehti.example/atom.xml', 'https://lehti.example/uutiset/rss', 'https://cdn.example/feed.json'],
  ],
  [
    'links in the text after those that are declared',
    `<a href="/rss.xml">RSS</a><link rel="alternate" type="application/rss+xml" href="/feed/">`,
    ['https://lehti.example/feed/', 'https://lehti.example/rss.xml'],
  ],
  [
    'what the base element makes of them',
    `<base href="/en/"><link rel="feed" href="rss">`,
    ['https://lehti.example/en/rss'],
  ],
  [
    'the old scheme of feeds',
    `<a href="feed:https://lehti.example/rss">x</a>`,
    ['https://lehti.example/rss'],
  ],
  ['each once', `<a href="/rss">a</a><a href="/rss">b</a>`, ['https://lehti.example/rss']],
  [
    'no translation, oEmbed or interface of the same page',
    `<link rel="alternate" hreflang="sv" href="/sv/"><link rel="alternate" type="application/json+oembed" href="/oembed"><link rel="alternate" type="application/json" href="/wp-json/pages/7">`,
    [],
  ],
  [
    'no word that only begins like one',
    `<a href="/feedback">Palaute</a><a href="/atomivoima">Ydinvoima</a>`,
    [],
  ],
  [
    'no feed that lies on no web',
    `<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">`,
    [],
  ],
];

describe('the feeds that a page names', () => {
  it.each(CASES)('are %s', (_what, html, expected) => {
    expect(feedLinks(html, URL).map(({ url }) => url)).toEqual(expected);
  });

  it('are told from those of comments', () => {
    const html = `<link rel="alternate" type="application/rss+xml" title="Lehti » Kommentit" href="/1"><link rel="alternate" type="application/rss+xml" title="Lehti" href="/comments/feed/"><link rel="alternate" type="application/rss+xml" title="Lehti" href="/feed/">`;

    expect(feedLinks(html, URL).map(({ isComments }) => isComments)).toEqual([true, true, false]);
  });
});
