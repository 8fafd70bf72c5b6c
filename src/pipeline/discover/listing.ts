/** A listing page, read by the CSS selectors of its source; nothing is guessed except the item's first link. */
import type { CheerioAPI } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';
import type { Discovery } from '../../domain/candidate.ts';
import { type Failure, failed, ok, type Result } from '../../domain/result.ts';
import type { ListingSelectors } from '../../domain/source.ts';
import { absoluteUrl } from '../../domain/url.ts';
import { announce } from './announce.ts';
import {
  type FoundDocument,
  type FoundItem,
  MAX_ITEMS,
  notUnderstood,
  type SourceDocument,
} from './contract.ts';
import { htmlDocument } from './html-document.ts';
import { brokenSelector, fieldSelector } from './listing-selectors.ts';

export function readListing(document: SourceDocument): Result<Discovery, Failure> {
  const { page, text, rules } = document;
  const { select } = rules;
  if (select === undefined) throw new Error(`a listing without selectors reached discover: ${page.url}`);
  const $ = htmlDocument(text);
  const broken = brokenSelector(select);
  if (broken !== undefined) return failed(notUnderstood(`${page.url}: ${broken}`));
  const elements = $.root().find(select.item).toArray().filter(mayBeItem).slice(0, MAX_ITEMS);
  if (elements.length === 0) return failed(notUnderstood(nothingFound('item', select.item, page.url)));
  const items = elements.map((element) => foundItem($, element, select));
  const missing = selectorWithoutEffect(items, select);
  if (missing !== undefined) return failed(notUnderstood(nothingFound(...missing, page.url)));
  const language = rules.language ?? $('html').attr('lang');
  const title = $('title').first().text();
  const found: FoundDocument = {
    title,
    link: page.url,
    ...(language === undefined ? {} : { language }),
    items,
    more: nextPages($, select, page.url),
    datesFrom: 'time-element',
  };
  return ok(announce(found, document));
}

/** What holds so many elements is the list itself; to look for fields in it takes the square of their number. */
const MOST_CHILDREN = 2_000;

function mayBeItem(element: Element): boolean {
  return element.childNodes.length <= MOST_CHILDREN;
}

function nothingFound(field: string, selector: string, url: string): string {
  return `The selector "${selector.slice(0, 200)}" (${field}) finds nothing on ${url}; the page may have been rebuilt.`;
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
  const { css, attribute } = fieldSelector(selector);
  const found = css === '' ? $(element) : $(element).find(css).first();
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
