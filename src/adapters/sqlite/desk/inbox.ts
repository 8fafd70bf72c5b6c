import type Database from 'better-sqlite3';
import type { Instant } from '../../../domain/time.ts';
import type { InboxPage, InboxQuery } from '../../../ports.ts';
import { conditionsOf, newestFirst, valuesOf } from './conditions.ts';
import { type Cursor, cursorFrom, cursorText } from './cursor.ts';
import type { Items } from './items.ts';

const MOST = 500;

interface Found {
  readonly storyId: number;
  readonly key: string | number;
  readonly tie: string | number;
}

/** Among so many stories the best are found by sorting them; among more, by going down the index of mentions by score. */
const MOST_TO_SORT = 10_000;

const LATER = {
  sort: '(best.score < @key OR (best.score = @key AND best.article_id > @tie))',
  // The index is entered at the place to go on from.
  walk: 'best.score <= @key',
};

/** Highest first; a story stands where its best mention does. */
function highest(conditions: readonly string[], after: Cursor | undefined, stories: number): string {
  const walks = stories > MOST_TO_SORT;
  const later = after === undefined ? [] : [LATER.sort, ...(walks ? [LATER.walk] : [])];
  const best = `NOT EXISTS (
    SELECT 1 FROM mention o WHERE o.story_id = best.story_id AND o.withdrawn = 0
    AND (o.score > best.score OR (o.score = best.score AND o.article_id < best.article_id)))`;
  const from = walks
    ? 'mention best CROSS JOIN story s ON s.id = best.story_id LEFT JOIN review v ON v.story_id = s.id'
    : 'story s LEFT JOIN review v ON v.story_id = s.id CROSS JOIN mention best ON best.story_id = s.id';
  return `SELECT s.id AS storyId, best.score AS key, best.article_id AS tie FROM ${from}
          WHERE best.withdrawn = 0 AND ${[...conditions, ...later, best].join(' AND ')}
          ORDER BY best.score DESC, best.article_id LIMIT @limit`;
}

// Indexes answer these without a story being looked at; what was decided in all the years is counted as it is decided.
const COUNTS = `
  SELECT (SELECT count(*) FROM story WHERE decided = 0 AND merged_into IS NULL AND standing <> 'withdrawn') AS open,
         (SELECT count(*) FROM review v JOIN story s ON s.id = v.story_id
          WHERE v.snoozed_until > @now AND s.decided = 0 AND s.standing <> 'withdrawn') AS snoozed,
         (SELECT stories FROM story_count WHERE state = 'approved') AS approved,
         (SELECT stories FROM story_count WHERE state = 'rejected') AS rejected`;

interface CountRow {
  readonly open: number;
  readonly snoozed: number;
  readonly approved: number;
  readonly rejected: number;
}

export function inbox(database: Database.Database, items: Items): (query: InboxQuery) => InboxPage {
  const countRow = database.prepare<[{ now: Instant }], CountRow>(COUNTS);

  function counts(now: Instant): InboxPage['counts'] {
    const row = countRow.get({ now });
    if (row === undefined) throw new Error('the archive does not count its stories');
    const { open, snoozed, approved, rejected } = row;
    return { waiting: open - snoozed, snoozed, approved, rejected };
  }

  return (query) => {
    const after = cursorFrom(query.after);
    const limit = Math.min(MOST, Math.max(1, Math.trunc(query.limit)));
    const all = counts(query.now);
    const conditions = conditionsOf(query);
    const sql =
      query.order === 'score'
        ? highest(conditions, after, all[query.state])
        : newestFirst(conditions, { isAfter: after !== undefined });
    const time = sql.includes('@now') ? { now: query.now } : {};
    const place = after === undefined ? {} : { key: after[0], tie: after[1] };
    const values = { ...valuesOf(query), ...time, ...place, limit: limit + 1 };
    const found = database.prepare<[object], Found>(sql).all(values);
    const last = found.length > limit ? found[limit - 1] : undefined;
    return {
      items: found.slice(0, limit).flatMap(({ storyId }) => items(storyId, query.now) ?? []),
      ...(last && { next: cursorText([last.key, last.tie]) }),
      ...{ total: all[query.state], counts: all },
    };
  };
}
