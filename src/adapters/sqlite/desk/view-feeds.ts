import { randomBytes } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { Instant } from '../../../domain/time.ts';
import type { ViewFeed } from '../../../ports.ts';

const COLUMNS = 'token, owner, title, query, created_at AS createdAt';

const ADD = `
  INSERT INTO view_feed (token, owner, title, query, created_at)
  VALUES (@token, @owner, @title, @query, @createdAt)`;

const FIND = `SELECT ${COLUMNS} FROM view_feed WHERE token = ? AND revoked_at IS NULL`;

const OF_OWNER = `
  SELECT ${COLUMNS} FROM view_feed WHERE owner = ? AND revoked_at IS NULL ORDER BY created_at DESC, token`;

const REVOKE = 'UPDATE view_feed SET revoked_at = ? WHERE token = ? AND owner = ? AND revoked_at IS NULL';

/** 192 bits. */
const TOKEN_BYTES = 24;

export function viewFeeds(database: Database.Database) {
  const add = database.prepare<[ViewFeed]>(ADD);
  const find = database.prepare<[string], ViewFeed>(FIND);
  const ofOwner = database.prepare<[string], ViewFeed>(OF_OWNER);
  const revoke = database.prepare<[Instant, string, string]>(REVOKE);
  return {
    add(feed: Omit<ViewFeed, 'token'>): ViewFeed {
      const made = { ...feed, token: randomBytes(TOKEN_BYTES).toString('base64url') };
      add.run(made);
      return made;
    },
    find: (token: string): ViewFeed | undefined => find.get(token),
    of: (owner: string): readonly ViewFeed[] => ofOwner.all(owner),
    revoke: (token: string, owner: string, at: Instant): boolean =>
      revoke.run(at, token, owner).changes === 1,
  };
}
