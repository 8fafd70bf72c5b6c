import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { whyNotWritten } from '../../domain/file-trouble.ts';
import type { Clock } from '../../ports.ts';
import { defineDays } from './desk/tags.ts';
import { defineBands } from './grouping/bands.ts';
import { migrate } from './migrate.ts';
import { explained, explaining } from './trouble.ts';

/** How long a writer waits for another, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000;
/** Most memory for pages of the file, in KiB: what a pass looks up of a million mentions fits; twice as much makes it no faster. */
const PAGE_CACHE_KIB = 16_384;

/** Opens the file, or makes it; refuses a database of another program or of a newer version. */
export function openDatabase(options: {
  readonly file: string;
  readonly backupFolder: string;
  readonly clock: Clock;
}): Database.Database {
  const { file } = options;
  if (file !== ':memory:') makeFolder(dirname(file));
  const database = explaining(file, () => new Database(file, { timeout: BUSY_TIMEOUT_MS }));
  try {
    // First, while nothing is written: a file that is not ours must not be changed.
    database.pragma('user_version');
    defineDays(database);
    defineBands(database);
    migrate(database, options);
    configure(database);
    return database;
  } catch (error) {
    database.close();
    throw explained(error, file);
  }
}

/**
 * NORMAL: kill -9 loses nothing; a power cut may take the last transactions back, whole. A poll goes with its
 * validators and an article with its settlement, so the next pass does again what was taken back. Where that would
 * not do (what staff decided, what is about to be published) the store waits for the disk: see `durable`.
 */
function configure(database: Database.Database): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.pragma('foreign_keys = ON');
  database.pragma(`cache_size = -${PAGE_CACHE_KIB}`);
}

/** Runs a transaction that a power cut must not take back. */
export function durable<Answer>(database: Database.Database, transaction: () => Answer): Answer {
  database.pragma('synchronous = FULL');
  try {
    return transaction();
  } finally {
    database.pragma('synchronous = NORMAL');
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Error(
      `${folder}: the data folder cannot be made (${whyNotWritten(error)}): name one that may be written with --data or MEDIAWATCH_DATA`,
      { cause: error },
    );
  }
}
