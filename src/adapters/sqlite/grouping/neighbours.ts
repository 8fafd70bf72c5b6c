import type Database from 'better-sqlite3';
import { type Neighbour, STORY_DAYS } from '../../../domain/story.ts';
import type { NeighbourQuery } from '../../../ports.ts';
import { dayOf, type IdsRow, idsOf } from '../columns.ts';
import type { Bands } from './bands.ts';
import type { Features } from './features.ts';
import type { KeptNeighbours } from './kept-neighbours.ts';
import { otherWriters } from './other-writers.ts';
import type { Span } from './periods.ts';
import type { Place, Places } from './places.ts';
import type { Postings } from './postings.ts';
import { sharing } from './sharing.ts';

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

export interface NeighbourTables {
  readonly features: Features;
  readonly postings: Postings;
  readonly bands: Bands;
  readonly kept: KeptNeighbours;
  readonly places: Places;
}

export type Neighbours = ReturnType<typeof neighbours>;

export function neighbours(database: Database.Database, tables: NeighbourTables) {
  const { features, postings, bands, kept, places } = tables;
  const byKeys = database.prepare<[Span & { keys: string }], IdsRow>(BY_KEYS);
  const byKeysWhenever = database.prepare<[{ keys: string }], IdsRow>(BY_KEYS_WHENEVER);
  const othersHaveWritten = otherWriters(database);
  const sharingMost = sharing();

  function forget(): void {
    postings.forget();
    kept.forgetAll();
    places.forgetAll();
  }

  function sharingFeatures(wanted: readonly string[], span: Span): readonly number[] {
    const found = features
      .find(wanted.slice(0, MOST_FEATURES))
      .filter(({ weight }) => weight >= LEAST_WEIGHT);
    const telling = [...new Set(found)];
    const newest = postings.newest(
      telling.map(({ id }) => id),
      span,
    );
    return sharingMost(telling.map(({ weight }, index) => ({ weight, articleIds: newest[index] ?? [] })));
  }

  function find({
    fingerprint,
    around,
    whenever = [],
    days = STORY_DAYS,
  }: NeighbourQuery): readonly Neighbour[] {
    if (othersHaveWritten()) forget();
    const day = dayOf(around);
    const span = { from: day - days, to: day + days };
    const old = whenever.length === 0 ? [] : idsOf(byKeysWhenever.all({ keys: JSON.stringify(whenever) }));
    const sharingKeys = newestOf([
      ...idsOf(byKeys.all({ ...span, keys: JSON.stringify(fingerprint.keys) })),
      ...bands.alike(fingerprint.signature, span),
    ]);
    const near = newestOf([...old, ...sharingKeys, ...sharingFeatures(fingerprint.features ?? [], span)]);
    return kept.at(
      places.of(near).filter((place) => old.includes(place.articleId) || isOpen(place, day, days)),
    );
  }

  return {
    find,

    /** What is kept in memory may not be what the file says: a transaction was taken back. */
    forget,
  };
}

function newestOf(articleIds: readonly number[]): readonly number[] {
  return [...new Set(articleIds)].sort((one, other) => other - one).slice(0, MOST_NEIGHBOURS);
}

/** Whether the story would still span no more days than a story may, with an article of this day in it. */
function isOpen({ firstDay, lastDay }: Place, day: number, days: number): boolean {
  return Math.max(lastDay, day) - Math.min(firstDay, day) <= days;
}
