/** Dates that stand on the page without markup that says what they are, and in its address. */
import type { Instant, PublicationDate } from '../../domain/time.ts';
import { writtenDate } from '../../domain/written-date.ts';
import type { PageElement } from './html-tree.ts';
import type { Metadata } from './metadata.ts';
import { isOfOthers } from './other-days.ts';

export interface PrintedHints {
  readonly url: string;
  readonly fetchedAt: Instant;
  readonly metadata: Metadata;
  readonly elements: readonly PageElement[];
}

/** A word that says what kind of date follows. */
const LABEL =
  /julkaistu|publicera[dt]|publisert|veröffentlicht|erstellt am|erschienen am|published|posted on|date of publication|last revision|stand:|(?:presse|medien)(?:mitteilung|meldung|information) vom|\$date:/i;
/** How much else may stand beside a date that stands alone, in characters. */
const BESIDE = 14;
/** A date further below the headline than this many elements belongs to something else. */
const WITHIN_ELEMENTS = 300;

/** A date somewhere in the page's text: behind a label anywhere, or by itself right below the headline. */
export function printedDate(hints: PrintedHints, how: 'labelled' | 'alone'): PublicationDate | undefined {
  const { elements, metadata, fetchedAt } = hints;
  const headline = metadata.headings.length === 0 ? 0 : elements.findIndex(({ name }) => name === 'h1');
  const searched = how === 'alone' ? elements.slice(headline, headline + WITHIN_ELEMENTS) : elements;
  for (const element of searched) {
    const { name, children } = element;
    if (name === 'script' || name === 'style' || name === 'title' || name === 'option') continue;
    for (const text of children) {
      if (typeof text !== 'string' || text.length > 300 || !/(?:19|20)\d\d/.test(text)) continue;
      if (how === 'labelled' ? !LABEL.test(text) : !standsAlone(text)) continue;
      const date = writtenDate(text, 'text', fetchedAt);
      if (date !== undefined && (how === 'labelled' || !isOfOthers(element))) return date;
    }
  }
  return undefined;
}

function standsAlone(text: string): boolean {
  return text.replace(/[\d\s.,:/|–—-]+/g, '').length <= BESIDE;
}

/** `/2024/04/24/`, `/2024/4/24/`, `/20240424-`, `-2024-04-24`: a day, as publishers have it in addresses. */
export function addressDate({ url, metadata, fetchedAt }: PrintedHints): PublicationDate | undefined {
  for (const address of [url, metadata.canonical ?? '']) {
    const path = address.replace(/^https?:\/\/[^/]*/, '');
    const found = /(?<!\d)((?:19|20)\d{2})([/_-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/.exec(path);
    const [, year, , month, day] =
      found ?? /\/((?:19|20)\d{2})(\/)(\d{1,2})\/(\d{1,2})(?=\/|$)/.exec(path) ?? [];
    const date = year === undefined ? undefined : writtenDate(`${year}-${month}-${day}`, 'url', fetchedAt);
    if (date !== undefined) return date;
  }
  return undefined;
}
