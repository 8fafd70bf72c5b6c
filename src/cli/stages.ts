import type { Article } from '../domain/article.ts';
import type { Announced, Discovery } from '../domain/candidate.ts';
import type { Verdict } from '../domain/match.ts';
import type { Page } from '../domain/page.ts';
import type { Failure } from '../domain/result.ts';
import type { ListingSelectors, SiteProfile, SourceKind } from '../domain/source.ts';
import type { Suggestion } from '../domain/story.ts';
import { civilDate, type Instant, type PublicationDate, parseInstant } from '../domain/time.ts';
import { canonicalUrl, urlKey } from '../domain/url.ts';
import { discover } from '../pipeline/discover/index.ts';
import { extract } from '../pipeline/extract/index.ts';
import type { Filter } from '../pipeline/filter/index.ts';
import { createStoryIndex, type StoryIndex } from '../pipeline/group/index.ts';
import { isRecord } from './json-lines.ts';

/** A stage as a Unix filter: one object in, one out. What is wrong with the input is thrown with a sentence. */
export type StageFilter = (input: Readonly<Record<string, unknown>>) => Promise<unknown>;

export interface StageWorld {
  readBytes(file: string): Promise<Uint8Array>;
  now(): Instant;
}

export function discoverStage(world: StageWorld, kind: SourceKind, select?: ListingSelectors): StageFilter {
  return async (input) => {
    const page = await pageOf(input, 'body', world);
    const source = { kind, only: [], maxPages: 50, ...(select && { select }) };
    const discovery = await discover(page, source);
    return discovery.ok ? discoveryFields(discovery.value) : errorOf(discovery.problem);
  };
}

function discoveryFields({ title, link, language, items }: Discovery) {
  return { feed: { title, link, language }, items: items.map(itemFields) };
}

function itemFields({ title, url, guid, publishedAt, summary, language, authors, categories }: Announced) {
  return { title, url, guid, publishedAt: shownDate(publishedAt), summary, language, authors, categories };
}

export function extractStage(world: StageWorld, profiles: readonly SiteProfile[]): StageFilter {
  return async (input) => {
    const page = await pageOf(input, 'html', world);
    const announced = announcedOf(input['candidate'], page.url);
    const extracted = extract(page, { outlet: '', profiles, ...(announced && { announced }) });
    return extracted.ok ? articleFields(extracted.value) : errorOf(extracted.problem);
  };
}

export function articleFields(article: Article) {
  const { url, canonicalUrl: canonical, title, lead, text, authors, language, paywalled, outlet } = article;
  return {
    url,
    canonicalUrl: canonical,
    title,
    lead: lead ?? null,
    text,
    publishedAt: shownDate(article.publishedAt) ?? null,
    publishedAtFrom: article.publishedAt?.from ?? null,
    modifiedAt: shownDate(article.modifiedAt) ?? null,
    authors,
    language: language ?? null,
    imageUrl: article.image?.url ?? null,
    paywalled,
    outlet,
  };
}

/** As exact as it is known: a moment, or the day in Finland. */
function shownDate(date: PublicationDate | undefined): string | undefined {
  if (date === undefined || date.precision === 'time') return date?.at;
  const { year, month, day } = civilDate(date.at);
  return [year, ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-');
}

export function filterStage(filter: Filter): StageFilter {
  return async (input) => {
    const title = textIn(input, 'title') ?? '';
    const lead = textIn(input, 'lead');
    const text = textIn(input, 'text');
    const language = textIn(input, 'language');
    return verdictFields(
      filter.match({ title, ...(lead && { lead }), ...(text && { text }), ...(language && { language }) }),
    );
  };
}

export function verdictFields({ verdict, language, topics }: Verdict) {
  return {
    verdict,
    language: language ?? null,
    topics: topics.map((topic) => ({
      id: topic.id,
      score: topic.score,
      verdict: topic.verdict,
      matches: topic.matches.flatMap(({ term, places, points }) =>
        places
          .slice(0, 1)
          .map(({ found, field, start, end }) => ({ term, found, field, start, end, points })),
      ),
    })),
  };
}

export function groupStage(): StageFilter {
  const index = createStoryIndex();
  return async (input) => {
    const id = textIn(input, 'id');
    if (id === undefined) throw new Error('"id" is missing: the text that names the article in the answers');
    const placed = index.add(id, plainArticle(input));
    const { storyId, duplicateOf, relation, similarity, reasons, merged } = placed;
    const { suggestions } = placed.grouping;
    return {
      id,
      story: storyId,
      ...(duplicateOf !== undefined && { duplicateOf, relation, similarity, reasons }),
      ...(merged && { merged }),
      ...(suggestions && { suggestions: suggestions.map((one) => suggestionFields(one, index)) }),
    };
  };
}

/** In the caller's own names of the articles. */
function suggestionFields({ articleId, similarity, reasons }: Suggestion, index: StoryIndex) {
  const like = index.nameOf(articleId);
  return { like, story: like && index.storyOf(like), similarity, reasons };
}

function plainArticle(input: Readonly<Record<string, unknown>>): Article {
  const url = textIn(input, 'url') ?? '';
  const canonical = canonicalUrl(url) ?? url;
  const language = textIn(input, 'language');
  const published = textIn(input, 'publishedAt');
  const lead = textIn(input, 'lead');
  return {
    identity: urlKey(canonical),
    url,
    canonicalUrl: canonical,
    outlet: textIn(input, 'outlet') ?? '',
    title: textIn(input, 'title') ?? '',
    text: textIn(input, 'text') ?? '',
    authors: [],
    paywalled: 'unknown',
    ...(lead && { lead }),
    ...(language && { language }),
    ...(published && { publishedAt: { at: parseInstant(published), precision: 'time', from: 'feed' } }),
  };
}

export function canonicalUrlStage(): StageFilter {
  return async (input) => {
    const url = textIn(input, 'url') ?? '';
    return { url, canonicalUrl: canonicalUrl(url, textIn(input, 'base')) ?? null };
  };
}

/** The page that the input names as a file or holds as text. */
async function pageOf(
  input: Readonly<Record<string, unknown>>,
  textField: string,
  world: StageWorld,
): Promise<Page> {
  const file = textIn(input, 'file');
  const text = textIn(input, textField);
  if (file === undefined && text === undefined) throw new Error(`"file" or "${textField}" is missing`);
  const body = file === undefined ? new TextEncoder().encode(text) : await world.readBytes(file);
  const headers = headersIn(input);
  // Text inside JSON is decoded already, whatever the document says of itself.
  if (file === undefined)
    headers['content-type'] = `${(headers['content-type'] ?? 'text/html').split(';')[0]}; charset=utf-8`;
  return {
    url: textIn(input, 'url') ?? 'http://localhost/',
    status: 200,
    headers,
    body,
    fetchedAt: world.now(),
  };
}

function headersIn(input: Readonly<Record<string, unknown>>): Record<string, string> {
  const headers: Record<string, string> = {};
  if (!isRecord(input['headers'])) return headers;
  for (const [name, value] of Object.entries(input['headers'])) headers[name.toLowerCase()] = String(value);
  return headers;
}

function announcedOf(candidate: unknown, base: string): Announced | undefined {
  if (!isRecord(candidate)) return undefined;
  const url = textIn(candidate, 'url') ?? base;
  const summary = textIn(candidate, 'summary');
  const language = textIn(candidate, 'language');
  const published = textIn(candidate, 'publishedAt');
  return {
    url,
    canonicalUrl: canonicalUrl(url, base) ?? url,
    title: textIn(candidate, 'title') ?? '',
    authors: [],
    categories: [],
    ...(summary && { summary }),
    ...(language && { language }),
    ...(published && { publishedAt: { at: parseInstant(published), precision: 'time', from: 'feed' } }),
  };
}

function textIn(input: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new Error(`"${name}" has to be text`);
  return value;
}

function errorOf(failure: Failure): { readonly error: string } {
  return { error: failure.message };
}
