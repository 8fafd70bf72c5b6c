import type { Failure } from './result.ts';
import type { Instant } from './time.ts';

/** Languages that topics are written in. What a page is written in may be any other, as a tag such as `de`. */
export type Language = 'fi' | 'sv' | 'en';
export const LANGUAGES: readonly Language[] = ['fi', 'sv', 'en'];

export function isLanguage(tag: string | undefined): tag is Language {
  return tag === 'fi' || tag === 'sv' || tag === 'en';
}

export type SourceKind = 'feed' | 'listing' | 'sitemap';
export const SOURCE_KINDS: readonly SourceKind[] = ['feed', 'listing', 'sitemap'];

/** The most characters of a CSS selector: by hand it has some fifty, and one of a hundred thousand takes seconds. */
export const LONGEST_SELECTOR = 500;

/** CSS selectors on a listing page; `a@href` takes an attribute, everything else the text. */
export interface ListingSelectors {
  readonly item: string;
  readonly title?: string;
  readonly url?: string;
  readonly date?: string;
  readonly summary?: string;
  readonly image?: string;
  /** The link to the next page of the listing. */
  readonly next?: string;
}

/** When the article itself is fetched: always, when headline and teaser give a hint, or never. */
export type FullText = 'always' | 'onHint' | 'never';

/** A place we are configured to look. */
export interface Source {
  readonly id: string;
  readonly name: string;
  /** As printed before the date in the house-style list. */
  readonly outlet: string;
  /** What the source is usually written in; the text of an article decides where it says otherwise. */
  readonly language?: Language;
  readonly kind: SourceKind;
  readonly url: string;
  readonly everyMinutes: number;
  readonly fullText: FullText;
  readonly enabled: boolean;
  readonly select?: ListingSelectors;
  /** How many pages of one listing or sitemap are read in one poll. */
  readonly maxPages: number;
  /** Only announced addresses that match one of these regular expressions are articles; empty means all. */
  readonly only: readonly string[];
}

/** Where a site keeps its articles in the page's own state, as paths such as `headline.full` or `authors[].name`. */
export interface PageState {
  /** CSS selector of the script element. */
  readonly selector: string;
  /** Dotted path to the article in it; nothing beside it is ever read. */
  readonly path: string;
  readonly title?: string;
  readonly lead?: string;
  readonly published?: string;
  readonly modified?: string;
  readonly language?: string;
  readonly authors?: string;
  readonly url?: string;
  readonly image?: string;
  /** Where the text is: a list of blocks, which of their `type`s are text, and the field that holds it. */
  readonly blocks?: { readonly path: string; readonly types: readonly string[]; readonly field: string };
}

/** How the article pages of some hosts are read, as data; a page of any other host is read by general rules. */
export interface SiteProfile {
  readonly id: string;
  readonly hosts: readonly string[];
  readonly state?: PageState;
  readonly title?: string;
  readonly lead?: string;
  readonly date?: string;
  readonly body?: string;
  /** What does not belong to the article although it stands in its body. */
  readonly drop: readonly string[];
  /** A regular expression with one group that finds the outlet's own number of an article in its address. */
  readonly articleId?: string;
}

/** What a server said about the version of a document that we understood last. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
  /** SHA-256 of the bytes, in hex: some servers answer the same ETag for changed content, and some none. */
  readonly bodyHash?: string;
}

/** What we remember of a source from poll to poll. */
export interface SourceState {
  readonly sourceId: string;
  readonly lastPolledAt?: Instant;
  readonly lastSucceededAt?: Instant;
  /** Not to be asked before this moment: our own interval, or longer where the server said so. */
  readonly nextDueAt?: Instant;
  readonly failurePoints: number;
  readonly consecutiveFailures: number;
  readonly lastFailure?: Failure;
  /** Newest date that any announced item carried. */
  readonly newestItemAt?: Instant;
  /** Minutes between two polls, as they came out of what it publishes; absent: as sources.yaml says. */
  readonly intervalMinutes?: number;
  /** The shortest time in which everything in its document was replaced, lately. */
  readonly turnoverMinutes?: number;
  /** Somebody wants it to be left alone for now. */
  readonly paused?: { readonly at: Instant; readonly by: string };
}
