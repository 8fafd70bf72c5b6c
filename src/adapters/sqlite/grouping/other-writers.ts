import type Database from 'better-sqlite3';

/** Tells whether another connection may have written since the last time that it was asked; the first time it may. */
export function otherWriters(database: Database.Database): () => boolean {
  const version = database.prepare<[], { data_version: number }>('PRAGMA data_version');
  let before: number | undefined;
  return () => {
    const now = version.get()?.data_version;
    const written = now !== before;
    before = now;
    return written;
  };
}
