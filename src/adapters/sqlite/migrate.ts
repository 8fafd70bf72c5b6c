import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { Clock } from '../../ports.ts';

/** `mwa1`: tells our file from any other program's. */
export const APPLICATION_ID = 1836540209;

const MIGRATIONS_FOLDER = join(import.meta.dirname, 'migrations');

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** Numbered SQL files, `0001-archive.sql` first. */
export function migrationsIn(folder: string = MIGRATIONS_FOLDER): readonly Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return names.sort().map((name, index) => {
    const number = Number.parseInt(name, 10);
    if (number !== index + 1)
      throw new Error(`${folder}: ${name} should be number ${index + 1} of the migrations`);
    return { number, name, sql: readFileSync(join(folder, name), 'utf8') };
  });
}

/** Brings the file to the newest schema, each step in one transaction with its own record, after a backup. */
export function migrate(
  database: Database.Database,
  options: {
    readonly backupFolder: string;
    readonly clock: Clock;
    readonly migrations?: readonly Migration[];
  },
): void {
  const migrations = options.migrations ?? migrationsIn();
  refuseForeign(database);
  refuseNewer(database, migrations.length);
  // SQLite rebuilds tables by dropping them, which references would forbid; what holds is checked at the end.
  database.pragma('foreign_keys = OFF');
  const isNew = versionOf(database) === 0;
  for (const migration of migrations.slice(versionOf(database))) {
    if (!isNew) backUp(database, options.backupFolder, options.clock);
    apply(database, migration, options.clock);
  }
  database.pragma('foreign_keys = ON');
}

export function versionOf(database: Database.Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

function refuseForeign(database: Database.Database): void {
  // In one transaction: another process may be making this very file.
  const [id, tables] = database.transaction(() => [
    Number(database.pragma('application_id', { simple: true })),
    database.prepare('SELECT name FROM sqlite_schema').all().length,
  ])();
  if (id === APPLICATION_ID) return;
  if (id === 0 && tables === 0) return;
  throw new Error(
    `${database.name} is the database of another program (application id ${id}, ${tables} tables and indexes): ` +
      'name another data folder with --data',
  );
}

function refuseNewer(database: Database.Database, newest: number): void {
  const version = versionOf(database);
  if (version <= newest) return;
  throw new Error(
    `${database.name} was written by a newer mediawatch (schema ${version}, this program knows ${newest}): ` +
      'update the program, or restore a backup that this version wrote',
  );
}

function backUp(database: Database.Database, folder: string, clock: Clock): void {
  const version = versionOf(database);
  if (database.memory) return;
  mkdirSync(folder, { recursive: true });
  const stamp = clock.now().replace(/[:.]/g, '-');
  const file = join(folder, `before-schema-${version + 1}-${stamp}.db`);
  // Another process may be at the same step in the same millisecond.
  const unfinished = `${file}.${process.pid}.unfinished`;
  rmSync(unfinished, { force: true });
  database.prepare('VACUUM INTO ?').run(unfinished);
  renameSync(unfinished, file);
}

function apply(database: Database.Database, migration: Migration, clock: Clock): void {
  const step = database.transaction(() => {
    // Another process that opened the file at the same moment may have been faster.
    if (versionOf(database) >= migration.number) return;
    database.exec(migration.sql);
    const record = 'INSERT INTO migration (number, name, applied_at) VALUES (?, ?, ?)';
    database.prepare(record).run(migration.number, migration.name, clock.now());
    database.pragma(`user_version = ${migration.number}`);
    const broken = database.prepare('PRAGMA foreign_key_check').all();
    if (broken.length > 0)
      throw new Error(`${migration.name} leaves ${broken.length} references to rows that are not there`);
  });
  step.immediate();
}
