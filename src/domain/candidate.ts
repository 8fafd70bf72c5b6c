import type { Language } from './source.ts';
import type { PublicationDate } from './time.ts';

/** An item as a feed, a listing or a sitemap announces it, before it is stored. */
export interface Announced {
  /** Absolute, as found. */
  readonly url: string;
  /** The same address without trackers and spelling variants: what two announcements have in common. */
  readonly canonicalUrl: string;
  readonly guid?: string;
  /** Empty where the source gives none (sitemaps). */
  readonly title: string;
  /** Plain text, shortened to 2,000 characters. */
  readonly summary?: string;
  readonly publishedAt?: PublicationDate;
  readonly language?: string;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  readonly imageUrl?: string;
}

/** An article announced, not yet read. */
export interface Candidate extends Announced {
  readonly id: number;
  /** The source that announced it first. */
  readonly sourceId: string;
  readonly outlet: string;
  readonly sourceLanguage?: Language;
  readonly failurePoints: number;
  /** How often the page was answered with 404 or 410 in a row. */
  readonly timesGone: number;
}

/** How a candidate ended. Anything but these leaves it unread. */
export type Settlement = 'read' | 'no-hint' | 'gone' | 'given-up' | 'refused';

/** What a fetched source document holds. */
export interface Discovery {
  readonly title?: string;
  readonly link?: string;
  readonly language?: string;
  /** How long it says that it holds, in minutes. */
  readonly refreshMinutes?: number;
  readonly items: readonly Announced[];
  /** Items that could not be used, by reason: `no link`, `foreign scheme` … */
  readonly dropped: Readonly<Record<string, number>>;
  /** Further documents of the same source: the next page of a listing, the sitemaps of an index. */
  readonly more: readonly string[];
}
