import type { ArticleImage } from './article.ts';
import type { Instant } from './time.ts';
import { absoluteUrl } from './url.ts';

/** What staff decided about a story, apart from what its publishers wrote. */
export type ReviewState = 'waiting' | 'approved' | 'rejected';

/** What an editor put in place of what the machine found. Absent: as found. */
export interface EditorsWords {
  readonly headline?: string;
  readonly summary?: string;
  readonly languageNote?: string;
  readonly outlet?: string;
  /** Where readers are sent, where the publisher's own address leads nowhere any more. */
  readonly url?: string;
  /** The day as staff print it, `2024-04-24`. */
  readonly date?: string;
  readonly image?: ArticleImage;
}

export interface Decision {
  readonly storyId: number;
  readonly who: string;
  readonly at: Instant;
  readonly state: ReviewState;
  readonly reason?: string;
  readonly words?: EditorsWords;
  /** Theme the story is put under; null takes it out. */
  readonly theme?: string | null;
  /** Waiting, but not to be shown in the inbox before this moment. */
  readonly snoozedUntil?: Instant;
  /** The article that is to stand for the story; absent leaves it as it is. */
  readonly representativeId?: number;
  /**
   * The last decision on the story that its author had seen, 0 for none: where there is a later one, nothing is decided
   * and its author is told. Absent: whatever was decided before.
   */
  readonly seenDecisionId?: number;
}

/** What staff change about which articles make one story. Each outlives every later pass. */
export type Regrouping =
  /** The articles of `from` go into `into`; links to `from` lead there. */
  | { readonly kind: 'merge'; readonly from: number; readonly into: number }
  /** The articles leave the story for one of their own. */
  | { readonly kind: 'split'; readonly storyId: number; readonly articleIds: readonly number[] }
  | { readonly kind: 'move'; readonly articleId: number; readonly into: number }
  /** Not the same story, and not to be suggested again. */
  | { readonly kind: 'keep-apart'; readonly storyId: number; readonly otherId: number };

/** Why nothing was decided. */
export interface DecisionProblem {
  readonly kind: 'not-there' | 'conflict' | 'not-possible';
  /** A sentence that says what to do. */
  readonly message: string;
  /** Of a conflict: the decision that came first. */
  readonly first?: { readonly storyId: number; readonly who: string; readonly at: Instant };
}

/** What cannot be decided whatever the story is; undefined where nothing stands against it. */
export function problemWith({ state, snoozedUntil, words }: Decision): DecisionProblem | undefined {
  if (snoozedUntil !== undefined && state !== 'waiting')
    return { kind: 'not-possible', message: `only what waits can be snoozed, not what is ${state}` };
  if (words?.date !== undefined && !isDay(words.date))
    return {
      kind: 'not-possible',
      message: `"${words.date}" is no day; write it as year, month and day: 2024-04-24`,
    };
  if (words?.url !== undefined && absoluteUrl(words.url) === undefined)
    return {
      kind: 'not-possible',
      message: `"${words.url}" is no address that readers can follow; it has to begin with http:// or https://`,
    };
  return undefined;
}

function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
