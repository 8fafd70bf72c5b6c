import { randomBytes } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { Mailing } from '../../../domain/mailing.ts';
import type { Instant } from '../../../domain/time.ts';
import { fromJson, known } from '../columns.ts';

const LAST = `
  SELECT id, begun_at AS begunAt, guids, finished_at AS finishedAt FROM mailing ORDER BY id DESC LIMIT 1`;

const BEGIN = 'INSERT INTO mailing (begun_at, guids) VALUES (?, ?)';

const FINISH = 'UPDATE mailing SET finished_at = ? WHERE id = ? AND finished_at IS NULL';

const DELIVERIES = 'SELECT address FROM mail_delivery WHERE mailing_id = ?';

const DELIVER = `
  INSERT INTO mail_delivery (mailing_id, address, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`;

const ADD_TOKEN =
  'INSERT INTO mail_recipient (address, token) VALUES (?, ?) ON CONFLICT (address) DO NOTHING';

const TOKEN = 'SELECT token FROM mail_recipient WHERE address = ?';

const LEAVE = `
  UPDATE mail_recipient SET unsubscribed_at = coalesce(unsubscribed_at, ?) WHERE token = ? RETURNING address`;

const LEFT = 'SELECT address FROM mail_recipient WHERE unsubscribed_at IS NOT NULL';

/** 128 bits: nobody guesses another's. */
const TOKEN_BYTES = 16;

interface MailingRow {
  readonly id: number;
  readonly begunAt: Instant;
  readonly guids: string;
  readonly finishedAt: Instant | null;
}

/** What was sent to whom, and who wants no more. */
export function mailings(database: Database.Database) {
  const last = database.prepare<[], MailingRow>(LAST);
  const begin = database.prepare<[Instant, string]>(BEGIN);
  const finish = database.prepare<[Instant, number]>(FINISH);
  const deliveries = database.prepare<[number], { address: string }>(DELIVERIES);
  const deliver = database.prepare<[number, string, Instant]>(DELIVER);
  const addToken = database.prepare<[string, string]>(ADD_TOKEN);
  const token = database.prepare<[string], { token: string }>(TOKEN);
  const leave = database.prepare<[Instant, string], { address: string }>(LEAVE);
  const left = database.prepare<[], { address: string }>(LEFT);

  return {
    last(): Mailing | undefined {
      const row = last.get();
      return row && { ...known({ ...row, guids: null }), guids: fromJson<readonly string[]>(row.guids) };
    },

    begin(at: Instant, guids: readonly string[]): Mailing {
      const { lastInsertRowid } = begin.run(at, JSON.stringify(guids));
      return { id: Number(lastInsertRowid), begunAt: at, guids };
    },

    finish: (id: number, at: Instant): void => {
      finish.run(at, id);
    },

    deliveries: (id: number): readonly string[] => deliveries.all(id).map(({ address }) => address),

    deliver: (id: number, address: string, at: Instant): void => {
      deliver.run(id, address, at);
    },

    tokenOf(address: string): string {
      addToken.run(address, randomBytes(TOKEN_BYTES).toString('base64url'));
      const row = token.get(address);
      if (row === undefined) throw new Error(`${address} has no token right after it was given one`);
      return row.token;
    },

    unsubscribe: (given: string, at: Instant): string | undefined => leave.get(at, given)?.address,

    unsubscribed: (): readonly string[] => left.all().map(({ address }) => address),
  };
}
