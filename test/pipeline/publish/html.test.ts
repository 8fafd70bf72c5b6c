import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../../../src/domain/digest.ts';
import { publish } from '../../../src/pipeline/publish/index.ts';
import { plain, webAddress } from '../../../src/pipeline/publish/text.ts';
import { headlineOf } from '../../../src/pipeline/publish/wording.ts';
import { anyItem, anyText } from './any-item.ts';
import { digestOf, itemWith, SAMPLE } from './sample-digest.ts';

function pageOf(digest: Digest, path = 'index.html') {
  return load(String(publish(digest).find((file) => file.path === path)?.content));
}

const ALLOWED = new Set(
  'html head meta title link style body a div header h1 p nav dl dt dd ul li span main article h2 time footer'.split(
    ' ',
  ),
);

describe('the digest page', () => {
  it('shows each story with outlet, date, summary, note, other outlets and topics', () => {
    const page = pageOf(SAMPLE);
    const [first, second] = page('article').toArray();

    expect(page(first).find('.outlet').text()).toBe('Yle');
    expect(page(first).find('time').attr('datetime')).toBe('2024-04-24T05:10:00.000Z');
    expect(page(first).find('time').text()).toBe('24.4.2024');
    expect(page(first).find('h2 a').attr('lang')).toBe('fi');
    expect(page(first).find('.note').text()).toBe('Article in Finnish.');
    expect(page(first).text()).toContain('Also in: Kymen Lehti, Svenska Nyheter');
    expect(page(second).find('h2 a').attr('lang')).toBeUndefined();
    expect(page(second).find('.tags').text()).toContain('For subscribers');
    expect(page(second).text()).toContain('Theme: Finnish national battery strategy');
  });

  it('leads to the three feeds', () => {
    const links = pageOf(SAMPLE)('link[rel=alternate]').toArray();

    expect(links.map((link) => [link.attribs['type'], link.attribs['href']])).toEqual([
      ['application/rss+xml', 'feed.xml'],
      ['application/atom+xml', 'atom.xml'],
      ['application/feed+json', 'feed.json'],
    ]);
  });

  it('leads from each edition to every other, and marks the one at hand', () => {
    const page = pageOf(SAMPLE, 'topics/batcircle/index.html');

    expect(
      page('nav a')
        .toArray()
        .map((link) => link.attribs['href']),
    ).toEqual([
      '../../index.html',
      '../../topics/battery-metals/index.html',
      '../../topics/batcircle/index.html',
      '../../languages/fi/index.html',
      '../../languages/sv/index.html',
      '../../languages/en/index.html',
    ]);
    expect(page('[aria-current=page]').text()).toBe('BATCircle & members');
    expect(page('article')).toHaveLength(2);
  });

  it('loads nothing and runs nothing', () => {
    const html = String(publish(SAMPLE).find((file) => file.path === 'index.html')?.content);

    expect(html).not.toMatch(/<script|<img|<iframe|<object|@import|url\(|\son\w+=/i);
    expect(load(html)('link').filter('[rel!=alternate]')).toHaveLength(0);
  });

  it('says kindly that there is nothing yet', () => {
    expect(pageOf(digestOf([]))('.empty').text()).toContain('No news yet');
    expect(pageOf(SAMPLE, 'languages/en/index.html')('article')).toHaveLength(1);
  });

  it('invents no date', () => {
    expect(pageOf(digestOf([itemWith({})]))('.where').text()).toBe('Yle no date');
  });

  it('has one first heading, headings without a gap, and a language', () => {
    const page = pageOf(SAMPLE);

    expect(page('html').attr('lang')).toBe('en');
    expect(
      page('h1, h2, h3')
        .toArray()
        .map((heading) => heading.tagName),
    ).toEqual(['h1', 'h2', 'h2', 'h2', 'h2']);
    expect(page('main, nav, header, footer')).toHaveLength(4);
  });

  it('keeps any text inert', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 3 }), anyText, (items, text) => {
        const page = pageOf(digestOf(items, { title: text, description: text }));

        expect(
          page('*')
            .toArray()
            .filter((node) => 'tagName' in node && !ALLOWED.has(node.tagName)),
        ).toEqual([]);
        for (const [index, element] of page('article').toArray().entries()) {
          const item = items[index];
          expect(page(element).find('h2').text()).toBe(item && headlineOf(item));
          expect(page(element).find('h2 a').attr('href')).toBe(item && webAddress(item.url));
        }
        for (const { attribs } of page('a').toArray())
          expect(attribs['href']).not.toMatch(/^\s*(javascript|data):/i);
        expect(page('h1').text()).toBe(plain(text));
      }),
    );
  });
});
