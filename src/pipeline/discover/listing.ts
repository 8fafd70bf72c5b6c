/** A listing page, read by the CSS selectors of its source; nothing is guessed except the item's first link. */
import { type CheerioAPI, load } from 'cheerio';
import type { AnyNode } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import type { Discovery } from '../../domain/candidate.ts';
import { type Failure, failed, ok, type Result } from '../../domain/result.ts';
import type { ListingSelectors } from '../../domain/source.ts';
import { absoluteUrl } from '../../domain/url.ts';
import { announce } from './announce.ts';
import { type FoundItem, MAX_ITEMS, notUnderstood, type SourceDocument } from './contract.ts';

export function readListing(document: SourceDocument): Result<Discovery, Failure> {
  const { page, text, rules } = document;
  const { select } = rules;
  if (select === undefined) throw new Error(`a listing without selectors reached discover: ${page.url}`);
  // Parsed apart from cheerio: its own parse is quadratic in the number of elements at the top of the page.
  const $ = load(parseDocument(text));
  try {
    const elements = $(select.item).toArray().slice(0, MAX_ITEMS);
    if (elements.length === 0) return failed(notUnderstood(nothingFound('item', select.item, page.url)));
    const items = elements.map((element) => foundItem($, element, select));
    const missing = selectorWithoutEffect(items, select);
    if (missing !== undefined) return failed(notUnderstood(nothingFound(...missing, page.url)));
    const language = rules.language ?? $('html').attr('lang');
    const title = $('title').first().text();
    return ok(
      announce(
        {
          title,
          link: page.url,
          ...(language === undefined ? {} : { language }),
          items,
          more: nextPages($, select, page.url),
          datesFrom: 'time-element',
        },
        document,
      ),
    );
  } catch (error) {
    if (!(error instanceof Error) || !isAboutSelectors(error)) throw error;
    return failed(notUnderstood(`${page.url}: a selector cannot be used: ${error.message}`));
  }
}

function nothingFound(field: string, selector: string, url: string): string {
  return `The selector "${selector}" (${field}) finds nothing on ${url}; the page may have been rebuilt.`;
}

/** css-what and css-select tell of a bad selector in these words. */
function isAboutSelectors(error: Error): boolean {
  return /selector|pseudo|attribute|combinator|parenthesis|unmatched|unknown|expected/i.test(error.message);
}

/** The first selector that finds nothing in any item, if there is one. */
function selectorWithoutEffect(
  items: readonly FoundItem[],
  select: ListingSelectors,
): readonly [field: string, selector: string] | undefined {
  if (select.url !== undefined && items.every((item) => item.url === undefined)) return ['url', select.url];
  if (select.title !== undefined && items.every((item) => item.title === undefined))
    return ['title', select.title];
  if (select.date !== undefined && items.every((item) => item.dates.length === 0))
    return ['date', select.date];
  return undefined;
}

function foundItem($: CheerioAPI, element: AnyNode, select: ListingSelectors): FoundItem {
  const url = select.url === undefined ? ownLink($, element) : valueAt($, element, select.url, 'href');
  const title = select.title === undefined ? linkText($, element) : valueAt($, element, select.title);
  const date =
    select.date === undefined
      ? valueAt($, element, 'time@datetime')
      : valueAt($, element, select.date, 'datetime');
  const summary = select.summary === undefined ? undefined : valueAt($, element, select.summary);
  const imageUrl = select.image === undefined ? undefined : valueAt($, element, select.image, 'src');
  return {
    ...(url === undefined ? {} : { url }),
    ...(title === undefined ? {} : { title: escapedText(title) }),
    ...(summary === undefined ? {} : { summary: escapedText(summary) }),
    ...(imageUrl === undefined ? {} : { imageUrl }),
    dates: date === undefined ? [] : [date],
    authors: [],
    categories: [],
  };
}

/**
 * The attribute named after `@`, else the attribute that `usual` names where the element has it, else the text.
 * `@href` alone is the item's own.
 */
export function valueAt(
  $: CheerioAPI,
  element: AnyNode,
  selector: string,
  usual?: string,
): string | undefined {
  const [, path = '', attribute] = /^(.*?)(?:@([\w:-]+))?$/s.exec(selector.trim()) ?? [];
  const found = path.trim() === '' ? $(element) : $(element).find(path).first();
  const value =
    attribute === undefined ? ((usual && found.attr(usual)) ?? found.text()) : found.attr(attribute);
  const text = value?.replace(/\s+/g, ' ').trim() ?? '';
  return text === '' ? undefined : text;
}

function ownLink($: CheerioAPI, element: AnyNode): string | undefined {
  return $(element).attr('href') ?? $(element).find('a[href]').first().attr('href');
}

function linkText($: CheerioAPI, element: AnyNode): string | undefined {
  const heading = $(element).find('h1, h2, h3, h4').first().text().trim();
  const link = $(element).is('a') ? $(element).text() : $(element).find('a[href]').first().text();
  const text = heading === '' ? link.trim() : heading;
  return text === '' ? undefined : text;
}

/** What was read from a page is text already. */
function escapedText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

function nextPages($: CheerioAPI, select: ListingSelectors, url: string): readonly string[] {
  if (select.next === undefined) return [];
  const root = $.root().get(0);
  const written = root === undefined ? undefined : valueAt($, root, select.next, 'href');
  const next = written === undefined ? undefined : absoluteUrl(written, url);
  return next === undefined || next === url ? [] : [next];
}
