/**
 * The blocks of a page that look like one another and each lead to an article: what a person sees as the list of news.
 *
 * A block is the largest element around a link in which no other article is linked. Blocks of one tag and one class
 * under parents of one kind are a group; of the groups the one counts that has many, with headings and dates, with
 * texts as long as headlines are.
 */
import type { Cheerio, CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { absoluteUrl, canonicalUrl } from '../../domain/url.ts';
import { writtenDate } from '../../domain/written-date.ts';

export interface RepeatedItems {
  readonly elements: readonly Element[];
  /** Of the items, 0 to 1. */
  readonly withHeading: number;
  readonly withDate: number;
}

export const HEADINGS = 'h1, h2, h3, h4, h5, h6';
/** What stands there is not the page's own list. */
const AROUND =
  'nav, footer, [role="navigation"], [role="contentinfo"], [class*="breadcrumb"], [class*="cookie"]';
/** Headlines are as long as this, in characters; shorter links are sections and buttons, longer ones paragraphs. */
const HEADLINE = { least: 18, most: 220 };
/** Fewer are no list. */
const LEAST_ITEMS = 3;
/** A page with more links is a site map for people. */
const MOST_LINKS = 1_500;
/** No page for people nests its news deeper; looking further up from every link would take for ever. */
const DEEPEST_LINK = 100;
const DEEPEST_CLIMB = 8;
/** A block with more elements in it is a page in a page; looking into each of many would take for ever. */
const MOST_ELEMENTS = 300;

/** The most list-like group, or undefined where nothing repeats. */
export function repeatedItems($: CheerioAPI, url: string): RepeatedItems | undefined {
  const targets = articleLinks($, url);
  const groups = new Map<string, Element[]>();
  for (const block of blocksAround($, targets)) {
    const kind = kindOf(block);
    groups.set(kind, [...(groups.get(kind) ?? []), block]);
  }
  const rated = [...groups.values()]
    .filter((elements) => elements.length >= LEAST_ITEMS)
    .map((elements) => ratedGroup($, elements))
    .sort((one, other) => other.rating - one.rating);
  return rated[0]?.group;
}

/** Links to other pages of this site, by element. */
function articleLinks($: CheerioAPI, url: string): ReadonlyMap<Element, string> {
  const site = siteOf(url);
  const self = canonicalUrl(url);
  const base = absoluteUrl($('base[href]').attr('href') ?? '', url) ?? url;
  const found = new Map<Element, string>();
  for (const link of $('a[href]').toArray().slice(0, MOST_LINKS)) {
    if (depthOf(link) > DEEPEST_LINK) continue;
    const target = canonicalUrl($(link).attr('href') ?? '', base);
    if (target === undefined || target === self || siteOf(target) !== site) continue;
    if ($(link).closest(AROUND).length === 0) found.set(link, target);
  }
  return found;
}

function depthOf(element: Element): number {
  let depth = 0;
  for (let at = parentOf(element); at !== undefined && depth <= DEEPEST_LINK; at = parentOf(at)) depth += 1;
  return depth;
}

/** `www.example.fi` and `uutiset.example.fi` are one site. */
function siteOf(url: string): string {
  const host = URL.parse(url)?.hostname ?? '';
  return /^[\d.:[\]]+$/.test(host) ? host : host.split('.').slice(-2).join('.');
}

function blocksAround($: CheerioAPI, targets: ReadonlyMap<Element, string>): ReadonlySet<Element> {
  const counts = targetsBelow(targets);
  const blocks = new Set<Element>();
  for (const link of targets.keys()) {
    const block = blockAround(link, counts);
    if (!hasPlainName(block) || !isSmall(block)) continue;
    const words = wordsOf($, block);
    if (words.length < HEADLINE.least || words.length > HEADLINE.most) continue;
    // A paragraph of an article has links in it too.
    if (block.name === 'p' && words.length * 2 < textIn($(block)).length) continue;
    blocks.add(block);
  }
  return blocks;
}

/** Broken markup makes names that no selector can have. */
export function hasPlainName({ name }: Element): boolean {
  return /^[a-z][a-z0-9-]*$/.test(name);
}

function isSmall(block: Element): boolean {
  const open: Element[] = [block];
  let seen = 0;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    seen += at.childNodes.length;
    if (seen > MOST_ELEMENTS) return false;
    for (const child of at.childNodes) if (child.type === 'tag') open.push(child);
  }
  return true;
}

/** How many different articles are linked in each element. */
function targetsBelow(targets: ReadonlyMap<Element, string>): ReadonlyMap<Element, ReadonlySet<string>> {
  const below = new Map<Element, Set<string>>();
  for (const [link, target] of targets) {
    let at: Element | undefined = link;
    for (let step = 0; at !== undefined && step <= DEEPEST_CLIMB; step += 1) {
      const known = below.get(at) ?? new Set();
      below.set(at, known.add(target));
      at = parentOf(at);
    }
  }
  return below;
}

function blockAround(link: Element, counts: ReadonlyMap<Element, ReadonlySet<string>>): Element {
  let block = link;
  for (let step = 0; step < DEEPEST_CLIMB; step += 1) {
    const parent = parentOf(block);
    if (parent === undefined || /^(?:body|main|html)$/.test(parent.name)) return block;
    if ((counts.get(parent)?.size ?? 2) > 1) return block;
    block = parent;
  }
  return block;
}

export function parentOf(element: Element): Element | undefined {
  const { parent } = element;
  return parent !== null && parent.type === 'tag' ? parent : undefined;
}

/** What the headline would be: the heading, else the longest link. */
function wordsOf($: CheerioAPI, block: Element): string {
  const heading = textIn($(block).find(HEADINGS).first());
  if (heading !== '') return heading;
  const links = block.name === 'a' ? [block] : $(block).find('a[href]').toArray();
  return links
    .map((link) => textIn($(link)))
    .reduce((one, other) => (other.length > one.length ? other : one), '');
}

export function textIn(found: Cheerio<Element>): string {
  return found.text().replace(/\s+/g, ' ').trim();
}

/** Its element and class, and what it stands in, up to the first that has a name. */
function kindOf(block: Element): string {
  const path = [signature(block)];
  let at = parentOf(block);
  while (at !== undefined) {
    path.unshift(signature(at));
    if (lastingClasses(at).length > 0 || lastingId(at) !== undefined) break;
    at = parentOf(at);
  }
  return path.join(' > ');
}

function signature(element: Element): string {
  const id = lastingId(element);
  return [element.name, ...lastingClasses(element)].join('.') + (id === undefined ? '' : `#${id}`);
}

/** An id that is not numbered, as those of single articles are. */
export function lastingId(element: Element): string | undefined {
  const id = element.attribs['id'] ?? '';
  return /^[A-Za-z][A-Za-z_-]*$/.test(id) ? id : undefined;
}

/** Classes that stand for a kind of thing: not its number, its state, or what a build tool made up. */
export function lastingClasses(element: Element): readonly string[] {
  const classes = (element.attribs['class'] ?? '').split(/\s+/);
  return classes
    .filter((name) => /^[A-Za-z][\w-]*$/.test(name))
    .filter((name) => !PASSING_CLASS.test(name) && !MADE_UP_CLASS.test(name))
    .sort();
}

const PASSING_CLASS =
  /\d{2,}|^(?:first|last|odd|even|active|sticky|is-|has-|col-|row-|css-|sc-|jsx-|mt-|mb-|pt-|pb-|px-|py-|mx-|my-|flex|grid|text-|bg-|w-|h-|post-\d|category-|tag-|status-|format-)/i;
/** `BaseText-ewhhUZ`: capitals in the middle, at the end of what a build tool makes up. */
const MADE_UP_CLASS = /-(?=[A-Za-z]{5,7}$)[A-Za-z]*[a-z][A-Z]/;

function ratedGroup($: CheerioAPI, elements: readonly Element[]) {
  const share = (test: (element: Element) => boolean) => elements.filter(test).length / elements.length;
  const withHeading = share(
    (element) => $(element).find(HEADINGS).length > 0 || $(element).closest(HEADINGS).length > 0,
  );
  const withDate = share((element) => hasDate($, element));
  const apart = elements.some((element) => $(element).closest('aside, header').length > 0) ? 0.5 : 1;
  const rating = Math.min(elements.length, 30) ** 0.5 * (1 + 2 * withHeading) * (1 + 2 * withDate) * apart;
  return { rating, group: { elements, withHeading, withDate } };
}

function hasDate($: CheerioAPI, element: Element): boolean {
  return $(element).find('time').length > 0 || writtenDate(textIn($(element)), 'text') !== undefined;
}
