/** RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, read field by field with the precedence that each table below states. */
import { absoluteUrl } from '../../domain/url.ts';
import type { FoundDocument, FoundItem } from './contract.ts';
import {
  childNamed,
  childrenNamed,
  elementsOf,
  htmlIn,
  inherited,
  textIn,
  type XmlElement,
  xmlTree,
} from './xml-tree.ts';

const TITLES = ['title', 'dc:title', 'media:title', 'itunes:title'];
const SUMMARIES = [
  'summary',
  'description',
  'tagline',
  'dc:description',
  'media:description',
  'itunes:summary',
  'content:encoded',
  'content',
  'body',
  'xhtml:body',
  'fullitem',
  'abstract',
];
const GUIDS = ['guid', 'id'];
/** Publication before change: an article that was put right yesterday is not news of yesterday. */
const DATES = [
  'pubdate',
  'published',
  'issued',
  'dc:date',
  'dcterms:issued',
  'dcterms:created',
  'dc:created',
  'created',
  'updated',
  'modified',
  'dcterms:modified',
  'dc:modified',
];

/** Undefined where the document is no feed. */
export function readXmlFeed(text: string, url: string): FoundDocument | undefined {
  const root = elementsOf(xmlTree(text)).find(isFeedRoot);
  if (root === undefined) return undefined;
  const head = root.name === 'feed' ? root : (childNamed(root, 'channel') ?? root);
  const language = textOfFirst(head, ['language', 'dc:language']) ?? inherited(head, 'xml:lang').at(-1);
  const title = htmlOfFirst(head, TITLES);
  const link = linkOf(head, url);
  const authors = authorsOf(head);
  return {
    ...(title === undefined ? {} : { title }),
    ...(link === undefined ? {} : { link }),
    ...(language === undefined ? {} : { language }),
    items: itemsIn(root).map((item) => withEnd(item, foundItem(item, { url, authors }))),
    datesFrom: 'feed',
  };
}

function isFeedRoot(element: XmlElement): boolean {
  return ['rss', 'rdf:rdf', 'rdf', 'feed', 'channel'].includes(element.name);
}

interface Surroundings {
  readonly url: string;
  /** Who wrote the feed wrote what no other name stands under (RFC 4287, 4.2.1). */
  readonly authors: readonly string[];
}

/** Where the document ends within an item, its address may be missing or half: the next poll has all of it. */
function withEnd(item: XmlElement, found: FoundItem): FoundItem {
  if (!isCutOff(item)) return found;
  const last = elementsOf(item).at(-1);
  const isHalf = last?.isUnclosed === true && ['link', 'guid', 'id'].includes(last.name);
  return isHalf || found.url === undefined ? { ...found, isCutOff: true } : found;
}

/** An item that only lacks its end tag stands in a document that goes on. */
function isCutOff(item: XmlElement): boolean {
  for (let at: XmlElement | undefined = item; at?.parent !== undefined; at = at.parent)
    if (at.isUnclosed !== true) return false;
  return true;
}

/** Items wherever they stand (in the channel, beside it, in a list of items), but none inside another. */
function itemsIn(element: XmlElement): readonly XmlElement[] {
  return elementsOf(element).flatMap((child) =>
    child.name === 'item' || child.name === 'entry' ? [child] : hasItems(child) ? itemsIn(child) : [],
  );
}

function hasItems(element: XmlElement): boolean {
  return element.name === 'channel' || element.name === 'items' || element.name === 'rss';
}

function foundItem(item: XmlElement, { url, authors }: Surroundings): FoundItem {
  const own = authorsOf(item);
  const guid = guidOf(item, url);
  const title = htmlOfFirst(item, TITLES);
  const summary = htmlOfFirst(item, SUMMARIES);
  const link = linkOf(item, url) ?? permalink(item);
  const language = textOfFirst(item, ['dc:language', 'language']) ?? inherited(item, 'xml:lang').at(-1);
  const imageUrl = imageOf(item);
  return {
    ...(link === undefined ? {} : { url: link }),
    ...(guid === undefined ? {} : { guid }),
    ...(title === undefined ? {} : { title }),
    ...(summary === undefined ? {} : { summary }),
    ...(language === undefined ? {} : { language }),
    ...(imageUrl === undefined ? {} : { imageUrl }),
    dates: DATES.flatMap((name) => childrenNamed(item, name)).map(textIn),
    authors: own.length > 0 ? own : authors,
    categories: categoriesOf(item),
  };
}

/** A guid that is only a path is made whole: other sites have the same. */
function guidOf(item: XmlElement, url: string): string | undefined {
  const guid = textOfFirst(item, GUIDS) ?? item.attributes.get('rdf:about');
  return guid?.startsWith('/') ? withBase(item, guid, url) : guid;
}

function textOfFirst(element: XmlElement, names: readonly string[]): string | undefined {
  return firstOf(element, names, (child) => textIn(child).trim());
}

function htmlOfFirst(element: XmlElement, names: readonly string[]): string | undefined {
  return firstOf(element, names, contentOf);
}

/** What the first child of these names holds that holds anything. */
function firstOf(
  element: XmlElement,
  names: readonly string[],
  read: (child: XmlElement) => string,
): string | undefined {
  for (const name of names) {
    for (const child of childrenNamed(element, name)) {
      const text = read(child);
      if (text.trim() !== '') return text;
    }
  }
  return undefined;
}

/** Atom 0.3 knows `mode="base64"`, Atom 1.0 any media type in base64; neither is common. */
function contentOf(element: XmlElement): string {
  if (element.attributes.get('mode') === 'base64') return fromBase64(textIn(element));
  const type = element.attributes.get('type') ?? 'text';
  const isText = /^(?:|text|html|xhtml|.*\+xml|.*\/xml|text\/.*)$/i.test(type.trim());
  return isText ? htmlIn(element) : fromBase64(textIn(element));
}

function fromBase64(text: string): string {
  const compact = text.replace(/\s+/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(compact)) return text;
  return new TextDecoder().decode(Uint8Array.from(atob(compact), (character) => character.charCodeAt(0)));
}

/** `feedburner:origLink` leads past the counter; then Atom's alternate, then RSS's text. */
function linkOf(element: XmlElement, url: string): string | undefined {
  const original = textOfFirst(element, ['feedburner:origlink']);
  if (original !== undefined) return original;
  const links = childrenNamed(element, 'link');
  const written = links.find((link) => !link.attributes.has('href') && textIn(link).trim() !== '');
  const link = written ?? links.filter(isAlternate).sort((a, b) => markupFirst(a) - markupFirst(b))[0];
  // The Channel Definition Format, an ancestor of RSS, has its addresses as attributes.
  if (link === undefined) return element.attributes.get('href');
  const address = (written === undefined ? (link.attributes.get('href') ?? '') : textIn(link)).trim();
  return address === '' ? undefined : withBase(link, address, url);
}

function isAlternate(link: XmlElement): boolean {
  const relation = link.attributes.get('rel')?.trim().toLowerCase() ?? 'alternate';
  return relation === 'alternate' || relation === '' || relation.endsWith('/alternate');
}

function markupFirst(link: XmlElement): number {
  const type = link.attributes.get('type') ?? 'text/html';
  return /html/.test(type) ? 0 : 1;
}

/** Resolved against every `xml:base` from the outermost in. */
function withBase(element: XmlElement, address: string, url: string): string {
  let base = url;
  for (const step of inherited(element, 'xml:base')) base = absoluteUrl(step, base) ?? base;
  return absoluteUrl(address, base) ?? address;
}

/** A guid is an address unless it says that it is none; an Atom id or rdf:about may be one too. */
function permalink(item: XmlElement): string | undefined {
  const guid = childNamed(item, 'guid');
  if (guid !== undefined && guid.attributes.get('ispermalink')?.trim().toLowerCase() === 'false')
    return undefined;
  const candidates = [guid, childNamed(item, 'id')].filter((element) => element !== undefined).map(textIn);
  const about = item.attributes.get('rdf:about');
  return [...candidates, about ?? ''].map((text) => text.trim()).find((text) => /^https?:\/\//i.test(text));
}

function authorsOf(item: XmlElement): readonly string[] {
  const persons = ['author', 'dc:creator', 'creator', 'itunes:author'].flatMap((name) =>
    childrenNamed(item, name),
  );
  return persons.map(nameOf).filter((name) => name !== '');
}

/** Longer ones are no names, in characters. */
const MOST_NAME = 300;

/** `name` in Atom; in RSS `address (Name)`, or what stands there. */
function nameOf(person: XmlElement): string {
  const name = textOfFirst(person, ['name', 'email']);
  const text = (name ?? textIn(person)).trim().slice(0, MOST_NAME);
  // Capped: a name is cut before.
  return /^\S+@\S+\s+\((.+)\)$/.exec(text)?.[1] ?? text;
}

function categoriesOf(item: XmlElement): readonly string[] {
  const elements = ['category', 'dc:subject'].flatMap((name) => childrenNamed(item, name));
  return elements
    .map(
      (category) => category.attributes.get('label') ?? category.attributes.get('term') ?? textIn(category),
    )
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

function imageOf(item: XmlElement): string | undefined {
  const media = [item, ...childrenNamed(item, 'media:group')];
  const thumbnail = media.flatMap((element) => childrenNamed(element, 'media:thumbnail'))[0];
  const pictures = media.flatMap((element) => childrenNamed(element, 'media:content')).filter(isPicture);
  const enclosure = childrenNamed(item, 'enclosure').find(isPicture);
  const link = childrenNamed(item, 'link').find(
    (child) => child.attributes.get('rel') === 'enclosure' && isPicture(child),
  );
  const image = pictures[0] ?? enclosure ?? thumbnail ?? link ?? childNamed(item, 'itunes:image');
  return image?.attributes.get('url') ?? image?.attributes.get('href') ?? textOfImage(item);
}

function isPicture(element: XmlElement): boolean {
  const type = element.attributes.get('type') ?? '';
  const address = element.attributes.get('url') ?? element.attributes.get('href') ?? '';
  return (
    element.attributes.get('medium') === 'image' ||
    type.startsWith('image/') ||
    (type === '' && /\.(?:jpe?g|png|webp|gif|avif)(?:\?|$)/i.test(address))
  );
}

function textOfImage(item: XmlElement): string | undefined {
  const image = childNamed(item, 'image');
  return image === undefined ? undefined : textOfFirst(image, ['url']);
}
