import { load } from 'cheerio';
import type { Announced, Discovery } from '../../src/domain/candidate.ts';
import { civilDate, type PublicationDate } from '../../src/domain/time.ts';
import { writtenDate } from '../../src/domain/written-date.ts';
import { discover } from '../../src/pipeline/discover/index.ts';
import { bytesOf, jsonOf, pageOf, rowsOf } from './corpora.ts';
import { type Figure, share } from './floors.ts';
import { Tally } from './scores.ts';

const RULES = { kind: 'feed', only: [], maxPages: 1 } as const;

export async function benchFeeds(): Promise<readonly Figure[]> {
  const gofeed = await benchGofeed();
  const miniflux = await benchMiniflux();
  const both = { good: gofeed.good + miniflux.good, all: gofeed.all + miniflux.all };
  return [
    ...(await benchFeedparser()),
    share('gofeed fields', gofeed),
    share('miniflux fields', miniflux),
    share('gofeed and miniflux fields', both),
    share('feed dates', benchDates()),
  ];
}

async function discovery(url: string, body: Uint8Array, headers = {}): Promise<Discovery | undefined> {
  const found = await discover(pageOf(url, body, headers), RULES);
  return found.ok ? found.value : undefined;
}

interface FeedparserCase {
  readonly file: string;
  readonly kind: string;
  readonly headers: Readonly<Record<string, string>> | null;
  readonly assertions: readonly {
    readonly core?: string;
    readonly value: unknown;
    readonly isoUtc?: string;
  }[];
}

async function benchFeedparser(): Promise<readonly Figure[]> {
  const tallies = new Map<string, Tally>([['all', new Tally()]]);
  for (const row of rowsOf<FeedparserCase>('feeds/feedparser-cases.jsonl')) {
    const headers = lowerCased(row.headers ?? {});
    const url = headers['content-location'] ?? `http://127.0.0.1:8097/tests/${row.file}`;
    const found = await discovery(url, bytesOf(row.file), headers);
    const answers = row.assertions
      .map((assertion) => holds(assertion, found))
      .filter((answer) => answer !== undefined);
    if (answers.length === 0) continue;
    for (const name of ['all', row.kind]) {
      const tally = tallies.get(name) ?? new Tally();
      tallies.set(name, tally);
      tally.count(answers.every((answer) => answer));
    }
  }
  return [...tallies].map(([name, tally]) => share(`feedparser, every assertion met, ${name}`, tally));
}

function lowerCased(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Undefined for a field that we do not have. */
function holds(
  { core, value, isoUtc }: FeedparserCase['assertions'][number],
  found: Discovery | undefined,
): boolean | undefined {
  const item = found?.items[0];
  const wanted = String(value);
  if (core === 'feed.title') return plain(found?.title) === plain(wanted);
  if (core === 'feed.link') return found?.link === address(wanted);
  if (core === 'feed.language') return found?.language === wanted.slice(0, 2);
  if (core === 'item.title') return plain(item?.title) === plain(wanted);
  if (core === 'item.summary' || core === 'item.content') return plain(item?.summary) === plain(wanted);
  if (core === 'item.link') return item?.url === address(wanted);
  if (core === 'item.guid') return item?.guid === wanted;
  if (core === 'item.author') return item?.authors[0] === wanted;
  if (core === 'item.language') return item?.language === wanted.slice(0, 2);
  if (core === 'item.isoDate' || core === 'item.updated') return sameMoment(item?.publishedAt, isoUtc ?? '');
  return undefined;
}

/** What a reader sees of HTML, read by another parser than ours. */
function plain(html: string | undefined): string {
  let text = html ?? '';
  for (let round = 0; round < 2 && /[<&]/.test(text); round++) {
    text = load(text.replace(/<br|<\/?p/g, ' $&'))
      .root()
      .text();
  }
  return text.replace(/[\s\u00ad\u200b]+/g, ' ').trim();
}

function address(written: string, base?: string): string {
  return URL.canParse(written, base) ? new URL(written, base).href : written;
}

function sameMoment(date: PublicationDate | undefined, isoUtc: string): boolean {
  if (date === undefined) return false;
  if (date.precision === 'time') return Math.abs(Date.parse(date.at) - Date.parse(isoUtc)) < 1_000;
  const { year, month, day } = civilDate(date.at);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` === isoUtc.slice(0, 10);
}

interface GofeedFeed {
  readonly title?: string;
  readonly link?: string;
  readonly language?: string;
  readonly items?: readonly {
    readonly title?: string;
    readonly link?: string;
    readonly guid?: string;
    readonly publishedParsed?: string;
  }[];
}

async function benchGofeed(): Promise<Tally> {
  const url = 'http://example.org/feed';
  const tally = new Tally();
  for (const row of rowsOf<{ file: string; expected: string }>('feeds/gofeed-cases.jsonl')) {
    const wanted = jsonOf<GofeedFeed>(row.expected);
    const found = await discovery(url, bytesOf(row.file));
    if (wanted.title !== undefined) tally.count(plain(found?.title) === plain(wanted.title));
    if (wanted.link !== undefined) tally.count(found?.link === address(wanted.link, url));
    if (wanted.language !== undefined) tally.count(found?.language === wanted.language.slice(0, 2));
    tally.count(announcedIn(found) === (wanted.items ?? []).length);
    for (const [index, item] of (wanted.items ?? []).entries()) countItem(tally, item, found?.items[index]);
  }
  return tally;
}

function countItem(
  tally: Tally,
  wanted: NonNullable<GofeedFeed['items']>[number],
  found: Announced | undefined,
): void {
  if (wanted.title !== undefined) tally.count(plain(found?.title) === plain(wanted.title));
  if (wanted.link !== undefined) tally.count(found?.url === address(wanted.link));
  if (wanted.guid !== undefined) tally.count(found?.guid === wanted.guid);
  if (wanted.publishedParsed !== undefined)
    tally.count(sameMoment(found?.publishedAt, wanted.publishedParsed));
}

function announcedIn(found: Discovery | undefined): number {
  const dropped = Object.values(found?.dropped ?? {}).reduce((sum, count) => sum + count, 0);
  return (found?.items.length ?? 0) + dropped;
}

interface MinifluxCase {
  readonly input: string;
  readonly baseUrl: string | null;
  readonly expectError: boolean;
  readonly assertions: readonly {
    readonly path: string;
    readonly value?: unknown;
    readonly isoUtc?: string;
  }[];
}

async function benchMiniflux(): Promise<Tally> {
  const tally = new Tally();
  for (const row of rowsOf<MinifluxCase>('feeds/miniflux-cases.jsonl').filter(
    ({ expectError }) => !expectError,
  )) {
    const found = await discovery(row.baseUrl || 'http://example.org/', new TextEncoder().encode(row.input));
    for (const assertion of row.assertions) {
      const answer = minifluxAnswer(assertion, found);
      if (answer !== undefined) tally.count(answer);
    }
  }
  return tally;
}

function minifluxAnswer(
  { path, value, isoUtc }: MinifluxCase['assertions'][number],
  found: Discovery | undefined,
): boolean | undefined {
  const wanted = String(value ?? '');
  if (path === 'Entries.#len') return announcedIn(found) === value;
  if (path === 'Title') return plain(found?.title) === plain(wanted);
  if (path === 'SiteURL') return (found?.link ?? '') === address(wanted);
  if (path === 'Language') return (found?.language ?? '') === wanted.slice(0, 2);
  const [, index, field] = /^Entries\[(\d+)\]\.(\w+)$/.exec(path) ?? [];
  const item = found?.items[Number(index)];
  if (field === 'Title') return plain(item?.title) === plain(wanted);
  if (field === 'URL') return item?.url === address(wanted);
  if (field === 'Author') return (item?.authors ?? []).join(', ') === wanted;
  if (field === 'Language') return (item?.language ?? '') === wanted.slice(0, 2);
  if (field === 'Content') return plain(item?.summary) === plain(wanted);
  if (field === 'Date') return sameMoment(item?.publishedAt, isoUtc ?? '');
  return undefined;
}

/** Read as UTC where no zone is written, as this suite has it; our own rule is Finnish time. */
function benchDates(): Tally {
  const tally = new Tally();
  for (const { input, isoUtc } of rowsOf<{ input: string; isoUtc: string | null }>(
    'feeds/feedparser-dates.jsonl',
  )) {
    const date = writtenDate(input, 'feed', undefined, 'UTC');
    tally.count(isoUtc === null ? date === undefined : sameMoment(date, isoUtc));
  }
  return tally;
}
