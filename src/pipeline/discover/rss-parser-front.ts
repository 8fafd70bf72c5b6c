/**
 * Plain, well-formed RSS 2.0, which is what most sources serve, is read by rss-parser. It knows no `xml:base`, no
 * permalink guids, no Atom 0.3 and no broken XML; a document with any of these is left to the reader beside it.
 */
import RssParser from 'rss-parser';
import type { FoundDocument, FoundItem } from './contract.ts';

/** Fields beside rss-parser's own, under names that cannot meet them. */
const FIELDS = {
  updated: 'dc:date',
  issued: 'dcterms:issued',
  summary: 'description',
  encoded: 'content:encoded',
  language: 'dc:language',
  media: 'media:content',
  thumbnail: 'media:thumbnail',
} as const;

const parser = new RssParser<Record<string, unknown>, Record<string, unknown>>({
  customFields: { item: Object.entries(FIELDS).map(([ours, theirs]) => [theirs, `own-${ours}`]) },
});

const HOME_GROUND = /^\ufeff?\s*(?:<\?xml[^>]*\?>\s*)?<rss\b[^>]*\bversion\s*=\s*["']2/;
/** What rss-parser would read wrongly or not at all. */
const BEYOND =
  /xml:(?:base|lang)|<(?:feedburner:origlink|media:group|media:title|dc:title|summary|author|(?:atom|itunes):author)\b|<atom:link[^>]*alternate|<title[^>]*>[^<]*<(?!\/title|!\[CDATA)/i;
/** Above this its tree takes more time than a run should spend on one source. */
const MAX_CHARACTERS = 2_000_000;

/** Undefined where the document is not for rss-parser, or where any item lacks what it should have found. */
export async function readPlainRss(text: string): Promise<FoundDocument | undefined> {
  if (text.length > MAX_CHARACTERS || !HOME_GROUND.test(text.slice(0, 2_000)) || BEYOND.test(text))
    return undefined;
  const feed = await parsed(text);
  const items = feed?.items.map(foundItem) ?? [];
  if (feed === undefined || items.length === 0 || items.some((item) => item === undefined)) return undefined;
  const { title, link, language } = feed;
  return {
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof link === 'string' ? { link } : {}),
    ...(typeof language === 'string' ? { language } : {}),
    items: items.filter((item) => item !== undefined),
    datesFrom: 'feed',
  };
}

type ParsedFeed = Awaited<ReturnType<typeof parser.parseString>>;

async function parsed(text: string): Promise<ParsedFeed | undefined> {
  try {
    return await parser.parseString(text);
  } catch (error) {
    // Ill-formed XML: whatever it is that sax complains of, the forgiving reader goes on from here.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** Undefined where the item is more than rss-parser reads: no link, or elements where text was expected. */
function foundItem(item: ParsedFeed['items'][number]): FoundItem | undefined {
  const { title, link, guid, pubDate, creator, categories } = item;
  const [summary, updated, issued, language] = ['summary', 'updated', 'issued', 'language'].map(
    (name) => item[`own-${name}`],
  );
  const encoded = item['own-encoded'];
  const texts = [
    title,
    guid,
    pubDate,
    creator,
    summary,
    encoded,
    updated,
    issued,
    language,
    ...(categories ?? []),
  ];
  if (typeof link !== 'string' || link.trim() === '' || item['author'] !== undefined) return undefined;
  if (texts.some((text) => text !== undefined && typeof text !== 'string')) return undefined;
  const imageUrl = pictureOf(item);
  return {
    url: link,
    ...textField('guid', guid),
    ...textField('title', title),
    ...textField('summary', blank(summary) ? encoded : summary),
    ...textField('language', language),
    ...textField('imageUrl', imageUrl),
    dates: [pubDate, updated, issued].filter((date) => typeof date === 'string'),
    authors: typeof creator === 'string' && creator.trim() !== '' ? [creator.trim()] : [],
    categories: (categories ?? []).map((category) => category.trim()).filter((category) => category !== ''),
  };
}

function blank(text: unknown): boolean {
  return typeof text !== 'string' || text.trim() === '';
}

function textField<Name extends string>(name: Name, value: unknown): { readonly [Key in Name]?: string } {
  const field: { [Key in Name]?: string } = {};
  if (typeof value === 'string' && value.trim() !== '') field[name] = value;
  return field;
}

function pictureOf(item: ParsedFeed['items'][number]): string | undefined {
  for (const attributes of [item['own-media'], item['own-thumbnail']].map(attributesOf)) {
    const { medium, type, url } = attributes;
    if (typeof url === 'string' && (medium === 'image' || String(type ?? 'image/').startsWith('image/')))
      return url;
  }
  const { enclosure } = item;
  return enclosure?.type?.startsWith('image/') ? enclosure.url : undefined;
}

/** xml2js keeps them under `$`. */
function attributesOf(element: unknown): Readonly<Record<string, unknown>> {
  if (typeof element !== 'object' || element === null || !('$' in element)) return {};
  return typeof element.$ === 'object' && element.$ !== null ? { ...element.$ } : {};
}
