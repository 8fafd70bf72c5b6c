import { statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import type { StoreHealth } from '../../ports.ts';
import type { Decisions } from './decisions/decisions.ts';
import { versionOf } from './migrate.ts';
import type { Runs } from './sources/runs.ts';

export function healthOf(database: Database.Database, runs: Runs, decisions: Decisions): StoreHealth {
  const lastRun = runs.last();
  return {
    integrity: firstProblem(database) ?? decisions.broken() ?? 'ok',
    schemaVersion: versionOf(database),
    bytes: bytesOf(database),
    ...runs.counts(),
    ...(lastRun && { lastRun }),
  };
}

function firstProblem(database: Database.Database): string | undefined {
  const answer = String(database.pragma('quick_check(1)', { simple: true }));
  if (answer !== 'ok') return answer;
  const broken = database
    .prepare<[], { table: string; rowid: number; parent: string }>('PRAGMA foreign_key_check')
    .get();
  return broken && `${broken.table} ${broken.rowid} refers to a ${broken.parent} that is not there`;
}

/** With the log of transactions that are not in the file yet. */
function bytesOf(database: Database.Database): number {
  if (database.memory) return pages(database, 'page_count') * pages(database, 'page_size');
  const files = [database.name, `${database.name}-wal`];
  return files.reduce((bytes, file) => bytes + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
}

function pages(database: Database.Database, pragma: 'page_count' | 'page_size'): number {
  return Number(database.pragma(pragma, { simple: true }));
}
