import { type Instant, millisecondsOf } from '../../domain/time.ts';

/** The ISO week of a moment, `2024-W17`, in UTC. */
export function isoWeek(at: Instant): string {
  const date = new Date(millisecondsOf(at));
  // The week belongs to the year of its Thursday.
  const thursday = new Date(
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + 4 - (date.getUTCDay() || 7)),
  );
  const year = thursday.getUTCFullYear();
  const week = Math.ceil(((thursday.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7);
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** Normal quantile of a two-sided 95 % interval. */
const Z = 1.96;

/** Fewer than these say nothing. */
const LEAST_CHECKED = 20;

/**
 * Between what shares of all that is about us were found, with 95 % certainty: what was found, against the share of misses
 * in a sample of what was rejected (Wilson's interval), times all that was rejected. Undefined while too few were checked.
 */
export function recallInterval(figures: {
  readonly checked: number;
  readonly missed: number;
  readonly rejected: number;
  readonly found: number;
}): readonly [least: number, most: number] | undefined {
  const { checked, missed, rejected, found } = figures;
  if (checked < LEAST_CHECKED || found === 0) return undefined;
  const share = missed / checked;
  const middle = share + Z ** 2 / (2 * checked);
  const spread = Z * Math.sqrt((share * (1 - share)) / checked + Z ** 2 / (4 * checked ** 2));
  const of = (bound: number) => Math.max(0, bound / (1 + Z ** 2 / checked));
  const recall = (misses: number) => found / (found + misses * rejected);
  return [recall(of(middle + spread)), recall(of(middle - spread))];
}
