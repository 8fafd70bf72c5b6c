import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openStore } from '../../src/adapters/sqlite/index.ts';
import { migrationsIn } from '../../src/adapters/sqlite/migrate.ts';
import { projection } from '../adapters/sqlite/projection.ts';
import { fakeClock } from '../fakes/clock.ts';
import type { Fault } from './fault.ts';
import { pass, shelf, smallPress } from './small-press.ts';

/**
 * Archives as earlier versions wrote them with the scenario of the store's tests, dumped by the sqlite3 tool; where a
 * schema came and went between two commits, the one before it, migrated. From 0003 on no table is empty. See dump.ts.
 */
const FOLDER = join(import.meta.dirname, 'schemas');

/** Rewritten by a migration on purpose: by day (0002) and without bands (0011). */
const REWRITTEN: ReadonlySet<string> = new Set(['migration', 'fingerprint_key', 'mention.keys']);

/** Columns of each table, but for what the full-text index keeps its words in. */
type Shape = ReadonlyMap<string, readonly string[]>;

function shapeOf(database: Database.Database): Shape {
  const tables = database
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'mention\\_search%' ESCAPE '\\'",
    )
    .pluck()
    .all();
  const columns = database.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck();
  const kept = tables.filter((table) => !REWRITTEN.has(table));
  return new Map(
    kept.map((table) => [table, columns.all(table).filter((column) => !REWRITTEN.has(`${table}.${column}`))]),
  );
}

/** Every row of every table of the schema that the archive came in. */
function heldBy(file: string, shape?: Shape) {
  const database = new Database(file, { readonly: true });
  const told = shape ?? shapeOf(database);
  const rows = [...told].map(([table, columns]) => {
    const order = columns.map((_column, index) => index + 1).join(', ');
    return [
      table,
      database.prepare(`SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${order}`).all(),
    ] as const;
  });
  database.close();
  return { shape: told, rows: new Map(rows), said: projection(file) };
}

async function fromEverySchema(): Promise<number> {
  const dumps = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const folder = mkdtempSync(join(tmpdir(), 'mediawatch-schemas-'));
  try {
    for (const dump of dumps) await migrated(dump, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return dumps.length;
}

async function migrated(dump: string, folder: string): Promise<void> {
  const file = join(folder, dump.replace('.sql', '.db'));
  const old = new Database(file);
  // A dump writes the full-text table straight into the schema.
  old.unsafeMode(true);
  old.exec(readFileSync(join(FOLDER, dump), 'utf8'));
  const version = Number(old.pragma('user_version', { simple: true }));
  equal(version, Number.parseInt(dump, 10));
  old.close();
  const before = heldBy(file);
  const empty = [...before.rows].filter(([, rows]) => rows.length === 0).map(([table]) => table);
  // The first two dumps were made before this was asked of one.
  if (version > 2) deepEqual(empty, [], `${dump} has empty tables: see rows.ts`);
  ok(
    ['story', 'decision'].every((table) => !empty.includes(table)),
    `${dump} holds nothing`,
  );

  const store = openStore({
    file,
    backupFolder: join(folder, dump),
    clock: fakeClock('2026-03-03T06:00:00.000Z'),
  });
  const { integrity, schemaVersion } = await store.health();
  deepEqual([integrity, schemaVersion], ['ok', migrationsIn().length]);
  deepEqual(heldBy(file, before.shape), before, `the archive of schema ${version} holds something else`);
  equal(await store.brokenDecision(), undefined);
  const guids = (await store.publishable({ mode: 'reviewed', limit: 9 })).map(({ guid }) => guid);
  ok(guids.length > 0, 'what staff approved is not put out');
  if (version < migrationsIn().length)
    ok(readdirSync(join(folder, dump)).length > 0, 'nothing was backed up');

  const files = shelf();
  await pass({ store, fetcher: smallPress(), files, clock: fakeClock('2026-03-03T07:00:00.000Z') });
  const shown = new Set(files.items().map(({ id }) => id));
  ok(
    guids.every((guid) => shown.has(guid)),
    'a pass after the migration withdraws what was approved',
  );
  ok(shown.size > guids.length, 'a pass after the migration finds nothing');
  await store.close();
}

async function everySchemaIsTried(): Promise<number> {
  const dumped = readdirSync(FOLDER).filter((name) => name.endsWith('.sql'));
  const released = migrationsIn()
    .slice(0, -1)
    .map(({ name }) => `${name.slice(0, 4)}.sql`);
  const missing = released.filter((name) => !dumped.includes(name));
  deepEqual(missing, [], 'no dump of a released schema: make it with the version before, as dump.ts says');
  return released.length;
}

export const MIGRATIONS: readonly Fault[] = [
  {
    area: 'schema',
    name: 'a migration is begun',
    holds: 'there is an archive of every schema before it to try it on',
    inject: everySchemaIsTried,
  },
  {
    area: 'schema',
    name: 'archives of earlier schemas, with stories and decisions in them',
    holds: 'migrated after a copy; the same stories, names and chain of decisions; a pass goes on from there',
    inject: fromEverySchema,
  },
];
