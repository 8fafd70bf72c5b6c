import { daysBetween, type Instant, minutesAfter } from './time.ts';

/** A viewer looks, an editor decides, an admin also adds people and changes sources and topics. */
export type Role = 'viewer' | 'editor' | 'admin';
export const ROLES: readonly Role[] = ['viewer', 'editor', 'admin'];

/** Whether somebody in this role may do what takes that one. */
export function mayAct(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/** A person who may sign in. */
export interface Account {
  /** Lower case. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

export interface Session {
  readonly email: string;
  readonly openedAt: Instant;
  /** Whatever is done with it. */
  readonly endsAt: Instant;
  /** What changes have to bring along (CSRF), in hex. */
  readonly secret: string;
  /** The browser as it names itself, so that a person knows one session from another; may be empty. */
  readonly device: string;
}

/** A session ends so many days after it was opened, or after so many hours without a request. */
export const SESSION_DAYS = 30;
export const IDLE_HOURS = 12;

export function sessionEnd(openedAt: Instant): Instant {
  return minutesAfter(openedAt, SESSION_DAYS * 24 * 60);
}

export function isOver(session: Session, seenAt: Instant, now: Instant): boolean {
  return session.endsAt <= now || daysBetween(seenAt, now) * 24 >= IDLE_HOURS;
}

/**
 * As it is stored and compared; undefined for what is no address. Something on both sides of one `@`: RFC 5321 allows
 * more than it helps to check.
 */
export function emailOf(written: string): string | undefined {
  const email = written.trim().toLowerCase().normalize('NFC');
  return email.length <= 254 && /^[^\s@<>"'\\\p{C}]+@[^\s@<>"'\\\p{C}]+$/u.test(email) ? email : undefined;
}

export const PASSWORD_LENGTH = { least: 12, most: 200 } as const;

export type PasswordProblem = 'too-short' | 'too-long' | 'too-simple';

/** Length is what counts (NIST SP 800-63B); undefined where the password will do. */
export function passwordProblem(password: string, email: string): PasswordProblem | undefined {
  const { length } = [...password];
  if (length < PASSWORD_LENGTH.least) return 'too-short';
  if (length > PASSWORD_LENGTH.most) return 'too-long';
  const [local = ''] = email.split('@');
  const remaining = local.length < 3 ? password : password.toLowerCase().replaceAll(local, '');
  return new Set(remaining).size < 5 ? 'too-simple' : undefined;
}

/** Sign-ins are counted for the e-mail and for the address they come from; a house may share one address. */
export interface SignInKey {
  readonly kind: 'email' | 'address';
  readonly value: string;
}

const FREE_ATTEMPTS: Readonly<Record<SignInKey['kind'], number>> = { email: 5, address: 20 };
const FIRST_PAUSE_MINUTES = 0.5;
const LONGEST_PAUSE_MINUTES = 15;

/** Attempts older than this no longer count, in minutes. */
export const ATTEMPT_MEMORY_MINUTES = 24 * 60;

/**
 * How long after the last of so many failed sign-ins the next may be tried, in minutes. It doubles from half a minute
 * on and stops at a quarter of an hour, so that nobody is shut out for good by somebody else's guessing.
 */
export function signInPause(kind: SignInKey['kind'], failures: number): number {
  const beyond = failures - FREE_ATTEMPTS[kind];
  return beyond < 0 ? 0 : Math.min(FIRST_PAUSE_MINUTES * 2 ** Math.min(beyond, 10), LONGEST_PAUSE_MINUTES);
}
