import type { Instant, PublicationDate } from '../domain/time.ts';

/** An article that the filter rejected, as long as its words are kept. */
export interface RejectedArticle {
  readonly articleId: number;
  readonly url: string;
  readonly title: string;
  readonly lead?: string;
  readonly outlet: string;
  readonly language?: string;
  readonly publishedAt?: PublicationDate;
  readonly score: number;
  /** What staff said of it already. */
  readonly isMiss?: boolean;
}

/** How much is missed, measured and not guessed. */
export interface Recall {
  /** Rejected with the most points first, not looked at by staff yet. */
  nearMisses(limit: number): Promise<readonly RejectedArticle[]>;
  /** The same all week, whoever asks: drawn by chance from what was rejected in the ISO week (`2024-W17`). */
  weeklySample(week: string, size: number): Promise<readonly RejectedArticle[]>;
  recordCheck(check: {
    readonly articleId: number;
    readonly isMiss: boolean;
    /** Where it was in the sample of that week. */
    readonly week?: string;
    readonly who: string;
    readonly at: Instant;
  }): Promise<boolean>;
  /** What the samples of the weeks since then say. */
  recallFigures(since: Instant): Promise<{
    /** Of the samples. */
    readonly checked: number;
    readonly missed: number;
    readonly rejected: number;
    readonly found: number;
  }>;
}
