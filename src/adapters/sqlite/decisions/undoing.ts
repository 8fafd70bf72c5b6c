import { failed, ok, type Result } from '../../../domain/result.ts';
import type { DecisionProblem } from '../../../domain/review.ts';
import type { Groups } from '../grouping/groups.ts';
import type { By } from '../grouping/regrouping.ts';
import type { Stories } from '../grouping/stories.ts';
import type { Deciding } from './deciding.ts';
import { isOnStories } from './decision-words.ts';
import type { Decisions, StoredDecision } from './decisions.ts';

/**
 * To undo a decision is another decision: the stories that it touched become what they were before it. Only the last one
 * of each of them can be undone, so that nobody's later decision is lost.
 */
export function undoing(tables: {
  readonly stories: Stories;
  readonly decisions: Decisions;
  readonly deciding: Deciding;
  readonly groups: Groups;
}) {
  const { stories, decisions, deciding, groups } = tables;

  function problemOf({ id, storyId, otherId }: StoredDecision): DecisionProblem | undefined {
    const touched = otherId === undefined ? [storyId] : [storyId, otherId];
    const later = touched.find((story) => stories.find(story)?.decisionId !== id);
    if (later === undefined) return undefined;
    const message = `story ${later} was decided on since${deciding.lastWord(later)}; nothing was undone: undo that first`;
    return { kind: 'conflict', message, ...deciding.first(later) };
  }

  return (decisionId: number, by: By): Result<number, DecisionProblem> => {
    const decision = decisions.find(decisionId);
    if (decision === undefined)
      return failed({ kind: 'not-there', message: `no decision ${decisionId}; nothing was undone` });
    const problem = problemOf(decision);
    if (problem !== undefined) return failed(problem);
    const { storyId, otherId, before: then } = decision;
    if (!isOnStories(then)) return ok(deciding.settle(storyId, { ...then, undoes: decisionId }, by));
    const touched = otherId === undefined ? [storyId] : [storyId, otherId];
    const before = groups.contentOf(touched);
    groups.bringBack(then, by);
    const after = { ...groups.contentOf(touched), undoes: decisionId };
    const undone = decisions.append({
      storyId,
      ...(otherId !== undefined && { otherId }),
      ...by,
      before,
      after,
    });
    for (const story of touched) stories.refresh(story, { at: by.at });
    return ok(undone);
  };
}
