/** RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, read field by field with the precedence that each table below states. */
import type { FoundDocument, FoundItem } from './contract.ts';
import { guidOf, imageOf, linkOf, permalink } from './xml-feed-addresses.ts';
import {
  childNamed,
  childrenNamed,
  elementsOf,
  firstOf,
  htmlIn,
  inherited,
  textIn,
  textOfFirst,
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

function htmlOfFirst(element: XmlElement, names: readonly string[]): string | undefined {
  return firstOf(element, names, contentOf);
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
