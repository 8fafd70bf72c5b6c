import { isLanguage, type Language } from '../../domain/source.ts';
import { type CivilDate, homeInstant, type PublicationDate } from '../../domain/time.ts';
import { EXTERNAL } from './house-style.ts';
import { linesOf, type SourceLine } from './house-style-lines.ts';
import { webAddress } from './text.ts';
import { LANGUAGE_NAMES } from './wording.ts';

/** An item of the list that staff kept by hand. */
export interface HouseStyleItem {
  /** Where it stands in the document, from 1. */
  readonly line: number;
  readonly outlet: string;
  readonly publishedAt: PublicationDate;
  readonly headline: string;
  readonly url?: string;
  readonly summary?: string;
  /** `Article in Finnish.`, as written. */
  readonly languageNote?: string;
  /** That the note names, where it is one of ours. */
  readonly language?: Language;
  readonly theme?: string;
}

export interface HouseStyleProblem {
  readonly line: number;
  readonly found: string;
  readonly message: string;
}

export interface HouseStyleList {
  readonly items: readonly HouseStyleItem[];
  readonly problems: readonly HouseStyleProblem[];
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/**
 * Reads the existing page, or a list that we published, as HTML, Markdown or text:
 * `YLE 24.4.2024 | Headline (external link)`, a paragraph under it, `Theme: …` over a group of items.
 * Whatever is not understood is a problem with its line; no text is dropped without a word, but for headings.
 */
export function readHouseStyle(document: string): HouseStyleList {
  const items: Writable<HouseStyleItem>[] = [];
  const problems: Writable<HouseStyleProblem>[] = [];
  let theme: string | undefined;
  let current: { readonly take: (text: string) => void; paragraphs: number } | undefined;
  for (const line of linesOf(document)) {
    const named = /^theme\s*:(.+)$/i.exec(line.text)?.[1]?.trim();
    if (named !== undefined) {
      [theme, current] = [named, undefined];
    } else if (line.heading && !line.text.includes('|')) {
      [theme, current] = [undefined, undefined];
    } else if (looksLikeItem(line.text)) {
      const { item, problem, rest } = itemOf(line, theme);
      if (item !== undefined) items.push(item);
      if (problem !== undefined) problems.push(problem);
      current = { take: takerOf(item, problem), paragraphs: 0 };
      if (rest !== '') take(current, rest, line);
    } else if (!take(current, line.text, line)) {
      const message = 'stands under no item and was not taken; an item is "OUTLET D.M.YYYY | HEADLINE"';
      problems.push({ line: line.line, found: line.text, message });
    }
  }
  return { items: items.map(withLanguage), problems };
}

/** One paragraph belongs to an item; its further lines do too. False where the text belongs to none. */
function take(
  current: { readonly take: (text: string) => void; paragraphs: number } | undefined,
  text: string,
  line: SourceLine,
): boolean {
  if (current === undefined || (current.paragraphs > 0 && !line.continues)) return false;
  current.paragraphs++;
  current.take(text);
  return true;
}

function takerOf(
  item: Writable<HouseStyleItem> | undefined,
  problem: Writable<HouseStyleProblem> | undefined,
) {
  return (text: string): void => {
    if (item !== undefined) item.summary = item.summary === undefined ? text : `${item.summary} ${text}`;
    else if (problem !== undefined) problem.found = `${problem.found} ${text}`;
  };
}

function looksLikeItem(text: string): boolean {
  return /^[^|]{0,120}\|/.test(text) || text.includes(EXTERNAL);
}

interface ReadItem {
  readonly item?: Writable<HouseStyleItem>;
  readonly problem?: Writable<HouseStyleProblem>;
  /** Text that stands in the same line after the headline. */
  readonly rest: string;
}

/** An outlet and a date are no longer than this, in characters. */
const MOST_PLACE = 300;
// Capped: by the length of a place.
const PLACE = /^(.*?)[\s,]*\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})\s*$/;

function itemOf(line: SourceLine, theme: string | undefined): ReadItem {
  const [place, headline, rest] = partsOf(line.text);
  const problem = (message: string) => ({ line: line.line, found: line.text, message });
  const refused = (message: string): ReadItem => ({ problem: problem(message), rest: '' });
  const [, outlet = '', day = '', month = '', year = ''] = PLACE.exec(place.slice(0, MOST_PLACE)) ?? [];
  if (year === '') return refused('has no date before the bar; write it as 24.4.2024');
  if (outlet === '') return refused('has no outlet before its date');
  if (headline === '') return refused('has no headline after the bar');
  const date = dayOf(Number(day), Number(month), year);
  if (date === undefined)
    return refused(`${day}.${month}.${year} is no day of this list; write it as 24.4.2024`);
  const url = line.url === undefined ? undefined : webAddress(line.url);
  const item: Writable<HouseStyleItem> = {
    line: line.line,
    outlet,
    publishedAt: { at: homeInstant(date), precision: 'day', from: 'import' },
    headline,
    ...(url === undefined ? {} : { url }),
    ...(theme === undefined ? {} : { theme }),
  };
  if (line.url === undefined || url !== undefined) return { item, rest };
  return { item, problem: problem(`was taken without its link: "${line.url}" is no web address`), rest };
}

/** What stands before the bar, after it, and after the mark of the link. */
function partsOf(text: string): readonly [string, string, string] {
  const bar = text.indexOf('|');
  const place = bar < 0 ? '' : text.slice(0, bar).trim();
  const after = text.slice(bar + 1).trim();
  if (after.endsWith(EXTERNAL)) return [place, after.slice(0, -EXTERNAL.length).trim(), ''];
  const mark = after.indexOf(EXTERNAL);
  if (mark < 0) return [place, after, ''];
  return [place, after.slice(0, mark).trim(), after.slice(mark + EXTERNAL.length).trim()];
}

/** The list begins in 2019: two digits of a year before that are a slip, and so is a 31st of February. */
export function dayOf(day: number, month: number, written: string): CivilDate | undefined {
  const short = Number(written);
  if (written.length === 2 && short < 19) return undefined;
  const year = written.length === 2 ? 2000 + short : short;
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? { year, month, day } : undefined;
}

const NAMES = [...new Set(Object.values(LANGUAGE_NAMES))].join('|');
const FORMS =
  'articles?|reports?|news|stor(?:y|ies)|text|page|video|podcast|programme|interview|(?:press )?release|blog|column|publication|document|material|website';
const NOTE = new RegExp(
  `^(.*?)\\s*((?:The (?:${FORMS})|(?:${FORMS}))(?: is| are)?(?: only)?(?: available)? in (${NAMES})(?:(?: and|,) (?:${NAMES}))*(?: only)?\\.?)$`,
  'iu',
);

/** Parts the language note from the summary: it is the last sentence, with a capital letter. */
function withLanguage(item: HouseStyleItem): HouseStyleItem {
  const [, before = '', note = '', name = ''] = NOTE.exec(item.summary ?? '') ?? [];
  if (!/^\p{Lu}/u.test(note)) return item;
  const { summary: _, ...others } = item;
  const tag = Object.entries(LANGUAGE_NAMES).find(
    ([, known]) => known.toLowerCase() === name.toLowerCase(),
  )?.[0];
  return {
    ...others,
    ...(before === '' ? {} : { summary: before }),
    languageNote: note,
    ...(isLanguage(tag) ? { language: tag } : {}),
  };
}
