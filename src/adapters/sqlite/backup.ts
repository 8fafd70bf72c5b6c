import { existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { codeOf, namedPlaceTrouble } from '../../domain/file-trouble.ts';
import { UsageError } from '../../domain/usage-error.ts';

/** What a backup that was killed left behind is removed after a day: no other one takes so long. In milliseconds. */
const LEFT_BEHIND_MS = 24 * 60 * 60 * 1000;

/** Named after the backup and the process that makes it; SQLite adds a journal. */
const UNFINISHED = /\.\d+\.unfinished(?:-journal)?$/;

/**
 * A consistent copy while others go on reading and writing. It appears under its name only when it is whole, and
 * never in place of a file that is there already.
 */
export async function backup(database: Database.Database, file: string): Promise<void> {
  refuseExisting(file);
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true });
    dropLeftBehind(folder);
  } catch (error) {
    throw namedPlaceTrouble(folder, error);
  }
  const unfinished = `${file}.${process.pid}.unfinished`;
  try {
    await database.backup(unfinished);
    giveName(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Unlike a rename, a link fails where the name is taken; some network and memory-stick file systems have none. */
export function giveName(unfinished: string, file: string, link: typeof linkSync = linkSync): void {
  refuseExisting(file);
  try {
    link(unfinished, file);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error) ?? '')) throw error;
    renameSync(unfinished, file);
  }
}

function refuseExisting(file: string): void {
  if (existsSync(file))
    throw new UsageError(`${file} is there already: a backup never replaces a file; name another`);
}

function dropLeftBehind(folder: string): void {
  const before = Date.now() - LEFT_BEHIND_MS;
  for (const name of readdirSync(folder).filter((each) => UNFINISHED.test(each))) {
    const { mtimeMs = Number.POSITIVE_INFINITY } =
      statSync(join(folder, name), { throwIfNoEntry: false }) ?? {};
    if (mtimeMs < before) rmSync(join(folder, name), { force: true });
  }
}
