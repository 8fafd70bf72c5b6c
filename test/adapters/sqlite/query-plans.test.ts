import type Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { storeOn } from '../../../src/adapters/sqlite/index.ts';
import { openDatabase } from '../../../src/adapters/sqlite/open.ts';
import { fakeClock } from '../../fakes/clock.ts';

/** Tables that grow with the archive: going through one from end to end gets slower every day. */
const GROWING = [
  'candidate',
  'announcement',
  'article',
  'revision',
  'mention',
  'fingerprint_key',
  'text_band',
  'story',
  'decision',
  'review',
  'feature',
  'mention_feature',
  'suggestion',
  'kept_apart',
];

/** What goes through a table on purpose: once for a whole re-match or check, or a count that an index answers. */
const ON_PURPOSE = [
  /^SELECT \(SELECT count/u,
  /FROM decision ORDER BY id$/u,
  // The last row.
  /ORDER BY id DESC LIMIT 1$/u,
  // Newest first along the index, until the limit is reached.
  /ORDER BY s\.sort_at DESC, s\.guid LIMIT \?$/u,
  /ORDER BY CAST\(a\.verdict ->> 'score' AS REAL\) DESC, a\.id LIMIT \?$/u,
];

describe('the statements of a pass', () => {
  it('find what they need by an index, however large the archive is', () => {
    const database = openDatabase({ file: ':memory:', backupFolder: 'unused', clock: fakeClock() });
    const statements = preparedBy(database);

    const scans = statements.flatMap((sql) => planOf(database, sql).map((step) => `${step}: ${sql}`));

    expect(statements.length).toBeGreaterThan(60);
    expect(scans).toEqual([]);
    database.close();
  });
});

function preparedBy(database: Database.Database): readonly string[] {
  const prepared: string[] = [];
  const prepare = database.prepare.bind(database);
  Object.defineProperty(database, 'prepare', {
    configurable: true,
    value: (sql: string) => {
      prepared.push(sql.replace(/--.*$/gmu, '').replace(/\s+/gu, ' ').trim());
      return prepare(sql);
    },
  });
  storeOn(database);
  Object.defineProperty(database, 'prepare', { value: prepare });
  return prepared.filter((sql) => !ON_PURPOSE.some((pattern) => pattern.test(sql)));
}

function planOf(database: Database.Database, sql: string): readonly string[] {
  const plan = database.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${unbound(sql)}`).all();
  const scans = plan.map(({ detail }) => detail).filter((detail) => detail.startsWith('SCAN '));
  return scans.filter((detail) => GROWING.includes(tableOf(detail, sql)));
}

/** Without values to bind, parameters are NULL to the planner all the same. */
function unbound(sql: string): string {
  return sql.replace(/@\w+|\?/gu, 'NULL');
}

function tableOf(detail: string, sql: string): string {
  const name = detail.split(' ')[1] ?? '';
  const aliased = new RegExp(`(?:FROM|JOIN) (\\w+) (?:AS )?${name}\\b`, 'u').exec(sql);
  return aliased?.[1] ?? name;
}
