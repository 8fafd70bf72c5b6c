/** What stands in a page's head and in its marked-up elements, collected in one walk. */
import { type PageElement, rawTextIn } from './html-tree.ts';

export interface Metadata {
  /** By name, property or itemprop in lower case; only non-empty contents. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  readonly jsonLd: readonly string[];
  readonly titleElement?: string;
  /** Of the first level. */
  readonly headings: readonly PageElement[];
  /** Of the second and third. */
  readonly lowerHeadings: readonly PageElement[];
  readonly canonical?: string;
  readonly base?: string;
  readonly language?: string;
  readonly times: readonly PageElement[];
  readonly timesBelowHeadline: readonly PageElement[];
  /** Elements with an itemprop or, as RDFa has it, a property, that are no meta. */
  readonly properties: ReadonlyMap<string, PageElement>;
  /** Elements whose class or id speaks of dates and authors. */
  readonly bylines: readonly PageElement[];
  readonly authorLinks: readonly PageElement[];
}

const BYLINE = /date|publi|julkais|pvm|posted|time|byline|article-?info|meta|datum|aika|stamp/i;
const MAX_BYLINES = 60;

export function metadataOf(elements: readonly PageElement[]): Metadata {
  const collector = new Collector();
  for (const element of elements) collector.note(element);
  return collector;
}

class Collector implements Metadata {
  readonly metas = new Map<string, string[]>();
  readonly jsonLd: string[] = [];
  readonly headings: PageElement[] = [];
  readonly lowerHeadings: PageElement[] = [];
  readonly times: PageElement[] = [];
  readonly timesBelowHeadline: PageElement[] = [];
  readonly properties = new Map<string, PageElement>();
  readonly bylines: PageElement[] = [];
  readonly authorLinks: PageElement[] = [];
  titleElement?: string;
  canonical?: string;
  base?: string;
  language?: string;
  /** By class or id, of which a page has few: whether it speaks of dates and authors. */
  readonly #spokenOf = new Map<string, boolean>();

  note(element: PageElement): void {
    const { name, attributes } = element;
    if (name === 'meta') this.noteMeta(attributes);
    else if (name === 'link') this.noteLink(attributes);
    else if (name === 'script') this.noteScript(element);
    else if (name === 'title') this.titleElement ??= rawTextIn(element);
    else if (name === 'h1') this.headings.push(element);
    else if (name === 'h2' || name === 'h3') this.lowerHeadings.push(element);
    else if (name === 'time') this.noteTime(element);
    else if (name === 'html') this.language ??= attributes['lang'] ?? attributes['xml:lang'] ?? '';
    else if (name === 'base') this.base ??= attributes['href'] ?? '';
    this.noteMarks(element);
  }

  private noteTime(element: PageElement): void {
    this.times.push(element);
    if (this.headings.length > 0) this.timesBelowHeadline.push(element);
  }

  private noteMeta(attributes: Readonly<Record<string, string>>): void {
    const content = attributes['content']?.trim();
    const name =
      attributes['property'] ?? attributes['name'] ?? attributes['itemprop'] ?? attributes['http-equiv'];
    if (content === undefined || content === '' || name === undefined) return;
    // RDFa lets one element have several names.
    for (const key of name.trim().toLowerCase().split(/\s+/)) {
      const values = this.metas.get(key);
      if (values === undefined) this.metas.set(key, [content]);
      else values.push(content);
    }
  }

  private noteLink(attributes: Readonly<Record<string, string>>): void {
    const { rel = '', href = '' } = attributes;
    if (href.trim() !== '' && rel.toLowerCase().split(/\s+/).includes('canonical'))
      this.canonical ??= href.trim();
  }

  private noteScript(element: PageElement): void {
    if (/^application\/ld\+json/i.test(element.attributes['type']?.trim() ?? '')) {
      this.jsonLd.push(element.children.join(''));
    }
  }

  private noteMarks(element: PageElement): void {
    const { attributes } = element;
    // Microdata, or RDFa with its prefix.
    const property = attributes['itemprop'] ?? attributes['property']?.replace(/^\w+:/, '');
    if (property !== undefined && element.name !== 'meta') {
      for (const name of property.toLowerCase().split(/\s+/)) {
        if (!this.properties.has(name)) this.properties.set(name, element);
      }
    }
    if (attributes['rel'] === 'author') this.authorLinks.push(element);
    if (this.bylines.length < MAX_BYLINES && element.name !== 'body' && element.name !== 'script') {
      const names = attributes['class'] ?? attributes['id'];
      if (names !== undefined && names.length < 200 && this.speaksOfByline(names)) this.bylines.push(element);
    }
  }

  private speaksOfByline(names: string): boolean {
    const known = this.#spokenOf.get(names);
    if (known !== undefined) return known;
    const speaks = BYLINE.test(names);
    this.#spokenOf.set(names, speaks);
    return speaks;
  }
}

/** The first content of the first of these names that has one. */
export function metaOf(metadata: Metadata, names: readonly string[]): string | undefined {
  for (const name of names) {
    const content = metadata.metas.get(name)?.[0];
    if (content !== undefined) return content;
  }
  return undefined;
}
