/**
 * Dumps an archive as this version writes it, once its schema is released: `node test/faults/schemas/dump.ts`, before
 * the next migration is begun. The scenario of the store's tests, and a row in every table that it leaves empty; in
 * the form of the sqlite3 tool, which has to be installed. A dump that is there stays as it is.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openStore } from '../../../src/adapters/sqlite/index.ts';
import { APPLICATION_ID, migrationsIn } from '../../../src/adapters/sqlite/migrate.ts';
import { play } from '../../adapters/sqlite/scenario.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { ROWS, ROWS_BEFORE } from './rows.ts';

/** The text of an archive of the schema that it has, with rows in all of its tables. */
export function dumped(file: string): string {
  const database = new Database(file);
  const version = Number(database.pragma('user_version', { simple: true }));
  for (const [number, sql] of Object.entries(ROWS)) if (Number(number) <= version) database.exec(sql);
  for (const [number, sql] of Object.entries(ROWS_BEFORE)) if (Number(number) > version) database.exec(sql);
  database.pragma('journal_mode = DELETE');
  database.close();
  const text = execFileSync('sqlite3', [file, '.dump'], { encoding: 'utf8' });
  return `${text}PRAGMA application_id=${APPLICATION_ID};\nPRAGMA user_version=${version};\n`;
}

if (import.meta.main) {
  const folder = mkdtempSync(join(tmpdir(), 'mediawatch-dump-'));
  const file = join(folder, 'mediawatch.db');
  const store = openStore({ file, backupFolder: folder, clock: fakeClock() });
  await play(store);
  await store.close();
  const name = `${String(migrationsIn().length).padStart(4, '0')}.sql`;
  writeFileSync(join(import.meta.dirname, name), dumped(file), { flag: 'wx' });
  rmSync(folder, { recursive: true });
}
