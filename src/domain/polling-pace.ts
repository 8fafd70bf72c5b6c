/**
 * How often a source is asked, by what it really publishes. `every` of sources.yaml is where it begins.
 *
 * 1. Where most of what a poll brings is known, we ask less often; where most is new, more often (the shares are Media
 *    Cloud's). Never less often than a quarter as often as `every` says.
 * 2. A feed or server that says how long its answer holds is not asked before, within a day.
 * 3. A document holds only so many items: it is asked at least three times in the time in which all of them were
 *    replaced, as fast as that has been lately: a burst may come between two polls. This goes before what feed and server say.
 * 4. Within the bounds of the settings, whatever comes out. What is due is still asked one by one with a pause.
 */
import type { Announced } from './candidate.ts';
import type { PollingSettings } from './settings.ts';
import { millisecondsOf } from './time.ts';

/** What is kept of it from poll to poll, in minutes. */
export interface PollingPace {
  readonly intervalMinutes: number;
  /** The shortest time in which everything in the document was replaced, lately; absent: not known. */
  readonly turnoverMinutes?: number;
}

/** What one answer of a source tells. */
export interface PollLesson {
  readonly everyMinutes: number;
  /** Since the answer before; absent: this is the first. */
  readonly elapsedMinutes?: number;
  /** Undefined where nothing had changed. */
  readonly items?: readonly Pick<Announced, 'publishedAt'>[];
  readonly fresh: number;
  /** How long feed or server say that their answer holds. */
  readonly refreshMinutes?: number;
}

const [MOSTLY_KNOWN, MOSTLY_NEW] = [0.67, 0.33];
const [SLOWER, FASTER] = [1.5, 0.5];
/** Whoever wrote "every" meant something by it. */
const SLOWEST_TIMES = 4;
/** Of fewer items shares say nothing. */
const LEAST_ITEMS = 5;
/** Of the time in which all items are replaced. */
const SAFE_SHARE = 1 / 3;
/** A fast day is remembered: after a week it counts half. */
const FORGET_MINUTES = 7 * 24 * 60;
/** Many publish a bundle in one minute, once: that is no turnover of minutes. */
const FASTEST_TURNOVER_MINUTES = 60;

export function paceAfter(
  before: Partial<PollingPace>,
  lesson: PollLesson,
  settings: PollingSettings,
): PollingPace {
  const { everyMinutes, refreshMinutes = 0 } = lesson;
  const turnoverMinutes = turnoverAfter(before.turnoverMinutes, lesson);
  const [least, most] = boundsOf(everyMinutes, settings);
  const ours = between(intervalAfter(before.intervalMinutes ?? everyMinutes, lesson), least, most);
  const asked = Math.max(ours, Math.min(refreshMinutes, settings.slowestMinutes));
  if (turnoverMinutes === undefined) return { intervalMinutes: asked };
  return { intervalMinutes: between(turnoverMinutes * SAFE_SHARE, least, asked), turnoverMinutes };
}

/** How long an answer may be kept by its Cache-Control (RFC 9111, 5.2.2), in minutes; undefined where it may not, or nothing is said. */
export function cacheMinutes(cacheControl: string | undefined): number | undefined {
  if (cacheControl === undefined || /\bno-(?:cache|store)\b/i.test(cacheControl)) return undefined;
  const seconds = Number(/(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})(?!\d)/i.exec(cacheControl)?.[1] ?? 0);
  return seconds > 0 ? seconds / 60 : undefined;
}

/** Whoever wants a source asked more often than the settings allow, or more rarely, said so. */
function boundsOf(everyMinutes: number, { fastestMinutes, slowestMinutes }: PollingSettings) {
  return [
    Math.min(fastestMinutes, everyMinutes),
    Math.max(everyMinutes, Math.min(slowestMinutes, everyMinutes * SLOWEST_TIMES)),
  ] as const;
}

function intervalAfter(interval: number, { elapsedMinutes, items, fresh }: PollLesson): number {
  // Somebody asked by hand in between: that little is new says nothing.
  if (elapsedMinutes === undefined || elapsedMinutes < interval / 2) return interval;
  if (items === undefined) return interval * SLOWER;
  if (items.length < LEAST_ITEMS) return interval;
  const known = 1 - fresh / items.length;
  if (known > MOSTLY_KNOWN) return interval * SLOWER;
  // After a long pause everything is new, however often it is asked otherwise.
  return known < MOSTLY_NEW ? Math.min(interval, elapsedMinutes * FASTER) : interval;
}

function turnoverAfter(before: number | undefined, lesson: PollLesson): number | undefined {
  const { elapsedMinutes = 0, items = [], fresh } = lesson;
  const seen = items.length < LEAST_ITEMS ? [] : [byDates(items), byCount(lesson, items.length, fresh)];
  const remembered = before === undefined ? undefined : before * 2 ** (elapsedMinutes / FORGET_MINUTES);
  const known = [...seen, remembered].filter((minutes) => minutes !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** As fast as half of the items came at their densest, and as all of them did. */
function byDates(items: readonly Pick<Announced, 'publishedAt'>[]): number | undefined {
  const times = items
    .flatMap(({ publishedAt: date }) => (date?.precision === 'time' ? [millisecondsOf(date.at)] : []))
    .sort((a, b) => a - b);
  if (times.length < items.length) return undefined;
  const whole = spanOf(times, times.length);
  // The time at which the feed was written, and not of any item.
  if (whole === 0) return undefined;
  const half = Math.ceil(times.length / 2);
  return Math.max(FASTEST_TURNOVER_MINUTES, Math.min(whole, (spanOf(times, half) * times.length) / half));
}

/** The shortest time in which so many of them lie, in minutes. */
function spanOf(times: readonly number[], count: number): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let at = count - 1; at < times.length; at += 1)
    shortest = Math.min(shortest, (times[at] ?? 0) - (times[at - count + 1] ?? 0));
  return shortest / 60_000;
}

/** As many as were new since the last answer; where all were, some may have been replaced before we saw them. */
function byCount({ elapsedMinutes }: PollLesson, items: number, fresh: number): number | undefined {
  if (elapsedMinutes === undefined || fresh < LEAST_ITEMS) return undefined;
  return (elapsedMinutes * items) / fresh;
}

function between(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
