/**
 * When an article was published and when it was changed: two questions, each answered by the best witness that can be
 * read. The order is that of `DATE_ORIGINS`, but for meta elements whose name says too little: what the page prints goes
 * before them; and where another day stands right below the headline, the publisher's word to the readers goes before
 * what its machine states. A date in the future is no date, and what nobody says stays unknown.
 */
import type { Announced } from '../../domain/candidate.ts';
import {
  civilDate,
  type DateOrigin,
  daysBetween,
  homeInstant,
  type Instant,
  millisecondsOf,
  type PublicationDate,
} from '../../domain/time.ts';
import { writtenDate, writtenUpdate } from '../../domain/written-date.ts';
import { headlineDate } from './headline-date.ts';
import { type PageElement, textIn } from './html-tree.ts';
import type { JsonLdArticle } from './json-ld.ts';
import { type Metadata, metaOf } from './metadata.ts';
import { isOfOthers, saysOtherDay } from './other-days.ts';
import type { StateArticle } from './page-state.ts';
import { addressDate, printedDate } from './printed-dates.ts';
import { scriptDate } from './script-dates.ts';

export interface DateHints {
  readonly url: string;
  /** The headline, as it was read. */
  readonly title: string;
  readonly fetchedAt: Instant;
  readonly metadata: Metadata;
  readonly elements: readonly PageElement[];
  readonly jsonLd?: JsonLdArticle | undefined;
  readonly state?: StateArticle | undefined;
  readonly announced?: Announced | undefined;
  /** Text of the element that a site's profile names. */
  readonly profileDate?: string | undefined;
}

const PUBLISHED_METAS = (
  'article:published_time og:article:published_time og:published_time og:pubdate datepublished article.published ' +
  'parsely-pub-date sailthru.date dc.date.issued dcterms.issued dc.date.created dcterms.created cxenseparse:recs:publishtime ' +
  'publishdate publish-date publish_date pubdate pub_date article_date_original originalpublicationdate date_published ' +
  'published_at published-date displaydate cxenseparse:articlepublishdate article:published bt:pubdate datecreated ' +
  'citation_publication_date citation_date'
).split(' ');
/** Some mean the last change by it, or the day on which the page was served. */
const VAGUE_METAS = ['dc.date', 'dcterms.date', 'date', 'timestamp'];
const MODIFIED_METAS = (
  'article:modified_time og:article:modified_time og:updated_time og:modified_time datemodified dcterms.modified ' +
  'dc.date.modified last-modified lastmod lastmodified cxenseparse:recs:modifiedtime'
).split(' ');

export function publishedAt(hints: DateHints): PublicationDate | undefined {
  const { state, jsonLd, fetchedAt } = hints;
  const read = (text: string | undefined, from: DateOrigin): PublicationDate | undefined =>
    text === undefined ? undefined : writtenDate(text, from, fetchedAt);
  const stated =
    read(state?.published, 'state') ?? read(jsonLd?.published, 'json-ld') ?? metaDate(hints, PUBLISHED_METAS);
  if (stated !== undefined) return corrected(stated, hints);
  return (
    read(hints.profileDate, 'text') ??
    timeDate(hints) ??
    announcedDate(hints) ??
    printedDate(hints, 'labelled') ??
    metaDate(hints, VAGUE_METAS) ??
    scriptDate(hints) ??
    addressDate(hints) ??
    printedDate(hints, 'alone')
  );
}

/** Where this much lies between the day in an article's address and the stated one, it was published anew. */
const ANEW_DAYS = 14;
/** Before this hour of UTC it is still the evening before in America. */
const AMERICAN_EVENING = 8;

/** What a machine stated, put right where the page's own words tell how it went wrong. */
function corrected(stated: PublicationDate, hints: DateHints): PublicationDate {
  const printed = isAmbiguous(stated) ? printedDate(hints, 'labelled') : undefined;
  if (printed !== undefined && isSwapped(stated, printed)) return printed;
  const inAddress = addressDate(hints);
  if (inAddress !== undefined && daysBetween(inAddress.at, stated.at) >= ANEW_DAYS) return inAddress;
  return ownDay(stated, headlineDate(hints)) ?? americanEvening(stated, inAddress) ?? stated;
}

/**
 * The printed day where it is another one: machines state when a text was first filed, or the day of another zone. Its
 * time, if any, is of a zone that nobody names.
 */
function ownDay(stated: PublicationDate, printed: PublicationDate | undefined): PublicationDate | undefined {
  if (printed === undefined || stated.from === 'state' || isOtherOrder(stated, printed)) return undefined;
  const { year, month, day } = civilDate(printed.at);
  const at = homeInstant({ year, month, day });
  const isSame =
    at === homeInstant(civilDate(stated.at)) || Date.UTC(year, month - 1, day) === utcDay(stated.at);
  return isSame ? undefined : { ...printed, at, precision: 'day' };
}

/** `10/9/2023`, printed for Americans, beside the tenth of October in some zone. */
function isOtherOrder(stated: PublicationDate, printed: PublicationDate): boolean {
  const { year, month, day } = civilDate(printed.at);
  if (day > 12 || day === month) return false;
  return Math.abs(daysBetween(homeInstant({ year, month: day, day: month }), stated.at)) < 2;
}

function utcDay(moment: Instant): number {
  return Date.parse(moment.slice(0, 10));
}

/** The day that the page's own readers had when it was the night after in Europe. */
function americanEvening(
  stated: PublicationDate,
  printed: PublicationDate | undefined,
): PublicationDate | undefined {
  if (printed === undefined || stated.precision === 'day') return undefined;
  if (new Date(stated.at).getUTCHours() >= AMERICAN_EVENING) return undefined;
  const days = daysBetween(homeInstant(civilDate(printed.at)), stated.at);
  return days >= 1 && days < 2
    ? { ...printed, at: homeInstant(civilDate(printed.at)), precision: 'day' }
    : undefined;
}

/** A meta element's day that also is a month. */
function isAmbiguous({ at, from }: PublicationDate): boolean {
  if (from !== 'meta') return false;
  const { day, month } = civilDate(at);
  return day <= 12 && day !== month;
}

/** The first of November taken for the eleventh of January: one day, read in two orders. */
function isSwapped(stated: PublicationDate, printed: PublicationDate): boolean {
  const [a, b] = [civilDate(stated.at), civilDate(printed.at)];
  return a.year === b.year && a.day === b.month && a.month === b.day;
}

export function modifiedAt(hints: DateHints): PublicationDate | undefined {
  const { metadata, state, jsonLd, fetchedAt } = hints;
  const stated: readonly (readonly [string | undefined, DateOrigin])[] = [
    [state?.modified, 'state'],
    [jsonLd?.modified, 'json-ld'],
    [metaOf(metadata, MODIFIED_METAS), 'meta'],
  ];
  for (const [text, from] of stated) {
    const date = text === undefined ? undefined : writtenDate(text, from, fetchedAt);
    if (date !== undefined) return date;
  }
  for (const element of metadata.bylines) {
    const date = writtenUpdate(textIn(element), 'text', fetchedAt);
    if (date !== undefined) return date;
  }
  return undefined;
}

function metaDate({ metadata, fetchedAt }: DateHints, names: readonly string[]): PublicationDate | undefined {
  for (const name of names) {
    for (const content of metadata.metas.get(name) ?? []) {
      const date = writtenDate(content, 'meta', fetchedAt);
      if (date !== undefined) return date;
    }
  }
  return undefined;
}

function timeDate({ metadata, fetchedAt }: DateHints): PublicationDate | undefined {
  const own = ['datepublished', 'datecreated']
    .map((name) => metadata.properties.get(name))
    .filter((marked) => marked !== undefined);
  const publishing = metadata.times.filter(
    (time) => 'pubdate' in time.attributes || /publi|julkais/i.test(time.attributes['class'] ?? ''),
  );
  for (const element of [
    ...own,
    ...publishing,
    ...metadata.timesBelowHeadline.slice(0, 1),
    ...metadata.times.slice(0, 1),
  ]) {
    if (isUpdate(element)) continue;
    const written =
      element.attributes['datetime'] ??
      element.attributes['content'] ??
      element.attributes['title'] ??
      textIn(element);
    const date =
      writtenDate(written, 'time-element', fetchedAt) ??
      writtenDate(textIn(element), 'time-element', fetchedAt);
    if (date !== undefined) return date;
  }
  return undefined;
}

function isUpdate(element: PageElement): boolean {
  return /modif|updat|paivit|päivit/i.test(
    `${element.attributes['class'] ?? ''} ${element.attributes['itemprop'] ?? ''}`,
  );
}

/**
 * The feed's date or the printed one. Some feeds write winter time all year round: where the two are one hour apart,
 * the page's readers see the right one.
 */
function announcedDate(hints: DateHints): PublicationDate | undefined {
  const announced = hints.announced?.publishedAt;
  const printed = textDate(hints);
  if (announced === undefined || printed === undefined) return announced ?? printed;
  const hoursApart = Math.abs(millisecondsOf(announced.at) - millisecondsOf(printed.at)) / 3_600_000;
  return printed.precision === 'time' && hoursApart === 1 ? printed : announced;
}

/** The first element named for a date that holds one and not much more. */
function textDate(hints: DateHints): PublicationDate | undefined {
  const { metadata, fetchedAt } = hints;
  const below = headlineDate(hints);
  if (below !== undefined) return below;
  for (const element of metadata.bylines) {
    // hAtom, an older markup, has the machine's date in `title`.
    const text = element.name === 'abbr' ? (element.attributes['title'] ?? '') : textIn(element);
    if (text.length > 200 || !/\d/.test(text) || saysOtherDay(text)) continue;
    if (isOfOthers(element)) continue;
    const date = writtenDate(text, 'text', fetchedAt);
    if (date !== undefined) return date;
  }
  return undefined;
}
