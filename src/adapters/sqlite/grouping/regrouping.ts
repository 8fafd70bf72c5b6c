import { failed, ok, type Result } from '../../../domain/result.ts';
import type { DecisionProblem, Regrouping } from '../../../domain/review.ts';
import type { Instant } from '../../../domain/time.ts';
import { sha256 } from '../columns.ts';
import type { Deciding } from '../decisions/deciding.ts';
import type { Decisions } from '../decisions/decisions.ts';
import type { Reviews } from '../decisions/reviews.ts';
import type { Groups } from './groups.ts';
import type { Stories } from './stories.ts';
import type { Ties } from './ties.ts';

/**
 * Staff have the last word on which articles make one story.
 *
 * - Merge: the articles of one story go into the other, which keeps its GUID; the item of the first goes out of the feed,
 *   and links to it lead on. Where staff had decided on the first only, the other takes that review over.
 * - Split: the articles leave for a story of their own, with a GUID of its own, that waits for review.
 * - Move: one article goes into another story. The last article of a story takes the story with it.
 * - Keep apart: the two are not one, and it is not suggested again.
 *
 * Articles that were taken apart stay apart for the machine (see `ties`); what is put together needs no tie, since no
 * pass takes an article out of its story.
 */
export interface By {
  readonly who: string;
  readonly at: Instant;
}

/** Two stories, and where the articles are afterwards. */
interface Plan {
  readonly storyId: number;
  readonly otherId: number;
  readonly answer: number;
  carryOut(): void;
}

export type RegroupingOf = ReturnType<typeof regrouping>;

export function regrouping(tables: {
  readonly stories: Stories;
  readonly reviews: Reviews;
  readonly decisions: Decisions;
  readonly deciding: Deciding;
  readonly ties: Ties;
  readonly groups: Groups;
}) {
  const { stories, reviews, decisions, deciding, ties, groups } = tables;

  function joinStories(from: number, into: number, by: By): void {
    const review = reviews.find(from);
    ties.reconcile([...stories.articlesOf(from), ...stories.articlesOf(into)]);
    stories.moveAll(from, into);
    stories.lead(from, into);
    reviews.remove(from);
    if (review !== undefined && reviews.stateOf(into) === 'waiting' && review.state === 'approved')
      reviews.write(into, { ...review, ...reviews.find(into), state: review.state }, by);
  }

  function merge({ from, into }: Regrouping & { kind: 'merge' }, by: By): Plan {
    return { storyId: into, otherId: from, answer: into, carryOut: () => joinStories(from, into, by) };
  }

  /** The chain of decisions never says the same twice, so that no GUID is used again. */
  function ownGuid(articleIds: readonly number[]): string {
    const hex = sha256(JSON.stringify([decisions.lastHash(), articleIds]));
    return `urn:mediawatch:story:${hex.slice(0, 32)}`;
  }

  function split({ storyId, articleIds }: Regrouping & { kind: 'split' }, by: By): Plan {
    const leaving = [...new Set(articleIds)].sort((one, other) => one - other);
    const otherId = stories.open(ownGuid(leaving), by.at);
    stories.lead(otherId, storyId);
    return {
      ...{ storyId, otherId, answer: otherId },
      carryOut: () => {
        const staying = stories.articlesOf(storyId).filter((id) => !leaving.includes(id));
        stories.lead(otherId, null);
        for (const articleId of leaving) stories.move(articleId, otherId);
        ties.part(leaving, staying);
      },
    };
  }

  function move({ articleId, into }: Regrouping & { kind: 'move' }, storyId: number, by: By): Plan {
    return {
      ...{ storyId, otherId: into, answer: into },
      carryOut: () => {
        const staying = stories.articlesOf(storyId).filter((id) => id !== articleId);
        if (staying.length === 0) {
          joinStories(storyId, into, by);
          return;
        }
        // With those that it joins it is not apart any more; they stay apart from one another.
        for (const other of stories.articlesOf(into)) ties.reconcile([articleId, other]);
        stories.move(articleId, into);
        ties.part([articleId], staying);
      },
    };
  }

  function keepApart({ storyId, otherId }: Regrouping & { kind: 'keep-apart' }): Plan {
    const carryOut = () => ties.part(stories.articlesOf(storyId), stories.articlesOf(otherId));
    return { storyId, otherId, answer: storyId, carryOut };
  }

  function planOf(change: Regrouping, by: By): Result<Plan, DecisionProblem> {
    const named = storiesNamed(change, groups.storyOf);
    if (named === undefined) return notThere(change);
    for (const storyId of named) {
      const obstacle = deciding.obstacle(storyId);
      if (obstacle !== undefined) return failed(obstacle);
    }
    const [storyId = 0, otherId] = named;
    if (storyId === otherId)
      return notPossible(`these articles are in story ${storyId} already; nothing was changed`);
    switch (change.kind) {
      case 'merge':
        return ok(merge(change, by));
      case 'move':
        return ok(move(change, storyId, by));
      case 'keep-apart':
        return ok(keepApart(change));
      case 'split': {
        const problem = splitProblem(change.articleIds, stories.articlesOf(storyId), storyId);
        return problem === undefined ? ok(split(change, by)) : notPossible(problem);
      }
    }
  }

  return (change: Regrouping, by: By): Result<number, DecisionProblem> => {
    const plan = planOf(change, by);
    if (!plan.ok) return plan;
    const { storyId, otherId, answer, carryOut } = plan.value;
    const before = groups.contentOf([storyId, otherId]);
    carryOut();
    const after = { ...groups.contentOf([storyId, otherId]), regrouping: change };
    decisions.append({ storyId, otherId, ...by, before, after });
    for (const id of [storyId, otherId]) stories.refresh(id, { at: by.at });
    return ok(answer);
  };
}

/** Undefined where the article of a move is in no story. */
function storiesNamed(
  change: Regrouping,
  storyOf: (articleId: number) => number | undefined,
): readonly number[] | undefined {
  switch (change.kind) {
    case 'merge':
      return [change.from, change.into];
    case 'split':
      return [change.storyId];
    case 'keep-apart':
      return [change.storyId, change.otherId];
    case 'move': {
      const storyId = storyOf(change.articleId);
      return storyId === undefined ? undefined : [storyId, change.into];
    }
  }
}

function splitProblem(
  leaving: readonly number[],
  all: readonly number[],
  storyId: number,
): string | undefined {
  const strange = leaving.find((articleId) => !all.includes(articleId));
  if (strange !== undefined) return `article ${strange} is not in story ${storyId}; nothing was changed`;
  const count = new Set(leaving).size;
  if (count > 0 && count < all.length) return undefined;
  return `to split story ${storyId}, choose some of its ${all.length} articles, not ${count === 0 ? 'none' : 'all'}`;
}

function notThere(change: Regrouping): Result<never, DecisionProblem> {
  const what = change.kind === 'move' ? `article ${change.articleId} is in no story` : 'no such story';
  return failed({ kind: 'not-there', message: `${what}; nothing was changed` });
}

function notPossible(message: string): Result<never, DecisionProblem> {
  return failed({ kind: 'not-possible', message });
}
