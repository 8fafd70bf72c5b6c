import type Database from 'better-sqlite3';
import {
  type Account,
  ATTEMPT_MEMORY_MINUTES,
  IDLE_HOURS,
  isOver,
  type Session,
  type SignInKey,
  signInPause,
} from '../../../domain/account.ts';
import { type Instant, minutesAfter } from '../../../domain/time.ts';
import type {
  AccountOverview,
  Accounts,
  OpenSession,
  SessionOverview,
  StoredAccount,
} from '../../../ports.ts';
import { known } from '../columns.ts';

const ACCOUNT = 'SELECT email, name, role, password_hash AS passwordHash FROM account WHERE email = ?';

const ACCOUNTS = `
  SELECT a.email, a.name, a.role, a.added_at AS addedAt, max(s.seen_at) AS lastSeenAt
  FROM account a LEFT JOIN session s ON s.email = a.email
  GROUP BY a.email ORDER BY a.email`;

const ADD = 'INSERT INTO account (email, name, role, password_hash, added_at) VALUES (?, ?, ?, ?, ?)';
const CHANGE = 'UPDATE account SET name = ?, role = ? WHERE email = ?';
const CHANGE_PASSWORD = 'UPDATE account SET password_hash = ? WHERE email = ?';
const REMOVE = 'DELETE FROM account WHERE email = ?';

const OPEN_SESSION = `
  INSERT INTO session (token_hash, email, opened_at, ends_at, seen_at, secret, device)
  VALUES (@tokenHash, @email, @openedAt, @endsAt, @openedAt, @secret, @device)`;

const SESSION_COLUMNS = `
  s.id, s.token_hash AS tokenHash, s.email, s.opened_at AS openedAt, s.ends_at AS endsAt, s.seen_at AS seenAt,
  s.secret, s.device`;

const SESSION = `
  SELECT ${SESSION_COLUMNS}, a.name, a.role
  FROM session s JOIN account a ON a.email = s.email WHERE s.token_hash = +?`;

const SESSIONS_OF = `SELECT ${SESSION_COLUMNS} FROM session s WHERE s.email = ? ORDER BY s.seen_at DESC, s.id DESC`;

const SEEN = 'UPDATE session SET seen_at = ? WHERE id = ?';
const CLOSE = 'DELETE FROM session WHERE token_hash = ?';
const CLOSE_ONE = 'DELETE FROM session WHERE email = ? AND id = ?';
const CLOSE_ALL = 'DELETE FROM session WHERE email = ? AND token_hash <> ?';
const DROP_OVER = 'DELETE FROM session WHERE ends_at <= ? OR seen_at <= ?';

const ATTEMPTS =
  'SELECT failures, last_at AS lastAt FROM sign_in_attempt WHERE kind = @kind AND value = @value';

const COUNT_ATTEMPT = `
  INSERT INTO sign_in_attempt (kind, value, failures, last_at) VALUES (@kind, @value, 1, @at)
  ON CONFLICT (kind, value) DO UPDATE SET failures = failures + 1, last_at = excluded.last_at`;

const DROP_ATTEMPTS = 'DELETE FROM sign_in_attempt WHERE last_at <= ?';
const FORGET_EMAIL = "DELETE FROM sign_in_attempt WHERE kind = 'email' AND value = ?";
const FORGIVE_ADDRESS =
  "UPDATE sign_in_attempt SET failures = max(0, failures - 1) WHERE kind = 'address' AND value = ?";

/** How stale the time of the last use may be, in minutes. */
const SEEN_EVERY_MINUTES = 5;

type AccountRow = StoredAccount;
type OverviewRow = Omit<AccountOverview, 'lastSeenAt'> & { readonly lastSeenAt: Instant | null };
type SessionRow = SessionOverview;
type SessionAndAccount = SessionRow & Account;

/** Who may use the desk, their sessions, and who guesses at passwords. */
export function accountTables(database: Database.Database) {
  const account = database.prepare<[string], AccountRow>(ACCOUNT);
  const accounts = database.prepare<[], OverviewRow>(ACCOUNTS);
  const add = database.prepare<[string, string, string, string, Instant]>(ADD);
  const change = database.prepare<[string, string, string]>(CHANGE);
  const changePassword = database.prepare<[string, string]>(CHANGE_PASSWORD);
  const remove = database.prepare<[string]>(REMOVE);
  const openSession = database.prepare<[Session & { tokenHash: string }]>(OPEN_SESSION);
  const session = database.prepare<[string], SessionAndAccount>(SESSION);
  const sessionsOf = database.prepare<[string], SessionRow>(SESSIONS_OF);
  const seen = database.prepare<[Instant, number]>(SEEN);
  const close = database.prepare<[string]>(CLOSE);
  const closeOne = database.prepare<[string, number]>(CLOSE_ONE);
  const closeAll = database.prepare<[string, string]>(CLOSE_ALL);
  const dropOver = database.prepare<[Instant, Instant]>(DROP_OVER);
  const attempts = database.prepare<[SignInKey], { failures: number; lastAt: Instant }>(ATTEMPTS);
  const countAttempt = database.prepare<[SignInKey & { at: Instant }]>(COUNT_ATTEMPT);
  const dropAttempts = database.prepare<[Instant]>(DROP_ATTEMPTS);
  const forgetEmail = database.prepare<[string]>(FORGET_EMAIL);
  const forgiveAddress = database.prepare<[string]>(FORGIVE_ADDRESS);

  function waitsUntil(key: SignInKey, at: Instant): Instant | undefined {
    const row = attempts.get(key);
    if (row === undefined) return undefined;
    const until = minutesAfter(row.lastAt, signInPause(key.kind, row.failures));
    return until > at ? until : undefined;
  }

  return {
    account: (email: string): StoredAccount | undefined => account.get(email),

    accounts: (): readonly AccountOverview[] => accounts.all().map(known),

    saveAccount({ email, name, role }: Account, passwordHash: string | undefined, at: Instant): void {
      if (account.get(email) === undefined) {
        if (passwordHash === undefined) throw new Error(`the new account ${email} has no password`);
        add.run(email, name, role, passwordHash, at);
        return;
      }
      change.run(name, role, email);
      if (passwordHash === undefined) return;
      changePassword.run(passwordHash, email);
      closeAll.run(email, '');
    },

    removeAccount: (email: string): boolean => remove.run(email).changes > 0,

    openSession(opened: Session, tokenHash: string): void {
      dropOver.run(opened.openedAt, minutesAfter(opened.openedAt, -IDLE_HOURS * 60));
      openSession.run({ ...opened, tokenHash });
    },

    session(tokenHash: string, now: Instant): OpenSession | undefined {
      const row = session.get(tokenHash);
      if (row === undefined || isOver(row, row.seenAt, now)) return undefined;
      if (minutesAfter(row.seenAt, SEEN_EVERY_MINUTES) <= now) seen.run(now, row.id);
      const { email, name, role, openedAt, endsAt, secret, device } = row;
      return { session: { email, openedAt, endsAt, secret, device }, account: { email, name, role } };
    },

    sessionsOf: (email: string, now: Instant): readonly SessionOverview[] =>
      sessionsOf.all(email).filter((row) => !isOver(row, row.seenAt, now)),

    closeSession: (tokenHash: string): void => void close.run(tokenHash),

    closeSessionOf: (email: string, id: number): boolean => closeOne.run(email, id).changes > 0,

    closeSessionsOf: (email: string, exceptTokenHash = ''): number =>
      closeAll.run(email, exceptTokenHash).changes,

    beginSignIn(keys: readonly SignInKey[], at: Instant): Instant | undefined {
      dropAttempts.run(minutesAfter(at, -ATTEMPT_MEMORY_MINUTES));
      const waits = keys.flatMap((key) => waitsUntil(key, at) ?? []);
      if (waits.length > 0) return waits.sort().at(-1);
      for (const { kind, value } of keys) countAttempt.run({ kind, value, at });
      return undefined;
    },

    signedIn(keys: readonly SignInKey[]): void {
      for (const { kind, value } of keys) (kind === 'email' ? forgetEmail : forgiveAddress).run(value);
    },
  };
}

type Talk = <Answer>(method: () => Answer) => Promise<Answer>;

/** The port over the tables; `talk` makes a promise of an answer, and a sentence of what SQLite complains about. */
export function accountsOn(database: Database.Database, talk: Talk): Accounts {
  const tables = accountTables(database);
  const saveAccount = database.transaction(tables.saveAccount);
  const openSession = database.transaction(tables.openSession);
  const beginSignIn = database.transaction(tables.beginSignIn);
  return {
    account: (email) => talk(() => tables.account(email)),
    accounts: () => talk(tables.accounts),
    saveAccount: (account, hash, at) => talk(() => saveAccount.immediate(account, hash, at)),
    removeAccount: (email) => talk(() => tables.removeAccount(email)),
    openSession: (session, tokenHash) => talk(() => openSession.immediate(session, tokenHash)),
    session: (tokenHash, now) => talk(() => tables.session(tokenHash, now)),
    sessionsOf: (email, now) => talk(() => tables.sessionsOf(email, now)),
    closeSession: (tokenHash) => talk(() => tables.closeSession(tokenHash)),
    closeSessionOf: (email, id) => talk(() => tables.closeSessionOf(email, id)),
    closeSessionsOf: (email, except) => talk(() => tables.closeSessionsOf(email, except)),
    beginSignIn: (keys, at) => talk(() => beginSignIn.immediate(keys, at)),
    signedIn: (keys) => talk(() => tables.signedIn(keys)),
  };
}
