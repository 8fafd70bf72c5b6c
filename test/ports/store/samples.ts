import type { Article } from '../../../src/domain/article.ts';
import type { Announced, Candidate, Discovery } from '../../../src/domain/candidate.ts';
import type { Verdict } from '../../../src/domain/match.ts';
import type { Mention } from '../../../src/domain/mention.ts';
import type { Failure } from '../../../src/domain/result.ts';
import type { Source, Validators } from '../../../src/domain/source.ts';
import type { Grouping } from '../../../src/domain/story.ts';
import { type Instant, minutesAfter, type PublicationDate, parseInstant } from '../../../src/domain/time.ts';
import { urlKey } from '../../../src/domain/url.ts';
import type { Poll, ReadingReceipt, Store } from '../../../src/ports.ts';

export const NOW = parseInstant('2026-03-02T06:00:00.000Z');

export function hours(count: number, since: Instant = NOW): Instant {
  return minutesAfter(since, count * 60);
}

export function days(count: number, since: Instant = NOW): Instant {
  return hours(count * 24, since);
}

export function dated(at: Instant, precision: PublicationDate['precision'] = 'time'): PublicationDate {
  return { at, precision, from: 'feed' };
}

export function source(id: string, more: Partial<Source> = {}): Source {
  return {
    id,
    name: `Source ${id}`,
    outlet: `Outlet ${id}`,
    language: 'fi',
    kind: 'feed',
    url: `https://${id}.example/feed.xml`,
    everyMinutes: 30,
    fullText: 'onHint',
    enabled: true,
    maxPages: 1,
    only: [],
    ...more,
  };
}

export function announced(url: string, more: Partial<Announced> = {}): Announced {
  return { url, canonicalUrl: url, title: `Headline of ${url}`, authors: [], categories: [], ...more };
}

export function discovery(items: readonly Announced[], more: readonly string[] = []): Discovery {
  return { items, dropped: {}, more };
}

export function understood(
  from: Source,
  items: readonly Announced[],
  options: { at?: Instant; validators?: Validators; more?: readonly string[] } = {},
): Poll {
  const { at = NOW, validators = {}, more = [] } = options;
  const answer = { outcome: 'understood', discovery: discovery(items, more), validators } as const;
  return { source: from, url: from.url, at, answer, nextDueAt: minutesAfter(at, from.everyMinutes) };
}

export function failure(more: Partial<Failure> = {}): Failure {
  return { reason: 'timeout', message: 'timed out after 30 s', retry: 'later', ...more };
}

export function verdict(band: Verdict['verdict'], topics: readonly string[] = ['batteries']): Verdict {
  const found = topics.map((id) => ({ id, score: band === 'accept' ? 12 : 5, verdict: band, matches: [] }));
  return { verdict: band, score: found[0]?.score ?? 0, language: 'en', topics: found, lexicon: 'lexicon-1' };
}

export const REJECTED: Verdict = { verdict: 'reject', score: 0, topics: [], lexicon: 'lexicon-1' };

export function article(url: string, more: Partial<Article> = {}): Article {
  return {
    identity: urlKey(url),
    url,
    canonicalUrl: url,
    outlet: 'Outlet one',
    title: `Headline of ${url}`,
    lead: 'A plant for recycling batteries is planned by the harbour.',
    text: 'The plant would employ eighty people.\n\nA decision is expected in autumn.',
    publishedAt: dated(hours(-3)),
    authors: ['Aino Esimerkki'],
    language: 'en',
    paywalled: false,
    ...more,
  };
}

export function newStory(guid: string): Grouping {
  return { kind: 'new-story', guid };
}

export function joins(storyId: number, articleId = 1): Grouping {
  return {
    kind: 'joins',
    storyId,
    articleId,
    relation: 'near-text',
    similarity: 0.9,
    reasons: ['same text'],
  };
}

export function mentionOf(of: Article, more: Partial<Mention> = {}): Mention {
  return {
    article: of,
    verdict: verdict('accept'),
    fingerprint: { keys: [`url:${of.canonicalUrl}`], signature: [1, 4_294_967_295, 7], shingles: 40 },
    grouping: newStory(`guid:${of.canonicalUrl}`),
    staffOnly: false,
    ...more,
  };
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

export async function unreadUrls(
  store: Store,
  now: Instant = NOW,
  sourceIds?: readonly string[],
): Promise<readonly string[]> {
  const found = await collect(store.unread({ now, ...(sourceIds && { sourceIds }) }));
  return found.map(({ canonicalUrl }) => canonicalUrl);
}

/** Announces one address and answers with its candidate. */
export async function candidateFor(store: Store, url: string, at: Instant = NOW): Promise<Candidate> {
  await store.recordPoll(understood(source('one'), [announced(url)], { at }));
  const found = (await collect(store.unread({ now: at }))).find(({ canonicalUrl }) => canonicalUrl === url);
  if (found === undefined) throw new Error(`${url} is not among the unread candidates`);
  return found;
}

/** Announces an article and records that it was read, as a mention unless told otherwise. */
export async function read(
  store: Store,
  of: Article,
  options: { mention?: Mention | undefined; at?: Instant } = {},
): Promise<ReadingReceipt> {
  const at = options.at ?? NOW;
  const mention = 'mention' in options ? options.mention : mentionOf(of);
  const candidate = await candidateFor(store, `${of.canonicalUrl}?reading=${at}-${of.identity}`, at);
  const judged = mention === undefined ? { verdict: REJECTED } : { verdict: mention.verdict, mention };
  return store.recordReading({ kind: 'read', candidate, at, article: of, settlement: 'read', ...judged });
}

/** The story that an article was recorded into. */
export async function storyOf(
  store: Store,
  of: Article,
  options: { mention?: Mention | undefined; at?: Instant } = {},
): Promise<number> {
  const { storyId } = await read(store, of, options);
  if (storyId === undefined) throw new Error(`${of.canonicalUrl} is in no story`);
  return storyId;
}
