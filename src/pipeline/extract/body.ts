/**
 * The article's own text.
 *
 * Each block of the page speaks for or against the elements around it: running text for, by its length; links, labels
 * and snippets against. The element for which most speaks in sum is the article: a larger one would gather more that
 * speaks against than for. Of its blocks, those that are text or stand as headings within text are kept, in order.
 */
import { type Block, blocksIn } from './blocks.ts';
import type { PageElement } from './html-tree.ts';
import { isEnd, isJunkLine } from './junk.ts';

const HEADING = /^h[1-6]$/;
const PROSE = new Set(['p', 'blockquote', 'pre']);
/** Elements that hold one block and speak for the element around them. */
const LEAVES = new Set([...PROSE, 'li', 'td', 'dd', 'dt', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Paragraphs separated by one empty line; empty where the page has no running text. */
export function bodyText(root: PageElement, dropped: ReadonlySet<PageElement>, title: string): string {
  const blocks = blocksIn(root, dropped);
  const cards = cardsIn(blocks);
  const voices = quietReaders(
    blocks,
    blocks.map((block) => (isBelow(block.element, cards) ? -50 : voice(block))),
  );
  const parts = articleParts(blocks, voices);
  const own = blocks.filter((block) => isBelow(block.element, parts) && !isBelow(block.element, cards));
  return keptBlocks(untilTheEnd(afterHeadline(own, title)), title)
    .map((block) => block.text)
    .join('\n\n');
}

/** Below a heading such as `Kommentit (3)` many may say much; it speaks for no element. */
function quietReaders(blocks: readonly Block[], voices: readonly number[]): readonly number[] {
  let running = 0;
  for (const [index, { text, element }] of blocks.entries()) {
    if (running > 200 && HEADING.test(element.name) && isEnd(text) === 'comments') {
      return voices.map((points, at) => (at > index ? Math.min(0, points) : points));
    }
    running += Math.max(0, voices[index] ?? 0);
  }
  return voices;
}

/** How much a block speaks for the element it stands in, in characters. */
function voice({ text, linked, element }: Block): number {
  const density = linked / text.length;
  if (HEADING.test(element.name)) return density > 0.5 ? -10 : 0;
  if (density > 0.4) return -Math.min(text.length, 200);
  if (isJunkLine(text)) return -text.length;
  const isProse = PROSE.has(element.name);
  if (text.length < 40) return isProse ? 0 : -text.length;
  const endsLikeText = /[.!?…:;"”»]['")\]]*$/.test(text) || text.length > 200;
  return (text.length - linked) * (isProse ? 1 : 0.6) * (endsLikeText ? 1 : 0.5);
}

/** A card on a page's shelf of other articles: a linked heading and a few words. */
const CARD_NAMES = /card|teaser|item|promo|story|tile|post|entry|news/i;
const MAX_CARD = 700;

function cardsIn(blocks: readonly Block[]): ReadonlySet<PageElement> {
  const sizes = new Map<PageElement, number>();
  for (const { element, text } of blocks) {
    let at: PageElement | undefined = element;
    for (; at !== undefined; at = at.parent) sizes.set(at, (sizes.get(at) ?? 0) + text.length);
  }
  const cards = new Set<PageElement>();
  for (const { element, text, linked } of blocks) {
    if (!HEADING.test(element.name) || linked / text.length < 0.5 || text.length < 15) continue;
    let at = element.parent;
    for (let level = 0; level < 4 && at !== undefined; level++, at = at.parent) {
      const { name, attributes } = at;
      const isCard =
        name === 'li' || name === 'article' || (name === 'div' && CARD_NAMES.test(attributes['class'] ?? ''));
      if (isCard && (sizes.get(at) ?? 0) <= MAX_CARD) cards.add(at);
    }
  }
  return cards;
}

/** How much of what a block says counts for the element around it, for the next one, and so on outwards. */
const NEARNESS = [1, 0.5, 0.2, 0.1];
/** An element around the article is taken instead where it brings this share more of text … */
const WORTH_GROWING = 0.25;
/** … what speaks against it counting half: a link in it will be left out anyway. */
const AGAINST = 0.5;

/** The element that holds the article, with those of its kind where a page cuts an article into several. */
function articleParts(blocks: readonly Block[], voices: readonly number[]): ReadonlySet<PageElement> {
  const near = new Map<PageElement, number>();
  const sums = new Map<PageElement, number>();
  for (const [index, { element }] of blocks.entries()) {
    const points = voices[index] ?? 0;
    let at = LEAVES.has(element.name) ? element.parent : element;
    for (let level = 0; at !== undefined; level++, at = at.parent) {
      sums.set(at, (sums.get(at) ?? 0) + (points > 0 ? points : points * AGAINST));
      const weight = NEARNESS[level] ?? 0;
      if (points > 0 && weight > 0) near.set(at, (near.get(at) ?? 0) + points * weight);
    }
  }
  let core: PageElement | undefined;
  for (const [element, points] of near)
    if (core === undefined || points > (near.get(core) ?? 0)) core = element;
  if (core === undefined) return new Set();
  const whole = grown(core, sums);
  return new Set([whole, ...kinOf(core, near).filter((element) => (sums.get(element) ?? 0) > 0)]);
}

function grown(core: PageElement, sums: ReadonlyMap<PageElement, number>): PageElement {
  let best = core;
  for (let at = core.parent; at !== undefined; at = at.parent) {
    if ((sums.get(at) ?? 0) > (sums.get(best) ?? 0) * (1 + WORTH_GROWING)) best = at;
  }
  return best;
}

/** Elements with the very classes of the one that holds most: advertisements cut articles into such pieces. */
function kinOf(core: PageElement, near: ReadonlyMap<PageElement, number>): readonly PageElement[] {
  const names = core.attributes['class'];
  if (names === undefined || names.length < 4) return [];
  return [...near.keys()].filter(
    (element) => element.name === core.name && element.attributes['class'] === names,
  );
}

function isBelow(element: PageElement, ancestors: ReadonlySet<PageElement>): boolean {
  if (ancestors.size === 0) return false;
  for (let at: PageElement | undefined = element; at !== undefined; at = at.parent)
    if (ancestors.has(at)) return true;
  return false;
}

/** What stands above the headline is the site's, unless it is most of the text. */
function afterHeadline(blocks: readonly Block[], title: string): readonly Block[] {
  const index = blocks.findIndex(
    ({ element, text }) => element.name === 'h1' && (text === title || title.includes(text)),
  );
  if (index < 0) return blocks;
  const above = blocks.slice(0, index).reduce((sum, { text }) => sum + text.length, 0);
  const all = blocks.reduce((sum, { text }) => sum + text.length, 0);
  return above < all / 3 ? blocks.slice(index + 1) : blocks;
}

/** What comes after a heading such as `Kommentit (3)` is no longer the article. */
function untilTheEnd(blocks: readonly Block[]): readonly Block[] {
  const lengths = blocks.map((block) => Math.max(0, voice(block)));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let running = 0;
  for (const [index, { text }] of blocks.entries()) {
    const end = running > 200 ? isEnd(text) : undefined;
    // A box about other articles may stand in the middle of a long one.
    if (end === 'comments' || (end === 'elsewhere' && total - running < running / 2))
      return blocks.slice(0, index);
    running += lengths[index] ?? 0;
  }
  return blocks;
}

function keptBlocks(blocks: readonly Block[], title: string): readonly Block[] {
  const kept = blocks.filter((block) => isText(block) && block.text !== title);
  const last = kept.findLastIndex(({ element }) => !HEADING.test(element.name));
  return kept.slice(0, last + 1);
}

function isText({ text, linked, element }: Block): boolean {
  if (isJunkLine(text)) return false;
  const density = linked / text.length;
  if (HEADING.test(element.name)) return density < 0.5;
  if (density > 0.6) return false;
  return PROSE.has(element.name) || element.name === 'li' || text.length >= 40;
}
