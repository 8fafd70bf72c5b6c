/**
 * Selectors for a page of news that has no feed, for a person to look at before they count.
 *
 * 1. The items are the blocks that repeat (repeated-items.ts). Their selector has to find them and hardly anything else.
 * 2. The title is the heading, else the text of the link; the address is the link that holds the title, else the first.
 * 3. A date is `<time>`, else the smallest element that holds a date and nothing much beside it.
 * 4. A summary is a paragraph of some length that is none of these.
 * 5. A field counts that most of the items have. What most have not is left out, not guessed.
 */
import type { CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import type { ListingSelectors } from '../../domain/source.ts';
import { writtenDate } from '../../domain/written-date.ts';
import { htmlDocument } from './html-document.ts';
import { fieldSelector } from './listing-selectors.ts';
import {
  HEADINGS,
  hasPlainName,
  lastingClasses,
  lastingId,
  parentOf,
  type RepeatedItems,
  repeatedItems,
  textIn,
} from './repeated-items.ts';

export interface Proposal {
  readonly select: ListingSelectors;
  readonly items: number;
  readonly sureness: 'likely' | 'unsure';
  /** What speaks for it and against it, for the comment above the entry. */
  readonly reasons: readonly string[];
}

/** A field counts that this share of the items has. */
const MOST_ITEMS = 0.6;
/** A date with more around it, in characters, is a sentence that happens to name a day. */
const MOST_DATE_TEXT = 60;
const LEAST_SUMMARY = 40;
/** How far above the items something is looked for that tells them from others. */
const MOST_LEVELS = 6;

/** Undefined where nothing on the page repeats that could be news. */
export function proposeSelectors(html: string, url: string): Proposal | undefined {
  const $ = htmlDocument(html);
  const group = repeatedItems($, url);
  if (group === undefined) return undefined;
  const item = itemSelector($, group.elements);
  const select = { item, ...fieldSelectors($, group.elements) };
  return { select, ...judged($, select, group) };
}

function judged(
  $: CheerioAPI,
  { item, date }: ListingSelectors,
  group: RepeatedItems,
): Omit<Proposal, 'select'> {
  const items = $(item).length;
  const strangers = items - group.elements.length;
  const doubts = [
    ...(group.withHeading < MOST_ITEMS ? ['no headings'] : []),
    ...(date === undefined ? ['no dates'] : []),
    ...(strangers > 0 ? [`"${item}" also finds ${strangers} other elements`] : []),
    ...(!isBare(item) ? [] : [`no class of its own tells the items from other <${group.elements[0]?.name}>`]),
  ];
  const reasons = [`${group.elements.length} elements alike, each with a link of its own`, ...doubts];
  return { items, reasons, sureness: doubts.length < 2 ? 'likely' : 'unsure' };
}

// ------------------------------------------------------------------ items

/** The first selector that finds the items and nothing else; failing that, the one that finds the fewest others. */
function itemSelector($: CheerioAPI, elements: readonly Element[]): string {
  let best = { selector: elements[0]?.name ?? 'article', finds: Number.POSITIVE_INFINITY };
  for (const selector of itemCandidates(elements)) {
    const found = new Set($(selector).toArray());
    if (found.size >= best.finds || !elements.every((element) => found.has(element))) continue;
    best = { selector, finds: found.size };
    if (found.size === elements.length) break;
  }
  return best.selector;
}

/** Whether any element of its name would do, wherever it stands on the page. */
function isBare(selector: string): boolean {
  return !/[.#]/.test(selector);
}

/** The plainest first; the bare name of the element only where nothing else tells the items from others. */
function itemCandidates(elements: readonly Element[]): readonly string[] {
  const name = elements[0]?.name ?? '';
  const own = sharedClasses(elements).map((one) => `${name}.${one}`);
  const [parents = [], ...above] = levelsAbove(elements).map(around);
  return [
    ...own,
    ...parents.map((parent) => `${parent} > ${name}`),
    ...[parents, ...above].flat().flatMap((ancestor) => [...own, name].map((one) => `${ancestor} ${one}`)),
    name,
  ];
}

/** Parents, their parents and so on; each element once. */
function levelsAbove(elements: readonly Element[]): readonly (readonly Element[])[] {
  const levels: (readonly Element[])[] = [];
  let level = elements;
  while (level.length > 0 && levels.length < MOST_LEVELS) {
    level = [...new Set(level.map(parentOf).filter((parent) => parent !== undefined))];
    levels.push(level);
  }
  return levels;
}

/** What the elements around the items have in common: a class or, where it is one element, its id. */
function around(elements: readonly Element[]): readonly string[] {
  const [first] = elements;
  if (first === undefined || !hasPlainName(first)) return [];
  const classes = sharedClasses(elements).map((one) => `${first.name}.${one}`);
  const id = elements.every((element) => element === first) ? lastingId(first) : undefined;
  return [...classes, ...(id === undefined ? [] : [`#${id}`])];
}

function sharedClasses(elements: readonly Element[]): readonly string[] {
  const [first, ...others] = elements;
  if (first === undefined) return [];
  return lastingClasses(first).filter((name) =>
    others.every((other) => lastingClasses(other).includes(name)),
  );
}

// ------------------------------------------------------------------ fields

type Fields = Omit<ListingSelectors, 'item'>;

function fieldSelectors($: CheerioAPI, elements: readonly Element[]): Fields {
  const title = headingSelector($, elements);
  const date = dateSelector($, elements);
  const summary = summarySelector($, elements, date);
  return {
    ...(title === undefined ? {} : { title }),
    url: linkSelector($, elements, title),
    ...(date === undefined ? {} : { date }),
    ...(summary === undefined ? {} : { summary }),
  };
}

function headingSelector($: CheerioAPI, elements: readonly Element[]): string | undefined {
  return commonest(elements, (item) => $(item).find(HEADINGS).first().get(0)?.name);
}

function linkSelector($: CheerioAPI, elements: readonly Element[], title: string | undefined): string {
  if (elements.every((item) => item.name === 'a')) return '@href';
  const inTitle = title === undefined ? undefined : `${title} a`;
  const has = (selector: string) =>
    elements.every((item) => $(item).find(selector).attr('href') !== undefined);
  return inTitle !== undefined && has(inTitle) ? `${inTitle}@href` : 'a@href';
}

function dateSelector($: CheerioAPI, elements: readonly Element[]): string | undefined {
  const share = (selector: string) =>
    elements.filter((item) => $(item).find(selector).length > 0).length / elements.length;
  if (share('time[datetime]') >= MOST_ITEMS) return 'time@datetime';
  if (share('time') >= MOST_ITEMS) return 'time';
  return commonest(elements, (item) => {
    const holders = $(item)
      .find('*')
      .toArray()
      .filter((element) => isDate(textIn($(element))));
    // The innermost comes last.
    const last = holders.at(-1);
    return last === undefined ? undefined : selectorWithin($, item, last);
  });
}

function isDate(text: string): boolean {
  return text.length <= MOST_DATE_TEXT && writtenDate(text, 'text') !== undefined;
}

function summarySelector(
  $: CheerioAPI,
  elements: readonly Element[],
  date: string | undefined,
): string | undefined {
  return commonest(elements, (item) => {
    const dated = date === undefined ? undefined : $(item).find(fieldSelector(date).css).get(0);
    const texts = $(item)
      .find('p, div, span')
      .toArray()
      .filter((element) => $(element).find(`${HEADINGS}, a[href], p, div`).length === 0)
      .filter((element) => $(element).closest(HEADINGS).length === 0)
      .filter((element) => element !== dated)
      .filter((element) => textIn($(element)).length >= LEAST_SUMMARY);
    return texts[0] === undefined ? undefined : selectorWithin($, item, texts[0]);
  });
}

/** A listing takes the first that a selector finds in an item, so it has to be this element. */
function selectorWithin($: CheerioAPI, item: Element, element: Element): string | undefined {
  const { name } = element;
  if (!hasPlainName(element)) return undefined;
  const place = $(element).prevAll(name).length + 1;
  const candidates = [
    ...lastingClasses(element).map((one) => `${name}.${one}`),
    name,
    `${name}:nth-of-type(${place})`,
  ];
  return candidates.find((selector) => $(item).find(selector).get(0) === element);
}

/** What most of the items answer alike. */
function commonest(
  elements: readonly Element[],
  answer: (item: Element) => string | undefined,
): string | undefined {
  const counts = new Map<string, number>();
  for (const item of elements) {
    const given = answer(item);
    if (given !== undefined) counts.set(given, (counts.get(given) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, one], [, other]) => other - one);
  return best !== undefined && best[1] / elements.length >= MOST_ITEMS ? best[0] : undefined;
}
