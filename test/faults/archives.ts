import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import { copyFileSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { storeOn } from '../../src/adapters/sqlite/index.ts';
import { openDatabase } from '../../src/adapters/sqlite/open.ts';
import { poll } from '../adapters/sqlite/scenario.ts';
import type { Fault } from './fault.ts';
import { aPlace, type Place } from './place.ts';

/** Something is done to the files while nobody is at work; a run has to say so, and another to go on once it is mended. */
interface Setback {
  readonly name: string;
  readonly says: RegExp;
  hurt(place: Place): void;
  /** The newest backup is put back where it is missing. */
  mend?(place: Place): void;
}

const backupOf = (place: Place) => join(place.folder, 'backup.db');

function pragma(place: Place, text: string): void {
  const database = new Database(place.database);
  database.pragma(text);
  database.close();
}

/** Everything but the head of the file, which alone would tell. */
function scribble({ database }: Place, from: number, to?: number): void {
  const bytes = readFileSync(database);
  bytes.fill(0x5a, from, to);
  writeFileSync(database, bytes);
}

/** The page at which a table or an index begins, counted from one. */
function rootOf(place: Place, name: string): number {
  const database = new Database(place.database);
  const root = database
    .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .pluck();
  const page = root.get(name) ?? 0;
  database.close();
  return page;
}

function restore(place: Place): void {
  for (const end of ['', '-wal', '-shm']) rmSync(place.database + end, { force: true });
  copyFileSync(backupOf(place), place.database);
}

const SETBACKS: readonly Setback[] = [
  {
    name: 'an archive with the mark of another program',
    says: /mediawatch\.db is the database of another program .+name another data folder with --data/,
    hurt: (place) => pragma(place, 'application_id = 99'),
    mend: (place) => pragma(place, 'application_id = 1836540209'),
  },
  {
    name: 'an archive of a newer version',
    says: /written by a newer mediawatch .+update the program, or restore a backup/,
    hurt: (place) => pragma(place, 'user_version = 99'),
  },
  {
    name: 'a letter in place of the archive',
    says: /mediawatch\.db: this file is not a database: name another data folder, or restore a backup/,
    hurt: ({ database }) => writeFileSync(database, 'This is a letter. '.repeat(500)),
  },
  {
    name: 'an archive with pages that are damaged',
    says: /mediawatch\.db: the database is damaged: restore the newest backup/,
    hurt: (place) => scribble(place, 4096),
  },
  {
    name: 'an archive cut off in the middle',
    says: /mediawatch\.db: the database is damaged: restore the newest backup/,
    hurt: ({ database }) => truncateSync(database, 3 * 4096),
  },
  {
    name: 'a folder in place of the archive',
    says: /mediawatch\.db: the database cannot be opened: the folder must exist and be writable/,
    hurt: (place) => {
      rmSync(place.database);
      renameSync(join(place.data, 'receipts'), place.database);
    },
    mend: (place) => {
      renameSync(place.database, join(place.data, 'receipts'));
      restore(place);
    },
  },
  {
    name: 'a file in place of the public folder',
    says: /public.+cannot be (?:written|read): a file stands where a folder is needed/,
    hurt: ({ data }) => {
      renameSync(join(data, 'public'), join(data, 'kept'));
      writeFileSync(join(data, 'public'), '');
    },
    mend: ({ data }) => {
      rmSync(join(data, 'public'));
      renameSync(join(data, 'kept'), join(data, 'public'));
    },
  },
];

async function suffers({ says, hurt, mend = restore }: Setback): Promise<number> {
  await using place = await aPlace();
  const before = place.feed();
  const id = idOf(before);
  equal((await place.run('backup', backupOf(place))).status, 0);
  hurt(place);
  place.publish('lupa');
  place.minutesLater(60);
  for (const args of [['run', '--all'], ['publish']]) {
    const { status, talk } = await place.run(...args);
    equal(status, 1, `${args[0]} ends with ${status}`);
    match(talk, says);
  }
  mend(place);
  equal(place.feed(), before, 'the feed has changed meanwhile');
  const { status, talk } = await place.run('run', '--all');
  equal(status, 0, talk);
  deepEqual(place.shown(), ['lupa', 'tehdas']);
  equal(place.feed().includes(id), true, 'what was put out has another name');
  return 2;
}

function idOf(feed: string): string {
  const { items }: { items: { id: string }[] } = JSON.parse(feed);
  const [item] = items;
  if (item === undefined) throw new Error('nothing was put out');
  return item.id;
}

/** Doctor and HEALTHCHECK see damage that no run has met yet. */
async function doctorSees(): Promise<number> {
  await using place = await aPlace();
  const page = rootOf(place, 'page_copy_of_file');
  scribble(place, (page - 1) * 4096, page * 4096);
  const { status, out, talk } = await place.run('doctor', '--health');
  equal(status, 1, out);
  match(out + talk, /damaged +stop the service, put your newest backup in the place of mediawatch\.db/);
  return 1;
}

/** Longer than we wait; the test waits less. */
async function locked(): Promise<number> {
  await using place = await aPlace();
  const clock = place.clock;
  const database = openDatabase({ file: place.database, backupFolder: place.folder, clock });
  database.pragma('busy_timeout = 20');
  const store = storeOn(database);
  const other = new Database(place.database);
  other.exec('BEGIN IMMEDIATE');
  const says =
    /mediawatch\.db: another process has been writing for more than 5 seconds: run again when it is done/;
  await rejects(store.recordPoll(poll()), says);
  await rejects(store.publishable({ mode: 'auto', limit: 9, putOut: true }), says);
  equal((await store.publishable({ mode: 'auto', limit: 9 })).length, 1, 'readers have to wait too');
  other.exec('ROLLBACK');
  other.close();
  equal((await store.recordPoll(poll())).fresh, 5);
  await store.close();
  return 2;
}

const area = 'archive';

export const ARCHIVES: readonly Fault[] = [
  ...SETBACKS.map((setback) => ({
    area,
    name: setback.name,
    holds: 'said in words with what to do; the feed stays; mended, all is found, nothing renamed',
    inject: () => suffers(setback),
  })),
  {
    area,
    name: 'damage that no run has met yet',
    holds: 'doctor --health says so and ends with 1',
    inject: doctorSees,
  },
  {
    area,
    name: 'an archive that another process writes to without end',
    holds: 'said in words with what to do; readers do not wait; nothing is half-written',
    inject: locked,
  },
];
