import { describe, expect, it } from 'vitest';
import { MOST_FEEDS, readOpml } from '../../../src/pipeline/discover/opml.ts';
import { opmlOf } from '../../../src/pipeline/publish/opml.ts';
import { aSource } from '../../fakes/plan.ts';

const inOpml = (outlines: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><opml version="1.0"><head><title>Mine</title></head><body>${outlines}</body></opml>`;

describe('subscriptions of a feed reader', () => {
  it('are feeds with their titles, languages and folders', () => {
    const text = inOpml(
      `<outline text="Metals"><outline text="Finland"><outline type="rss" title="Mines &amp; ores" text="x" xmlUrl="https://mines.example/feed" language="fi-FI"/></outline></outline>
       <outline type="rss" text="  Top
       news " XMLURL=" https://top.example/rss "/><outline text="A folder that is empty"/>`,
    );

    expect(readOpml(text)).toEqual({
      feeds: [
        {
          url: 'https://mines.example/feed',
          title: 'Mines & ores',
          language: 'fi',
          folders: ['Metals', 'Finland'],
        },
        { url: 'https://top.example/rss', title: 'Top news', folders: [] },
      ],
      problems: [],
    });
  });

  it.each([
    ['feed:https://a.example/rss', 'https://a.example/rss'],
    ['feed://a.example/rss', 'http://a.example/rss'],
    ['http://a.example/rss', 'http://a.example/rss'],
  ])('are asked for at %s as %s', (written, url) => {
    expect(readOpml(inOpml(`<outline xmlUrl="${written}"/>`))?.feeds).toMatchObject([{ url }]);
  });

  it.each(['file:///etc/passwd', 'javascript:alert(1)', '', 'not an address', 'http://', 'data:text/xml,x'])(
    'are told where %j is no address that may be asked',
    (written) => {
      const list = readOpml(
        inOpml(`<outline text="Bad" xmlUrl="${written}"/><outline text="Good" xmlUrl="https://b.example/"/>`),
      );

      expect(list?.feeds).toMatchObject([{ title: 'Good' }]);
      expect(list?.problems).toEqual([expect.stringContaining('"Bad" has no address')]);
    },
  );

  it('are taken once, however often and however spelt they stand there', () => {
    const text = inOpml(
      '<outline xmlUrl="https://a.example/rss"/><outline xmlUrl="http://www.a.example/rss/"/><outline xmlUrl="https://a.example/rss?utm_source=x"/>',
    );

    expect(readOpml(text)?.feeds).toHaveLength(1);
  });

  it.each([
    ['a feed', '<rss version="2.0"><channel/></rss>'],
    ['a page', '<!DOCTYPE html><html><body><outline xmlUrl="https://a.example/"/></body></html>'],
    ['nothing', ''],
    ['more than anybody’s list', inOpml(' '.repeat(5_000_001))],
  ])('are no %s', (_, text) => {
    expect(readOpml(text)).toBeUndefined();
  });

  it('stay few, whatever a hostile file holds', () => {
    const many = Array.from(
      { length: MOST_FEEDS + 5 },
      (_, at) => `<outline xmlUrl="https://a.example/${at}"/>`,
    );
    const crowd = readOpml(inOpml(many.join('')));
    expect(crowd?.feeds).toHaveLength(MOST_FEEDS);
    expect(crowd?.problems).toHaveLength(1);

    const deep = readOpml(
      inOpml(`${'<outline text="x">'.repeat(50_000)}<outline xmlUrl="https://a.example/"/>`),
    );
    expect(deep?.feeds.length ?? 0).toBeLessThan(2);

    const laughs = '<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>';
    const billion = readOpml(`${laughs}${inOpml('<outline text="&b;" xmlUrl="https://a.example/"/>')}`);
    expect(billion?.feeds[0]?.title.length ?? 0).toBeLessThan(200);
  });

  it('are what our own export writes: the feeds that are followed', () => {
    const sources = [
      aSource({ outlet: 'Mines & "ores" <fi>', url: 'https://mines.example/feed?a=1&b=2' }),
      aSource({ id: 'b', enabled: false, url: 'https://off.example/rss' }),
      aSource({ id: 'c', kind: 'sitemap', url: 'https://map.example/sitemap.xml' }),
    ];

    expect(readOpml(opmlOf(sources, 'Ours'))).toEqual({
      feeds: [
        {
          url: 'https://mines.example/feed?a=1&b=2',
          title: 'Mines & "ores" <fi>',
          language: 'fi',
          folders: [],
        },
      ],
      problems: [],
    });
  });
});
