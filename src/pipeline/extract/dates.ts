/**
 * When an article was published and when it was changed: two questions, each answered by the best witness that can be
 * read. The order is that of `DATE_ORIGINS`; a date in the future is no date, and what nobody says stays unknown.
 */
import type { Announced } from '../../domain/candidate.ts';
import { type DateOrigin, type Instant, millisecondsOf, type PublicationDate } from '../../domain/time.ts';
import { writtenDate, writtenUpdate } from '../../domain/written-date.ts';
import { type PageElement, textIn } from './html-tree.ts';
import type { JsonLdArticle } from './json-ld.ts';
import { type Metadata, metaOf } from './metadata.ts';
import type { StateArticle } from './page-state.ts';

export interface DateHints {
  readonly url: string;
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
  'published_at published-date displaydate cxenseparse:articlepublishdate article:published bt:pubdate timestamp datecreated ' +
  'citation_publication_date citation_date dc.date dcterms.date date'
).split(' ');
const MODIFIED_METAS = (
  'article:modified_time og:article:modified_time og:updated_time og:modified_time datemodified dcterms.modified ' +
  'dc.date.modified last-modified lastmod lastmodified cxenseparse:recs:modifiedtime'
).split(' ');

export function publishedAt(hints: DateHints): PublicationDate | undefined {
  const { metadata, state, jsonLd, fetchedAt } = hints;
  const read = (text: string | undefined, from: DateOrigin): PublicationDate | undefined =>
    text === undefined ? undefined : writtenDate(text, from, fetchedAt);
  return (
    read(state?.published, 'state') ??
    read(jsonLd?.published, 'json-ld') ??
    metaDate(metadata, fetchedAt) ??
    read(hints.profileDate, 'text') ??
    timeDate(hints) ??
    announcedDate(hints) ??
    printedDate(hints, 'labelled') ??
    addressDate(hints) ??
    printedDate(hints, 'alone')
  );
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

function metaDate(metadata: Metadata, fetchedAt: Instant): PublicationDate | undefined {
  for (const name of PUBLISHED_METAS) {
    for (const content of metadata.metas.get(name) ?? []) {
      const date = writtenDate(content, 'meta', fetchedAt);
      if (date !== undefined) return date;
    }
  }
  return undefined;
}

function timeDate({ metadata, fetchedAt }: DateHints): PublicationDate | undefined {
  const marked = metadata.properties.get('datepublished');
  const own = marked === undefined ? [] : [marked];
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
function textDate({ metadata, fetchedAt }: DateHints): PublicationDate | undefined {
  for (const element of metadata.bylines) {
    const text = textIn(element);
    if (text.length > 200 || !/\d/.test(text)) continue;
    const date = writtenDate(text, 'text', fetchedAt);
    if (date !== undefined) return date;
  }
  return undefined;
}

/** A word that says what kind of date follows. */
const LABEL =
  /julkaistu|publicera[dt]|publisert|veröffentlicht|erstellt am|erschienen am|published|posted on|date of publication|last revision|stand:/i;
/** How much else may stand beside a date that stands alone, in characters. */
const BESIDE = 22;
/** A date further below the headline than this many elements belongs to something else. */
const WITHIN_ELEMENTS = 300;

/** A date somewhere in the page's text: behind a label anywhere, or by itself right below the headline. */
function printedDate(hints: DateHints, how: 'labelled' | 'alone'): PublicationDate | undefined {
  const { elements, metadata, fetchedAt } = hints;
  const headline = metadata.headings.length === 0 ? 0 : elements.findIndex(({ name }) => name === 'h1');
  const searched = how === 'alone' ? elements.slice(headline, headline + WITHIN_ELEMENTS) : elements;
  for (const { name, children } of searched) {
    if (name === 'script' || name === 'style' || name === 'title' || name === 'option') continue;
    for (const text of children) {
      if (typeof text !== 'string' || text.length > 300 || !/(?:19|20)\d\d/.test(text)) continue;
      if (how === 'labelled' ? !LABEL.test(text) : !standsAlone(text)) continue;
      const date = writtenDate(text, 'text', fetchedAt);
      if (date !== undefined) return date;
    }
  }
  return undefined;
}

function standsAlone(text: string): boolean {
  return text.replace(/[\d\s.,:/|–—-]+/g, '').length <= BESIDE;
}

/** `/2024/04/24/`, `/20240424-`, `-2024-04-24`: a day, as publishers have it in addresses. */
function addressDate({ url, metadata, fetchedAt }: DateHints): PublicationDate | undefined {
  for (const address of [url, metadata.canonical ?? '']) {
    const path = address.replace(/^https?:\/\/[^/]*/, '');
    const found = /(?<!\d)((?:19|20)\d{2})([/_-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/.exec(path);
    const date =
      found === null ? undefined : writtenDate(`${found[1]}-${found[3]}-${found[4]}`, 'url', fetchedAt);
    if (date !== undefined) return date;
  }
  return undefined;
}
