import type Database from 'better-sqlite3';
import type { Instant } from '../../../domain/time.ts';
import type { InboxPage, InboxQuery } from '../../../ports.ts';
import { conditionsOf, conditionsOfMany, newestFirst, valuesOf } from './conditions.ts';
import { cursorFrom, cursorText } from './cursor.ts';
import type { Items } from './items.ts';

const MOST = 500;

interface Found {
  readonly storyId: number;
  readonly key: string | number;
  readonly tie: string | number;
}

/**
 * Among so many stories the best are found by sorting them, and the newest by looking at each. Of more, the best are
 * found by going down the index of mentions by score.
 */
const MOST_LOOKED_AT = 10_000;

/** That it is the best of its story: a story stands where its best mention does. */
const BEST = `
  best.withdrawn = 0 AND NOT EXISTS (
    SELECT 1 FROM mention o WHERE o.story_id = s.id AND o.withdrawn = 0
    AND (o.score > best.score OR (o.score = best.score AND o.article_id < best.article_id)))`;

const LATER = '(best.score < @key OR (best.score = @key AND best.article_id > @tie))';

/** Highest first. */
function highest(query: InboxQuery, isAfter: boolean, isOfMany: boolean): string {
  const [from, conditions] = isOfMany
    ? [
        `mention best
         CROSS JOIN mention m INDEXED BY mention_current ON m.article_id = best.article_id AND m.withdrawn = 0
         CROSS JOIN story s ON s.id = m.story_id LEFT JOIN review v ON v.story_id = s.id`,
        // The index is entered at the place to go on from.
        [...(isAfter ? [LATER, 'best.score <= @key'] : []), ...conditionsOfMany(query, 'm.story_id')],
      ]
    : [
        'story s LEFT JOIN review v ON v.story_id = s.id CROSS JOIN mention best ON best.story_id = s.id',
        [...(isAfter ? [LATER] : []), ...conditionsOf(query)],
      ];
  return `SELECT s.id AS storyId, best.score AS key, best.article_id AS tie FROM ${from}
          WHERE ${[...conditions, BEST].join(' AND ')} ORDER BY best.score DESC, best.article_id LIMIT @limit`;
}

function newest(query: InboxQuery, isAfter: boolean, isOfMany: boolean): string {
  return newestFirst(isOfMany ? conditionsOfMany(query, 's.id') : conditionsOf(query), { isAfter });
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

export function inbox(
  database: Database.Database,
  items: Items,
  mostLookedAt = MOST_LOOKED_AT,
): (query: InboxQuery) => InboxPage {
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
    const listed = query.order === 'score' ? highest : newest;
    const sql = listed(query, after !== undefined, all[query.state] > mostLookedAt);
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
