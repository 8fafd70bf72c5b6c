import type { ArticleImage } from './article.ts';
import type { Instant, PublicationDate } from './time.ts';

export interface AlsoIn {
  readonly outlet: string;
  readonly url: string;
  readonly title: string;
  readonly language?: string;
}

/** One story, as readers see it. */
export interface DigestItem {
  /** Assigned once; never changes, whatever is edited. */
  readonly guid: string;
  readonly storyId: number;
  readonly headline: string;
  /** An editor's rendering is English whatever the article is written in; absent counts as the publisher's own. */
  readonly headlineFrom?: 'editor' | 'publisher';
  readonly url: string;
  readonly outlet: string;
  readonly publishedAt?: PublicationDate;
  /** By which it stands in every list, see `standsAt`: never shown, as it may be a day that no publisher gave. */
  readonly standsAt: Instant;
  /** When the story first could be published. */
  readonly releasedAt: Instant;
  readonly updatedAt: Instant;
  /** An editor's own words, or the page's description shortened to a quotation. */
  readonly summary?: string;
  readonly summaryFrom?: 'editor' | 'publisher';
  readonly language?: string;
  /** `Article in Finnish.` */
  readonly languageNote?: string;
  /** Ids of the topics that accept it. */
  readonly topics: readonly string[];
  readonly theme?: string;
  /** Where staff moved it within its theme in the lists, see `list-order.ts`; absent: it stands by its date. */
  readonly rank?: number;
  readonly image?: ArticleImage;
  readonly paywalled: boolean | 'unknown';
  readonly alsoIn: readonly AlsoIn[];
}

export interface DigestTopic {
  readonly id: string;
  readonly name: string;
}

/** The approved stories of a period, newest first, ready to render. Holds no clock: the same stories give the same bytes. */
export interface Digest {
  readonly title: string;
  readonly description: string;
  /** Public address of the folder, ending in a slash; undefined gives relative links only. */
  readonly baseUrl?: string;
  readonly contact?: string;
  readonly items: readonly DigestItem[];
  readonly topics: readonly DigestTopic[];
  /** Names in their order. */
  readonly themes: readonly string[];
}

export interface PublishedFile {
  /** Relative to the public folder, with forward slashes. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** An item of the house-style list: `PLACE | HEADLINE (external link)`, then the paragraph. */
export interface ListItem {
  /** `YLE 24.4.2024`. */
  readonly place: string;
  readonly headline: string;
  readonly url?: string;
  /** Summary and language note; may be empty. */
  readonly paragraph: string;
}

export interface ListSection {
  /** Undefined for the items under no theme, which stand first. */
  readonly theme?: string;
  readonly items: readonly ListItem[];
}
