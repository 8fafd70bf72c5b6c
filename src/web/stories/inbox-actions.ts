import type { Result } from '../../domain/result.ts';
import type { Decision, DecisionProblem, ReviewState } from '../../domain/review.ts';
import { daysBefore, type Instant } from '../../domain/time.ts';
import type { DeskContext } from '../context.ts';

/** What was asked of the inbox: a button of one story, or of all that are picked. */
export type Action =
  | { readonly kind: 'decide'; readonly to: 'approved' | 'rejected' | 'snoozed' | 'waiting' }
  | { readonly kind: 'theme'; readonly name: string }
  | { readonly kind: 'merge' }
  | { readonly kind: 'undo'; readonly decisionIds: readonly number[] };

/** A story as its reader saw it: `12.40` is story 12 when decision 40 was its last. */
export interface Seen {
  readonly storyId: number;
  readonly decisionId: number;
}

export interface Asked {
  readonly action: Action;
  readonly stories: readonly Seen[];
}

export const REASONS = ['unrelated', 'duplicate', 'advert', 'old', 'other'] as const;
export const SNOOZE_DAYS = [1, 3, 7, 30] as const;

/** More than this at once is no picking any more. */
const MOST_AT_ONCE = 500;

const SINGLE = { approve: 'approved', reject: 'rejected', snooze: 'snoozed', wait: 'waiting' } as const;

/** Reads a form of the inbox; undefined for one that says nothing we know. */
export function askedOf(form: URLSearchParams): Asked | undefined {
  const undo = form.get('undo');
  if (undo !== null)
    return { action: { kind: 'undo', decisionIds: undo.split(',').flatMap(number) }, stories: [] };
  for (const [button, to] of Object.entries(SINGLE)) {
    const one = form.get(button);
    if (one !== null) return { action: { kind: 'decide', to }, stories: seenFrom([one]) };
  }
  const stories = seenFrom(form.getAll('pick').slice(0, MOST_AT_ONCE));
  const wanted = form.get('do');
  if (wanted === 'merge') return { action: { kind: 'merge' }, stories };
  if (wanted === 'theme')
    return { action: { kind: 'theme', name: (form.get('theme') ?? '').trim() }, stories };
  const to = Object.entries(SINGLE).find(([button]) => button === wanted)?.[1];
  return to && { action: { kind: 'decide', to }, stories };
}

function seenFrom(written: readonly string[]): readonly Seen[] {
  return written.flatMap((text) => {
    const [, storyId, decisionId] = /^(\d{1,15})\.(\d{1,15})$/.exec(text) ?? [];
    return storyId === undefined ? [] : [{ storyId: Number(storyId), decisionId: Number(decisionId) }];
  });
}

function number(text: string): readonly number[] {
  return /^\d{1,15}$/.test(text) ? [Number(text)] : [];
}

/** What was done, for the sentence that says so and for undoing it. */
export interface Done {
  readonly said: string;
  readonly decisionIds: readonly number[];
  /** Nothing was changed; what was said says why. */
  readonly isNothing?: boolean;
}

/** Does what was asked, for all stories or for none. */
export async function act(
  context: DeskContext,
  { action, stories }: Asked,
): Promise<Result<Done, DecisionProblem>> {
  const { said } = context.words.inbox;
  if (action.kind === 'undo') return undo(context, action.decisionIds);
  if (stories.length === 0) return nothing(said.nothing);
  if (action.kind === 'merge') return merge(context, stories);
  if (action.kind === 'theme') {
    if (action.name === '') return nothing(said.themeNeedsName);
    return themed(context, stories, action.name);
  }
  return decideAll(
    context,
    stories.map((seen) => decisionOf(context, seen, action.to)),
    said[action.to](stories.length),
  );
}

function nothing(said: string): Result<Done, DecisionProblem> {
  return { ok: true, value: { said, decisionIds: [], isNothing: true } };
}

function decisionOf(
  context: DeskContext,
  { storyId, decisionId }: Seen,
  to: 'approved' | 'rejected' | 'snoozed' | 'waiting',
): Decision {
  const state: ReviewState = to === 'snoozed' ? 'waiting' : to;
  return {
    ...{ storyId, who: context.account.email, at: context.now, state, seenDecisionId: decisionId },
    ...(to === 'snoozed' && { snoozedUntil: wakeUp(context) }),
    ...(to === 'rejected' && { reason: reasonOf(context) }),
  };
}

function wakeUp({ form, now }: DeskContext): Instant {
  const days = SNOOZE_DAYS.find((known) => String(known) === form.get('snoozeDays')) ?? 1;
  return daysBefore(now, -days);
}

/** A reason of the list, else the person's own words. */
function reasonOf({ form, words }: DeskContext): string {
  const given = (form.get('reason') ?? '').trim();
  const known = REASONS.find((reason) => reason === given);
  return known === undefined
    ? given.slice(0, 200) || words.inbox.reasons.unrelated
    : words.inbox.reasons[known];
}

async function decideAll(
  context: DeskContext,
  decisions: readonly Decision[],
  said: string,
): Promise<Result<Done, DecisionProblem>> {
  const done = await context.options.ports.desk.reviewAll(decisions);
  return done.ok ? { ok: true, value: { said, decisionIds: done.value } } : done;
}

/** The theme alone: each story stays approved or waiting, as it is. */
async function themed(
  context: DeskContext,
  stories: readonly Seen[],
  theme: string,
): Promise<Result<Done, DecisionProblem>> {
  const decisions: Decision[] = [];
  for (const seen of stories) {
    const view = await context.options.ports.desk.story(seen.storyId, context.now);
    if (view === undefined) continue;
    const { state, reason, snoozedUntil } = view.item;
    decisions.push({
      ...decisionOf(context, seen, 'waiting'),
      state: state === 'snoozed' ? 'waiting' : state,
      theme: theme.slice(0, 200),
      ...(reason !== undefined && { reason }),
      ...(snoozedUntil !== undefined && { snoozedUntil }),
    });
  }
  return decideAll(context, decisions, context.words.inbox.said.themed(decisions.length));
}

/** Into the first one, which is the one on top of the list; all of them or none. */
async function merge(context: DeskContext, seen: readonly Seen[]): Promise<Result<Done, DecisionProblem>> {
  const { said } = context.words.inbox;
  const [into, ...others] = seen;
  if (into === undefined || others.length === 0) return nothing(said.mergeNeedsTwo);
  const late = await decidedMeanwhile(context, seen);
  if (late !== undefined) return { ok: false, problem: { kind: 'conflict', message: said.meanwhile(late) } };
  const { desk } = context.options.ports;
  const decisionIds: number[] = [];
  for (const { storyId } of others) {
    const change = { kind: 'merge', from: storyId, into: into.storyId } as const;
    const done = await desk.regroup(change, context.account.email, context.now);
    if (!done.ok) {
      await undo(context, decisionIds);
      return done;
    }
    const view = await desk.story(into.storyId, context.now);
    if (view !== undefined) decisionIds.unshift(view.item.decisionId);
  }
  return { ok: true, value: { said: said.merged(others.length + 1), decisionIds } };
}

/** The headline of a story that somebody decided on since it was seen. */
async function decidedMeanwhile(context: DeskContext, seen: readonly Seen[]): Promise<string | undefined> {
  for (const { storyId, decisionId } of seen) {
    const view = await context.options.ports.desk.story(storyId, context.now);
    const isSame = view?.item.storyId === storyId && view.item.decisionId === decisionId;
    if (!isSame) return view?.item.headline ?? String(storyId);
  }
  return undefined;
}

/** The last one first, so that each is the last of its story when its turn comes. */
async function undo(
  context: DeskContext,
  decisionIds: readonly number[],
): Promise<Result<Done, DecisionProblem>> {
  const { said } = context.words.inbox;
  if (decisionIds.length === 0) return nothing(said.notUnderstood);
  for (const id of decisionIds.toSorted((one, other) => other - one)) {
    const done = await context.options.ports.desk.undo(id, context.account.email, context.now);
    if (!done.ok) return done;
  }
  return { ok: true, value: { said: said.undone(decisionIds.length), decisionIds: [] } };
}
