/** Where an article begins and ends on its page: below its headline, above the comments and what leads elsewhere. */
import { firstWritten } from '../../domain/date-forms.ts';
import type { Block } from './blocks.ts';
import type { PageElement } from './html-tree.ts';
import { isEnd, isJunkLine } from './junk.ts';
import { lettersOf } from './title-words.ts';
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

/** Further above the text, in blocks, stands something else. */
const LEAD_WITHIN = 8;
/** In characters; one sentence that is shorter is a second headline … */
const LEAD_SENTENCE = 160;
/** … and so are several that are shorter than this. */
const LEAD_SENTENCES = 80;

/** The lead, where it stands by itself between the headline and the text: running text, not a second headline. */
export function leadOf(blocks: readonly Block[], own: readonly Block[], title: string): readonly Block[] {
  const [first] = own;
  if (first === undefined) return [];
  const end = blocks.indexOf(first);
  const headline = blocks.findIndex((block) => isHeadline(block, title));
  if (headline < 0 || end - headline > LEAD_WITHIN) return [];
  return blocks.slice(headline + 1, end).filter(isLead);
}

/** The headline, or one with a kicker more or less. */
function isHeadline({ element, text }: Block, title: string): boolean {
  if (!HEADING.test(element.name)) return text === title;
  const [printed, read] = [lettersOf(text), lettersOf(title)];
  if (printed.length < SHORT || read.length < SHORT) return printed === read;
  return printed.endsWith(read) || read.endsWith(printed);
}

/** In letters; shorter ones end alike by chance. */
const SHORT = 20;

function isLead(block: Block): boolean {
  const { text, linked } = block;
  if (linked > text.length / 4 || isJunkLine(text) || !/[.!?…”"»]$/.test(text)) return false;
  return text.length >= LEAD_SENTENCE || (text.length >= LEAD_SENTENCES && /[.!?…] \p{Lu}/u.test(text));
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
