import type Database from 'better-sqlite3';
import type { SearchPage, SearchQuery } from '../../../ports.ts';
import { conditionsOf, newestFirst, valuesOf } from './conditions.ts';
import { type Cursor, cursorFrom, cursorText } from './cursor.ts';
import type { Items } from './items.ts';
import { HITS, matchOf, type Wanted, wantedOf, wordsAmong } from './search-words.ts';

/**
 * A story is found by one of its mentions that holds the words and is of the outlet, topic, language and period asked
 * for, all at once.
 *
 * Where words, outlet, topic, language or period leaves few mentions, their stories are looked up. Where it leaves
 * more, stories are gone down from the newest on, each looked for among those: so many are soon found. Where nothing
 * leaves fewer than `kept`, not even these are gathered, and one bundle of stories after the other is asked for words.
 */
interface Bounds {
  /** Mentions. */
  readonly lookedUp: number;
  readonly kept: number;
}

const BOUNDS: Bounds = { lookedUp: 2_000, kept: 10_000 };

/** How many results are counted; of more, staff are told that there are more. */
const MOST_COUNTED = 1_000;

const MOST = 500;

/** Each thing but words that a mention has to be, as a condition on one of its tags `t`. */
function tagsOf(query: SearchQuery): readonly string[] {
  const days = [
    ...(query.from === undefined ? [] : ['t.day >= @from']),
    ...(query.to === undefined ? [] : ['t.day <= @to']),
  ];
  const kinds = (['outlet', 'topic', 'language'] as const).filter((kind) => query[kind] !== undefined);
  if (kinds.length > 0)
    return kinds.map((kind) => [`t.kind = '${kind}'`, `t.value = @${kind}`, ...days].join(' AND '));
  // Every mention has one outlet.
  return days.length > 0 ? [["t.kind = 'outlet'", ...days].join(' AND ')] : [];
}

/** Mentions with the tag. */
function tagged(tag: string): string {
  const byDay = tag.includes('t.value') ? '' : 'INDEXED BY mention_tag_by_day';
  return `SELECT t.article_id AS id FROM mention_tag t ${byDay} WHERE ${tag}`;
}

/** That a mention `m` is there for readers and has the tags. */
function memberOf(tags: readonly string[]): string {
  const held = tags.map(
    (tag) => `EXISTS (SELECT 1 FROM mention_tag t WHERE t.article_id = m.article_id AND ${tag})`,
  );
  return ['m.withdrawn = 0', ...held].join(' AND ');
}

function ofStories({ state, theme }: SearchQuery): readonly string[] {
  return conditionsOf({ ...(state !== undefined && { state }), ...(theme !== undefined && { theme }) });
}

/** Mentions among which all results are, by their numbers as a JSON array. */
interface Numbers {
  readonly mentions: number;
  readonly ids: string;
}

/** Stories that have a mention with the tags; `@ids` tells among which, unless it may be any. */
function holding(query: SearchQuery, among: 'few' | 'some' | 'all', isAfter: boolean): string {
  const member = memberOf(tagsOf(query));
  const held = `s.id IN (
    SELECT m.story_id FROM json_each(@ids) hit
    CROSS JOIN mention m INDEXED BY mention_current ON m.article_id = hit.value WHERE ${member})`;
  const conditions = {
    few: held,
    // The plus sign: stories are gone down, and each is looked for.
    some: `+${held}`,
    all: `EXISTS (SELECT 1 FROM mention m WHERE m.story_id = s.id AND ${member})`,
  };
  return newestFirst([...ofStories(query), conditions[among]], { isAfter, isOfFew: among === 'few' });
}

/** The next stories, newest first: those of them that hold the words, and in any case the last one. */
function bundle(query: SearchQuery, wanted: Wanted, isAfter: boolean): string {
  return `
    WITH near AS MATERIALIZED (${newestFirst(ofStories(query), { isAfter })}),
    few AS MATERIALIZED (
      SELECT m.article_id AS id, m.story_id AS storyId FROM near CROSS JOIN mention m ON m.story_id = near.storyId
      WHERE ${memberOf(tagsOf(query))}),
    found AS MATERIALIZED (SELECT storyId FROM few WHERE id IN (${wordsAmong(wanted)}))
    SELECT storyId, key, tie, storyId IN (SELECT storyId FROM found) AS isFound FROM near
    WHERE isFound OR storyId = (SELECT storyId FROM near ORDER BY key, tie DESC LIMIT 1)
    ORDER BY key DESC, tie`;
}

type Given = Readonly<Record<string, string | number>>;

interface Found {
  readonly storyId: number;
  readonly key: string;
  readonly tie: string;
}

/** Stories with a mention that holds the words, newest first. */
export function search(
  database: Database.Database,
  items: Items,
  bounds = BOUNDS,
): (query: SearchQuery) => SearchPage {
  function rows<Row>(sql: string, given: Given): readonly Row[] {
    // The library refuses values that the statement does not ask for.
    const asked = Object.entries(given).filter(([name]) => new RegExp(`@${name}\\b`, 'u').test(sql));
    return database.prepare<[object], Row>(sql).all(Object.fromEntries(asked));
  }

  /** Of mentions, and those of `ids` are called `few` among them; undefined where there are more than are kept. */
  function numbersOf(mentions: string, given: Given): Numbers | undefined {
    const sql = `
      WITH few AS MATERIALIZED (SELECT value AS id FROM json_each(@ids))
      SELECT count(*) AS mentions, json_group_array(id) AS ids FROM (${mentions} LIMIT @limit)`;
    const [numbers] = rows<Numbers>(sql, { ids: '[]', ...given, limit: bounds.kept + 1 });
    return numbers !== undefined && numbers.mentions <= bounds.kept ? numbers : undefined;
  }

  /** By what leaves fewest, if it leaves few enough. */
  function narrowed(query: SearchQuery, wanted: Wanted, given: Given): Numbers | undefined {
    const [few] = tagsOf(query)
      .flatMap((tag) => numbersOf(tagged(tag), given) ?? [])
      .toSorted((one, other) => one.mentions - other.mentions);
    if (few === undefined) return wanted.all.length > 0 ? numbersOf(HITS, given) : undefined;
    return few.mentions === 0 ? few : numbersOf(wordsAmong(wanted), { ...given, ids: few.ids });
  }

  /** Each bundle is twice as large as the one before. */
  function byBundles(query: SearchQuery, wanted: Wanted, given: Given, most: number): readonly Found[] {
    const found: Found[] = [];
    let place = given;
    for (let limit = most * 2; found.length < most; limit *= 2) {
      const sql = bundle(query, wanted, 'key' in place);
      const next = rows<Found & { isFound: 0 | 1 }>(sql, { ...place, limit });
      const last = next.at(-1);
      if (last === undefined) break;
      found.push(...next.filter(({ isFound }) => isFound === 1));
      place = { ...given, ...placeOf([last.key, last.tie]) };
    }
    return found.slice(0, most);
  }

  return (query) => {
    const wanted = wantedOf(query.text);
    const given = valuesFor(query, wanted);
    const few = narrowed(query, wanted, given);
    const among = few === undefined ? 'all' : few.mentions > bounds.lookedUp ? 'some' : 'few';
    const find = (after: Cursor | undefined, most: number): readonly Found[] => {
      const values = { ...given, ...placeOf(after) };
      if (few === undefined && 'words' in given) return byBundles(query, wanted, values, most);
      const sql = holding(query, among, after !== undefined);
      return rows<Found>(sql, { ...values, ids: few?.ids ?? '[]', limit: most });
    };

    const limit = Math.min(MOST, Math.max(1, Math.trunc(query.limit)));
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

function placeOf(after: Cursor | undefined): Given {
  return after === undefined ? {} : { key: after[0], tie: after[1] };
}

/** Whatever a statement may name. */
function valuesFor(query: SearchQuery, wanted: Wanted): Given {
  const { from, to, now } = query;
  const words = matchOf(wanted);
  return {
    ...{ ...valuesOf(query), now },
    ...(words !== undefined && { words }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}
