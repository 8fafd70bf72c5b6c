/**
 * How a source is, by its state and by what is usual for it.
 *
 * 1. Paused or not asked yet: that is all there is to say.
 * 2. Refused: the site says no, twice in a row. That is its right, and no fault of its page.
 * 3. Broken: it failed three times in a row in a way that does not pass by itself, or gathered as many points with
 *    what may pass; or its page is understood, but holds far fewer items than usual, or headlines or dates no more.
 * 4. Quiet: its page is understood, but has had nothing new for longer than is usual for it.
 * 5. Working: everything else, also after a failure or two. One that never answered yet has not earned that: it is
 *    refused at the first no, and counts as not asked as long as it may still answer.
 */
import type { Failure, FailureReason } from './result.ts';
import type { SourceState } from './source.ts';
import { cadenceOf, daysFrom, documentShape, lastNewsDay, type SourceDay } from './source-rhythm.ts';
import { daysBetween, type Instant, printedDate, printedDay } from './time.ts';

export const CONDITIONS = ['working', 'quiet', 'broken', 'refused', 'paused', 'not-asked'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** Why it is so: a code with its facts, put into words where it is shown. */
export type ConditionReason =
  | { readonly code: 'well' | 'not-asked' | 'no-headlines' | 'no-dates' }
  | { readonly code: 'misses' | 'failing' | 'refused'; readonly times: number; readonly message: string }
  | { readonly code: 'few-items'; readonly items: number; readonly usualItems: number }
  | { readonly code: 'nothing-new'; readonly days: number; readonly usualDays: number }
  | { readonly code: 'nothing-newer'; readonly newest: string }
  | { readonly code: 'paused'; readonly at: Instant; readonly by: string };

export interface Health {
  readonly condition: Condition;
  readonly reason: ConditionReason;
}

/** A site that says no once may only be busy. */
const REFUSED_AFTER = 2;
/** One failure is an accident, two are bad luck. */
const BROKEN_AFTER = 3;
/** As many points: six failures in a row that call for patience (0.5), twelve that pass by themselves (0.25). */
const BROKEN_POINTS = 3;
/** What asking again does not mend: somebody has to change the address or the selectors. */
const LASTING: ReadonlySet<FailureReason> = new Set([
  'gone',
  'not-understood',
  'too-many-redirects',
  'forbidden-address',
  'forbidden-scheme',
]);
const SAYING_NO: ReadonlySet<FailureReason> = new Set(['refused-by-site', 'robots']);

/** Half of what is few already. */
const FEW_ITEMS = 0.5;
/** From two items to one is no news. */
const LEAST_ITEMS = 4;
/** A field that most items had, and now hardly any has. */
const [USUALLY_FILLED, HARDLY_FILLED] = [0.8, 0.2];

/** From Maundy Thursday to the Tuesday after Easter: nobody is called silent for a long weekend. */
const LEAST_SILENCE_DAYS = 5;
/** Three times as long as usual, and half as long again as ever. */
const [USUAL_TIMES, LONGEST_TIMES] = [3, 1.5];
/** Where its rhythm is not known. */
const SILENT_DAYS = 14;

export function healthOf(state: SourceState | undefined, days: readonly SourceDay[], now: Instant): Health {
  if (state?.paused !== undefined)
    return { condition: 'paused', reason: { code: 'paused', ...state.paused } };
  if (state?.lastPolledAt === undefined) return { condition: 'not-asked', reason: { code: 'not-asked' } };
  return failing(state) ?? misshapen(days) ?? silent(state, days, now) ?? working(state);
}

function failing(state: SourceState): Health | undefined {
  const { lastFailure: last, consecutiveFailures: times } = state;
  if (last === undefined) return undefined;
  const facts = { times, message: last.message };
  const isNew = state.lastSucceededAt === undefined;
  if (SAYING_NO.has(last.reason))
    return times >= REFUSED_AFTER || isNew
      ? { condition: 'refused', reason: { code: 'refused', ...facts } }
      : undefined;
  return isBroken(state, last) ? { condition: 'broken', reason: { code: 'failing', ...facts } } : undefined;
}

function isBroken({ consecutiveFailures, failurePoints }: SourceState, last: Failure): boolean {
  if (consecutiveFailures < BROKEN_AFTER) return false;
  return last.retry === 'never' || LASTING.has(last.reason) || failurePoints >= BROKEN_POINTS;
}

function misshapen(days: readonly SourceDay[]): Health | undefined {
  const shape = documentShape(days);
  if (shape === undefined) return undefined;
  const { items, usualItems } = shape;
  const broken = (reason: ConditionReason): Health => ({ condition: 'broken', reason });
  if (usualItems >= LEAST_ITEMS && items < usualItems * FEW_ITEMS)
    return broken({ code: 'few-items', items: rounded(items), usualItems: rounded(usualItems) });
  if (shape.usualTitled >= USUALLY_FILLED && shape.titled < HARDLY_FILLED)
    return broken({ code: 'no-headlines' });
  if (shape.usualDated >= USUALLY_FILLED && shape.dated < HARDLY_FILLED) return broken({ code: 'no-dates' });
  return undefined;
}

function silent(state: SourceState, days: readonly SourceDay[], now: Instant): Health | undefined {
  const cadence = cadenceOf(days);
  const last = lastNewsDay(days);
  if (cadence === undefined || last === undefined) return old(state, last, now);
  const silence = daysFrom(last, now.slice(0, 10));
  const patience = Math.max(
    LEAST_SILENCE_DAYS,
    USUAL_TIMES * cadence.usualDays,
    LONGEST_TIMES * cadence.longestDays,
  );
  if (silence <= patience) return undefined;
  return { condition: 'quiet', reason: { code: 'nothing-new', days: silence, usualDays: cadence.usualDays } };
}

/** By the dates of its items, where they have any. */
function old({ newestItemAt }: SourceState, lastNews: string | undefined, now: Instant): Health | undefined {
  const newest =
    newestItemAt ?? (lastNews === undefined ? undefined : (`${lastNews}T00:00:00.000Z` as Instant));
  if (newest === undefined || daysBetween(newest, now) <= SILENT_DAYS) return undefined;
  return { condition: 'quiet', reason: { code: 'nothing-newer', newest: newest.slice(0, 10) } };
}

function working({ lastFailure, lastSucceededAt, consecutiveFailures: times }: SourceState): Health {
  if (lastFailure === undefined || times === 0) return { condition: 'working', reason: { code: 'well' } };
  const condition = lastSucceededAt === undefined ? 'not-asked' : 'working';
  return { condition, reason: { code: 'misses', times, message: lastFailure.message } };
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** In English, for the command line and for messages. */
export function reasonInWords(reason: ConditionReason): string {
  switch (reason.code) {
    case 'well':
      return 'answers as usual';
    case 'not-asked':
      return 'not asked yet; the next pass asks it';
    case 'misses':
      return `${timesInWords(reason.times)}, the last: ${reason.message}; it is tried again`;
    case 'failing':
      return `${timesInWords(reason.times)}, the last: ${reason.message}`;
    case 'refused':
      return `the site says no (${reason.message}); ask its editors or disable it`;
    case 'few-items':
      return `its page holds ${reason.items} items, where ${reason.usualItems} are few; selectors or address may be out of date`;
    case 'no-headlines':
      return 'its items have no headlines any more; its page may have been rebuilt';
    case 'no-dates':
      return 'its items have no dates any more; its page may have been rebuilt';
    case 'nothing-new':
      return `nothing new for ${reason.days} days, where ${daysInWords(reason.usualDays)} usual; look whether it has moved`;
    case 'nothing-newer':
      return `nothing newer than ${printedDay(reason.newest)}; look whether it has moved`;
    case 'paused':
      return `paused by ${reason.by} on ${printedDate(reason.at)}`;
  }
}

function timesInWords(times: number): string {
  return times === 1 ? 'failed once' : `${times} failures in a row`;
}

function daysInWords(days: number): string {
  return days === 1 ? 'one is' : `${days} are`;
}
