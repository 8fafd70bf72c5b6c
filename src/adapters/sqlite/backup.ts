import { existsSync, linkSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { namedPlaceTrouble } from '../../domain/file-trouble.ts';
import { UsageError } from '../../domain/usage-error.ts';

/**
 * A consistent copy while others go on reading and writing. It appears under its name only when it is whole, and
 * never in place of a file that is there already.
 */
export async function backup(database: Database.Database, file: string): Promise<void> {
  refuseExisting(file);
  makeFolder(dirname(file));
  const unfinished = `${file}.${process.pid}.unfinished`;
  try {
    await database.backup(unfinished);
    refuseExisting(file);
    // Unlike a rename, a link fails where the name is taken.
    linkSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function refuseExisting(file: string): void {
  if (existsSync(file))
    throw new UsageError(`${file} is there already: a backup never replaces a file; name another`);
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw namedPlaceTrouble(folder, error);
  }
}
