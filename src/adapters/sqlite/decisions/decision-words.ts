import type { Regrouping, ReviewState } from '../../../domain/review.ts';
import { type Instant, printedDate } from '../../../domain/time.ts';
import type { Pair } from '../grouping/ties.ts';

/** A review as a decision keeps it: what is absent is as found. */
export interface ReviewContent {
  readonly state: ReviewState;
  readonly reason?: string;
  readonly headline?: string;
  readonly summary?: string;
  readonly languageNote?: string;
  readonly outlet?: string;
  readonly url?: string;
  readonly date?: string;
  readonly imageUrl?: string;
  readonly imageAlt?: string;
  readonly theme?: string;
  readonly snoozedUntil?: Instant;
  readonly representativeId?: number;
  /** Number of the decision that this one undid. */
  readonly undoes?: number;
}

/** Which articles make which stories, as a regrouping keeps it: enough to bring it back. */
export interface StoriesContent {
  readonly stories: readonly {
    readonly storyId: number;
    readonly articleIds: readonly number[];
    readonly mergedInto?: number;
    readonly review?: ReviewContent;
  }[];
  /** Pairs of these articles that staff keep apart. */
  readonly apart: readonly Pair[];
  readonly regrouping?: Regrouping;
  readonly undoes?: number;
}

export type DecisionContent = ReviewContent | StoriesContent;

export function isOnStories(content: DecisionContent): content is StoriesContent {
  return 'stories' in content;
}

/** A short sentence for the history of a story. */
export function whatWasDecided(decision: {
  readonly storyId: number;
  readonly otherId?: number;
  readonly before: DecisionContent;
  readonly after: DecisionContent;
}): string {
  const { before, after } = decision;
  if (after.undoes !== undefined) return `decision ${after.undoes} undone`;
  if (isOnStories(after)) return regrouped(after, decision.storyId, decision.otherId);
  return isOnStories(before) ? after.state : reviewed(before, after);
}

function regrouped({ regrouping }: StoriesContent, storyId: number, otherId = 0): string {
  switch (regrouping?.kind) {
    case 'merge':
      return `story ${otherId} merged into story ${storyId}`;
    case 'split':
      return `${articles(regrouping.articleIds.length)} split off story ${storyId} as story ${otherId}`;
    case 'move':
      return `article ${regrouping.articleId} moved from story ${storyId} to story ${otherId}`;
    case 'keep-apart':
      return `stories ${storyId} and ${otherId} kept apart`;
    default:
      return `stories ${storyId} and ${otherId} regrouped`;
  }
}

function articles(count: number): string {
  return count === 1 ? 'one article' : `${count} articles`;
}

const FIELDS = [
  ['headline', 'headline'],
  ['summary', 'summary'],
  ['languageNote', 'language note'],
  ['outlet', 'outlet'],
  ['url', 'link'],
  ['date', 'date'],
  ['imageUrl', 'image'],
  ['imageAlt', 'description of the image'],
  ['theme', 'theme'],
  ['representativeId', 'representative'],
] as const;

function reviewed(before: ReviewContent, after: ReviewContent): string {
  const approved = before.state !== 'approved' && after.state === 'approved';
  const changed = FIELDS.filter(([field]) => before[field] !== after[field])
    // Approval pins the article that was seen: that is no change of it.
    .filter(([field]) => !(approved && field === 'representativeId' && before[field] === undefined))
    .map(([, name]) => name);
  const parts = [
    ...stateChange(before, after),
    ...(changed.length > 0 ? [`${listed(changed)} changed`] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : `left ${after.state}`;
}

function stateChange(before: ReviewContent, after: ReviewContent): readonly string[] {
  if (after.snoozedUntil !== undefined && after.snoozedUntil !== before.snoozedUntil)
    return [`snoozed until ${printedDate(after.snoozedUntil)}`];
  if (before.state === after.state) return [];
  return [after.state === 'waiting' ? 'put back to waiting' : after.state];
}

function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
