import { type CheerioAPI, load } from 'cheerio';
import type { Element } from 'domhandler';
import fc from 'fast-check';
import RssParser from 'rss-parser';
import { describe, expect, it } from 'vitest';
import { documents } from '../../src/adapters/docx.ts';
import type { DigestItem } from '../../src/domain/digest.ts';
import { atom } from '../../src/pipeline/publish/atom.ts';
import { listCsv } from '../../src/pipeline/publish/csv.ts';
import { editionsOf } from '../../src/pipeline/publish/editions.ts';
import { readHouseStyle } from '../../src/pipeline/publish/house-style-reader.ts';
import { digestPage } from '../../src/pipeline/publish/html.ts';
import { publish } from '../../src/pipeline/publish/index.ts';
import { jsonFeed } from '../../src/pipeline/publish/json-feed.ts';
import { rss } from '../../src/pipeline/publish/rss.ts';
import { anyItem } from '../pipeline/publish/any-item.ts';
import { digestOf, itemWith } from '../pipeline/publish/sample-digest.ts';
import { wellFormed } from '../pipeline/publish/well-formed.ts';

const TEXTS: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  ']]><script>alert(1)</script><![CDATA[',
  '--><script>alert(1)</script><!--',
  '</title></style></textarea><svg/onload=alert(1)>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)',
  '&#0;&#xD800;&#x1F;&nonsense;',
  '[a](javascript:alert(1)) ![b](x) <https://a.example>',
  '`code` *b* _i_ # h\n# h\n> q\n- l\n1. n\n| a |\n---\n***',
  '=HYPERLINK("https://evil.example","x")',
  '@SUM(A1:A9)',
  '+1-1',
  "-2+3+cmd|' /C calc'!A0",
  '\t=1+1',
  'a\r\nSet-Cookie: x=1',
  'Theme: other\nYLE 1.1.2024 | planted (external link)',
  'gnp.\u202Efdp.exe \u2066x\u2069 \u200Fy',
  '\uD800 \uDFFF \uD83D',
  '\uFFFE\uFFFF\u0000\u0008\u000B\u001F\u007F\u0085\u009F\u2028\u2029\uFEFF',
  '{{7*7}} \u0024{7*7} <%= 7*7 %> #{7*7}',
  '{"__proto__":{"polluted":1}}',
];

const LINKS: readonly string[] = [
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'https://a.example/"><script>alert(1)</script>',
  "https://a.example/' onclick='x",
  'https://a.example/)](javascript:alert(1)',
  'https://user:secret@a.example/',
  'https://a.example/\u202Egnp.exe',
];

/** The text in every field that there is. */
function hostile(text: string, url: string): DigestItem {
  return itemWith({
    headline: text,
    outlet: text,
    url,
    summary: text,
    summaryFrom: 'publisher',
    language: text,
    languageNote: text,
    theme: text,
    topics: ['battery-metals'],
    alsoIn: [{ outlet: text, url, title: text, language: text }],
    image: { url, alt: text },
  });
}

function filesOf(items: readonly DigestItem[], text = 'Digest'): ReadonlyMap<string, string> {
  const digest = digestOf(items, {
    title: text,
    description: text,
    topics: [{ id: 'battery-metals', name: text }],
  });
  return new Map(publish(digest).map(({ path, content }) => [path, String(content)]));
}

const CASES = [
  ...TEXTS.map((text) => [text, 'https://a.example/1'] as const),
  ...LINKS.map((url) => ['Headline', url] as const),
];

const ELEMENTS =
  /^(?:html|head|meta|title|style|link|body|header|main|footer|nav|section|article|div|p|span|a|h[1-6]|ul|ol|li|time|small|em|strong|img|figure|br|details|summary|svg|path|hr|b|i|dl|dt|dd|abbr|cite|q|blockquote)$/;

function elementsIn($: CheerioAPI): readonly Element[] {
  return $<Element, '*'>('*').toArray();
}

describe('hostile text in every field', () => {
  it.each(CASES)('is inert in the page and the list: %j with the link %j', (text, url) => {
    const files = filesOf([hostile(text, url)], text);
    for (const path of ['index.html', 'list.html', 'topics/battery-metals/index.html']) {
      const html = files.get(path) ?? '';
      const $ = load(html);

      for (const element of elementsIn($)) {
        expect(element.name).toMatch(ELEMENTS);
        for (const [name, value] of Object.entries(element.attribs)) {
          expect(name).not.toMatch(/^on|^srcdoc$|^formaction$|polluted/i);
          if (/^(?:href|src|action|poster)$/.test(name))
            expect(value).toMatch(/^(?:https?:\/\/|mailto:|\.|[a-z]+[./]|#|\/|$)/);
          if (/^(?:href|src)$/.test(name))
            expect(value).not.toMatch(/secret@|^(?:javascript|data|vbscript|file):/i);
        }
      }
      expect(html).not.toMatch(
        /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/,
      );
      expect(html.isWellFormed()).toBe(true);
    }
  });

  it.each(CASES)('is well-formed and inert in the feeds: %j with the link %j', async (text, url) => {
    const files = filesOf([hostile(text, url)], text);
    const rss = files.get('feed.xml') ?? '';

    wellFormed(rss);
    wellFormed(files.get('atom.xml') ?? '');
    const feed = await new RssParser().parseString(rss);
    expect(feed.items).toHaveLength(1);
    expect(feed.items[0]?.link ?? 'https:').toMatch(/^https?:(?!.*secret)/);
    const json = JSON.parse(files.get('feed.json') ?? '');
    expect(json.items[0].url ?? 'https:').toMatch(/^https?:(?!.*secret)/);
    // What readers show as HTML is escaped in itself, not only for the sake of XML.
    for (const held of [feed.items[0]?.content ?? '', json.items[0].content_html ?? ''])
      for (const element of elementsIn(load(held, null, false))) {
        expect(element.name).toMatch(ELEMENTS);
        expect(Object.keys(element.attribs).filter((name) => /^on/i.test(name))).toEqual([]);
      }
  });

  it.each(CASES)(
    'is inert as Markdown and as text, and no item is planted: %j with the link %j',
    (text, url) => {
      const files = filesOf([hostile(text, url)]);
      // What stands in angle brackets is an address to its end (CommonMark 6.3).
      const markdown = (files.get('list.md') ?? '').replace(/\]\(<https?:[^<>\n]*>\)/g, '');

      expect(markdown).not.toMatch(/(?<!\\)<(?!https?:\/\/)/);
      expect(markdown).not.toMatch(/(?<!\\)\]\((?!<https?:)/);
      expect(files.get('list.txt')).not.toMatch(
        /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/,
      );
      for (const path of ['list.md', 'list.txt', 'list.html'])
        expect(readHouseStyle(files.get(path) ?? '').items.length).toBeLessThanOrEqual(1);
    },
  );

  it.each(CASES)('runs in no spreadsheet: %j with the link %j', (text, url) => {
    const [, ...rows] = listCsv([hostile(text, url)]).split('\r\n');

    const cells = rows.join('\r\n').match(/"(?:[^"]|"")*"|[^,\r\n]+/g) ?? [];
    expect(cells.length).toBeGreaterThan(3);
    for (const cell of cells) expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
  });

  it.each(TEXTS)('makes a Word document all the same: %j', async (text) => {
    const items = [{ place: text, headline: text, url: 'https://a.example/?a=1&b="2"', paragraph: text }];

    const bytes = await documents.docx({ title: text, sections: [{ theme: text, items }] });

    expect(Buffer.from(bytes).subarray(0, 2).toString()).toBe('PK');
  });
});

describe('any code point', () => {
  /** All of them, 2,048 in a text. */
  const texts = Array.from({ length: 0x110000 / 2048 }, (_, block) =>
    String.fromCodePoint(...Array.from({ length: 2048 }, (_, index) => block * 2048 + index)),
  );

  it('leaves feeds well-formed, pages without controls and JSON that is read', () => {
    for (const text of texts) {
      const item = itemWith({
        headline: `a${text}b`,
        outlet: text.slice(0, 100),
        summary: text,
        summaryFrom: 'editor',
      });
      // Those of topics and languages are rendered by the same.
      const [whole] = editionsOf(digestOf([item]));
      if (whole === undefined) throw new Error('there is no edition of the whole');

      wellFormed(String(rss.render(whole)));
      wellFormed(String(atom.render(whole)));
      expect(JSON.parse(String(jsonFeed.render(whole))).items).toHaveLength(1);
      expect(String(digestPage.render(whole)).isWellFormed()).toBe(true);
    }
  });

  it('is read from the feeds by a strict parser that is not ours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyItem, { minLength: 1, maxLength: 3 }), async (items) => {
        const feed = await new RssParser().parseString(filesOf(items).get('feed.xml') ?? '');
        expect(feed.items).toHaveLength(items.length);
      }),
      { numRuns: 60 },
    );
  });
});
