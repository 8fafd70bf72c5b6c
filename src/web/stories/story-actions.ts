import { failed, ok, type Result } from '../../domain/result.ts';
import type { Decision, DecisionProblem, EditorsWords } from '../../domain/review.ts';
import { daysBefore } from '../../domain/time.ts';
import { absoluteUrl } from '../../domain/url.ts';
import type { StoryView } from '../../ports.ts';
import type { DeskContext } from '../context.ts';
import { REASONS, SNOOZE_DAYS } from './inbox-actions.ts';

const STATES = ['approved', 'rejected', 'snoozed', 'waiting', 'same'] as const;

/** Decides on a story as its form says, with the editor's words that stand in it. */
export async function decideStory(
  context: DeskContext,
  view: StoryView,
): Promise<Result<number, DecisionProblem>> {
  const words = wordsFrom(context);
  if (!words.ok) return words;
  const decision = decisionFrom(context, view);
  return decision === undefined
    ? failed({ kind: 'not-possible', message: context.words.inbox.said.notUnderstood })
    : context.options.ports.desk.review({ ...decision, words: words.value });
}

function decisionFrom({ form, account, now, words }: DeskContext, { item }: StoryView): Decision | undefined {
  const to = STATES.find((state) => state === form.get('to'));
  const seenDecisionId = numberFrom(form.get('seen'));
  if (to === undefined || seenDecisionId === undefined) return undefined;
  const theme = (form.get('theme') ?? '').trim();
  const base = {
    ...{ storyId: item.storyId, who: account.email, at: now, seenDecisionId },
    theme: theme === '' ? null : theme,
  };
  const { reason, snoozedUntil } = item;
  if (to === 'same')
    return {
      ...base,
      state: item.state === 'snoozed' ? 'waiting' : item.state,
      ...(reason !== undefined && { reason }),
      ...(snoozedUntil !== undefined && { snoozedUntil }),
    };
  if (to === 'snoozed') {
    const days = SNOOZE_DAYS.find((count) => String(count) === form.get('snoozeDays')) ?? 1;
    return { ...base, state: 'waiting', snoozedUntil: daysBefore(now, -days) };
  }
  const known = REASONS.find((one) => one === form.get('reason')) ?? 'unrelated';
  return { ...base, state: to, ...(to === 'rejected' && { reason: words.inbox.reasons[known] }) };
}

/** What is left empty stays as it was found. */
function wordsFrom({ form, words }: DeskContext): Result<EditorsWords, DecisionProblem> {
  const value = (name: string) => (form.get(name) ?? '').trim();
  const written = (['headline', 'summary', 'languageNote', 'outlet', 'url', 'date'] as const).filter(
    (name) => value(name) !== '',
  );
  const url = value('imageUrl');
  if (url !== '' && absoluteUrl(url) === undefined)
    return failed({ kind: 'not-possible', message: words.storyPage.noAddress(url) });
  const alt = value('imageAlt');
  return ok({
    ...Object.fromEntries(written.map((name) => [name, value(name)])),
    ...(url !== '' && { image: { url, ...(alt !== '' && { alt }) } }),
  });
}

/** Answers with the story that the articles are in afterwards. */
export async function regroupStory(
  context: DeskContext,
  { item }: StoryView,
): Promise<Result<number, DecisionProblem>> {
  const { form, account, now, options } = context;
  const { desk } = options.ports;
  const number = (name: string) => numberFrom(form.get(name)) ?? 0;
  const [storyId, articleId, otherId] = [item.storyId, number('article'), number('other')];
  const who = account.email;
  switch (form.get('do')) {
    case 'merge':
      return desk.regroup({ kind: 'merge', from: otherId, into: storyId }, who, now);
    case 'split':
      return desk.regroup({ kind: 'split', storyId, articleIds: [articleId] }, who, now);
    case 'move':
      return desk.regroup({ kind: 'move', articleId, into: number('into') }, who, now);
    case 'keep-apart':
      return desk.regroup({ kind: 'keep-apart', storyId, otherId }, who, now);
    case 'represent':
      return represent(context, item, articleId);
    case 'undo': {
      const undone = await desk.undo(number('decision'), who, now);
      return undone.ok ? ok(storyId) : undone;
    }
    default:
      return failed({ kind: 'not-possible', message: context.words.inbox.said.notUnderstood });
  }
}

/** Another article stands for the story; what was decided on it stays. */
async function represent(
  { form, account, now, options }: DeskContext,
  item: StoryView['item'],
  representativeId: number,
): Promise<Result<number, DecisionProblem>> {
  const { storyId, reason, snoozedUntil } = item;
  const seenDecisionId = numberFrom(form.get('seen'));
  const done = await options.ports.desk.review({
    ...{ storyId, who: account.email, at: now, representativeId },
    state: item.state === 'snoozed' ? 'waiting' : item.state,
    ...(reason !== undefined && { reason }),
    ...(snoozedUntil !== undefined && { snoozedUntil }),
    ...(seenDecisionId !== undefined && { seenDecisionId }),
  });
  return done.ok ? ok(storyId) : done;
}

function numberFrom(written: string | null): number | undefined {
  return written !== null && /^\d{1,15}$/.test(written) ? Number(written) : undefined;
}
