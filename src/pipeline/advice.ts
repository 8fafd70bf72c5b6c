/**
 * What a live look says of a source, and what its keeper could change.
 *
 * Advice names the setting to change and the value that it should have, or the command that finds it out. Where time
 * alone will mend it, that is said too. A source that gives items is well, whatever could be better.
 */
import type { Announced } from '../domain/candidate.ts';
import type { Failure, FailureReason } from '../domain/result.ts';
import type { RequestReceipt } from '../domain/run.ts';
import type { ListingSelectors } from '../domain/source.ts';
import { daysBetween, type Instant } from '../domain/time.ts';
import type { Look } from './look.ts';

export interface Check {
  readonly sourceId: string;
  readonly state: 'ok' | 'empty' | 'failed';
  /** Where it was found in the end. */
  readonly url: string;
  readonly documents: number;
  readonly items: number;
  readonly newest?: Instant;
  /** In how many items each of these is missing; zeros are left out. */
  readonly missing: Readonly<Partial<Record<'title' | 'date' | 'summary', number>>>;
  /** Selectors of a listing that find nothing. */
  readonly withoutEffect: readonly (keyof ListingSelectors)[];
  /** What robots.txt says of the source's address. */
  readonly robots: RequestReceipt['robots'];
  readonly failure?: Failure;
  readonly advice: readonly string[];
}

/** After so many days without anything new a source has perhaps been replaced. */
const OLD_DAYS = 30;

/** `receipts` are those of the same look; `now` is when it was. */
export function checkOf(look: Look, receipts: readonly RequestReceipt[], now: Instant): Check {
  const { source, items, documents, url, failure } = look;
  const newest = newestOf(items);
  const own = receipts.filter(
    (receipt) => receipt.purpose === 'source' && receipt.url === hrefOf(source.url),
  );
  return {
    sourceId: source.id,
    state: failure !== undefined ? 'failed' : items.length === 0 ? 'empty' : 'ok',
    url,
    documents,
    items: items.length,
    ...(newest !== undefined && { newest }),
    missing: missingIn(items),
    withoutEffect: look.selectors.filter(({ finds }) => finds === 0).map(({ name }) => name),
    robots: own.at(-1)?.robots ?? 'not-asked',
    ...(failure !== undefined && { failure }),
    advice: [...movedAdvice(look, own), ...adviceOn(look, newest, now)],
  };
}

/** As the gate writes addresses: without a fragment. */
function hrefOf(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return url;
  parsed.hash = '';
  return parsed.href;
}

export function newestOf(items: readonly Announced[]): Instant | undefined {
  return items
    .map(({ publishedAt }) => publishedAt?.at)
    .filter((at) => at !== undefined)
    .reduce<Instant | undefined>(
      (newest, at) => (newest === undefined || at > newest ? at : newest),
      undefined,
    );
}

function missingIn(items: readonly Announced[]): Check['missing'] {
  const title = items.filter((item) => item.title === '').length;
  const date = items.filter((item) => item.publishedAt === undefined).length;
  const summary = items.filter((item) => item.summary === undefined).length;
  return { ...(title > 0 && { title }), ...(date > 0 && { date }), ...(summary > 0 && { summary }) };
}

function movedAdvice({ source, url }: Look, own: readonly RequestReceipt[]): readonly string[] {
  if (hrefOf(source.url) === url) return [];
  const status = own.find(({ outcome }) => outcome === 'redirect')?.status;
  if (status === 301 || status === 308) return [`it has moved for good; set url: ${url}`];
  return [`it sends us on to ${url}; if it goes on doing so, set url: ${url}`];
}

function adviceOn(look: Look, newest: Instant | undefined, now: Instant): readonly string[] {
  if (look.failure !== undefined) return failureAdvice(look, look.failure);
  if (look.items.length === 0) return [emptyAdvice(look)];
  return [
    ...look.selectors
      .filter(({ finds }) => finds === 0)
      .map(({ name, selector }) => `select.${name} ("${selector}") finds nothing; mend it or take it out`),
    ...fieldAdvice(look),
    ...(newest !== undefined && daysBetween(newest, now) > OLD_DAYS
      ? [
          `nothing newer than ${newest.slice(0, 10)}; has it been replaced? mediawatch source add ${siteOf(look)} --dry-run`,
        ]
      : []),
  ];
}

function emptyAdvice({ dropped, source }: Look): string {
  const left = dropped['not asked for by "only"'] ?? 0;
  if (left > 0) return `"only" leaves out all ${left} items; mend its expressions`;
  return `it announces nothing; if that stays so, look for another address: mediawatch source add ${new URL(source.url).origin} --dry-run`;
}

function fieldAdvice({ items, source }: Look): readonly string[] {
  const none = (has: (item: Announced) => boolean) => !items.some(has);
  const isListing = source.kind === 'listing';
  const advice: string[] = [];
  if (isListing && none(({ title }) => title !== ''))
    advice.push(
      `no headlines; mend select.title, and try it with mediawatch source test ${source.id} --select title=CSS`,
    );
  const undated = none(({ publishedAt }) => publishedAt !== undefined) ? dateAdvice(source) : undefined;
  if (undated !== undefined) advice.push(undated);
  if (source.kind === 'feed' && source.fullText === 'onHint' && none(({ summary }) => summary !== undefined))
    advice.push(
      'no summaries, so headlines alone decide which pages are read; fullText: always reads them all',
    );
  return advice;
}

/** The article pages give dates too, where they are read. */
function dateAdvice({ kind, id, select, fullText }: Look['source']): string | undefined {
  if (kind !== 'listing')
    return fullText === 'never'
      ? 'no dates, and fullText: never leaves the pages unread that may have them'
      : undefined;
  const what =
    select?.date === undefined ? 'add select.date' : `what select.date ("${select.date}") finds is no date`;
  return `no dates; ${what}; try it with mediawatch source test ${id} --select date=CSS`;
}

function failureAdvice(look: Look, { reason }: Failure): readonly string[] {
  if (reason === 'not-understood') return [otherDocumentAdvice(look)];
  if (reason === 'gone')
    return [
      `nothing is there any more; look for the new address: mediawatch source add ${siteOf(look)} --dry-run`,
    ];
  const advice = FAILURE_ADVICE[reason];
  return advice === undefined ? [] : [advice];
}

function otherDocumentAdvice({ source, feeds, url }: Look): string {
  const [feed] = feeds.filter(({ isComments }) => !isComments);
  if (source.kind === 'listing')
    return `try other selectors: mediawatch source test ${source.id} --select item=CSS, or let them be proposed: mediawatch source add ${url} --dry-run`;
  if (feed !== undefined) return `the page there names a feed; set url: ${feed.url}`;
  return `see what the page there offers: mediawatch source add ${url} --dry-run`;
}

function siteOf({ source }: Look): string {
  return `${new URL(source.url).origin}/`;
}

const FAILURE_ADVICE: Readonly<Partial<Record<FailureReason, string>>> = {
  dns: 'the host has no address; is it misspelt, or has the site moved?',
  connection: 'try again later; if it stays so, look whether the site has moved',
  tls: 'its certificate is not good; tell its keepers, or try again later',
  timeout: 'try again later, or raise network.timeout',
  'http-status': 'try again later; if it stays so, look for another address',
  'refused-by-site': 'the site says no to programs; ask its editors, or set enabled: false',
  robots: 'robots.txt closes this address; look for another one, ask its editors, or set enabled: false',
  'rate-limited': 'nothing to change; it is asked again when its patience is over',
  budget: 'nothing to change today; a longer "every" or a higher network.dailyBudget helps if it stays so',
  'too-large': 'raise network.maxBodyMegabytes, or look for a smaller document',
  'too-many-redirects': 'open it in a browser and set url: to where it ends',
  'forbidden-address': 'it leads to a private address; network.allow would have to list it',
  'forbidden-scheme': 'set url: to an address with http:// or https://',
  'not-recorded': 'the recording does not hold it',
};
