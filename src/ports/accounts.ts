import type { Account, Role, Session } from '../domain/account.ts';
import type { Instant } from '../domain/time.ts';

/** Who may use the desk. Passwords and tokens are stored as hashes only. */
export interface Accounts {
  account(email: string): Promise<(Account & { readonly passwordHash: string }) | undefined>;
  accounts(): Promise<readonly Account[]>;
  /** Adds the account or changes its name, role and password; a new password ends its sessions. */
  saveAccount(account: Account, passwordHash: string | undefined, at: Instant): Promise<void>;
  removeAccount(email: string): Promise<boolean>;
  openSession(session: Session, tokenHash: string): Promise<void>;
  session(
    tokenHash: string,
    now: Instant,
  ): Promise<{ readonly session: Session; readonly account: Account } | undefined>;
  closeSession(tokenHash: string): Promise<void>;
  closeSessionsOf(email: string): Promise<number>;
  /** Failed sign-ins from an address or for an e-mail since then; a success clears those of the e-mail. */
  failedSignIns(key: string, since: Instant): Promise<number>;
  recordSignIn(key: string, at: Instant, succeeded: boolean): Promise<void>;
}

export type { Role };
