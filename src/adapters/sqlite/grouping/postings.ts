import type Database from 'better-sqlite3';
import { fromJson } from '../columns.ts';
import { periodOf, periodsOf, type Span } from './periods.ts';
import { append, emptyPosting, insert, MOST_PER_FEATURE, newestIn, type Posting } from './posting.ts';

/**
 * The newest articles under each feature. Articles of one day are about the same things, and to read a list takes longer
 * than to count what is in it; so lists are kept, and what this store adds is put into them. Whoever knows that they are
 * not what the file says any more, since a transaction was taken back or another process has written, forgets them.
 */
const NEWEST = `
  SELECT k.value AS featureId, (
    SELECT group_concat(f.day || ',' || f.article_id) FROM (
      SELECT day, article_id FROM mention_feature
      WHERE period = p.value AND feature_id = k.value AND day BETWEEN @from AND @to
      ORDER BY day DESC, article_id DESC LIMIT ${MOST_PER_FEATURE}) f) AS listed
  FROM json_each(@features) k CROSS JOIN json_each(@periods) p`;

const ADD = `
  INSERT INTO mention_feature (period, feature_id, day, article_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`;

const DROP = `
  DELETE FROM mention_feature WHERE period = ? AND feature_id = ? AND day = ? AND article_id = ?`;

/** Lists kept in memory at a time, of a few hundred bytes each. */
const REMEMBERED = 20_000;
/** More days on either side than were asked for: articles of one pass are of more days than one. */
const MARGIN_DAYS = 7;

interface NewestRow {
  readonly featureId: number;
  /** Day and article in turn; null for none. */
  readonly listed: string | null;
}

export type Postings = ReturnType<typeof postings>;

export function postings(database: Database.Database) {
  const newestRows = database.prepare<[object], NewestRow>(NEWEST);
  const addRow = database.prepare<[number, number, number, number]>(ADD);
  const dropRow = database.prepare<[number, number, number, number]>(DROP);
  const remembered = new Map<number, Posting>();

  function read(featureIds: readonly number[], span: Span): ReadonlyMap<number, Posting> {
    const found = new Map(featureIds.map((id) => [id, emptyPosting(span)]));
    const bound = { ...span, periods: periodsOf(span), features: JSON.stringify(featureIds) };
    for (const { featureId, listed } of newestRows.all(bound)) {
      const posting = found.get(featureId);
      if (posting !== undefined && listed !== null) append(posting, fromJson(`[${listed}]`));
    }
    return found;
  }

  function answer(posting: Posting | undefined, span: Span): readonly number[] | undefined {
    return posting === undefined ? undefined : newestIn(posting, span);
  }

  /** Reads those that are not known well enough; answers with those that only the index can tell. */
  function learn(featureIds: readonly number[], span: Span): ReadonlyMap<number, Posting> {
    const unknown = featureIds.filter((id) => answer(remembered.get(id), span) === undefined);
    if (unknown.length === 0) return remembered;
    if (remembered.size >= REMEMBERED) remembered.clear();
    const wide = { from: span.from - MARGIN_DAYS, to: span.to + MARGIN_DAYS };
    for (const [id, posting] of read(unknown, wide)) remembered.set(id, posting);
    const hidden = unknown.filter((id) => answer(remembered.get(id), span) === undefined);
    return hidden.length === 0 ? remembered : read(hidden, span);
  }

  return {
    /** In the order of the features. */
    newest(featureIds: readonly number[], span: Span): readonly (readonly number[])[] {
      const exact = learn(featureIds, span);
      return featureIds.map((id) => answer(remembered.get(id), span) ?? answer(exact.get(id), span) ?? []);
    },

    add(featureId: number, day: number, articleId: number): void {
      addRow.run(periodOf(day), featureId, day, articleId);
      const posting = remembered.get(featureId);
      if (posting !== undefined) insert(posting, day, articleId);
    },

    drop(featureId: number, day: number, articleId: number): void {
      dropRow.run(periodOf(day), featureId, day, articleId);
      // Which article takes its place, only the index can tell.
      remembered.delete(featureId);
    },

    forget: (): void => remembered.clear(),
  };
}
