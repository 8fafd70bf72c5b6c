/** Where an article begins and ends on its page: below its headline, above the comments and what leads elsewhere. */
import { firstWritten } from '../../domain/date-forms.ts';
import type { Block } from './blocks.ts';
import type { PageElement } from './html-tree.ts';
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

/** So many blocks may stand between a headline and the text; who wrote it, and when, is one of them. */
const BYLINE_WITHIN = 4;
/** In characters; more is a sentence that names a day. */
const MAX_BYLINE = 160;
const MAX_WORDS_BESIDE = 8;

/** Without the line of names and dates that stands above the text. */
export function withoutByline(blocks: readonly Block[]): readonly Block[] {
  return blocks.filter((block, index) => index >= BYLINE_WITHIN || !isByline(block));
}

function isByline({ text, element }: Block): boolean {
  if (text.length > MAX_BYLINE || HEADING.test(element.name) || /[.!?…”"]$/.test(text)) return false;
  if (!holdsTime(element) && firstWritten(text) === undefined) return false;
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  return words.length <= MAX_WORDS_BESIDE;
}

function holdsTime({ name, children }: PageElement): boolean {
  return name === 'time' || children.some((child) => typeof child !== 'string' && child.name === 'time');
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
