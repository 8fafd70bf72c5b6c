import type Database from 'better-sqlite3';
import type { SearchPage, SearchQuery } from '../../../ports.ts';
import { conditionsOf, STORY_WITH_REVIEW, valuesOf } from './conditions.ts';
import { cursorFrom, cursorText } from './cursor.ts';
import type { Items } from './items.ts';

const MOST = 500;

/** What a person typed, taken apart: words and "phrases" that have to be there, and those that must not. */
export interface Wanted {
  readonly all: readonly string[];
  readonly none: readonly string[];
}

/** Reads what a person typed; there is nothing that it refuses. */
export function wantedOf(text: string): Wanted {
  const parts = text.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/gu);
  const all: string[] = [];
  const none: string[] = [];
  for (const [, minus, phrase, word = ''] of parts) {
    const term = phrase === undefined ? expression(word, true) : expression(phrase, false);
    if (term !== undefined) (minus === '-' ? none : all).push(term);
  }
  return { all, none };
}

/** FTS5 takes quoted text literally; a word is found with every ending, as Finnish inflects, a phrase as it stands. */
function expression(text: string, anyEnding: boolean): string | undefined {
  const tokens = text.match(/[\p{L}\p{N}\p{M}]+/gu);
  if (tokens === null) return undefined;
  return `"${tokens.join(' ')}"${anyEnding ? '*' : ''}`;
}

/** Words are looked up once; what they find is then looked at, or without words the stories from the newest on. */
function sqlOf(query: SearchQuery, wanted: Wanted, what: 'page' | 'total', paged: boolean): string {
  const member = ['m.withdrawn = 0', ...without(wanted), ...inPeriod(query)];
  const conditions = [
    ...conditionsOf(query),
    ...(paged ? ['(s.sort_at < @key OR (s.sort_at = @key AND s.guid > @tie))'] : []),
  ];
  const [from, where] =
    wanted.all.length === 0
      ? [
          STORY_WITH_REVIEW,
          [
            ...conditions,
            `EXISTS (SELECT 1 FROM mention m WHERE ${['m.story_id = s.id', ...member].join(' AND ')})`,
          ],
        ]
      : [
          `hit CROSS JOIN mention m ON m.article_id = hit.id CROSS JOIN story s ON s.id = m.story_id
           LEFT JOIN review v ON v.story_id = s.id`,
          [...conditions, ...member],
        ];
  const words =
    wanted.all.length === 0
      ? ''
      : 'WITH hit AS MATERIALIZED (SELECT rowid AS id FROM mention_search WHERE mention_search MATCH @all)';
  return what === 'total'
    ? `${words} SELECT count(DISTINCT s.id) AS total FROM ${from} WHERE ${where.join(' AND ')}`
    : `${words} SELECT DISTINCT s.id AS storyId, s.sort_at AS key, s.guid AS tie FROM ${from}
       WHERE ${where.join(' AND ')} ORDER BY s.sort_at DESC, s.guid LIMIT @limit`;
}

function without({ none }: Wanted): readonly string[] {
  return none.length === 0
    ? []
    : ['m.article_id NOT IN (SELECT rowid FROM mention_search WHERE mention_search MATCH @none)'];
}

function inPeriod({ from, to }: SearchQuery): readonly string[] {
  const days = [
    ...(from === undefined ? [] : ['day.day >= @from']),
    ...(to === undefined ? [] : ['day.day <= @to']),
  ];
  if (days.length === 0) return [];
  return [
    `EXISTS (SELECT 1 FROM mention_tag day
             WHERE day.article_id = m.article_id AND day.kind = 'outlet' AND ${days.join(' AND ')})`,
  ];
}

interface Found {
  readonly storyId: number;
  readonly key: string;
  readonly tie: string;
}

/** Stories with a mention that holds the words, newest first. */
export function search(database: Database.Database, items: Items): (query: SearchQuery) => SearchPage {
  return (query) => {
    const wanted = wantedOf(query.text);
    const after = cursorFrom(query.after);
    const limit = Math.min(MOST, Math.max(1, Math.trunc(query.limit)));
    const { from, to } = query;
    const given = {
      ...valuesOf(query),
      ...(query.state === 'waiting' && { now: query.now }),
      ...(wanted.all.length > 0 && { all: wanted.all.join(' AND ') }),
      ...(wanted.none.length > 0 && { none: wanted.none.join(' OR ') }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    };
    const place = after === undefined ? {} : { key: after[0], tie: after[1] };
    const found = database
      .prepare<[object], Found>(sqlOf(query, wanted, 'page', after !== undefined))
      .all({ ...given, ...place, limit: limit + 1 });
    const counted = database
      .prepare<[object], { total: number }>(sqlOf(query, wanted, 'total', false))
      .get(given);
    const last = found.length > limit ? found[limit - 1] : undefined;
    return {
      items: found.slice(0, limit).flatMap(({ storyId }) => items(storyId, query.now) ?? []),
      ...(last && { next: cursorText([last.key, last.tie]) }),
      total: counted?.total ?? 0,
    };
  };
}
