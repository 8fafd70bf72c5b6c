/** What a page says of itself in JSON-LD, in whatever shape: graphs, lists, texts where objects belong, broken JSON. */
import { decodeHTML } from 'entities';

export interface JsonLdArticle {
  readonly id?: string;
  readonly url?: string;
  readonly title?: string;
  readonly lead?: string;
  readonly published?: string;
  readonly modified?: string;
  readonly authors: readonly string[];
  readonly section?: string;
  readonly language?: string;
  readonly imageUrl?: string;
  readonly free?: boolean;
  /** Selectors of the parts that a reader has to pay for. */
  readonly paidParts: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

const ARTICLE = /(?:Article|BlogPosting|Report|Review|PressRelease|LiveBlogPosting|SocialMediaPosting)$/;
const MAX_DEPTH = 6;

/** The node that describes the page's article; undefined where none does. */
export function jsonLdArticle(scripts: readonly string[]): JsonLdArticle | undefined {
  const nodes = scripts.flatMap((script) => nodesIn(parsed(script), 0));
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE.test(type)));
  const node = articles.find((article) => textIn(article['datePublished']) !== undefined) ?? articles[0];
  const page = nodes.find((candidate) => typesOf(candidate).some((type) => type.endsWith('WebPage')));
  if (node === undefined && page === undefined) return undefined;
  return articleOf(node ?? page ?? {}, page);
}

function articleOf(node: Fields, page: Fields | undefined): JsonLdArticle {
  const of = (name: string): string | undefined => textIn(node[name]);
  const free =
    accessibleForFree(node['isAccessibleForFree']) ?? accessibleForFree(page?.['isAccessibleForFree']);
  return {
    ...defined({
      id: of('@id'),
      url: addressIn(node['mainEntityOfPage']) ?? of('url'),
      title: of('headline') ?? of('alternativeHeadline') ?? of('name'),
      lead: of('description'),
      published: of('datePublished') ?? textIn(page?.['datePublished']) ?? of('dateCreated'),
      modified: of('dateModified'),
      section: textIn(first(node['articleSection'])),
      language: of('inLanguage'),
      imageUrl: addressIn(node['image']) ?? addressIn(node['thumbnailUrl']),
    }),
    ...(free === undefined ? {} : { free }),
    authors: namesIn(node['author'] ?? node['creator']),
    paidParts: paidPartsIn(node['hasPart'] ?? page?.['hasPart']),
  };
}

function defined<Shape extends Readonly<Record<string, string | undefined>>>(
  shape: Shape,
): { readonly [Key in keyof Shape]?: string } {
  const kept: { [Key in keyof Shape]?: string } = {};
  for (const key in shape) {
    const value = shape[key];
    if (value !== undefined) kept[key] = value;
  }
  return kept;
}

/** What old browsers were spared scripts with, and what hand-written templates end with. */
const OPENING = /^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/;
const CLOSING = /(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)$/;
const ENDING = /(?<![\s;])[\s;]+$/;

function parsed(script: string): unknown {
  const text = script.replace(OPENING, '').replace(ENDING, '').replace(CLOSING, '').replace(ENDING, '');
  return parsedJson(text) ?? parsedJson(repaired(text)) ?? salvaged(text);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Line ends inside texts, and commas before a closing bracket: what hand-written templates get wrong. */
function repaired(text: string): string {
  return text.replace(/[\u0000-\u001f]+/g, ' ').replace(/,\s*([}\]])/g, '$1');
}

/** Single facts out of JSON that cannot be read as a whole. */
function salvaged(text: string): unknown {
  if (!/"@type"\s*:\s*(?:\[\s*)?"\w*(?:Article|Posting)"/.test(text)) return undefined;
  const found: Record<string, unknown> = { '@type': 'Article' };
  for (const name of ['headline', 'datePublished', 'dateModified', 'isAccessibleForFree', 'inLanguage']) {
    const value = new RegExp(`"${name}"\\s*:\\s*(?:"((?:[^"\\\\\\n]|\\\\.)*)"|(true|false))`).exec(text);
    if (value !== null) found[name] = value[1] ?? value[2];
  }
  return found;
}

/** All objects with a type, those of `@graph`s and lists in the order they stand in. */
function nodesIn(value: unknown, depth: number): readonly Fields[] {
  if (depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.slice(0, 200).flatMap((entry) => nodesIn(entry, depth + 1));
  const node = fieldsOf(value);
  if (node === undefined) return [];
  const inside = ['@graph', 'mainEntity', 'mainEntityOfPage'].flatMap((name) =>
    nodesIn(node[name], depth + 1),
  );
  return [node, ...inside];
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

function typesOf(node: Fields): readonly string[] {
  return [node['@type']].flat().filter((type) => typeof type === 'string');
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

/** Text, also where it stands in a list or as `@value`; entities undone, since templates escape for HTML. */
function textIn(value: unknown): string | undefined {
  const single = first(value);
  if (typeof single === 'number') return String(single);
  const text = typeof single === 'string' ? single : fieldsOf(single)?.['@value'];
  if (typeof text !== 'string' || text.trim() === '') return undefined;
  return text.includes('&') ? decodeHTML(text) : text;
}

function addressIn(value: unknown): string | undefined {
  const single = first(value);
  const node = fieldsOf(single);
  return node === undefined
    ? textIn(single)
    : (textIn(node['url']) ?? textIn(node['@id']) ?? textIn(node['contentUrl']));
}

function namesIn(value: unknown): readonly string[] {
  const persons: readonly unknown[] = Array.isArray(value) ? value.flat() : [value];
  return persons
    .map((person) => textIn(fieldsOf(person)?.['name'] ?? person))
    .filter((name) => name !== undefined);
}

/** True or false as such or as a text in any case; anything else says nothing. */
function accessibleForFree(value: unknown): boolean | undefined {
  const text = String(first(value))
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/schema\.org\//, '');
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** Each is looked for in the whole page, and one or two is what pages name. */
const MOST_PAID_PARTS = 5;

function paidPartsIn(value: unknown): readonly string[] {
  const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
  return parts
    .map(fieldsOf)
    .filter((part) => part !== undefined && accessibleForFree(part['isAccessibleForFree']) === false)
    .flatMap((part) => [part?.['cssSelector']].flat())
    .filter((selector) => typeof selector === 'string')
    .slice(0, MOST_PAID_PARTS);
}
