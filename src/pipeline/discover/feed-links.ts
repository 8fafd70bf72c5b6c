/** Where a page says that its feeds are: by `<link rel="alternate">` (RSS autodiscovery), else by ordinary links. */
import type { CheerioAPI } from 'cheerio';
import { absoluteUrl } from '../../domain/url.ts';
import { htmlDocument } from './html-document.ts';
import { plainText } from './plain-text.ts';

export interface FeedLink {
  readonly url: string;
  /** As the page calls it. */
  readonly title?: string;
  /** What readers write, not the publisher. */
  readonly isComments: boolean;
}

/** More is a list of every tag; nobody wants to choose among those. */
const MAX_LINKS = 20;

const FEED_TYPE =
  /^(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|(?:application|text)\/xml)\s*(?:;|$)/i;
/** Media type of JSON Feed 1, but also of anything else in JSON. */
const JSON_TYPE = /^application\/json\s*(?:;|$)/i;
const FEED_ADDRESS = /(?:^|[/._?&=-])(?:rss|feeds?|atom|rdf)(?:[/._?&=-]|\d|$)/i;
const COMMENTS = /comment|kommen/i;

/** Those that the page declares come first, in its order; absolute, each once. */
export function feedLinks(html: string, url: string): readonly FeedLink[] {
  const $ = htmlDocument(html);
  const base = absoluteUrl($('base[href]').attr('href') ?? '', url) ?? url;
  const found = new Map<string, FeedLink>();
  for (const written of [...declared($), ...linked($)]) {
    const link = feedLink(written, base);
    if (link !== undefined && link.url !== url && !found.has(link.url)) found.set(link.url, link);
  }
  return [...found.values()].slice(0, MAX_LINKS);
}

interface WrittenLink {
  readonly address: string;
  readonly title: string;
}

function declared($: CheerioAPI): readonly WrittenLink[] {
  return $('link[rel][href]')
    .toArray()
    .filter((link) => {
      const relations = ($(link).attr('rel') ?? '').toLowerCase().split(/\s+/);
      const type = $(link).attr('type')?.trim() ?? '';
      if (relations.includes('feed')) return true;
      if (!relations.includes('alternate')) return false;
      return FEED_TYPE.test(type) || (JSON_TYPE.test(type) && FEED_ADDRESS.test($(link).attr('href') ?? ''));
    })
    .map((link) => ({ address: $(link).attr('href') ?? '', title: $(link).attr('title') ?? '' }));
}

/** `<a href="/rss">`: many sites have a page of their feeds and declare none. */
function linked($: CheerioAPI): readonly WrittenLink[] {
  return $('a[href]')
    .toArray()
    .map((link) => ({ address: $(link).attr('href') ?? '', title: $(link).text() }))
    .filter(({ address }) =>
      FEED_ADDRESS.test(address.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/#.*/s, '')),
    );
}

function feedLink({ address, title }: WrittenLink, base: string): FeedLink | undefined {
  // `feed:` was once how browsers were told to subscribe.
  const url = absoluteUrl(
    address
      .trim()
      .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
      .replace(/^feed:/i, 'http:'),
    base,
  );
  if (url === undefined) return undefined;
  const name = plainText(title, 100);
  return {
    url,
    isComments: COMMENTS.test(`${url} ${title}`),
    ...(name === undefined ? {} : { title: name }),
  };
}
