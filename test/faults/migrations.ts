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

/** Archives as earlier versions wrote them with the scenario of the store's tests, dumped by the sqlite3 tool. */
const FOLDER = join(import.meta.dirname, 'schemas');

/** What readers and staff had of an archive, told by the tables that every schema has. */
function heldBy(file: string) {
  const database = new Database(file, { readonly: true });
  const rows = (sql: string) => database.prepare(sql).all();
  const held = {
    stories: rows('SELECT id, guid, released_at FROM story ORDER BY id'),
    reviews: rows('SELECT story_id, state, headline, summary, who, at FROM review ORDER BY story_id'),
    decisions: rows('SELECT id, story_id, who, at, before, after, hash FROM decision ORDER BY id'),
    announced: rows('SELECT candidate_id, source_id FROM announcement ORDER BY 1, 2'),
  };
  database.close();
  return { ...held, ...projection(file) };
}

async function fromEverySchema(): Promise<number> {
  const dumps = readdirSync(FOLDER).sort();
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
  ok(before.stories.length > 0 && before.decisions.length > 0, `${dump} holds nothing`);

  const store = openStore({
    file,
    backupFolder: join(folder, dump),
    clock: fakeClock('2026-03-03T06:00:00.000Z'),
  });
  const { integrity, schemaVersion } = await store.health();
  deepEqual([integrity, schemaVersion], ['ok', migrationsIn().length]);
  deepEqual(heldBy(file), before, `the archive of schema ${version} holds something else`);
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

export const MIGRATIONS: readonly Fault[] = [
  {
    area: 'schema',
    name: 'archives of earlier schemas, with stories and decisions in them',
    holds: 'migrated after a copy; the same stories, names and chain of decisions; a pass goes on from there',
    inject: fromEverySchema,
  },
];
