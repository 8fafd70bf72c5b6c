import type { Instant } from './time.ts';

/** What a server answered with a usable body. */
export interface Page {
  /** Where it was found in the end, after redirects. */
  readonly url: string;
  readonly status: number;
  /** Names in lower case; several values of one name joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decompressed bytes. */
  readonly body: Uint8Array;
  readonly fetchedAt: Instant;
}
