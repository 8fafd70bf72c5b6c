import type { Span } from './periods.ts';

/** Newest under each feature: what is in the news every day is in too many texts to lead anywhere. */
export const MOST_PER_FEATURE = 50;

/**
 * The newest articles of some days under one feature. With fewer than the most there are no others in those days; with
 * the most there may be older ones.
 */
export interface Posting extends Span {
  /** Newest first, by day and then by number; the days of `articleIds`. */
  readonly days: number[];
  readonly articleIds: number[];
}

export function emptyPosting({ from, to }: Span): Posting {
  return { from, to, days: [], articleIds: [] };
}

/** `listed`: day and article in turn, newest first, and none of them newer than what is there. */
export function append({ days, articleIds }: Posting, listed: readonly number[]): void {
  for (let index = 0; index < listed.length && days.length < MOST_PER_FEATURE; index += 2) {
    days.push(listed[index] ?? 0);
    articleIds.push(listed[index + 1] ?? 0);
  }
}

/** Puts an article in its place; the oldest of too many goes, and what is of other days is none of its. */
export function insert({ from, to, days, articleIds }: Posting, day: number, articleId: number): void {
  if (day < from || day > to) return;
  let place = days.length;
  while (place > 0 && isNewer(day, articleId, days[place - 1], articleIds[place - 1])) place -= 1;
  if (articleIds[place - 1] === articleId && days[place - 1] === day) return;
  days.splice(place, 0, day);
  articleIds.splice(place, 0, articleId);
  if (days.length <= MOST_PER_FEATURE) return;
  days.pop();
  articleIds.pop();
}

function isNewer(day: number, articleId: number, otherDay = 0, otherId = 0): boolean {
  return day > otherDay || (day === otherDay && articleId > otherId);
}

/**
 * The newest articles of a span, as the index would answer; undefined where the posting cannot say: it is of other days,
 * or newer articles than those of the span have taken the place of some of them.
 */
export function newestIn({ from, to, days, articleIds }: Posting, span: Span): readonly number[] | undefined {
  if (span.from < from || span.to > to) return undefined;
  let first = 0;
  while (first < days.length && (days[first] ?? 0) > span.to) first += 1;
  if (first > 0 && days.length >= MOST_PER_FEATURE) return undefined;
  let last = days.length;
  while (last > first && (days[last - 1] ?? 0) < span.from) last -= 1;
  return first === 0 && last === days.length ? articleIds : articleIds.slice(first, last);
}
