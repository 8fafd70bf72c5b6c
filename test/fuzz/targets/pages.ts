/** Article pages and what is inside them. */
import { isDeepStrictEqual } from 'node:util';
import { textOf as decodedText } from '../../../src/domain/page-text.ts';
import type { SiteProfile } from '../../../src/domain/source.ts';
import { parseInstant } from '../../../src/domain/time.ts';
import { writtenDate, writtenUpdate } from '../../../src/domain/written-date.ts';
import { plainText } from '../../../src/pipeline/discover/plain-text.ts';
import { extract } from '../../../src/pipeline/extract/index.ts';
import { detectLanguage } from '../../../src/pipeline/language.ts';
import { DEEPEST, ourTree, parserTree } from '../../fakes/parser-tree.ts';
import { insist, insistUnpolluted, type Target, textOf } from '../target.ts';

const AT = parseInstant('2026-03-02T10:00:00Z');

const PROFILE: SiteProfile = {
  id: 'tila',
  hosts: ['tila.example'],
  state: {
    selector: 'script#state',
    path: 'page.article',
    title: 'headline.full',
    lead: 'lead',
    published: 'date',
    authors: 'authors[].name',
    image: 'image.url',
    blocks: { path: 'content', types: ['text', 'heading'], field: 'text' },
  },
  title: 'h1',
  date: 'time',
  body: 'div.body > p, article',
  drop: ['.ad', 'aside p'],
  articleId: '/(\\d+-\\d+)$',
};

/** In characters; at great depth the parser takes a time that grows with its square. */
const LONGEST_COMPARED = 100_000;

function asTheParserHasIt(input: string): void {
  // Where a page ends in the middle of a tag, or an element of SVG stands in MathML, the parser has whims of its own.
  const page = `${input.slice(0, LONGEST_COMPARED).replace(/foreignobject|<math/gi, '<p')}"'>--> .`;
  const parsed = parserTree(page);
  // Deeper elements stand higher up with us.
  if (parsed.depth > DEEPEST) return;
  const pieces = page.match(/.{1,700}/gs) ?? [];
  insist(isDeepStrictEqual(ourTree(pieces), parsed.root), 'a page is the tree that the parser makes of it');
}

function extracted(html: Uint8Array, host: string): void {
  const page = {
    url: `https://${host}/a/12-34`,
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: html,
    fetchedAt: AT,
  };
  const result = extract(page, { outlet: 'Lehti', profiles: [PROFILE] });
  insistUnpolluted();
  if (!result.ok) return;
  const { canonicalUrl, publishedAt, modifiedAt, authors, image, title, text } = result.value;
  insist(/^https?:/.test(canonicalUrl), 'an article has an http or https address');
  insist(image === undefined || /^https?:/.test(image.url), 'an image has an http or https address');
  insist(authors.length <= 20, 'at most twenty authors');
  insist(title !== '' || text !== '', 'what has no headline and no text is no article');
  for (const date of [publishedAt, modifiedAt])
    insist(date === undefined || date.at <= '2026-03-03T23', 'no date lies in the future');
}

const LD = `{"@context":"https://schema.org","@graph":[{"@type":["NewsArticle","Article"],"@id":"#a","headline":"Akku","datePublished":"2026-03-01T10:00:00+02:00","author":[{"@type":"Person","name":"Aino"},"Bo"],"image":{"url":"/i.jpg"},"isAccessibleForFree":"False","hasPart":{"isAccessibleForFree":false,"cssSelector":".paid"},"mainEntityOfPage":{"@id":"https://lehti.example/a"},"inLanguage":"fi"},{"@type":"BreadcrumbList","itemListElement":[]}]}`;
const STATE = `{"page":{"article":{"headline":{"full":"Otsikko"},"lead":"Ingressi","date":"2026-03-01","authors":[{"name":"Aino"}],"image":{"url":"/i.jpg"},"content":[{"type":"heading","text":"Väli"},{"type":"text","text":"Kappale yksi, jossa on sanoja."}]}}}`;
const ARTICLE = `<!doctype html><html lang="fi"><head><meta charset="utf-8"><title>Akkutehdas avataan | Lehti</title><meta property="og:title" content="Akkutehdas avataan"><meta name="description" content="Tehdas avataan keväällä."><meta property="article:published_time" content="2026-03-01T10:00:00+02:00"><meta property="og:image" content="/i.jpg"><link rel="canonical" href="https://lehti.example/a/12-34"><script type="application/ld+json">${LD}</script></head><body><header><nav><a href="/">Etusivu</a></nav></header><article><h1>Akkutehdas avataan</h1><p class="byline">Aino Kirjoittaja</p><time datetime="2026-03-01">1.3.2026 klo 10.00</time><div class="body"><p>Tehdas avataan keväällä, ja se työllistää satoja ihmisiä alueella, kertoo yhtiö.</p><p>Toinen kappale, jossa kerrotaan nikkelistä ja koboltista sekä siitä, mistä ne tulevat.</p><h2>Väliotsikko</h2><ul><li>Yksi</li></ul><table><tr><td>x</td></tr></table><blockquote>Sitaatti</blockquote></div><aside><p>Lue myös</p></aside></article><footer>© Lehti</footer></body></html>`;

const within = (json: string) =>
  `<title>Sivu</title><script type="application/ld+json">${json}</script><p>Teksti.`;
const inState = (json: string) => `<h1>Sivu</h1><script id="state" type="application/json">${json}</script>`;

export const PAGE_TARGETS: readonly Target[] = [
  {
    name: 'article',
    seeds: [ARTICLE],
    corpora: ['articles'],
    tokens: [
      '<p>',
      '<div>',
      '<article>',
      '<b>',
      '<br>',
      '<h1>',
      '<meta property="og:title" content="',
      '<time>',
    ],
    run: (input) => extracted(input, 'lehti.example'),
  },
  {
    name: 'tree',
    seeds: [ARTICLE],
    corpora: ['articles'],
    tokens: [
      '<p>',
      '</p>',
      '<td>',
      '<svg>',
      '<title>',
      '</title>',
      '<script>',
      '<!--',
      '<![CDATA[',
      '</form>',
      '/>',
    ],
    run: (input) => asTheParserHasIt(textOf(input)),
  },
  {
    name: 'profile',
    seeds: [ARTICLE, inState(STATE)],
    tokens: ['<div class="body"><p>', '<div class="ad">', '<article>', '<aside>'],
    run: (input) => extracted(input, 'tila.example'),
  },
  {
    name: 'json-ld',
    seeds: [LD, `[${LD},${LD}]`, `<!-- ${LD} -->`, `${LD};`],
    tokens: [
      '{"@type":"NewsArticle",',
      '"@graph":[',
      '"author":',
      '"hasPart":[{"isAccessibleForFree":"False","cssSelector":"a a a a"}],',
      'b div div div div div div div',
      '</script><div><div><div><div><div>',
      '\\ud800',
      'null',
      'true',
    ],
    run: (input) => extracted(Buffer.from(within(textOf(input))), 'lehti.example'),
  },
  {
    name: 'page-state',
    seeds: [STATE],
    tokens: ['{"page":', '"content":[', '{"type":"text","text":"', '\\ud800', 'null', '[]', '{}'],
    run: (input) => extracted(Buffer.from(inState(textOf(input))), 'tila.example'),
  },
  {
    name: 'dates',
    seeds: [
      '2026-03-01T10:00:00+02:00',
      'Sun, 01 Mar 2026 10:00:00 GMT',
      'Julkaistu 1.3.2026 klo 10.00, päivitetty 2.3.2026 11:15',
      '1. maaliskuuta 2026',
      'den 1 mars 2026 kl. 10.00',
      'March 1st, 2026 10:00 PM EET',
      '1/3/2026',
      'ma 1.3.26 1.03 ip.',
      '20260301T100000Z',
    ],
    tokens: [
      '.',
      '-',
      '/',
      ':',
      'T',
      'Z',
      '+',
      'klo ',
      'kl. ',
      'am',
      'päivitetty ',
      'Mar ',
      'maaliskuu',
      '2026',
      '31',
      '29',
    ],
    run: (input) => {
      const text = textOf(input);
      for (const from of ['feed', 'sitemap', 'text'] as const) {
        for (const date of [writtenDate(text, from, AT), writtenUpdate(text, from, AT)]) {
          if (date === undefined) continue;
          insist(!Number.isNaN(Date.parse(date.at)), 'a date is a moment');
          insist(date.at <= '2026-03-03T10:00:00Z', 'no date lies in the future');
        }
      }
    },
  },
  {
    name: 'charset',
    seeds: [
      Buffer.from('text/html; charset=utf-8\n<p>Äiti ja öljy</p>'),
      Buffer.from('text/html\n<meta charset=iso-8859-1><p>\xc4iti</p>', 'latin1'),
      Buffer.from('text/html; charset=iso-2022-jp\n\x1b$B$"\x1b(B', 'latin1'),
      Buffer.concat([Buffer.from('text/html\n\xff\xfe', 'latin1'), Buffer.from('<p>åäö</p>', 'utf16le')]),
      Buffer.from('a/b\n\0\0\xfe\xff\0\0\0<', 'latin1'),
      Buffer.from('x\n<?xml version="1.0" encoding="windows-1252"?><a>\x80\x9f</a>', 'latin1'),
    ],
    tokens: [
      'charset=',
      'utf-16',
      'utf-7',
      'gb18030',
      'big5',
      'x-user-defined',
      'replacement',
      'iso-2022-kr',
      '\x1b$B',
      '\xff\xfe',
    ],
    run: (input) => {
      const cut = Math.max(0, input.indexOf(10));
      const headers = { 'content-type': input.subarray(0, cut).toString('latin1') };
      const text = decodedText({ body: input.subarray(cut + 1), headers });
      insist(text.length <= input.length * 3 + 16, 'decoding does not multiply');
    },
  },
  {
    name: 'plain-text',
    seeds: [
      '<p>Tehdas <b>avataan</b> &amp; sulatto&nbsp;&#228;</p>',
      '&lt;p&gt;kahdesti&lt;/p&gt;',
      'a < b > c',
    ],
    tokens: ['&lt;', '&amp;', '<br>', '<p>', '<img src="', '&#', ';'],
    run: (input) => {
      const text = plainText(textOf(input)) ?? '';
      insist(text.length <= 2_001, 'plain text ends after 2,000 characters');
      detectLanguage(text, 'fi');
    },
  },
];
