/** The date that a page prints right below its headline: what its publisher tells the readers. */
import { saysOnlyWhen } from '../../domain/date-words.ts';
import type { PublicationDate } from '../../domain/time.ts';
import { writtenDate } from '../../domain/written-date.ts';
import { type PageElement, textIn } from './html-tree.ts';
import { isOtherDay } from './other-days.ts';
import type { PrintedHints } from './printed-dates.ts';
import { lettersOf } from './title-words.ts';

export interface HeadlineHints extends PrintedHints {
  /** The article's headline, as it was read. */
  readonly title: string;
}

/** Further below, in elements, a date belongs to something else. */
const WITHIN_ELEMENTS = 60;
/** In characters; so long a text is the article's own. */
const PROSE = 200;
/** `12.–14.6.2024`: when something takes place. */
const PERIOD = /\d\.?\s?–\s?\d/;

/** Undefined where there is none, and where it is that of a change. */
export function headlineDate(hints: HeadlineHints): PublicationDate | undefined {
  const { elements, fetchedAt } = hints;
  const headline = headlineOf(hints);
  if (headline === undefined) return undefined;
  const start = elements.indexOf(headline) + 1;
  for (const element of elements.slice(start, start + WITHIN_ELEMENTS)) {
    const { name, children } = element;
    if (name === 'script' || name === 'style' || isInside(element, headline)) continue;
    for (const text of children) {
      if (typeof text !== 'string') continue;
      const isProse = text.trim().length > PROSE;
      const words = isProse ? datelineOf(text) : text;
      const date = isOwnDay(element, words) ? writtenDate(words, 'text', fetchedAt) : undefined;
      if (date !== undefined || isProse) return date;
    }
    // It says when in other words, such as `yesterday`.
    if (name === 'time' && !isOtherDay(element, textIn(element))) return undefined;
  }
  return undefined;
}

/** What an article's first paragraph may begin with, before a dash: `3.6.2024 –`. */
function datelineOf(text: string): string {
  const [opening = '', ...rest] = text
    .trimStart()
    .slice(0, 60)
    .split(/\s[–—|-]\s/);
  return rest.length === 0 ? '' : opening;
}

function isOwnDay(element: PageElement, text: string): boolean {
  if (!/(?:19|20)\d\d/.test(text) || PERIOD.test(text) || !saysOnlyWhen(text)) return false;
  return !isOtherDay(element, text);
}

function headlineOf({ title, metadata }: HeadlineHints): PageElement | undefined {
  const letters = lettersOf(title);
  const isHeadline = (heading: PageElement): boolean => lettersOf(textIn(heading)) === letters;
  return letters === ''
    ? undefined
    : (metadata.headings.find(isHeadline) ?? metadata.lowerHeadings.find(isHeadline));
}

function isInside(element: PageElement, outer: PageElement): boolean {
  for (let at: PageElement | undefined = element; at !== undefined; at = at.parent)
    if (at === outer) return true;
  return false;
}
