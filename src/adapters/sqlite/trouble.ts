import Database from 'better-sqlite3';

const WHAT_TO_DO: readonly (readonly [code: RegExp, sentence: string])[] = [
  // SHMSIZE: no room for the few pages in which processes tell each other what they do.
  [
    /^SQLITE_FULL|^SQLITE_IOERR_SHMSIZE/,
    'the disk is full: free some space and run again; nothing was half-written',
  ],
  [/^SQLITE_NOTADB/, 'this file is not a database: name another data folder, or restore a backup'],
  [/^SQLITE_CORRUPT/, 'the database is damaged: restore the newest backup from the backups folder'],
  [/^SQLITE_READONLY/, 'the database cannot be written: make the file and its folder writable for this user'],
  [/^SQLITE_CANTOPEN/, 'the database cannot be opened: the folder must exist and be writable for this user'],
  [/^SQLITE_PERM|^SQLITE_AUTH/, 'access is denied: make the file and its folder writable for this user'],
  [
    /^SQLITE_(BUSY|LOCKED)/,
    'another process has been writing for more than 5 seconds: run again when it is done',
  ],
  [
    /^SQLITE_IOERR/,
    'the disk does not answer as it should: check it, then run again; nothing was half-written',
  ],
];

/** The error as a sentence that says what to do, where there is something; any other error comes back as it is. */
export function explained(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const known = WHAT_TO_DO.find(([code]) => code.test(error.code));
  if (known === undefined) return error;
  return new Error(`${file}: ${known[1]} (${error.code}: ${error.message})`, { cause: error });
}

/** Runs what talks to the database, and makes a sentence of what SQLite complains about. */
export function explaining<Answer>(file: string, talk: () => Answer): Answer {
  try {
    return talk();
  } catch (error) {
    throw explained(error, file);
  }
}
