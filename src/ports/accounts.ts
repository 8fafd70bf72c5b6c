import type { Account, Session, SignInKey } from '../domain/account.ts';
import type { Instant } from '../domain/time.ts';

/** Who may use the desk. Passwords and tokens are stored as hashes only. */
export interface Accounts {
  account(email: string): Promise<StoredAccount | undefined>;
  /** By e-mail. */
  accounts(): Promise<readonly AccountOverview[]>;
  /** Adds the account or changes its name, role and password; a new password ends its sessions. */
  saveAccount(account: Account, passwordHash: string | undefined, at: Instant): Promise<void>;
  /** False where there was none; its sessions end. */
  removeAccount(email: string): Promise<boolean>;

  openSession(session: Session, tokenHash: string): Promise<void>;
  /** The session and its account, unless it is over; counts as being used at this moment. */
  session(tokenHash: string, now: Instant): Promise<OpenSession | undefined>;
  /** Those that are not over, used last first. */
  sessionsOf(email: string, now: Instant): Promise<readonly SessionOverview[]>;
  closeSession(tokenHash: string): Promise<void>;
  /** One by its number, if it is this person's. */
  closeSessionOf(email: string, id: number): Promise<boolean>;
  /** All but the one with this token; counts them. */
  closeSessionsOf(email: string, exceptTokenHash?: string): Promise<number>;

  /**
   * Counts an attempt for each key, or, where one of them has to wait, counts nothing and answers until when.
   * In one transaction: many at once are not let through together.
   */
  beginSignIn(keys: readonly SignInKey[], at: Instant): Promise<Instant | undefined>;
  /** The password was right: the attempts for the e-mail are forgotten, and this one for the address. */
  signedIn(keys: readonly SignInKey[]): Promise<void>;
}

export type StoredAccount = Account & { readonly passwordHash: string };

export interface AccountOverview extends Account {
  readonly addedAt: Instant;
  /** Undefined where no session of theirs is left. */
  readonly lastSeenAt?: Instant;
}

export interface OpenSession {
  readonly session: Session;
  readonly account: Account;
}

export interface SessionOverview extends Session {
  readonly id: number;
  /** To within five minutes. */
  readonly seenAt: Instant;
  readonly tokenHash: string;
}

/** Slow on purpose, one at a time: each takes 128 MB while it runs. */
export interface Passwords {
  /** So many wait for their turn that another should come again later. */
  isBusy(): boolean;
  /** With the parameters and the salt in it. */
  hash(password: string): Promise<string>;
  /** Takes as long where there is no such account (undefined), and is never true there. */
  matches(password: string, hash: string | undefined): Promise<boolean>;
}
