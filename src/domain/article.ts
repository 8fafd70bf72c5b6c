import type { PublicationDate } from './time.ts';

export interface ArticleImage {
  readonly url: string;
  readonly alt?: string;
}

/** What a publisher wrote, as we read it. Immutable: a changed page is a new revision. */
export interface Article {
  /** What stays the same when the page moves or is edited: outlet's article id, JSON-LD @id or canonical address. */
  readonly identity: string;
  /** Where it was read. */
  readonly url: string;
  readonly canonicalUrl: string;
  readonly outlet: string;
  readonly title: string;
  readonly lead?: string;
  /** Paragraphs separated by one empty line; empty where only headline and teaser are known. */
  readonly text: string;
  readonly publishedAt?: PublicationDate;
  readonly modifiedAt?: PublicationDate;
  readonly authors: readonly string[];
  readonly section?: string;
  /** BCP 47 primary tag, from the text. */
  readonly language?: string;
  readonly image?: ArticleImage;
  /** From JSON-LD and HTTP status only. */
  readonly paywalled: boolean | 'unknown';
}
