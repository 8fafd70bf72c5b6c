import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, storeOn } from '../../../src/adapters/sqlite/index.ts';
import { APPLICATION_ID, migrate, migrationsIn, versionOf } from '../../../src/adapters/sqlite/migrate.ts';
import { openDatabase } from '../../../src/adapters/sqlite/open.ts';
import { explained } from '../../../src/adapters/sqlite/trouble.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { NOW } from '../../ports/store/samples.ts';
import { play, poll } from './scenario.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mediawatch-store-'));
  file = join(folder, 'data', 'mediawatch.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const backupFolder = (): string => join(folder, 'backups');
const open = () => openStore({ file, backupFolder: backupFolder(), clock: fakeClock() });

describe('opening the archive', () => {
  it('makes the folder and the file, marks it as ours and keeps what is in it', async () => {
    const store = open();
    await store.recordPoll(poll());
    await store.close();

    const again = open();
    expect(await again.health()).toMatchObject({
      integrity: 'ok',
      unread: 5,
      schemaVersion: migrationsIn().length,
    });
    await again.close();
    const database = new Database(file);
    expect(database.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    database.close();
  });

  it('refuses the database of another program and leaves it as it is', () => {
    mkdirSync(join(folder, 'data'));
    const other = new Database(file);
    other.exec('CREATE TABLE cookies (name TEXT)');
    other.close();

    expect(open).toThrow(/is the database of another program .* name another data folder with --data/);

    const database = new Database(file);
    expect(database.pragma('journal_mode', { simple: true })).toBe('delete');
    database.close();
  });

  it('refuses a database that a newer version wrote', async () => {
    await open().close();
    const newer = new Database(file);
    newer.pragma('user_version = 99');
    newer.close();

    expect(open).toThrow(
      /written by a newer mediawatch \(schema 99, this program knows \d+\): update the program/,
    );
  });

  it('says that a file is no database', () => {
    mkdirSync(join(folder, 'data'));
    writeFileSync(file, 'This is a letter, not a database. '.repeat(50));

    expect(open).toThrow(/mediawatch\.db: this file is not a database: name another data folder/);
  });

  it('says that the folder cannot be made where a file stands in its place', () => {
    writeFileSync(join(folder, 'data'), '');

    expect(open).toThrow(/data: the data folder cannot be made/);
  });

  it('says that the database cannot be opened where a folder stands in its place', () => {
    mkdirSync(file, { recursive: true });

    expect(open).toThrow(/mediawatch\.db: the database cannot be opened/);
  });

  it('says what to do about a database that cannot be written', async () => {
    await open().close();
    chmodSync(file, 0o444);
    const readOnly = new Database(file, { readonly: true });
    const write = (): unknown => readOnly.exec('DELETE FROM lease');

    expect(write).toThrow();
    const error = errorOf(write);
    expect(explained(error, file)).toMatchObject({
      message: expect.stringMatching(/make the file and its folder writable/),
    });
    readOnly.close();
  });

  it.each([
    ['SQLITE_FULL', /the disk is full: free some space and run again; nothing was half-written/],
    ['SQLITE_CORRUPT_INDEX', /damaged: restore the newest backup/],
    ['SQLITE_IOERR_WRITE', /the disk does not answer/],
    ['SQLITE_BUSY', /another process has been writing for more than 5 seconds/],
  ])('makes a sentence of %s', (code, sentence) => {
    const error = new Database.SqliteError('as SQLite says it', code);

    expect(explained(error, file)).toMatchObject({ message: expect.stringMatching(sentence), cause: error });
  });

  it('says what to do when the disk is full, and has nothing half-written', async () => {
    const store = open();
    await store.recordPoll(poll());
    await store.close();
    const database = openDatabase({ file, backupFolder: backupFolder(), clock: fakeClock() });
    const full = storeOn(database);
    database.pragma(`max_page_count = ${Number(database.pragma('page_count', { simple: true }))}`);

    const reading = (async () => {
      for await (const candidate of full.unread({ now: NOW })) {
        const article = { ...ARTICLE, text: 'x'.repeat(1_000_000) };
        const read = { kind: 'read', candidate, at: NOW, article, settlement: 'read' } as const;
        await full.recordReading({
          ...read,
          verdict: { verdict: 'reject', score: 0, topics: [], lexicon: '1' },
        });
      }
    })();

    await expect(reading).rejects.toThrow(/the disk is full: free some space and run again/);
    expect(await full.counts()).toMatchObject({ unread: 5, articles: 0 });
    await full.close();
  });
});

describe('several processes on one archive', () => {
  it('make it together and lose nothing of what each writes', async () => {
    const names = ['a', 'b', 'c'];
    const exits = names.map((name) => exitOf(join(import.meta.dirname, 'open-at-once.ts'), file, name));
    expect(await Promise.all(exits)).toEqual(names.map(() => ({ code: 0, complaint: '' })));

    const store = open();
    expect(await store.health()).toMatchObject({ integrity: 'ok', unread: 200 });
    expect(await store.requestsOn('shared.example', '2026-03-02')).toBe(150);
    await store.close();
  });
});

async function exitOf(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly complaint: string }> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (text) => {
    complaint += String(text);
  });
  const [code] = await once(child, 'close');
  return { code: Number(code), complaint };
}

const ARTICLE = {
  ...{
    identity: 'one:1',
    url: 'https://one.example/1',
    canonicalUrl: 'https://one.example/1',
    outlet: 'One',
  },
  ...{ title: 'Headline', text: '', authors: [], paywalled: false },
} as const;

/** Of a migration after those that there are. */
const NEXT = migrationsIn().length + 1;

describe('migrations', () => {
  const second = {
    number: NEXT,
    name: `${NEXT}-notes.sql`,
    sql: 'CREATE TABLE note (text TEXT NOT NULL) STRICT;',
  };
  const migrateTo = (database: Database.Database, sql: string): void =>
    migrate(database, {
      backupFolder: backupFolder(),
      clock: fakeClock(),
      migrations: [...migrationsIn(), { ...second, sql }],
    });

  it('copy the file before they change it', async () => {
    const store = open();
    await play(store);
    await store.close();
    const database = new Database(file);

    migrateTo(database, second.sql);

    expect(versionOf(database)).toBe(NEXT);
    database.close();
    const [name = ''] = readdirSync(backupFolder());
    expect(name).toBe(`before-schema-${NEXT}-2026-03-02T06-00-00-000Z.db`);
    const copy = openStore({ file: join(backupFolder(), name), backupFolder: backupFolder() });
    expect(await copy.health()).toMatchObject({ integrity: 'ok', schemaVersion: NEXT - 1, stories: 1 });
    await copy.close();
  });

  it('leave the copy alone that another process makes of it in the same millisecond', () => {
    const theirs = join(backupFolder(), `before-schema-${NEXT}-2026-03-02T06-00-00-000Z.db.unfinished`);
    const database = openDatabase({ file, backupFolder: backupFolder(), clock: fakeClock() });
    mkdirSync(backupFolder(), { recursive: true });
    writeFileSync(theirs, 'half of it');

    migrateTo(database, second.sql);

    database.close();
    expect(readFileSync(theirs, 'utf8')).toBe('half of it');
    expect(readdirSync(backupFolder()).length).toBe(2);
  });

  it.each([
    ['fails half-way', 'CREATE TABLE note (text TEXT) STRICT; INSERT INTO nowhere VALUES (1);', /nowhere/],
    [
      'leaves a broken reference',
      "INSERT INTO announcement VALUES (9, 'x', NULL, 't', NULL, 'now');",
      /leaves 1 references/,
    ],
  ])('leave everything as it was where one %s', async (_, sql, message) => {
    await open().close();
    const database = new Database(file);

    expect(() => migrateTo(database, sql)).toThrow(message);

    expect(versionOf(database)).toBe(NEXT - 1);
    expect(database.prepare("SELECT name FROM sqlite_schema WHERE name = 'note'").all()).toEqual([]);
    expect(database.prepare('SELECT source_id FROM announcement').all()).toEqual([]);
    database.close();
  });

  it('are numbered without a gap', () => {
    const odd = join(folder, 'migrations');
    mkdirSync(odd);
    writeFileSync(join(odd, '0001-one.sql'), '');
    writeFileSync(join(odd, '0003-three.sql'), '');

    expect(() => migrationsIn(odd)).toThrow('0003-three.sql should be number 2');
  });
});

function errorOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing went wrong');
}
