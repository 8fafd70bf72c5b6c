import type { Article } from './article.ts';
import type { Verdict } from './match.ts';
import type { Fingerprint, Grouping } from './story.ts';

/** An article that some topic accepts or sends to review: what we exist to find. */
export interface Mention {
  readonly article: Article;
  readonly verdict: Verdict;
  readonly fingerprint: Fingerprint;
  readonly grouping: Grouping;
  /** Who wrote it, where the page names one: a news agency such as `STT`, or the issuer of a release; the outlet itself where it issues its own. */
  readonly origin?: string;
  /** Old news when we found it, or nothing to link to: shown to staff, never put out as new by itself. */
  readonly staffOnly: boolean;
}
