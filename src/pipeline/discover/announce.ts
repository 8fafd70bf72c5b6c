/** From items as written to items announced: addresses made absolute, text plain, dates read; the unusable counted. */
import type { Announced, Discovery } from '../../domain/candidate.ts';
import type { DateOrigin, Instant, PublicationDate } from '../../domain/time.ts';
import { absoluteUrl, bothForms, canonicalUrl } from '../../domain/url.ts';
import { writtenDate } from '../../domain/written-date.ts';
import { languageTag } from '../language.ts';
import { type FoundDocument, type FoundItem, MAX_ITEMS, type SourceDocument } from './contract.ts';
import { plainText, shortened } from './plain-text.ts';

const MAX_TITLE = 500;

export function announce(found: FoundDocument, { page, rules }: SourceDocument): Discovery {
  const dropped = new Map<string, number>();
  const items = new Map<string, Announced>();
  const only = rules.only.map((pattern) => new RegExp(pattern));
  for (const item of found.items) {
    const announced = items.size < MAX_ITEMS ? announcedItem(item, { page, found, only }) : 'too many items';
    const again = typeof announced === 'string' ? announced : rememberOnce(items, announced);
    if (again !== undefined) dropped.set(again, (dropped.get(again) ?? 0) + 1);
  }
  const title = plainText(found.title, MAX_TITLE);
  const link = found.link === undefined ? undefined : absoluteUrl(found.link, page.url);
  const language = languageTag(found.language);
  return {
    ...(title === undefined ? {} : { title }),
    ...(link === undefined ? {} : { link }),
    ...(language === undefined ? {} : { language }),
    items: [...items.values()],
    dropped: Object.fromEntries(dropped),
    more: found.more ?? [],
  };
}

/** The reason for dropping it where the same article was announced before with the same words. */
function rememberOnce(items: Map<string, Announced>, item: Announced): string | undefined {
  // Some feeds give every item the link of the front page or of one live page; the titles tell them apart.
  const key = `${item.canonicalUrl}\n${item.title}`;
  if (items.has(key)) return 'announced twice';
  items.set(key, item);
  return undefined;
}

interface Surroundings {
  readonly page: SourceDocument['page'];
  readonly found: FoundDocument;
  readonly only: readonly RegExp[];
}

function announcedItem(item: FoundItem, { page, found, only }: Surroundings): Announced | string {
  if (item.isCutOff === true) return 'cut off';
  const base = item.base === undefined ? page.url : (absoluteUrl(item.base, page.url) ?? page.url);
  const address = addressOf(item, { page, found, base });
  if (typeof address === 'string') return address;
  if (only.length > 0 && !only.some((pattern) => pattern.test(address.url))) return 'not asked for by "only"';
  return { ...address, ...wordsOf(item), ...detailsOf(item, { page, found, base }) };
}

/** The item's own address, or the reason why it has none that can be used. */
function addressOf(
  item: FoundItem,
  { page, found, base }: Details,
): Pick<Announced, 'url' | 'canonicalUrl'> | string {
  const written = item.url?.trim() ?? '';
  if (written === '') {
    const place = placeOnPage(item, found.link ?? page.url, page.url);
    return place === undefined ? 'no link' : { url: place, canonicalUrl: place };
  }
  const address = bothForms(written, base);
  if (address !== undefined) return address;
  return /^[a-z][a-z0-9+.-]*:/i.test(written) ? 'foreign scheme' : 'unusable link';
}

/** An item that has no page of its own is a place on its site's page: it can be judged by its words, not fetched. */
function placeOnPage(item: FoundItem, link: string, url: string): string | undefined {
  const site = canonicalUrl(link, url) ?? canonicalUrl(url);
  const words = [item.guid, item.title, item.summary, ...item.dates, ...item.authors, item.language];
  const name = (words.find((word) => word !== undefined && word.trim() !== '') ?? '').trim().slice(0, 120);
  return site === undefined || name === '' ? undefined : `${site}#${encodeURIComponent(name.toWellFormed())}`;
}

function wordsOf(item: FoundItem): Pick<Announced, 'title' | 'summary' | 'authors' | 'categories'> {
  const summary = plainText(item.summary);
  return {
    // What has no headline is known by how it begins.
    title: plainText(item.title, MAX_TITLE) ?? (summary === undefined ? '' : shortened(summary, 100)),
    ...(summary === undefined ? {} : { summary }),
    authors: texts(item.authors),
    categories: texts(item.categories),
  };
}

interface Details {
  readonly page: SourceDocument['page'];
  readonly found: FoundDocument;
  readonly base: string;
}

function detailsOf(item: FoundItem, { page, found, base }: Details): Partial<Announced> {
  const guid = item.guid?.trim() ?? '';
  const publishedAt = firstDate(item.dates, found.datesFrom, page.fetchedAt);
  const language = languageTag(item.language ?? found.language);
  const imageUrl = item.imageUrl === undefined ? undefined : absoluteUrl(item.imageUrl, base);
  return {
    ...(guid === '' ? {} : { guid }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(language === undefined ? {} : { language }),
    ...(imageUrl === undefined ? {} : { imageUrl }),
  };
}

function firstDate(
  dates: readonly string[],
  from: DateOrigin,
  notAfter: Instant,
): PublicationDate | undefined {
  for (const written of dates) {
    const date = writtenDate(written, from, notAfter);
    if (date !== undefined) return date;
  }
  return undefined;
}

function texts(written: readonly string[]): readonly string[] {
  const plain = written.map((text) => plainText(text, 200)).filter((text) => text !== undefined);
  return [...new Set(plain)].slice(0, 50);
}
