import type Database from 'better-sqlite3';
import type { Verdict } from '../../../domain/match.ts';
import type { DecidedArticle } from '../../../ports.ts';
import { ARTICLE_COLUMNS, type ArticleRow, articleFrom } from '../articles/article-rows.ts';
import { fromJson } from '../columns.ts';

/** Rows read at a time, so that memory does not follow the number of decisions. */
const CHUNK = 200;

// One article a story: a release that ten sites repeat was decided on once.
const DECIDED = `
  SELECT v.story_id AS storyId, v.state AS decision, a.verdict, ${ARTICLE_COLUMNS}
  FROM review v
  JOIN story s ON s.id = v.story_id
  JOIN article a ON a.id = coalesce(v.representative_id, s.representative_id)
  JOIN revision r ON r.id = a.revision_id
  WHERE v.state IN ('approved', 'rejected') AND v.story_id > +? AND a.verdict IS NOT NULL
  ORDER BY v.story_id LIMIT ${CHUNK}`;

interface DecidedRow extends ArticleRow {
  readonly storyId: number;
  readonly decision: DecidedArticle['decision'];
  readonly verdict: string;
}

export function decidedArticles(database: Database.Database) {
  const decidedRows = database.prepare<[number], DecidedRow>(DECIDED);

  return function* decided(): Generator<DecidedArticle> {
    let rows = decidedRows.all(0);
    while (rows.length > 0) {
      for (const row of rows) yield decidedFrom(row);
      rows = decidedRows.all(rows.at(-1)?.storyId ?? 0);
    }
  };
}

function decidedFrom(row: DecidedRow): DecidedArticle {
  const { storyId, decision } = row;
  return { storyId, decision, article: articleFrom(row), verdict: fromJson<Verdict>(row.verdict) };
}
