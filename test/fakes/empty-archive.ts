import Database from 'better-sqlite3';
import { defineDays } from '../../src/adapters/sqlite/desk/tags.ts';
import { defineBands } from '../../src/adapters/sqlite/grouping/bands.ts';
import { storeOn } from '../../src/adapters/sqlite/index.ts';
import { openDatabase } from '../../src/adapters/sqlite/open.ts';
import type { Archive } from '../../src/ports.ts';
import { fakeClock } from './clock.ts';

let untouched: Buffer | undefined;

/** An archive in memory with nothing in it: one that was migrated once in this process, copied. A hundredth of the time. */
export function emptyDatabase(): Database.Database {
  untouched ??= openDatabase({ file: ':memory:', backupFolder: 'unused', clock: fakeClock() }).serialize();
  const database = new Database(untouched);
  // As `openDatabase` does for each connection.
  defineDays(database);
  defineBands(database);
  database.pragma('foreign_keys = ON');
  return database;
}

export function emptyArchive(): { readonly database: Database.Database; readonly store: Archive } {
  const database = emptyDatabase();
  return { database, store: storeOn(database) };
}
