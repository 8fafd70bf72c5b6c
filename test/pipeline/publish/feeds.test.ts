import fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../../../src/domain/digest.ts';
import { publish } from '../../../src/pipeline/publish/index.ts';
import { plain, webAddress } from '../../../src/pipeline/publish/text.ts';
import { anyItem, anyText } from './any-item.ts';
import { digestOf, itemWith, SAMPLE } from './sample-digest.ts';
import { childrenOf, textOf, wellFormed } from './well-formed.ts';

function fileOf(digest: Digest, path: string): string {
  const file = publish(digest).find((published) => published.path === path);
  if (typeof file?.content !== 'string') throw new Error(`no file ${path}`);
  return file.content;
}

const TITLES = SAMPLE.items.map((item) => item.headline);
const GUIDS = SAMPLE.items.map((item) => item.guid);

describe('the RSS feed', () => {
  it('is read whole by rss-parser', async () => {
    const feed = await new RssParser().parseString(fileOf(SAMPLE, 'feed.xml'));

    expect(feed.title).toBe('BATCircle in the media');
    expect(feed.feedUrl).toBe('https://media.example/digest/feed.xml');
    expect(feed.items.map(({ title }) => title)).toEqual(TITLES);
    expect(feed.items.map(({ guid }) => guid)).toEqual(GUIDS);
    expect(feed.items.map(({ isoDate }) => isoDate)).toEqual([
      '2024-04-24T05:10:00.000Z',
      '2024-04-23T21:00:00.000Z',
      '2024-01-14T22:00:00.000Z',
      undefined,
    ]);
    expect(feed.items[0]).toMatchObject({ creator: 'Yle', categories: ['Battery metals'] });
  });

  it('is read whole by feedsmith, and says that its guids are no links', () => {
    const feed = parseRssFeed(fileOf(SAMPLE, 'feed.xml'));

    expect(feed.items?.map(({ guid }) => guid)).toEqual(
      GUIDS.map((value) => ({ value, isPermaLink: false })),
    );
  });

  it('writes a day without time as midnight in Finland, in summer and in winter', () => {
    const xml = fileOf(SAMPLE, 'feed.xml');

    expect(xml).toContain('<pubDate>Wed, 24 Apr 2024 00:00:00 +0300</pubDate>');
    expect(xml).toContain('<pubDate>Mon, 15 Jan 2024 00:00:00 +0200</pubDate>');
  });
});

describe('the Atom feed', () => {
  it('is read whole by feedsmith', () => {
    const feed = parseAtomFeed(fileOf(SAMPLE, 'atom.xml'));

    expect(feed).toMatchObject({
      id: 'https://media.example/digest/atom.xml',
      updated: '2024-04-25T08:30:00.000Z',
    });
    expect(feed.entries?.map(({ id }) => id)).toEqual(GUIDS);
    expect(feed.entries?.map(({ title }) => (typeof title === 'string' ? title : title?.value))).toEqual(
      TITLES,
    );
    expect(feed.entries?.[1]?.categories?.[1]).toMatchObject({
      term: 'batcircle',
      label: 'BATCircle & members',
    });
  });

  it('has every element that RFC 4287 asks for, also when empty', () => {
    const feed = wellFormed(fileOf(digestOf([]), 'atom.xml'));

    for (const name of ['id', 'title', 'updated', 'author']) expect(childrenOf(feed, name)).toHaveLength(1);
  });
});

describe('the JSON feed', () => {
  it('is version 1.1 and read whole by feedsmith', () => {
    const feed = parseJsonFeed(fileOf(SAMPLE, 'feed.json'));

    expect(feed.items?.map(({ id }) => id)).toEqual(GUIDS);
    expect(feed.items?.map(({ title }) => title)).toEqual(TITLES);
    expect(JSON.parse(fileOf(SAMPLE, 'feed.json'))).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: 'https://media.example/digest/feed.json',
      items: [
        {
          language: 'fi',
          date_published: '2024-04-24T05:10:00.000Z',
          authors: [{ name: 'Yle' }],
          _mediawatch: { outlet: 'Yle', also_in: [{ outlet: 'Kymen Lehti' }, { outlet: 'Svenska Nyheter' }] },
        },
        { date_published: '2024-04-24T00:00:00+03:00' },
        {},
        { title: 'Recycling hub opens in Harjavalta' },
      ],
    });
  });

  it('leaves out a date that is not known', () => {
    expect(JSON.parse(fileOf(digestOf([itemWith({})]), 'feed.json')).items[0]).not.toHaveProperty(
      'date_published',
    );
  });
});

describe('any text in any field', () => {
  it('comes back equal from RSS and Atom that are well-formed', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { minLength: 1, maxLength: 3 }), anyText, (items, text) => {
        const digest = digestOf(items, { title: text, description: text });
        const [channel] = childrenOf(wellFormed(fileOf(digest, 'feed.xml')), 'channel');
        const entries = childrenOf(wellFormed(fileOf(digest, 'atom.xml')), 'entry');
        if (channel === undefined) throw new Error('no channel');

        expect(textOf(channel, 'title')).toBe(plain(text));
        for (const [index, item] of childrenOf(channel, 'item').entries()) {
          const source = items[index];
          const headline = plain(source?.headline ?? '');
          if (headline !== '') expect(textOf(item, 'title')).toBe(headline);
          expect(textOf(item, 'guid')).toBe(source?.guid);
          expect(textOf(item, 'link')).toBe(webAddress(source?.url ?? ''));
          expect(entries[index] && textOf(entries[index], 'title')).toBe(textOf(item, 'title'));
        }
      }),
    );
  });

  it('comes back equal from JSON', () => {
    fc.assert(
      fc.property(anyItem, (item) => {
        const [read] = JSON.parse(fileOf(digestOf([item]), 'feed.json')).items;

        if (plain(item.headline) !== '') expect(read.title).toBe(plain(item.headline));
        expect(read.url).toBe(webAddress(item.url));
        expect(read.url ?? 'https:').toMatch(/^https?:/);
      }),
    );
  });
});
