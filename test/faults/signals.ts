import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, watch } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openStore } from '../../src/adapters/sqlite/index.ts';
import { migrationsIn } from '../../src/adapters/sqlite/migrate.ts';
import type { Fault } from './fault.ts';
import { aPlace, type Place } from './place.ts';

/** A command of its own, and all that it says. */
interface Other {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly status: unknown; readonly signal: unknown; readonly said: string }>;
}

function start(place: Place, ...args: readonly string[]): Other {
  const program = join(import.meta.dirname, 'at-moment.ts');
  const child = spawn(process.execPath, [program, place.clock.now(), ...args, ...place.flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
  return { child, ended: once(child, 'close').then(([status, signal]) => ({ status, signal, said })) };
}

/** Sends SIGTERM once, as soon as a file of that name is made there. */
function whenMade(folder: string, name: RegExp, child: ChildProcess): () => void {
  mkdirSync(folder, { recursive: true });
  let sent = false;
  const watcher = watch(folder, (_event, made) => {
    if (made === null || !name.test(made) || sent) return;
    sent = child.kill('SIGTERM');
  });
  return () => watcher.close();
}

const never = () => new Promise<void>(() => undefined);

async function assertGoesOn(place: Place): Promise<void> {
  place.onRequest = () => undefined;
  const { status, talk } = await place.run('run', '--all');
  equal(status, 0, talk);
  deepEqual(place.shown(), ['lupa', 'tehdas']);
}

/** While one of our requests is open, to which no answer will ever come. */
async function whileAsking(path: string, times: number): Promise<number> {
  await using place = await aPlace();
  const before = place.feed();
  place.publish('lupa');
  place.minutesLater(60);
  const other = start(place, 'run', '--all');
  place.onRequest = async (asked) => {
    if (asked !== path) return;
    for (let time = 0; time < times; time += 1) other.child.kill('SIGTERM');
    await never();
  };
  const { status, signal, said } = await other.ended;
  equal(signal, null, 'it was ended instead of ending');
  ok(times > 1 ? status === 130 || status === 0 : status === 0, `it ended with ${status}: ${said}`);
  if (times === 1) match(said, /stopped/);
  equal(place.feed().length >= before.length, true, 'the digest has become shorter');
  await assertGoesOn(place);
  return 1;
}

async function whilePublishing(): Promise<number> {
  await using place = await aPlace();
  place.publish('lupa');
  place.minutesLater(60);
  const other = start(place, 'run', '--all');
  const done = whenMade(join(place.data, 'public'), /\.unfinished$/, other.child);
  const { status, said } = await other.ended;
  done();
  equal(status, 0, said);
  deepEqual(place.shown(), ['lupa', 'tehdas']);
  await assertGoesOn(place);
  return 1;
}

async function whileMigrating(): Promise<number> {
  await using place = await aPlace();
  for (const end of ['', '-wal', '-shm']) rmSync(place.database + end, { force: true });
  const old = new Database(place.database);
  old.unsafeMode(true);
  old.exec(readFileSync(join(import.meta.dirname, 'schemas', '0001.sql'), 'utf8'));
  old.close();
  const other = start(place, 'doctor', '--health');
  const done = whenMade(join(place.data, 'backups'), /before-schema/, other.child);
  const { status, said } = await other.ended;
  done();
  equal(status, 0, said);
  const store = openStore({ file: place.database, backupFolder: join(place.data, 'backups') });
  const { integrity, schemaVersion, stories } = await store.health();
  await store.close();
  deepEqual([integrity, schemaVersion], ['ok', migrationsIn().length]);
  ok(stories > 0, 'the stories are gone');
  return 1;
}

async function whileBackingUp(): Promise<number> {
  await using place = await aPlace();
  const folder = join(place.folder, 'copies');
  const copy = join(folder, 'copy.db');
  const other = start(place, 'backup', copy);
  const done = whenMade(folder, /\.unfinished$/, other.child);
  const { status, said } = await other.ended;
  done();
  equal(status === 0, existsSync(copy), said);
  if (!existsSync(copy)) equal((await place.run('backup', copy)).status, 0);
  const store = openStore({ file: copy, backupFolder: folder });
  equal((await store.health()).integrity, 'ok');
  await store.close();
  place.publish('lupa');
  place.minutesLater(60);
  await assertGoesOn(place);
  return 1;
}

const HOLDS = 'finishes what is in hand and ends with 0; the next run goes on; nothing lost or withdrawn';

interface Phase {
  readonly name: string;
  readonly holds: string;
  readonly byHand?: true;
  readonly inject: () => Promise<number>;
}

const PHASES: readonly Phase[] = [
  { name: 'while a source is asked', holds: HOLDS, inject: () => whileAsking('/rss', 1) },
  { name: 'while an article is read', holds: HOLDS, byHand: true, inject: () => whileAsking('/lupa', 1) },
  {
    name: 'twice while an article is read',
    holds: 'ends at once; the next run goes on',
    byHand: true,
    inject: () => whileAsking('/lupa', 2),
  },
  { name: 'while the digest is published', holds: 'the digest is there as a whole', inject: whilePublishing },
  {
    name: 'while the archive is migrated',
    holds: 'the archive is migrated as a whole',
    inject: whileMigrating,
  },
  {
    name: 'while a backup is made',
    holds: 'the backup is there as a whole or not at all',
    byHand: true,
    inject: whileBackingUp,
  },
];

export const SIGNALS: readonly Fault[] = PHASES.map((phase) => ({ area: 'SIGTERM', ...phase }));
