import type { DecisionProblem } from '../../domain/review.ts';
import { printedDate } from '../../domain/time.ts';
import type { DeskContext } from '../context.ts';
import { printedMoment, printedTime } from '../dates.ts';

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
  const isToday = printedDate(first.at) === printedDate(context.now);
  const when = isToday ? printedTime(first.at) : printedMoment(first.at);
  return conflict(story.item.headline, account?.name ?? first.who, when);
}
