import type { Digest, DigestItem, DigestTopic } from '../../domain/digest.ts';
import type { Language } from '../../domain/source.ts';
import type { Instant } from '../../domain/time.ts';

/** The digest, or the part of it about one topic or in one language. Every edition has every format. */
export interface Edition {
  /** Folder with a slash at its end; empty for the whole digest. */
  readonly folder: string;
  readonly title: string;
  readonly description: string;
  readonly topic?: DigestTopic;
  readonly language?: Language;
  readonly items: readonly DigestItem[];
  /** When anything in it changed last; undefined while it is empty. */
  readonly updatedAt?: Instant;
  /** The whole that it is part of. */
  readonly digest: Digest;
}

/** A new output format is a file with one of these, its line in index.ts, and a golden file. */
export interface Format {
  readonly file: string;
  render(edition: Edition): string;
}
