/** Where an article begins and ends on its page: below its headline, above the comments and what leads elsewhere. */
import type { Block } from './blocks.ts';
import { isEnd } from './junk.ts';
import { HEADING, voice } from './voice.ts';

/** Below a heading such as `Kommentit (3)` many may say much; it speaks for no element. */
export function quietReaders(blocks: readonly Block[], voices: readonly number[]): readonly number[] {
  let running = 0;
  for (const [index, { text, element }] of blocks.entries()) {
    if (running > 200 && HEADING.test(element.name) && isEnd(text) === 'comments') {
      return voices.map((points, at) => (at > index ? Math.min(0, points) : points));
    }
    running += Math.max(0, voices[index] ?? 0);
  }
  return voices;
}

/** What stands above the headline is the site's, unless it is most of the text. */
export function afterHeadline(blocks: readonly Block[], title: string): readonly Block[] {
  const index = blocks.findIndex(
    ({ element, text }) => element.name === 'h1' && (text === title || title.includes(text)),
  );
  if (index < 0) return blocks;
  const above = blocks.slice(0, index).reduce((sum, { text }) => sum + text.length, 0);
  const all = blocks.reduce((sum, { text }) => sum + text.length, 0);
  return above < all / 3 ? blocks.slice(index + 1) : blocks;
}

/** What comes after a heading such as `Kommentit (3)` is no longer the article. */
export function untilTheEnd(blocks: readonly Block[]): readonly Block[] {
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
