/** What every kind of source document becomes before it is checked: one shape for all readers. */
import type { Discovery } from '../../domain/candidate.ts';
import type { Page } from '../../domain/page.ts';
import type { Failure, Result } from '../../domain/result.ts';
import { withoutSecrets } from '../../domain/secrets.ts';
import type { Source } from '../../domain/source.ts';
import type { DateOrigin } from '../../domain/time.ts';

export type SourceRules = Pick<Source, 'kind' | 'select' | 'only' | 'language' | 'maxPages'>;

/** A source document as text, with what is known of where it came from. */
export interface SourceDocument {
  readonly page: Page;
  readonly text: string;
  readonly rules: SourceRules;
}

export type DocumentReader = (
  document: SourceDocument,
) => Result<Discovery, Failure> | Promise<Result<Discovery, Failure>>;

/** An item as written: strings may hold HTML, addresses may be relative, dates may be anything. */
export interface FoundItem {
  readonly url?: string;
  /** What `url` is relative to; the document's own address where absent. */
  readonly base?: string;
  readonly guid?: string;
  readonly title?: string;
  readonly summary?: string;
  /** Best first: the first that can be read counts. */
  readonly dates: readonly string[];
  readonly language?: string;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  readonly imageUrl?: string;
  /** The document ends within it. */
  readonly isCutOff?: boolean;
}

export interface FoundDocument {
  readonly title?: string;
  readonly link?: string;
  readonly language?: string;
  readonly items: readonly FoundItem[];
  readonly more?: readonly string[];
  readonly datesFrom: DateOrigin;
}

/** Items beyond this are not read: no feed of news is longer, and a sitemap is read newest first. */
export const MAX_ITEMS = 2_000;

export function notUnderstood(message: string): Failure {
  return { reason: 'not-understood', message: withoutSecrets(message), retry: 'later' };
}
