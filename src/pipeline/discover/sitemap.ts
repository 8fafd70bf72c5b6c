/** Sitemaps (sitemaps.org) and their index, with Google's news extension. */
import type { Discovery } from '../../domain/candidate.ts';
import { type Failure, failed, ok, type Result } from '../../domain/result.ts';
import { absoluteUrl } from '../../domain/url.ts';
import { writtenDate } from '../../domain/written-date.ts';
import { announce } from './announce.ts';
import {
  type FoundDocument,
  type FoundItem,
  MAX_ITEMS,
  notUnderstood,
  type SourceDocument,
} from './contract.ts';
import { hostileXml, whatItIs } from './not-a-feed.ts';
import { childNamed, childrenNamed, elementsOf, textIn, type XmlElement, xmlTree } from './xml-tree.ts';

export function readSitemap(document: SourceDocument): Result<Discovery, Failure> {
  const { page, text, rules } = document;
  const hostile = hostileXml(text);
  if (hostile !== undefined) return failed(notUnderstood(`${page.url} ${hostile}`));
  const top = xmlTree(text);
  const index = childNamed(top, 'sitemapindex');
  if (index !== undefined) {
    return ok(
      announce(
        { items: [], more: sitemapsOf(index, page.url, rules.maxPages), datesFrom: 'sitemap' },
        document,
      ),
    );
  }
  const urls = childNamed(top, 'urlset');
  if (urls !== undefined) return ok(announce(newestFirst(urls), document));
  return failed(notUnderstood(`${page.url} is not a sitemap: ${whatItIs(text)}`));
}

/** The newest `maxPages` of them; an index may name tens of thousands. */
function sitemapsOf(index: XmlElement, url: string, maxPages: number): readonly string[] {
  return byNewest(childrenNamed(index, 'sitemap'))
    .map((sitemap) => absoluteUrl(textOfChild(sitemap, 'loc') ?? '', url))
    .filter((address) => address !== undefined)
    .slice(0, maxPages);
}

function byNewest(elements: readonly XmlElement[]): readonly XmlElement[] {
  const dated = elements.map((element) => ({ element, at: momentOf(element) }));
  return dated.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).map(({ element }) => element);
}

/** Sorts as text; empty where no date can be read. */
function momentOf(element: XmlElement): string {
  const news = childNamed(element, 'news:news');
  const written = (news && textOfChild(news, 'news:publication_date')) ?? textOfChild(element, 'lastmod');
  return written === undefined ? '' : (writtenDate(written, 'sitemap')?.at ?? '');
}

function newestFirst(urls: XmlElement): FoundDocument {
  const all = childrenNamed(urls, 'url');
  // Sorting reads every date; only a list that will be cut needs it.
  const chosen = all.length > MAX_ITEMS ? byNewest(all).slice(0, MAX_ITEMS) : all;
  return { items: chosen.map(foundItem), datesFrom: 'sitemap' };
}

function foundItem(url: XmlElement): FoundItem {
  const news = childNamed(url, 'news:news');
  const address = textOfChild(url, 'loc');
  const title = news && textOfChild(news, 'news:title');
  const published = news && textOfChild(news, 'news:publication_date');
  const publication = news && childNamed(news, 'news:publication');
  const language = publication && textOfChild(publication, 'news:language');
  const image = childNamed(url, 'image:image');
  const imageUrl = image && textOfChild(image, 'image:loc');
  return {
    ...(address === undefined ? {} : { url: address }),
    ...(title === undefined ? {} : { title }),
    ...(language === undefined ? {} : { language }),
    ...(imageUrl === undefined ? {} : { imageUrl }),
    // Without the news extension `lastmod` is all there is; it says when the page was touched, not published.
    dates: published === undefined ? [] : [published],
    authors: [],
    categories: keywordsOf(news),
  };
}

function keywordsOf(news: XmlElement | undefined): readonly string[] {
  const written = (news && textOfChild(news, 'news:keywords')) ?? '';
  return written
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function textOfChild(element: XmlElement, name: string): string | undefined {
  const child = elementsOf(element).find((candidate) => candidate.name === name);
  const text = child === undefined ? '' : textIn(child).trim();
  return text === '' ? undefined : text;
}
