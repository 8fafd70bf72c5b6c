import type { Instant } from './time.ts';

/** One digest by e-mail to all who get it. */
export interface Mailing {
  readonly id: number;
  /** When it was begun: what was put out later is for the next one. */
  readonly begunAt: Instant;
  /** Stories in it, by GUID, in their order. */
  readonly guids: readonly string[];
  /** Absent while somebody has not got it yet. */
  readonly finishedAt?: Instant;
}

/** Who gets the digest by e-mail, and how. */
export interface MailSettings {
  /** `Name <address>` or an address. */
  readonly from: string;
  readonly to: readonly string[];
  /** Whether a week without news is told, or passed over in silence. */
  readonly ifNothingNew: 'skip' | 'send';
}

/** Who is told when a source breaks, falls silent or recovers. */
export interface AlertSettings {
  /** `from` of the digest where it is absent. */
  readonly from?: string;
  readonly to: readonly string[];
  /** Whether the chat channel is told, where there is one. */
  readonly chat: boolean;
}

export type ChatKind = 'slack' | 'teams';

/** The address alone, in lower case, of `Name <address>`. */
export function addressOf(recipient: string): string {
  return (/<([^<>]+)>\s*$/.exec(recipient)?.[1] ?? recipient).trim().toLowerCase();
}
