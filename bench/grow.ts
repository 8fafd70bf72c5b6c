import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import type Database from 'better-sqlite3';
import { storeOn } from '../src/adapters/sqlite/index.ts';
import { openDatabase } from '../src/adapters/sqlite/open.ts';
import { parseInstant } from '../src/domain/time.ts';
import type { Archive } from '../src/ports.ts';
import { announced, dated, source, understood } from '../test/ports/store/samples.ts';
import { announcedAs, grownArchive, SOURCES } from './desk/archive.ts';
import { median, timed, wanted } from './wanted.ts';

const SIZES = [10_000, 100_000, 1_000_000, 10_000_000];
const ROUNDS = 15;
const NOW = parseInstant('2026-03-01T12:00:00Z');
const CANDIDATES = 1_000;

interface Task {
  readonly name: string;
  readonly atMostMs: number;
  /** At most so many times as long as in the smallest archive. */
  readonly ratio?: number;
  /** What it writes is taken back. */
  readonly writes?: boolean;
  /** What differs from round to round is made before the clock is started. */
  readonly prepare: (store: Archive, size: number, round: number) => () => Promise<unknown>;
}

const TASKS: readonly Task[] = [
  { name: `are ${CANDIDATES} candidates new?`, atMostMs: 5, ratio: 3, writes: true, prepare: askingAgain },
  { name: `are ${CANDIDATES} of all years new?`, atMostMs: 150, writes: true, prepare: askingForAll },
  { name: "a pass's counts", atMostMs: 50, prepare: (store) => () => store.counts() },
  { name: 'words of 200 articles forgotten', atMostMs: 100, writes: true, prepare: forgetting },
  { name: 'the stories to publish', atMostMs: 50, prepare: (store) => () => publishable(store, 'reviewed') },
  {
    name: 'the stories to publish, by themselves',
    atMostMs: 50,
    prepare: (store) => () => publishable(store, 'auto'),
  },
  { name: "the desk's inbox, newest first", atMostMs: 100, prepare: (store) => () => inbox(store, 'newest') },
  { name: "the desk's inbox, highest first", atMostMs: 100, prepare: (store) => () => inbox(store, 'score') },
  { name: 'approved stories, newest first', atMostMs: 100, prepare: (store) => () => approved(store) },
];

/**
 * What an archive costs as it grows: of ten thousand, a hundred thousand and a million articles that were read, one in
 * ten a mention. With `--to 10000000` ten million too. Each is made once in the temporary folder; what a task writes is
 * taken back.
 */
export async function bench(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { to: { type: 'string', default: '1000000' } },
  });
  const smallest = new Map<string, number>();
  for (const size of SIZES.filter((some) => some <= Number(values.to))) {
    const { answer: file, milliseconds } = await timed(() => grownArchive(size));
    if (milliseconds > 1000)
      console.log(`grow: ${size} articles made in ${(milliseconds / 1000).toFixed(0)} s: ${file}`);
    wanted('grow', {
      name: `${size} articles: a stored article`,
      value: statSync(file).size / size,
      unit: 'bytes',
    });
    const database = openDatabase({ file, backupFolder: tmpdir(), clock: { now: () => NOW } });
    for (const task of TASKS) {
      const value = await timeOf(task, database, size);
      const first = smallest.get(task.name) ?? value;
      smallest.set(task.name, first);
      const beside = value === first ? {} : { beside: `ratio ${(value / first).toFixed(2)} to the smallest` };
      wanted('grow', {
        name: `${size} articles: ${task.name}`,
        value,
        unit: 'ms',
        atMost: task.atMostMs,
        ...beside,
      });
      if (task.ratio !== undefined && value > first)
        wanted('grow', { name: '  the ratio', value: value / first, unit: '×', atMost: task.ratio });
    }
    database.close();
  }
}

/** The median of the processor's time, since a busy machine is no clock; the first round fills the caches, as the pass before does. */
async function timeOf(
  { prepare, writes = false }: Task,
  database: Database.Database,
  size: number,
): Promise<number> {
  const store = storeOn(database);
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const work = prepare(store, size, round);
    if (writes) database.exec('BEGIN IMMEDIATE');
    times.push((await timed(work)).cpuMilliseconds);
    if (writes) database.exec('ROLLBACK');
  }
  return median(times.slice(1));
}

/** The newest that a source announced, as at every poll. */
function askingAgain(store: Archive, size: number): () => Promise<unknown> {
  const announcedBySource = Math.floor(size / SOURCES);
  return pollOf(store, size, (at) => SOURCES * (announcedBySource - 1 - at));
}

/** What a source announced in all the ten years: nothing of it stands near to anything else. */
function askingForAll(store: Archive, size: number, round: number): () => Promise<unknown> {
  const share = (at: number) => (at + round / (ROUNDS + 1)) / CANDIDATES;
  return pollOf(store, size, (at) => SOURCES * Math.floor((share(at) * size) / SOURCES));
}

function pollOf(store: Archive, size: number, numberOf: (at: number) => number): () => Promise<unknown> {
  const items = Array.from({ length: CANDIDATES }, (_, at) => {
    const { url, title, at: published } = announcedAs(numberOf(at), size);
    return announced(url, { title, guid: url, publishedAt: dated(published) });
  });
  const poll = understood(source('s0'), items, { at: NOW });
  return async () => {
    const { fresh } = await store.recordPoll(poll);
    if (fresh !== 0) throw new Error(`${fresh} articles of the archive are taken for new`);
  };
}

function forgetting(store: Archive, size: number): () => Promise<unknown> {
  // Nine in ten of the newest two thousand are wanted nowhere; of these the oldest two hundred.
  const { at } = announcedAs(size - 2_000 + 223, size);
  return async () => {
    const count = await store.forget(at);
    if (Math.abs(count - 200) > 30)
      throw new Error(`the words of ${count} articles were forgotten, not of 200`);
  };
}

const publishable = (store: Archive, mode: 'reviewed' | 'auto') =>
  store.publishable({ mode, limit: 100, putOut: false });

const inbox = (store: Archive, order: 'newest' | 'score') =>
  store.desk.inbox({ state: 'waiting', order, now: NOW, limit: 50 });

const approved = (store: Archive) =>
  store.desk.inbox({ state: 'approved', order: 'newest', now: NOW, limit: 50 });
