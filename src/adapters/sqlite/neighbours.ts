import type Database from 'better-sqlite3';
import { type Neighbour, STORY_DAYS } from '../../domain/story.ts';
import type { Instant } from '../../domain/time.ts';
import type { NeighbourQuery } from '../../ports.ts';
import type { Bands } from './bands.ts';
import { dayOf, fromJson, type IdsRow, idsOf, signatureFrom } from './columns.ts';
import type { Features } from './features.ts';

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

const BY_FEATURES = `
  SELECT k.value AS featureId, (SELECT json_group_array(article_id) FROM (
            SELECT f.article_id FROM mention_feature f WHERE f.feature_id = k.value AND f.day BETWEEN @from AND @to
            ORDER BY f.day DESC, f.article_id DESC LIMIT ${MOST_PER_FEATURE})) AS articleIds
  FROM json_each(@features) k`;

const NEIGHBOURS = `
  SELECT m.story_id AS storyId, m.article_id AS articleId, a.canonical_url AS canonicalUrl, a.outlet, r.title,
         a.language, a.published_at AS publishedAt,
         m.keys, m.signature, m.shingles, m.features, s.first_day AS firstDay, s.last_day AS lastDay
  FROM json_each(?) near CROSS JOIN mention m ON m.article_id = near.value
  JOIN story s ON s.id = m.story_id
  JOIN article a ON a.id = m.article_id
  JOIN revision r ON r.id = a.revision_id
  WHERE m.withdrawn = 0`;

interface NeighbourRow {
  readonly storyId: number;
  readonly articleId: number;
  readonly canonicalUrl: string;
  readonly outlet: string;
  readonly title: string;
  readonly language: string | null;
  readonly publishedAt: Instant | null;
  readonly keys: string;
  readonly signature: Buffer;
  readonly shingles: number;
  readonly features: string;
  readonly firstDay: number;
  readonly lastDay: number;
}

/** Added to in place, since a look-up meets hundreds of articles. */
interface Shared {
  readonly articleId: number;
  count: number;
  weight: number;
}

interface Span {
  /** Days since 1970, both included. */
  readonly from: number;
  readonly to: number;
}

export type Neighbours = ReturnType<typeof neighbours>;

export function neighbours(
  database: Database.Database,
  { features, bands }: { readonly features: Features; readonly bands: Bands },
) {
  const byKeys = database.prepare<[Span & { keys: string }], IdsRow>(BY_KEYS);
  const byKeysWhenever = database.prepare<[{ keys: string }], IdsRow>(BY_KEYS_WHENEVER);
  const byFeatures = database.prepare<[Span & { features: string }], IdsRow & { featureId: number }>(
    BY_FEATURES,
  );
  const neighbourRows = database.prepare<[string], NeighbourRow>(NEIGHBOURS);

  function sharingFeatures(wanted: readonly string[], span: Span): readonly number[] {
    const found = features
      .find(wanted.slice(0, MOST_FEATURES))
      .filter(({ weight }) => weight >= LEAST_WEIGHT);
    const weights = new Map(found.map(({ id, weight }) => [id, weight]));
    const shared = new Map<number, Shared>();
    const lists = byFeatures.all({ ...span, features: JSON.stringify([...weights.keys()]) });
    for (const { featureId, articleIds } of lists) {
      const weight = weights.get(featureId) ?? 0;
      for (const articleId of fromJson<readonly number[]>(articleIds)) {
        const so = shared.get(articleId);
        if (so === undefined) shared.set(articleId, { articleId, count: 1, weight });
        else {
          so.count += 1;
          so.weight += weight;
        }
      }
    }
    const enough = [...shared.values()].filter(({ count }) => count >= LEAST_SHARED);
    const most = enough.sort((less, more) => more.weight - less.weight || more.articleId - less.articleId);
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
    return rows
      .filter((row) => old.includes(row.articleId) || isOpen(row, day, days))
      .map((row) => neighbourFrom(row, features.from));
  };
}

function newestOf(articleIds: readonly number[]): readonly number[] {
  return [...new Set(articleIds)].sort((one, other) => other - one).slice(0, MOST_NEIGHBOURS);
}

/** Whether the story would still span no more days than a story may, with an article of this day in it. */
function isOpen({ firstDay, lastDay }: NeighbourRow, day: number, days: number): boolean {
  return Math.max(lastDay, day) - Math.min(firstDay, day) <= days;
}

// Named one by one, which is several times faster than the general way, for hundreds of neighbours a second.
function neighbourFrom(row: NeighbourRow, featuresFrom: Features['from']): Neighbour {
  const { storyId, articleId, canonicalUrl, outlet, title, language, publishedAt, shingles } = row;
  const features = featuresFrom(row.features);
  return {
    ...{ storyId, articleId, canonicalUrl, outlet, title },
    ...(language !== null && { language }),
    ...(publishedAt !== null && { publishedAt }),
    fingerprint: {
      keys: fromJson(row.keys),
      signature: signatureFrom(row.signature),
      shingles,
      ...(features.length > 0 && { features }),
    },
  };
}
