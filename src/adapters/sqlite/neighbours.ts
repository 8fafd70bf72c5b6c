import type Database from 'better-sqlite3';
import { type Neighbour, STORY_DAYS } from '../../domain/story.ts';
import type { Instant } from '../../domain/time.ts';
import type { NeighbourQuery } from '../../ports.ts';
import { dayOf, fromJson, known, signatureFrom } from './columns.ts';
import type { Features } from './features.ts';

/**
 * What a new article is compared with. Every look-up reads a bounded number of rows along an index, a few days deep, so
 * that it costs the same in an archive of ten thousand articles and of a million:
 *
 * 1. by key: the newest under each key, within the days that a story spans;
 * 2. by feature: of the article's first features those that tell something, the newest under each; of what they bring,
 *    the articles that share most, weighed by how telling it is;
 * 3. whatever the day, by the keys of an article that may be an old one come back.
 */
const MOST_PER_KEY = 50;
const MOST_NEIGHBOURS = 200;
const MOST_FEATURES = 24;
const MOST_PER_FEATURE = 50;
const MOST_BY_FEATURES = 40;
const MOST_WHENEVER = 5;
/** What stands in a twentieth of all articles weighs this much; beyond it a feature leads everywhere. */
const LEAST_WEIGHT = 0.4;

const BY_KEY = `
  SELECT article_id AS articleId FROM fingerprint_key WHERE key = ? AND day BETWEEN ? AND ?
  ORDER BY day DESC, article_id DESC LIMIT ${MOST_PER_KEY}`;

const BY_KEY_WHENEVER = `
  SELECT article_id AS articleId FROM fingerprint_key WHERE key = ? ORDER BY day DESC, article_id DESC LIMIT ${MOST_WHENEVER}`;

const BY_FEATURE = `
  SELECT article_id AS articleId FROM mention_feature WHERE feature_id = ? AND day BETWEEN ? AND ?
  ORDER BY day DESC, article_id DESC LIMIT ${MOST_PER_FEATURE}`;

const NEIGHBOUR = `
  SELECT m.story_id AS storyId, m.article_id AS articleId, a.identity, a.canonical_url AS canonicalUrl, a.outlet,
         r.title, a.language, a.published_at AS publishedAt, a.first_seen_at AS firstSeenAt,
         m.keys, m.signature, m.shingles, m.features, s.first_day AS firstDay, s.last_day AS lastDay
  FROM mention m
  JOIN story s ON s.id = m.story_id
  JOIN article a ON a.id = m.article_id
  JOIN revision r ON r.id = a.revision_id
  WHERE m.article_id = ? AND m.withdrawn = 0`;

interface NeighbourRow {
  readonly storyId: number;
  readonly articleId: number;
  readonly identity: string;
  readonly canonicalUrl: string;
  readonly outlet: string;
  readonly title: string;
  readonly language: string | null;
  readonly publishedAt: Instant | null;
  readonly firstSeenAt: Instant;
  readonly keys: string;
  readonly signature: Buffer;
  readonly shingles: number;
  readonly features: string;
  readonly firstDay: number;
  readonly lastDay: number;
}

interface IdRow {
  readonly articleId: number;
}

export type Neighbours = ReturnType<typeof neighbours>;

export function neighbours(database: Database.Database, features: Features) {
  const byKey = database.prepare<[string, number, number], IdRow>(BY_KEY);
  const byKeyWhenever = database.prepare<[string], IdRow>(BY_KEY_WHENEVER);
  const byFeature = database.prepare<[number, number, number], IdRow>(BY_FEATURE);
  const row = database.prepare<[number], NeighbourRow>(NEIGHBOUR);

  function sharingFeatures(wanted: readonly string[], from: number, to: number): readonly number[] {
    const shared = new Map<number, number>();
    for (const { id, weight } of features.find(wanted.slice(0, MOST_FEATURES))) {
      if (weight < LEAST_WEIGHT) continue;
      for (const { articleId } of byFeature.all(id, from, to))
        shared.set(articleId, (shared.get(articleId) ?? 0) + weight);
    }
    const most = [...shared].sort(([one, less], [other, more]) => more - less || other - one);
    return most.slice(0, MOST_BY_FEATURES).map(([articleId]) => articleId);
  }

  return ({
    fingerprint,
    around,
    whenever = [],
    days = STORY_DAYS,
  }: NeighbourQuery): readonly Neighbour[] => {
    const day = dayOf(around);
    const [from, to] = [day - days, day + days];
    const old = new Set(whenever.flatMap((key) => byKeyWhenever.all(key).map(({ articleId }) => articleId)));
    const sharingKeys = fingerprint.keys.flatMap((key) => byKey.all(key, from, to));
    const newest = newestOf(sharingKeys.map(({ articleId }) => articleId));
    const ids = new Set([...old, ...newest, ...sharingFeatures(fingerprint.features ?? [], from, to)]);
    return newestOf([...ids]).flatMap((articleId) => {
      const found = row.get(articleId);
      if (found === undefined) return [];
      return old.has(articleId) || isOpen(found, day, days) ? [neighbourFrom(found)] : [];
    });
  };
}

function newestOf(articleIds: readonly number[]): readonly number[] {
  return [...new Set(articleIds)].sort((one, other) => other - one).slice(0, MOST_NEIGHBOURS);
}

/** Whether the story would still span no more days than a story may, with an article of this day in it. */
function isOpen({ firstDay, lastDay }: NeighbourRow, day: number, days: number): boolean {
  return Math.max(lastDay, day) - Math.min(firstDay, day) <= days;
}

function neighbourFrom(row: NeighbourRow): Neighbour {
  const { keys, signature, shingles, features, firstDay: _, lastDay: __, ...rest } = row;
  const about = fromJson<readonly string[]>(features);
  const fingerprint = {
    keys: fromJson<readonly string[]>(keys),
    signature: signatureFrom(signature),
    shingles,
    ...(about.length > 0 && { features: about }),
  };
  return { ...known(rest), fingerprint };
}
