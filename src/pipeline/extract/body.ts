/**
 * The article's own text.
 *
 * Each block of the page speaks for or against the elements around it: running text for, by its length; links, labels
 * and snippets against. The element for which most speaks in sum is the article: a larger one would gather more that
 * speaks against than for. Of its blocks, those that are text or stand as headings within text are kept, in order.
 */
import { type Block, blocksIn } from './blocks.ts';
import type { PageElement } from './html-tree.ts';
import { isJunkLine } from './junk.ts';

const HEADING = /^h[1-6]$/;

/** Paragraphs separated by one empty line; empty where the page has no running text. */
export function bodyText(root: PageElement, dropped: ReadonlySet<PageElement>, title: string): string {
  const blocks = blocksIn(root, dropped);
  const article = bestElement(blocks);
  if (article === undefined) return '';
  const own = blocks.filter((block) => isWithin(block.element, article));
  return keptBlocks(own, title)
    .map((block) => block.text)
    .join('\n\n');
}

/** How much a block speaks for the element it stands in, in characters. */
function voice(block: Block): number {
  const { text, linked, element } = block;
  const density = linked / text.length;
  if (HEADING.test(element.name)) return density > 0.5 ? -10 : 0;
  if (density > 0.4) return -Math.min(text.length, 200);
  if (isJunkLine(text)) return -text.length;
  const isParagraph = element.name === 'p' || element.name === 'blockquote' || element.name === 'pre';
  if (text.length < 40) return isParagraph ? 0 : -text.length;
  const own = text.length - linked;
  const sentences = /[.!?…:;"”»]['")\]]*$/.test(text) || text.length > 200;
  return own * (isParagraph ? 1 : 0.6) * (sentences ? 1 : 0.5);
}

function bestElement(blocks: readonly Block[]): PageElement | undefined {
  const sums = new Map<PageElement, number>();
  for (const block of blocks) {
    const points = voice(block);
    for (let at: PageElement | undefined = block.element; at !== undefined; at = at.parent) {
      sums.set(at, (sums.get(at) ?? 0) + points);
    }
  }
  let best: PageElement | undefined;
  let most = 0;
  for (const [element, sum] of sums) {
    if (sum > most) {
      best = element;
      most = sum;
    }
  }
  return best;
}

function isWithin(element: PageElement, ancestor: PageElement): boolean {
  for (let at: PageElement | undefined = element; at !== undefined; at = at.parent)
    if (at === ancestor) return true;
  return false;
}

function keptBlocks(blocks: readonly Block[], title: string): readonly Block[] {
  const kept = blocks.filter((block) => isText(block) && block.text !== title);
  return kept.filter((block, index) => !HEADING.test(block.element.name) || isFollowedByText(kept, index));
}

function isText(block: Block): boolean {
  const { text, linked, element } = block;
  if (isJunkLine(text)) return false;
  const density = linked / text.length;
  if (HEADING.test(element.name)) return density < 0.5;
  if (density > 0.6) return false;
  const isParagraph =
    element.name === 'p' || element.name === 'blockquote' || element.name === 'pre' || element.name === 'li';
  return isParagraph || text.length >= 40;
}

function isFollowedByText(blocks: readonly Block[], index: number): boolean {
  const next = blocks[index + 1];
  return next !== undefined && !HEADING.test(next.element.name);
}
