import type Database from 'better-sqlite3';
import type { SearchPage, SearchQuery } from '../../../ports.ts';
import { conditionsOf, LATER_BY_DATE, STORY_WITH_REVIEW, valuesOf } from './conditions.ts';
import { type Cursor, cursorFrom, cursorText } from './cursor.ts';
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

/** How many results are counted; of more, staff are told that there are more. */
const MOST_COUNTED = 1_000;

/**
 * Where the words, an outlet, a topic, a language or the period leaves so few mentions, these are looked at one by one.
 * Where none does, stories are gone down from the newest on: among so many the results are soon found.
 */
const MOST_LOOKED_UP = 10_000;

const HITS = 'SELECT rowid AS id FROM mention_search WHERE mention_search MATCH @all';

/** What leaves fewest mentions, as a statement that answers with their numbers; absent: nothing leaves few. */
type Narrowest = string | undefined;

/** All that narrows a query down, each as a statement that answers with the mentions that it leaves. */
function narrowing(query: SearchQuery, { all }: Wanted): readonly string[] {
  const days = daysOf('day', query).map((condition) => ` AND ${condition}`);
  const tags = (['outlet', 'topic', 'language'] as const).filter((kind) => query[kind] !== undefined);
  return [
    ...(all.length === 0 ? [] : [HITS]),
    ...tags.map(
      (kind) =>
        `SELECT article_id AS id FROM mention_tag WHERE kind = '${kind}' AND value = @${kind}${days.join('')}`,
    ),
    ...(days.length === 0
      ? []
      : [
          `SELECT article_id AS id FROM mention_tag INDEXED BY mention_tag_by_day WHERE kind = 'outlet'${days.join('')}`,
        ]),
  ];
}

function sqlOf(query: SearchQuery, wanted: Wanted, narrowest: Narrowest, paged: boolean): string {
  const member = ['m.withdrawn = 0', ...without(wanted), ...inPeriod(query)];
  const conditions = [...conditionsOf(query), ...(paged ? [LATER_BY_DATE] : [])];
  const holds = [
    ...member,
    ...(wanted.all.length === 0 || narrowest === HITS ? [] : [`+m.article_id IN (${HITS})`]),
  ];
  const [first, from, where] =
    narrowest === undefined
      ? [
          '',
          STORY_WITH_REVIEW,
          [
            ...conditions,
            `EXISTS (SELECT 1 FROM mention m WHERE ${['m.story_id = s.id', ...holds].join(' AND ')})`,
          ],
        ]
      : [
          `WITH hit AS MATERIALIZED (${narrowest})`,
          `hit CROSS JOIN mention m ON m.article_id = hit.id CROSS JOIN story s ON s.id = m.story_id
           LEFT JOIN review v ON v.story_id = s.id`,
          [...conditions, ...holds],
        ];
  return `${first} SELECT DISTINCT s.id AS storyId, s.sort_at AS key, s.guid AS tie FROM ${from}
          WHERE ${where.join(' AND ')} ORDER BY s.sort_at DESC, s.guid LIMIT @limit`;
}

// The plus sign: what the words found is looked into, not gone through for each mention.
function without({ none }: Wanted): readonly string[] {
  return none.length === 0
    ? []
    : ['+m.article_id NOT IN (SELECT rowid FROM mention_search WHERE mention_search MATCH @none)'];
}

function inPeriod(query: SearchQuery): readonly string[] {
  const days = daysOf('day.day', query);
  if (days.length === 0) return [];
  return [
    `EXISTS (SELECT 1 FROM mention_tag day
             WHERE day.article_id = m.article_id AND day.kind = 'outlet' AND ${days.join(' AND ')})`,
  ];
}

function daysOf(column: string, { from, to }: SearchQuery): readonly string[] {
  return [
    ...(from === undefined ? [] : [`${column} >= @from`]),
    ...(to === undefined ? [] : [`${column} <= @to`]),
  ];
}

type Given = Readonly<Record<string, string>>;

interface Found {
  readonly storyId: number;
  readonly key: string;
  readonly tie: string;
}

/** Stories with a mention that holds the words, newest first. */
export function search(
  database: Database.Database,
  items: Items,
  mostLookedUp = MOST_LOOKED_UP,
): (query: SearchQuery) => SearchPage {
  /** Counted up to one more than may be looked up. */
  function countOf(statement: string, given: Given): number {
    const sql = `SELECT count(*) AS mentions FROM (${statement} LIMIT @enough)`;
    const named = Object.entries(given).filter(([name]) => new RegExp(`@${name}\\b`, 'u').test(sql));
    return (
      database
        .prepare<[object], { mentions: number }>(sql)
        .get({ ...Object.fromEntries(named), enough: mostLookedUp + 1 })?.mentions ?? 0
    );
  }

  function narrowestOf(query: SearchQuery, wanted: Wanted, given: Given): Narrowest {
    const counted = narrowing(query, wanted).map((sql) => ({ sql, mentions: countOf(sql, given) }));
    const [first] = counted.toSorted((one, other) => one.mentions - other.mentions);
    return first !== undefined && first.mentions <= mostLookedUp ? first.sql : undefined;
  }

  return (query) => {
    const wanted = wantedOf(query.text);
    const given = valuesFor(query, wanted);
    const narrowest = narrowestOf(query, wanted, given);
    const limit = Math.min(MOST, Math.max(1, Math.trunc(query.limit)));
    const find = (after: Cursor | undefined, most: number): readonly Found[] => {
      const sql = sqlOf(query, wanted, narrowest, after !== undefined);
      const place = after === undefined ? {} : { key: after[0], tie: after[1] };
      return database.prepare<[object], Found>(sql).all({ ...given, ...place, limit: most });
    };

    const after = cursorFrom(query.after);
    const counted = find(undefined, MOST_COUNTED + 1);
    const found = after === undefined ? counted : find(after, limit + 1);
    const last = found.length > limit ? found[limit - 1] : undefined;
    return {
      items: found.slice(0, limit).flatMap(({ storyId }) => items(storyId, query.now) ?? []),
      ...(last && { next: cursorText([last.key, last.tie]) }),
      ...{ total: Math.min(counted.length, MOST_COUNTED), isMore: counted.length > MOST_COUNTED },
    };
  };
}

/** What the statement names, and nothing else. */
function valuesFor(query: SearchQuery, { all, none }: Wanted): Given {
  const { from, to } = query;
  return {
    ...valuesOf(query),
    ...(query.state === 'waiting' && { now: query.now }),
    ...(all.length > 0 && { all: all.join(' AND ') }),
    ...(none.length > 0 && { none: none.join(' OR ') }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}
