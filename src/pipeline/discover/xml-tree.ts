/** A forgiving reader of XML: whatever is cut off, unclosed or misspelt, the elements before and after it stay. */
import { Parser } from 'htmlparser2';

export interface XmlElement {
  /** Lower case, with the prefix that the namespace usually has: `title`, `dc:date`, `content:encoded`. */
  readonly name: string;
  /** Names in lower case. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlElement | string)[];
  readonly parent?: XmlElement;
  /** Its end never came: the document ends within it, or an element around it did. */
  readonly isUnclosed?: boolean;
}

/** Elements deeper than this are read as if they stood higher up. */
const MAX_DEPTH = 100;
/** A document that nests deeper is an attack: what was read so far stands. */
const HOSTILE_DEPTH = 2_000;

/** Namespaces by the prefix that is used for them here; those of the formats themselves have none. */
const PREFIXES: readonly (readonly [namespace: RegExp, prefix: string])[] = [
  [
    /^https?:\/\/(?:www\.w3\.org\/2005\/Atom|purl\.org\/atom\/|purl\.org\/rss\/1\.0\/?$|backend\.userland)/i,
    '',
  ],
  [/^https?:\/\/(?:my\.netscape\.com|channel\.netscape\.com|purl\.org\/net\/rss1\.1)/i, ''],
  [/^https?:\/\/www\.sitemaps\.org|google\.com\/schemas\/sitemap\/0/i, ''],
  [/^https?:\/\/www\.google\.com\/schemas\/sitemap-news/i, 'news'],
  [/^https?:\/\/www\.google\.com\/schemas\/sitemap-image/i, 'image'],
  [/^https?:\/\/purl\.org\/dc\/elements/i, 'dc'],
  [/^https?:\/\/purl\.org\/dc\/terms/i, 'dcterms'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content/i, 'content'],
  [/^https?:\/\/search\.yahoo\.com\/mrss/i, 'media'],
  [/^https?:\/\/www\.itunes\.com/i, 'itunes'],
  [/^https?:\/\/www\.w3\.org\/1999\/02\/22-rdf/i, 'rdf'],
  [/^https?:\/\/www\.w3\.org\/1999\/xhtml/i, 'xhtml'],
  [/^https?:\/\/rssnamespace\.org\/feedburner/i, 'feedburner'],
];

interface Growing extends XmlElement {
  isUnclosed?: boolean;
  readonly parent?: Growing;
  readonly depth: number;
}

/** The elements at the top of the document, of which there is one if all is well. */
export function xmlTree(text: string): XmlElement {
  const top: Growing = { name: '', attributes: new Map(), children: [], depth: 0 };
  const grower = new TreeGrower(top);
  const parser = new Parser(grower, { xmlMode: true, decodeEntities: true });
  // In pieces, so that an attack is noticed before it has taken its time.
  for (let start = 0; start < text.length && !grower.isHostile; start += PIECE) {
    parser.write(text.slice(start, start + PIECE));
  }
  if (!grower.isHostile) parser.end();
  return top;
}

const PIECE = 65_536;

class TreeGrower {
  isHostile = false;
  private current: Growing;
  /** Some feeds use `atom:` without saying what it stands for. */
  private readonly prefixes = new Map<string, string>([['atom', '']]);
  private depth = 0;

  constructor(top: Growing) {
    this.current = top;
  }

  onopentag(name: string, attribs: Readonly<Record<string, string>>): void {
    this.depth++;
    if (this.depth > HOSTILE_DEPTH) this.isHostile = true;
    const attributes = new Map(Object.entries(attribs).map(([key, value]) => [key.toLowerCase(), value]));
    this.noteNamespaces(attributes);
    const element: Growing = {
      name: this.usualName(name.toLowerCase()),
      attributes,
      children: [],
      parent: this.current,
      depth: this.depth,
    };
    this.current.children.push(element);
    if (this.depth < MAX_DEPTH) this.current = element;
  }

  onclosetag(_name: string, isImplied: boolean): void {
    if (isImplied) this.current.isUnclosed = true;
    if (this.depth < MAX_DEPTH && this.current.parent !== undefined) this.current = this.current.parent;
    this.depth--;
  }

  ontext(data: string): void {
    this.current.children.push(data);
  }

  private noteNamespaces(attributes: ReadonlyMap<string, string>): void {
    for (const [name, value] of attributes) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      const known = PREFIXES.find(([namespace]) => namespace.test(value));
      const prefix = name.slice(6);
      if (known !== undefined) this.prefixes.set(prefix, known[1]);
    }
  }

  private usualName(name: string): string {
    const colon = name.indexOf(':');
    if (colon < 0) return name;
    const prefix = name.slice(0, colon);
    const usual = this.prefixes.get(prefix) ?? prefix;
    return usual === '' ? name.slice(colon + 1) : `${usual}:${name.slice(colon + 1)}`;
  }
}

export function elementsOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

export function childrenNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(element).filter((child) => child.name === name);
}

export function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return elementsOf(element).find((child) => child.name === name);
}

/** The text in it and in all below it. */
export function textIn(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

/** What stands in it as HTML: its text where it is escaped HTML, its elements written out where they are real ones. */
export function htmlIn(element: XmlElement): string {
  if (element.children.every((child) => typeof child === 'string')) return element.children.join('');
  return element.children
    .map((child) => (typeof child === 'string' ? escaped(child) : outerHtml(child)))
    .join('');
}

function outerHtml(element: XmlElement): string {
  const name = element.name.replace(/^.*:/, '');
  const source = element.attributes.get('src');
  return `<${name}${source === undefined ? '' : ` src="${escaped(source)}"`}>${htmlOfAll(element)}</${name}>`;
}

function htmlOfAll(element: XmlElement): string {
  return element.children
    .map((child) => (typeof child === 'string' ? escaped(child) : outerHtml(child)))
    .join('');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

/** The nearest `xml:base` or `xml:lang` that holds for the element, outermost first. */
export function inherited(element: XmlElement, attribute: string): readonly string[] {
  const found: string[] = [];
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) {
    const value = at.attributes.get(attribute);
    if (value !== undefined) found.unshift(value);
  }
  return found;
}

export function textOfFirst(element: XmlElement, names: readonly string[]): string | undefined {
  return firstOf(element, names, (child) => textIn(child).trim());
}

/** What the first child of these names holds that holds anything. */
export function firstOf(
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
