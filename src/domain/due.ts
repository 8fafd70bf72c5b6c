import type { Failure } from './result.ts';
import type { Source, SourceState } from './source.ts';
import { type Instant, minutesAfter } from './time.ts';

/** Never longer than a day, whatever a source did: a source that comes back is noticed. */
const LONGEST_PAUSE_MINUTES = 24 * 60;
/** What passes by itself, such as a network that is down, must not cost a daily source its day. */
const PASSING_PAUSE_MINUTES = 30;

export function isDue(state: SourceState | undefined, now: Instant): boolean {
  // Asked in the future: the clock was wrong, then or now, and must not keep the source waiting.
  if (state?.lastPolledAt !== undefined && state.lastPolledAt > now) return true;
  return state?.nextDueAt === undefined || state.nextDueAt <= now;
}

/** When the source may be asked next: its own interval; sooner after what passes, later with every failure in a row, and where the server says so. */
export function nextDueAt(
  source: Source,
  state: SourceState | undefined,
  now: Instant,
  failure?: Failure,
): Instant {
  if (failure === undefined) return minutesAfter(now, source.everyMinutes);
  const patience = source.everyMinutes * 2 ** Math.min(state?.consecutiveFailures ?? 0, 6);
  const ours = failure.retry === 'next-run' ? Math.min(source.everyMinutes, PASSING_PAUSE_MINUTES) : patience;
  const theirs = (failure.retryAfterSeconds ?? 0) / 60;
  return minutesAfter(now, Math.min(LONGEST_PAUSE_MINUTES, Math.max(ours, theirs)));
}
