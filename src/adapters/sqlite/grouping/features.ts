import type Database from 'better-sqlite3';
import { type FeatureWeight, featureWeight } from '../../../domain/story.ts';
import { fromJson } from '../columns.ts';
import type { Postings } from './postings.ts';

/**
 * In how many mentions each feature stands: what makes a feature telling. A pass weighs by the counts as they stood when
 * it began, so that the same archive gives the same weights whatever the pass has recorded since. To freeze them costs
 * the same however large the archive is: it only begins a new pass, and each feature that is counted for the first time
 * in that pass keeps its former count beside the new one.
 */
const FREEZE = 'UPDATE feature_total SET pass = pass + 1, articles_before = articles';

const TOTAL = 'SELECT pass, articles_before AS articlesBefore FROM feature_total';

const COUNT_ARTICLE = 'UPDATE feature_total SET articles = articles + ?';

const COUNT = `
  INSERT INTO feature (feature, articles, articles_before, pass)
  VALUES (@feature, 1, 0, (SELECT pass FROM feature_total))
  ON CONFLICT (feature) DO UPDATE SET
    articles_before = CASE WHEN pass = excluded.pass THEN articles_before ELSE articles END,
    pass = excluded.pass, articles = articles + 1
  RETURNING id`;

const UNCOUNT = `
  UPDATE feature SET
    articles_before = CASE WHEN pass = (SELECT t.pass FROM feature_total t) THEN articles_before ELSE articles END,
    pass = (SELECT t.pass FROM feature_total t), articles = articles - 1
  WHERE feature = ? RETURNING id`;

const FIND = `
  SELECT f.id, CASE WHEN f.pass = t.pass THEN f.articles_before ELSE f.articles END AS articles
  FROM feature f, feature_total t WHERE f.feature = ?`;

const FIND_ALL = `
  SELECT k.value AS feature, f.id, CASE WHEN f.pass = t.pass THEN f.articles_before ELSE f.articles END AS articles
  FROM json_each(?) k CROSS JOIN feature f ON f.feature = k.value CROSS JOIN feature_total t`;

/** Weights kept in memory at a time. */
const REMEMBERED = 20_000;

export interface FoundFeature {
  readonly id: number;
  readonly weight: number;
}

interface CountedRow {
  readonly id: number;
  readonly articles: number;
}

export type Features = ReturnType<typeof features>;

export function features(database: Database.Database, postings: Postings) {
  const freezeRow = database.prepare<[]>(FREEZE);
  const totalRow = database.prepare<[], { pass: number; articlesBefore: number }>(TOTAL);
  const countArticle = database.prepare<[number]>(COUNT_ARTICLE);
  const count = database.prepare<[{ feature: string }], { id: number }>(COUNT);
  const uncount = database.prepare<[string], { id: number }>(UNCOUNT);
  const findRow = database.prepare<[string], CountedRow>(FIND);
  const findAll = database.prepare<[string], CountedRow & { feature: string }>(FIND_ALL);
  const weights = new Map<string, number>();
  const known = new Map<string, FoundFeature>();
  let weighedPass = 0;

  function total(): number {
    const row = totalRow.get();
    if (row === undefined) throw new Error('the archive has no count of features');
    if (row.pass !== weighedPass) {
      weights.clear();
      known.clear();
    }
    weighedPass = row.pass;
    return row.articlesBefore;
  }

  function weighed(feature: string, all: number, row: CountedRow | undefined): number {
    const weight = featureWeight(feature, row?.articles ?? 0, all);
    if (weights.size >= REMEMBERED) weights.clear();
    weights.set(feature, weight);
    return weight;
  }

  return {
    freeze: (): void => {
      freezeRow.run();
    },

    weights(): FeatureWeight {
      const all = total();
      return (feature) => weights.get(feature) ?? weighed(feature, all, findRow.get(feature));
    },

    /** Of these, those that stand in some mention. */
    find(wanted: readonly string[]): readonly FoundFeature[] {
      const all = total();
      if (known.size >= REMEMBERED) known.clear();
      const unknown = wanted.filter((feature) => !known.has(feature));
      for (const row of unknown.length === 0 ? [] : findAll.all(JSON.stringify(unknown)))
        known.set(row.feature, { id: row.id, weight: weighed(row.feature, all, row) });
      return wanted.map((feature) => known.get(feature)).filter((found) => found !== undefined);
    },

    add(articleId: number, day: number, wanted: readonly string[]): void {
      if (wanted.length > 0) countArticle.run(1);
      for (const feature of new Set(wanted)) {
        const row = count.get({ feature });
        if (row !== undefined) postings.add(row.id, day, articleId);
      }
    },

    /** `stored`: as the mention's column has them. */
    drop(articleId: number, day: number, stored: string): void {
      const wanted = fromJson<readonly string[]>(stored);
      if (wanted.length > 0) countArticle.run(-1);
      for (const feature of new Set(wanted)) {
        const row = uncount.get(feature);
        if (row !== undefined) postings.drop(row.id, day, articleId);
      }
    },
  };
}
