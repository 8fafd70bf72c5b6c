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

/** What few of the mentions hold is looked up from the words; of the rest, stories are gone down from the newest on. */
const MOST_LOOKED_UP = 2_000;

type Way = 'from-words' | 'from-newest';

const HITS = 'SELECT rowid AS id FROM mention_search WHERE mention_search MATCH @all';

function sqlOf(query: SearchQuery, wanted: Wanted, way: Way, paged: boolean): string {
  const member = ['m.withdrawn = 0', ...without(wanted), ...inPeriod(query)];
  const conditions = [...conditionsOf(query), ...(paged ? [LATER_BY_DATE] : [])];
  const [words, from, where] =
    way === 'from-words'
      ? [
          `WITH hit AS MATERIALIZED (${HITS})`,
          `hit CROSS JOIN mention m ON m.article_id = hit.id CROSS JOIN story s ON s.id = m.story_id
           LEFT JOIN review v ON v.story_id = s.id`,
          [...conditions, ...member],
        ]
      : ['', STORY_WITH_REVIEW, [...conditions, holding(wanted, member)]];
  return `${words} SELECT DISTINCT s.id AS storyId, s.sort_at AS key, s.guid AS tie FROM ${from}
          WHERE ${where.join(' AND ')} ORDER BY s.sort_at DESC, s.guid LIMIT @limit`;
}

/**
 * The words are looked up once, and each story's mentions in what they found; without the plus sign all that they found
 * is gone through for each story.
 */
function holding({ all }: Wanted, member: readonly string[]): string {
  const words = all.length === 0 ? [] : [`+m.article_id IN (${HITS})`];
  return `EXISTS (SELECT 1 FROM mention m WHERE ${['m.story_id = s.id', ...member, ...words].join(' AND ')})`;
}

function without({ none }: Wanted): readonly string[] {
  return none.length === 0
    ? []
    : ['+m.article_id NOT IN (SELECT rowid FROM mention_search WHERE mention_search MATCH @none)'];
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

/** Up to one more than may be looked up. */
const COUNT_HITS = `SELECT count(*) AS hits FROM (${HITS} LIMIT @most + 1)`;

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
  const countHits = database.prepare<[{ all: string; most: number }], { hits: number }>(COUNT_HITS);

  function wayOf(all: string | undefined): Way {
    if (all === undefined) return 'from-newest';
    return (countHits.get({ all, most: mostLookedUp })?.hits ?? 0) > mostLookedUp
      ? 'from-newest'
      : 'from-words';
  }

  return (query) => {
    const wanted = wantedOf(query.text);
    const given = valuesFor(query, wanted);
    const way = wayOf(given.all);
    const limit = Math.min(MOST, Math.max(1, Math.trunc(query.limit)));
    const find = (after: Cursor | undefined, most: number): readonly Found[] => {
      const sql = sqlOf(query, wanted, way, after !== undefined);
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
function valuesFor(query: SearchQuery, { all, none }: Wanted): Readonly<Record<string, string>> {
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
