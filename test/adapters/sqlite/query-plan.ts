import type Database from 'better-sqlite3';

/** A step of a statement that goes through much of a table instead of looking up what it needs. */
export interface Walk {
  /** What the name in the step may stand for: the same alias may be given in two parts of a statement. */
  readonly tables: readonly string[];
  /** In SQLite's words: `SCAN s USING INDEX story_by_date`. */
  readonly step: string;
}

/** Of few different values: whoever looks up by such ones alone finds a good part of the table. */
const FEW_VALUES = [
  'kind',
  'value',
  'state',
  'standing',
  'withdrawn',
  'left_out',
  'decided',
  'settlement',
  'band',
];

/** From one end to the other, or through all rows that have one of few values. */
export function walksOf(database: Database.Database, sql: string): readonly Walk[] {
  const explain = database.prepare<[unknown], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
  const names = namesIn(sql);
  return explain
    .all(unset(sql))
    .map(({ detail }) => detail)
    .filter((step) => isScan(step) || isOfFewValues(step))
    .map((step) => ({ step, tables: [...new Set(names.get(step.split(' ')[1] ?? '') ?? [step])] }));
}

/** Words are found by MATCH, which SQLite names after the number of the way; without it nothing follows. */
function isScan(step: string): boolean {
  return step.startsWith('SCAN ') && !/VIRTUAL TABLE INDEX \d+:\S/.test(step);
}

function isOfFewValues(step: string): boolean {
  const columns = /^SEARCH .*\((.+)\)/.exec(step)?.[1]?.split(' AND ') ?? [];
  return columns.length > 0 && columns.every((column) => FEW_VALUES.includes(column.replace(/=\?$/u, '')));
}

/** Nothing is bound to any parameter: EXPLAIN asks for values, the plan does not look at them. */
function unset(sql: string): unknown {
  const named = [...sql.matchAll(/@(\w+)/gu)].map(([, name = '']) => [name, null]);
  return named.length > 0 ? Object.fromEntries(named) : (sql.match(/\?/gu) ?? []).map(() => null);
}

const NAMED =
  /(?:\b(?:FROM|JOIN|UPDATE|INTO)|,) (\w+)(?:\([^()]*\))?(?: (?:AS )?(?!(?:SET|WHERE|ON|JOIN|LEFT|CROSS|ORDER|GROUP|LIMIT|UNION|VALUES|USING|NOT|AND)\b)(\w+))?/gu;

function namesIn(sql: string): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>();
  for (const [, table = '', alias = table] of sql.matchAll(NAMED))
    names.set(alias, [...(names.get(alias) ?? []), table]);
  return names;
}
