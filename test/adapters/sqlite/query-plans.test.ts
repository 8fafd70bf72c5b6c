import type Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inbox } from '../../../src/adapters/sqlite/desk/inbox.ts';
import { search } from '../../../src/adapters/sqlite/desk/search.ts';
import { openStore } from '../../../src/adapters/sqlite/index.ts';
import { openDatabase } from '../../../src/adapters/sqlite/open.ts';
import type { ReviewDesk } from '../../../src/ports.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { everyListOfTheDesk } from './desk-lists.ts';
import { type Walk, walksOf } from './query-plan.ts';
import { type Prepared, placesInCode, placesPassed, preparedDuring } from './statements.ts';

/** Tables that stay small however long the service runs. All others grow with the archive. */
const SMALL: Readonly<Record<string, string>> = {
  ...{
    account: 'people',
    theme: 'written by staff',
    feature_total: 'one row',
    lease: 'a row a kind of lease',
  },
  ...{ migration: 'a row a migration', mail_recipient: 'people', session: 'people, and it ends' },
  ...{ host_block: 'hosts that refuse for a while', source_state: 'a row a source' },
  ...{ source_condition: 'a row a source', source_control: 'a row a paused source' },
  ...{ story_count: 'a row a state', sign_in_attempt: 'one row by kind and value, and it ends' },
  ...{ source_day: 'sources, for two months', source_page: 'two a source' },
};

interface OnPurpose {
  readonly sql: RegExp;
  readonly step: RegExp;
  readonly because: string;
}

/** What goes through a table that grows, each with the reason. */
const ON_PURPOSE: readonly OnPurpose[] = [
  {
    sql: /FROM decision ORDER BY id$/u,
    step: /^SCAN decision$/u,
    because: 'doctor checks the whole chain of decisions',
  },
  {
    sql: /ORDER BY (?:id|started_at) DESC(?:, id DESC)? LIMIT (?:1|\?)\)?$/u,
    step: /^SCAN (?:decision|mailing|run|digest_export)\b/u,
    because: 'the last rows, from the end',
  },
  {
    sql: /count\(\*\) FROM (?:candidate|story) WHERE/u,
    step: /^SCAN (?:candidate USING INDEX candidate_unread(?:_of_source)?|story USING INDEX story_(?:waiting|held))$/u,
    because: 'a count that an index of unfinished work answers',
  },
  {
    sql: /ORDER BY s\.sort_at DESC, s\.guid LIMIT (?:\?|@limit)(?:$|\), few AS)/u,
    step: /^SCAN s USING INDEX story_(?:by_date|waiting)$|^SEARCH s USING INDEX story_decided \(state=\?\)$/u,
    because: 'newest first along the index, until the limit is reached',
  },
  {
    sql: /FROM \(SELECT t\.article_id AS id FROM mention_tag t WHERE [^()]* LIMIT @limit\)$/u,
    step: /^SEARCH t USING PRIMARY KEY \(kind=\? AND value=\?\)$/u,
    because: 'the mentions of an outlet, topic or language, as long as there are few',
  },
  {
    sql: /WHERE .*\+(?:s\.id|m\.story_id) IN \( SELECT tagged\.story_id FROM mention_tag t CROSS JOIN/u,
    step: /^SEARCH t USING PRIMARY KEY \(kind=\? AND value=\?\)$/u,
    because: 'the stories of a topic, gathered once where more than 10,000 would be asked for it one by one',
  },
  {
    sql: /FROM mention best CROSS JOIN .* ORDER BY best\.score DESC, best\.article_id LIMIT @limit$/u,
    step: /^SCAN best USING COVERING INDEX mention_by_score$/u,
    because: 'highest first along the index, until the limit is reached',
  },
  {
    sql: /ORDER BY best\.score DESC, best\.article_id LIMIT @limit$/u,
    step: /^SCAN s USING INDEX story_waiting$|^SEARCH s USING INDEX story_decided \(state=\?\)$/u,
    because: 'at most 10,000 stories that have to be sorted',
  },
  {
    sql: /WHERE s\.decided = 1 AND s\.state = 'approved' AND v\.theme_id IS \(/u,
    step: /^SEARCH s USING COVERING INDEX story_decided \(state=\?\)$/u,
    because: 'somebody moved a story in the list: its place is among all that stand under the theme',
  },
  {
    sql: /^WITH RECURSIVE value \(v\) AS \( SELECT min\(value\) FROM mention_tag WHERE kind = @kind/u,
    step: /^SEARCH mention_tag USING PRIMARY KEY \(kind=\?\)$/u,
    because: 'the first value of a kind: one row',
  },
  {
    sql: /FROM mention_tag t JOIN mention m .* GROUP BY 1, 2 ORDER BY 1, 2$/u,
    step: /^(?:SEARCH t USING PRIMARY KEY \(kind=\?\)|SCAN t USING INDEX mention_tag_by_day)$/u,
    because: 'coverage counts everything in the years that it is asked for',
  },
  {
    sql: /ORDER BY CAST\(a\.verdict ->> 'score' AS REAL\) DESC, a\.id LIMIT \?$/u,
    step: /^SCAN a USING INDEX article_nearest$/u,
    because: 'the nearest misses along their index, until the limit is reached',
  },
  {
    sql: /FROM link_check c .* WHERE c\.state <> 'ok'/u,
    step: /^SCAN c USING INDEX link_check_broken$/u,
    because: 'an index of broken links only',
  },
];

/** Whose statements are put together from what is asked for. */
const PREPARED_FOR_EACH_QUERY = ['desk/inbox.ts', 'desk/search.ts', 'desk/coverage.ts'];

describe('the statements of the archive', () => {
  let database: Database.Database;
  let prepared: readonly Prepared[] = [];

  beforeAll(async () => {
    const open = { file: ':memory:', backupFolder: 'unused', clock: fakeClock() };
    database = openDatabase(open);
    prepared = await preparedDuring(async () => {
      const store = openStore(open);
      await everyListOfTheDesk(store.desk);
      for (const kept of [-1, 1]) await everyListOfTheDesk(ofMany(database, store.desk, kept));
      await store.health();
      await store.close();
    });
  }, 60_000);
  afterAll(() => void database.close());

  it('are all known here, wherever the code prepares one', () => {
    // A copy is made before the schema of an older archive changes, and of an archive with rows only.
    const { 'migrate.ts': migrations, ...places } = placesInCode();
    const { 'migrate.ts': passed, ...seen } = placesPassed(prepared);

    expect(seen).toEqual(places);
    expect([passed, migrations]).toEqual([3, 4]);
  });

  it('find what they need by an index, however large the archive is', () => {
    const walks = statements().flatMap((sql) =>
      growing(walksOf(database, sql)).map((walk) => ({ sql, ...walk })),
    );
    const unexplained = walks.filter(({ sql, step }) => reasonOf(sql, step) === undefined);

    expect(statements().length).toBeGreaterThan(200);
    expect(unexplained).toEqual([]);
  });

  // The library's SQLite looks at what is bound before it plans a join, and so prepares it anew each time it is used
  // (SQLITE_ENABLE_STAT4): several times what the look-up takes. It does not look through a plus sign.
  it('are prepared once, also where they join tables', () => {
    const kept = prepared.filter(({ file }) => !PREPARED_FOR_EACH_QUERY.includes(file)).map(({ sql }) => sql);
    const joining = kept.filter((sql) => /^(?:SELECT|WITH).* JOIN /u.test(sql));

    expect(joining.length).toBeGreaterThan(25);
    expect(joining.filter((sql) => /(?:[=<>]|\bIS(?: NOT)?) (?:\?|@\w)/u.test(sql))).toEqual([]);
  });

  it('go through a table on purpose only where the reason still holds', () => {
    const reasons = statements().flatMap((sql) =>
      walksOf(database, sql).map(({ step }) => reasonOf(sql, step)),
    );

    expect(ON_PURPOSE.filter((reason) => !reasons.includes(reason))).toEqual([]);
  });

  it('are told apart where they go through a table', () => {
    const stepsOf = (sql: string) => growing(walksOf(database, sql)).map(({ step }) => step);

    expect(stepsOf(`SELECT url FROM article WHERE outlet = ?`)).toEqual(['SCAN article']);
    expect(stepsOf(`SELECT a.id FROM theme t, article a WHERE a.url = t.name`)).toEqual(['SCAN a']);
    expect(stepsOf(`DELETE FROM revision WHERE title = @title`)).toEqual(['SCAN revision']);
    expect(stepsOf(`SELECT rowid FROM mention_search`)).toHaveLength(1);
    expect(stepsOf(`SELECT day FROM mention_tag WHERE kind = 'outlet'`)).toHaveLength(1);
    expect(stepsOf(`SELECT day FROM mention_tag WHERE kind = 'outlet' AND value = ?`)).toHaveLength(1);
    expect(stepsOf(`SELECT url FROM article WHERE id = ?`)).toEqual([]);
    expect(stepsOf(`SELECT rowid FROM mention_search WHERE mention_search MATCH ?`)).toEqual([]);
  });

  /** Each once; a PRAGMA has no plan, and the list of tables is asked for when the archive opens. */
  function statements(): readonly string[] {
    const sql = prepared.filter(({ file }) => file !== 'migrate.ts').map((statement) => statement.sql);
    return [...new Set(sql)].filter((text) => !text.startsWith('PRAGMA'));
  }

  function growing(walks: readonly Walk[]): readonly Walk[] {
    const tables = database
      .prepare<[], { name: string }>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'mention_search_*'`,
      )
      .all()
      .map(({ name }) => name);
    return walks.filter(({ tables: some }) => some.some((name) => tables.includes(name) && !(name in SMALL)));
  }
});

/** The lists as they are made from an archive of many stories; `kept`: how few mentions search gathers. */
function ofMany(database: Database.Database, desk: ReviewDesk, kept: number): ReviewDesk {
  const [listed, found] = [
    inbox(database, () => undefined, -1),
    search(database, () => undefined, { lookedUp: -1, kept }),
  ];
  return { ...desk, inbox: async (query) => listed(query), search: async (query) => found(query) };
}

function reasonOf(sql: string, step: string): OnPurpose | undefined {
  return ON_PURPOSE.find((reason) => reason.sql.test(sql) && reason.step.test(step));
}
