import type { DecisionProblem } from '../../domain/review.ts';
import type { DeskContext } from '../context.ts';
import { printedTime } from '../dates.ts';

/** Why nothing was decided. Who was faster is told by name, on which story and when. */
export async function problemSaid(
  context: DeskContext,
  { message, first }: DecisionProblem,
): Promise<string> {
  if (first === undefined) return message;
  const { desk, accounts } = context.options.ports;
  const [story, account] = await Promise.all([
    desk.story(first.storyId, context.now),
    accounts.account(first.who),
  ]);
  if (story === undefined) return message;
  const { conflict } = context.words.inbox.said;
  return conflict(story.item.headline, account?.name ?? first.who, printedTime(first.at));
}
