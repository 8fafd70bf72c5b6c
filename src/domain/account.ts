import type { Instant } from './time.ts';

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
  readonly endsAt: Instant;
  /** What changes have to bring along (CSRF), in hex. */
  readonly secret: string;
}
