/**
 * The article's own text.
 *
 * Each block of the page speaks for or against the elements around it: running text for, by its length; links, labels
 * and snippets against. The element for which most speaks in sum is the article: a larger one would gather more that
 * speaks against than for. Of its blocks, those that are text or stand as headings within text are kept, in order. A lead
 * that stands apart, between the headline and that element, goes before them.
 */
import { type Block, blocksIn } from './blocks.ts';
import { afterHeadline, leadOf, quietReaders, untilTheEnd, withoutByline } from './edges.ts';
import type { PageElement } from './html-tree.ts';
import { isJunkLine } from './junk.ts';
import { cardsIn } from './shelves.ts';
import { HEADING, PROSE, voice } from './voice.ts';

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
  const kept = keptBlocks(withoutByline(untilTheEnd(afterHeadline(own, title))), title);
  return [...leadOf(blocks, kept, title), ...kept].map((block) => block.text).join('\n\n');
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
