import type Database from 'better-sqlite3';
import type { CoverageQuery, CoverageRow, Facets } from '../../../ports.ts';

const PERIODS: Readonly<Record<CoverageQuery['period'], string>> = {
  week: `strftime('%G-W%V', t.day)`,
  month: 'substr(t.day, 1, 7)',
  quarter: `substr(t.day, 1, 4) || '-Q' || ((substr(t.day, 6, 2) + 2) / 3)`,
};

const OF: Readonly<Record<CoverageQuery['of'], string>> = {
  approved: `v.state = 'approved'`,
  found: `m.withdrawn = 0 AND s.standing <> 'withdrawn' AND coalesce(v.state, 'waiting') <> 'rejected'`,
};

function sqlOf({ by, period, from, to, of }: CoverageQuery): string {
  const key = by === 'theme' ? `coalesce(theme.name, '')` : 't.value';
  const days = [
    ...(from === undefined ? [] : ['t.day >= @from']),
    ...(to === undefined ? [] : ['t.day <= @to']),
  ];
  // Every mention has one outlet, so that its rows stand for the mentions where no tag is counted.
  const conditions = [
    `t.kind = '${by === 'theme' ? 'outlet' : by}'`,
    's.merged_into IS NULL',
    OF[of],
    ...days,
  ];
  return `
    SELECT ${PERIODS[period]} AS period, ${key} AS key,
           count(DISTINCT t.article_id) AS mentions, count(DISTINCT m.story_id) AS stories
    FROM mention_tag t JOIN mention m ON m.article_id = t.article_id JOIN story s ON s.id = m.story_id
    LEFT JOIN review v ON v.story_id = s.id LEFT JOIN theme ON theme.id = v.theme_id
    WHERE ${conditions.join(' AND ')} GROUP BY 1, 2 ORDER BY 1, 2`;
}

/** How much was written, by period and by what staff report to their funders. Periods without any are left out. */
export function coverage(database: Database.Database): (query: CoverageQuery) => readonly CoverageRow[] {
  return (query) => {
    const { from, to } = query;
    const days = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    return database.prepare<[object], CoverageRow>(sqlOf(query)).all(days);
  };
}

/** The next value along the index, again and again: a look-up a value, however many mentions carry it. */
const VALUES = `
  WITH RECURSIVE value (v) AS (
    SELECT min(value) FROM mention_tag WHERE kind = @kind
    UNION ALL
    SELECT (SELECT min(value) FROM mention_tag WHERE kind = @kind AND value > v) FROM value WHERE v IS NOT NULL)
  SELECT v FROM value WHERE v IS NOT NULL AND v <> ''`;

const THEMES = 'SELECT name AS v FROM theme ORDER BY position, id';

export function facets(database: Database.Database): () => Facets {
  const values = database.prepare<[{ kind: string }], { v: string }>(VALUES);
  const themes = database.prepare<[], { v: string }>(THEMES);
  const of = (kind: string) => values.all({ kind }).map(({ v }) => v);
  return () => ({
    topics: of('topic'),
    outlets: of('outlet').toSorted((one, other) => one.localeCompare(other, 'fi')),
    languages: of('language'),
    themes: themes.all().map(({ v }) => v),
  });
}
