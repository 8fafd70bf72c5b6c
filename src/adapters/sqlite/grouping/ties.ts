import type Database from 'better-sqlite3';

/**
 * What staff said must not be one story, article by article, so that it holds whatever stories the articles are in
 * later. Each pair stands both ways.
 */
const PART = `
  INSERT INTO kept_apart (article_id, other_id)
  SELECT one.value, other.value FROM json_each(@some) one, json_each(@others) other WHERE true
  UNION ALL SELECT other.value, one.value FROM json_each(@some) one, json_each(@others) other WHERE true
  ON CONFLICT DO NOTHING`;

const RECONCILE = `
  DELETE FROM kept_apart WHERE article_id = ? AND other_id IN (SELECT value FROM json_each(?))`;

const WITHIN = `
  SELECT article_id AS articleId, other_id AS otherId FROM kept_apart
  WHERE article_id IN (SELECT value FROM json_each(@articles)) AND other_id IN (SELECT value FROM json_each(@articles))
    AND article_id < other_id
  ORDER BY 1, 2`;

const ARE_APART = `
  SELECT 1 AS apart FROM mention m
  JOIN kept_apart k ON k.article_id = m.article_id
  JOIN mention n ON n.article_id = k.other_id
  WHERE m.story_id = +? AND n.story_id = +? LIMIT 1`;

export type Pair = readonly [articleId: number, otherId: number];

export type Ties = ReturnType<typeof ties>;

export function ties(database: Database.Database) {
  const part = database.prepare<[{ some: string; others: string }]>(PART);
  const reconcile = database.prepare<[number, string]>(RECONCILE);
  const within = database.prepare<[{ articles: string }], { articleId: number; otherId: number }>(WITHIN);
  const areApart = database.prepare<[number, number], { apart: 1 }>(ARE_APART);

  return {
    areApart: (storyId: number, otherId: number): boolean => areApart.get(storyId, otherId) !== undefined,

    part: (some: readonly number[], others: readonly number[]): void => {
      part.run({ some: JSON.stringify(some), others: JSON.stringify(others) });
    },

    /** Takes back whatever keeps some of these articles from others of them. */
    reconcile(articles: readonly number[]): void {
      for (const articleId of articles) reconcile.run(articleId, JSON.stringify(articles));
    },

    within: (articles: readonly number[]): readonly Pair[] =>
      within
        .all({ articles: JSON.stringify(articles) })
        .map(({ articleId, otherId }) => [articleId, otherId]),
  };
}
