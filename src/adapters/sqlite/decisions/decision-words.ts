import { type Decided, REVIEWED_FIELDS } from '../../../domain/decided.ts';
import type { Regrouping, ReviewState } from '../../../domain/review.ts';
import type { Instant } from '../../../domain/time.ts';
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

/** What it did to the story; nothing of it is stored, so that the chain holds whatever is said of it. */
export function whatWasDecided(decision: {
  readonly storyId: number;
  readonly otherId?: number;
  readonly before: DecisionContent;
  readonly after: DecisionContent;
}): Decided {
  const { before, after } = decision;
  if (after.undoes !== undefined) return { kind: 'undone', decisionId: after.undoes };
  if (isOnStories(after)) return regrouped(after, decision.storyId, decision.otherId);
  if (isOnStories(before)) return { kind: 'reviewed', state: after.state, stateChanged: true, changed: [] };
  return reviewed(before, after);
}

function regrouped({ regrouping }: StoriesContent, storyId: number, otherId = 0): Decided {
  switch (regrouping?.kind) {
    case 'merge':
      return { kind: 'merged', from: otherId, into: storyId };
    case 'split':
      return { kind: 'split', articles: regrouping.articleIds.length, from: storyId, into: otherId };
    case 'move':
      return { kind: 'moved', articleId: regrouping.articleId, from: storyId, into: otherId };
    case 'keep-apart':
      return { kind: 'kept-apart', stories: [storyId, otherId] };
    default:
      return { kind: 'regrouped', stories: [storyId, otherId] };
  }
}

function reviewed(before: ReviewContent, after: ReviewContent): Decided {
  const { state, snoozedUntil } = after;
  const stateChanged = before.state !== state;
  const changed = REVIEWED_FIELDS.filter((field) => before[field] !== after[field])
    // Approval pins the article that was seen: that is no change of it.
    .filter(
      (field) =>
        !(
          stateChanged &&
          state === 'approved' &&
          field === 'representativeId' &&
          before[field] === undefined
        ),
    );
  const isSnoozed = snoozedUntil !== undefined && snoozedUntil !== before.snoozedUntil;
  return { kind: 'reviewed', state, stateChanged, ...(isSnoozed && { snoozedUntil }), changed };
}
