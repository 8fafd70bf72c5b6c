import { decidedInWords, REVIEWED_WORDS } from '../../../domain/decided.ts';
import { failed, ok, type Result } from '../../../domain/result.ts';
import {
  type Decision,
  type DecisionProblem,
  type EditorsWords,
  problemWith,
} from '../../../domain/review.ts';
import { type Instant, printedDate } from '../../../domain/time.ts';
import type { Stories } from '../grouping/stories.ts';
import type { ReviewContent } from './decision-words.ts';
import { whatWasDecided } from './decision-words.ts';
import type { Decisions } from './decisions.ts';
import type { Reviews } from './reviews.ts';

/**
 * A decision on one story. Nothing is decided where somebody decided otherwise since its author looked, or where the
 * story was merged into another meanwhile: the author is told who did what and when.
 */
const WAITING: ReviewContent = { state: 'waiting' };

export type Deciding = ReturnType<typeof deciding>;

export function deciding(tables: {
  readonly stories: Stories;
  readonly reviews: Reviews;
  readonly decisions: Decisions;
}) {
  const { stories, reviews, decisions } = tables;

  /** ` (approved by aino, 24.4.2024)`. */
  function lastWord(storyId: number): string {
    const last = decisions.lastOf(storyId);
    return last === undefined
      ? ''
      : ` (${decidedInWords(whatWasDecided(last))} by ${last.who}, ${printedDate(last.at)})`;
  }

  /** For those who would say it in words of their own. */
  function first(storyId: number): Pick<DecisionProblem, 'first'> {
    const last = decisions.lastOf(storyId);
    return last === undefined ? {} : { first: { storyId, who: last.who, at: last.at } };
  }

  /** Why the story cannot be decided on, if it cannot. */
  function obstacle(storyId: number): DecisionProblem | undefined {
    const story = stories.find(storyId);
    if (story === undefined)
      return { kind: 'not-there', message: `no story ${storyId}; nothing was decided` };
    if (story.mergedInto === null) return undefined;
    const message = `story ${storyId} is part of story ${stories.live(storyId)} now${lastWord(storyId)}; nothing was decided: look at that one`;
    return { kind: 'conflict', message, ...first(storyId) };
  }

  function problemOf(decision: Decision): DecisionProblem | undefined {
    const { storyId, seenDecisionId, representativeId } = decision;
    const found = obstacle(storyId) ?? problemWith(decision);
    if (found !== undefined) return found;
    if (seenDecisionId !== undefined && (stories.find(storyId)?.decisionId ?? 0) > seenDecisionId)
      return {
        kind: 'conflict',
        message: `story ${storyId} was decided on meanwhile${lastWord(storyId)}; nothing was decided: look at it again`,
        ...first(storyId),
      };
    if (representativeId !== undefined && !stories.articlesOf(storyId).includes(representativeId))
      return {
        kind: 'not-possible',
        message: `article ${representativeId} is not in story ${storyId}; choose one of its own`,
      };
    return undefined;
  }

  /** Writes what a review comes to; answers with the decision's number. */
  function settle(storyId: number, after: ReviewContent, by: { who: string; at: Instant }): number {
    const before = reviews.find(storyId) ?? WAITING;
    reviews.write(storyId, after, by);
    const decisionId = decisions.append({ storyId, ...by, before, after });
    stories.refresh(storyId, { at: by.at, reworded: readsDifferently(before, after) });
    return decisionId;
  }

  return {
    obstacle,

    lastWord,

    first,

    settle,

    decide(decision: Decision): Result<number, DecisionProblem> {
      const problem = problemOf(decision);
      if (problem !== undefined) return failed(problem);
      const { storyId, who, at } = decision;
      const before = reviews.find(storyId) ?? WAITING;
      const shown = stories.representativeOf(storyId);
      return ok(settle(storyId, reviewAfter(before, decision, shown), { who, at }));
    },
  };
}

/** `shown`: the article that stands for the story, which an approved story goes on standing for, whatever joins it. */
function reviewAfter(before: ReviewContent, decision: Decision, shown: number | undefined): ReviewContent {
  const { state, reason, snoozedUntil, words } = decision;
  const pinned = decision.representativeId ?? before.representativeId;
  const representativeId = pinned ?? (state === 'approved' ? shown : undefined);
  const theme = decision.theme === undefined ? before.theme : (decision.theme ?? undefined);
  return {
    state,
    ...(reason !== undefined && { reason }),
    ...(words === undefined ? wordsOf(before) : contentOf(words)),
    ...(theme !== undefined && { theme }),
    ...(snoozedUntil !== undefined && { snoozedUntil }),
    ...(representativeId !== undefined && { representativeId }),
  };
}

function wordsOf(review: ReviewContent): Partial<ReviewContent> {
  return Object.fromEntries(
    REVIEWED_WORDS.filter((word) => review[word] !== undefined).map((word) => [word, review[word]]),
  );
}

function contentOf({ image, ...words }: EditorsWords): Partial<ReviewContent> {
  return wordsOf({
    ...{ state: 'waiting', ...words },
    ...(image && { imageUrl: image.url, ...(image.alt !== undefined && { imageAlt: image.alt }) }),
  });
}

export function readsDifferently(before: ReviewContent, after: ReviewContent): boolean {
  return REVIEWED_WORDS.some((word) => before[word] !== after[word]);
}
