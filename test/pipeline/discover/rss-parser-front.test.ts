import { describe, expect, it } from 'vitest';
import { readPlainRss } from '../../../src/pipeline/discover/rss-parser-front.ts';
import { readXmlFeed } from '../../../src/pipeline/discover/xml-feed.ts';

const feed = (items: string): string =>
  `<rss version="2.0"><channel><title>T</title><link>https://example.fi/</link>${items}</channel></rss>`;

describe('readPlainRss', () => {
  it('finds what the forgiving reader finds', async () => {
    const text = feed(`<item><title>Yksi</title><link>https://example.fi/1</link><guid>1</guid>
      <pubDate>Mon, 03 Jun 2024 12:05:00 +0300</pubDate><description>Teksti</description><category>a</category></item>`);

    expect(await readPlainRss(text)).toEqual(readXmlFeed(text, 'https://example.fi/feed'));
  });

  it.each([
    ['an ill-formed feed', feed('<item><title>a & b</title><link>/1</link></item>')],
    ['markup in a title', feed('<item><title>a <b>b</b></title><link>/1</link></item>')],
    ['an item without a link', feed('<item><title>a</title><guid>https://example.fi/1</guid></item>')],
    ['a relative base', feed('<item xml:base="/x/"><title>a</title><link>1</link></item>')],
    ['Atom', '<feed xmlns="http://www.w3.org/2005/Atom"><title>a</title></feed>'],
  ])('leaves %s to the forgiving reader', async (_, text) => {
    expect(await readPlainRss(text)).toBeUndefined();
  });
});
