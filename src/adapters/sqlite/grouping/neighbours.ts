import type Database from 'better-sqlite3';
import { type Fingerprint, type Neighbour, STORY_DAYS } from '../../../domain/story.ts';
import type { Instant } from '../../../domain/time.ts';
import type { NeighbourQuery } from '../../../ports.ts';
import { dayOf, fromJson, type IdsRow, idsOf } from '../columns.ts';
import type { Bands } from './bands.ts';
import type { Features, FoundFeature } from './features.ts';
import type { FingerprintRow, Fingerprints } from './fingerprints.ts';

/**
 * What a new article is compared with. Every look-up reads a bounded number of rows along an index, a few days deep, so
 * that it costs the same in an archive of ten thousand articles and of a million:
 *
 * 1. by key and by band of the text: the newest under each, within the days that a story spans;
 * 2. by feature: of the article's first features those that tell something, the newest under each; of what they bring,
 *    the articles that share most, weighed by how telling it is;
 * 3. whatever the day, by the keys of an article that may be an old one come back.
 */
const MOST_PER_KEY = 50;
const MOST_NEIGHBOURS = 200;
const MOST_FEATURES = 24;
const MOST_PER_FEATURE = 50;
const MOST_BY_FEATURES = 24;
/** One thing in common never makes two articles one story. */
const LEAST_SHARED = 2;
const MOST_WHENEVER = 5;
/** What stands in a twentieth of all articles weighs this much; beyond it a feature leads everywhere. */
const LEAST_WEIGHT = 0.4;

// One statement for all keys, and one JSON list for each: what costs is to ask, not to read.
const BY_KEYS = `
  SELECT (SELECT json_group_array(article_id) FROM (
            SELECT f.article_id FROM fingerprint_key f WHERE f.key = k.value AND f.day BETWEEN @from AND @to
            ORDER BY f.day DESC, f.article_id DESC LIMIT ${MOST_PER_KEY})) AS articleIds
  FROM json_each(@keys) k`;

const BY_KEYS_WHENEVER = `
  SELECT (SELECT json_group_array(article_id) FROM (
            SELECT f.article_id FROM fingerprint_key f WHERE f.key = k.value
            ORDER BY f.day DESC, f.article_id DESC LIMIT ${MOST_WHENEVER})) AS articleIds
  FROM json_each(@keys) k`;

// Hundreds of articles, each with the number of the feature in one figure: one text to read, one list to sort.
const BY_FEATURES = `
  SELECT group_concat((
    SELECT group_concat(article_id * ${MOST_FEATURES} + k.key) FROM (
      SELECT f.article_id FROM mention_feature f WHERE f.feature_id = k.value AND f.day BETWEEN @from AND @to
      ORDER BY f.day DESC, f.article_id DESC LIMIT ${MOST_PER_FEATURE}))) AS hits
  FROM json_each(@features) k`;

const NEIGHBOURS = `
  SELECT m.story_id AS storyId, m.article_id AS articleId, a.canonical_url AS canonicalUrl, a.outlet, r.title,
         a.language, a.published_at AS publishedAt,
         m.keys, m.shingles, m.features, s.first_day AS firstDay, s.last_day AS lastDay
  FROM json_each(?) near CROSS JOIN mention m ON m.article_id = near.value
  JOIN story s ON s.id = m.story_id
  JOIN article a ON a.id = m.article_id
  JOIN revision r ON r.id = a.revision_id
  WHERE m.withdrawn = 0`;

interface NeighbourRow extends FingerprintRow {
  readonly storyId: number;
  readonly canonicalUrl: string;
  readonly outlet: string;
  readonly title: string;
  readonly language: string | null;
  readonly publishedAt: Instant | null;
  readonly firstDay: number;
  readonly lastDay: number;
}

interface Shared {
  readonly articleId: number;
  readonly weight: number;
}

interface Span {
  /** Days since 1970, both included. */
  readonly from: number;
  readonly to: number;
}

export interface NeighbourTables {
  readonly features: Features;
  readonly bands: Bands;
  readonly fingerprints: Fingerprints;
}

export type Neighbours = ReturnType<typeof neighbours>;

export function neighbours(database: Database.Database, { features, bands, fingerprints }: NeighbourTables) {
  const byKeys = database.prepare<[Span & { keys: string }], IdsRow>(BY_KEYS);
  const byKeysWhenever = database.prepare<[{ keys: string }], IdsRow>(BY_KEYS_WHENEVER);
  const byFeatures = database.prepare<[Span & { features: string }], { hits: string | null }>(BY_FEATURES);
  const neighbourRows = database.prepare<[string], NeighbourRow>(NEIGHBOURS);

  function sharingFeatures(wanted: readonly string[], span: Span): readonly number[] {
    const found = features
      .find(wanted.slice(0, MOST_FEATURES))
      .filter(({ weight }) => weight >= LEAST_WEIGHT);
    const telling = [...new Set(found)];
    const ids = JSON.stringify(telling.map(({ id }) => id));
    const hits = byFeatures.get({ ...span, features: ids })?.hits ?? '';
    const most = sharedIn(hits, telling).toSorted(
      (less, more) => more.weight - less.weight || more.articleId - less.articleId,
    );
    return most.slice(0, MOST_BY_FEATURES).map(({ articleId }) => articleId);
  }

  return ({
    fingerprint,
    around,
    whenever = [],
    days = STORY_DAYS,
  }: NeighbourQuery): readonly Neighbour[] => {
    const day = dayOf(around);
    const span = { from: day - days, to: day + days };
    const old = whenever.length === 0 ? [] : idsOf(byKeysWhenever.all({ keys: JSON.stringify(whenever) }));
    const sharingKeys = newestOf([
      ...idsOf(byKeys.all({ ...span, keys: JSON.stringify(fingerprint.keys) })),
      ...bands.alike(fingerprint.signature, span),
    ]);
    const near = newestOf([...old, ...sharingKeys, ...sharingFeatures(fingerprint.features ?? [], span)]);
    const rows = neighbourRows.all(JSON.stringify(near));
    const open = rows.filter((row) => old.includes(row.articleId) || isOpen(row, day, days));
    const prints = fingerprints(open);
    return open.flatMap((row, index) => {
      const print = prints[index];
      return print === undefined ? [] : neighbourFrom(row, print);
    });
  };
}

/** Each article that was hit, by the features that hit it, which are side by side once the hits are in order. */
function sharedIn(hits: string, features: readonly FoundFeature[]): readonly Shared[] {
  const sorted = Float64Array.from(fromJson<readonly number[]>(`[${hits}]`)).sort();
  const shared: Shared[] = [];
  let count = 0;
  let weight = 0;
  for (let index = 0; index < sorted.length; index += 1) {
    const hit = sorted[index] ?? 0;
    const articleId = Math.floor(hit / MOST_FEATURES);
    count += 1;
    weight += features[hit % MOST_FEATURES]?.weight ?? 0;
    if (Math.floor((sorted[index + 1] ?? 0) / MOST_FEATURES) === articleId) continue;
    if (count >= LEAST_SHARED) shared.push({ articleId, weight });
    count = 0;
    weight = 0;
  }
  return shared;
}

function newestOf(articleIds: readonly number[]): readonly number[] {
  return [...new Set(articleIds)].sort((one, other) => other - one).slice(0, MOST_NEIGHBOURS);
}

/** Whether the story would still span no more days than a story may, with an article of this day in it. */
function isOpen({ firstDay, lastDay }: NeighbourRow, day: number, days: number): boolean {
  return Math.max(lastDay, day) - Math.min(firstDay, day) <= days;
}

// Named one by one, which is several times faster than the general way, for hundreds of neighbours a second.
function neighbourFrom(row: NeighbourRow, fingerprint: Fingerprint): Neighbour {
  const { storyId, articleId, canonicalUrl, outlet, title, language, publishedAt } = row;
  return {
    ...{ storyId, articleId, canonicalUrl, outlet, title },
    ...(language !== null && { language }),
    ...(publishedAt !== null && { publishedAt }),
    fingerprint,
  };
}
