import type { Mailing } from '../domain/mailing.ts';
import type { Result } from '../domain/result.ts';
import type { Instant } from '../domain/time.ts';

export interface MailMessage {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Beside those that every message has. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A mail server. What it refuses is told as a sentence, never thrown. */
export interface Mailer {
  send(message: MailMessage): Promise<Result<void, string>>;
  close(): void;
}

/** A chat channel that takes posts at a secret address (Slack, Teams). */
export interface Chat {
  post(lines: ChatPost): Promise<Result<void, string>>;
}

export interface ChatPost {
  readonly title: string;
  readonly lines: readonly { readonly text: string; readonly url?: string }[];
}

/** What has to be remembered of mails, so that nobody gets one twice or after they have had enough. */
export interface Mailings {
  /** The last one begun. */
  lastMailing(): Promise<Mailing | undefined>;
  beginMailing(at: Instant, guids: readonly string[]): Promise<Mailing>;
  /** Addresses that have got it, in lower case. */
  deliveries(mailingId: number): Promise<readonly string[]>;
  recordDelivery(mailingId: number, address: string, at: Instant): Promise<void>;
  finishMailing(mailingId: number, at: Instant): Promise<void>;
  /** A name for the address that nobody can guess: part of the link by which it leaves. */
  unsubscribeToken(address: string): Promise<string>;
  /** The address that leaves; undefined for a name that nobody has. */
  unsubscribe(token: string, at: Instant): Promise<string | undefined>;
  /** In lower case. */
  unsubscribed(): Promise<readonly string[]>;
}
