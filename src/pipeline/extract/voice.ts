import type { Block } from './blocks.ts';
import { isJunkLine } from './junk.ts';

export const HEADING = /^h[1-6]$/;
export const PROSE = new Set(['p', 'blockquote', 'pre']);

/** Asked for several times on the way to the article. */
const known = new WeakMap<Block, number>();

/** How much a block speaks for the element it stands in, in characters. */
export function voice(block: Block): number {
  const before = known.get(block);
  if (before !== undefined) return before;
  const points = weighed(block);
  known.set(block, points);
  return points;
}

function weighed({ text, linked, element }: Block): number {
  const density = linked / text.length;
  if (HEADING.test(element.name)) return density > 0.5 ? -10 : 0;
  if (density > 0.4) return -Math.min(text.length, 200);
  if (isJunkLine(text)) return -text.length;
  const isProse = PROSE.has(element.name);
  if (text.length < 40) return isProse ? 0 : -text.length;
  const endsLikeText = /[.!?…:;"”»]['")\]]{0,8}$/.test(text) || text.length > 200;
  return (text.length - linked) * (isProse ? 1 : 0.6) * (endsLikeText ? 1 : 0.5);
}
