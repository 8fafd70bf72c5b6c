/**
 * What is looked up by numbers that lie all over an index is kept by period: so those of the days in question lie
 * together, and the pages that a pass reads are few enough to stay in memory. The archive keeps them: who changes how
 * long one is has to write a migration.
 */
const PERIOD_DAYS = 64;

/** Days since 1970, both included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export function periodOf(day: number): number {
  return Math.floor(day / PERIOD_DAYS);
}

/** As a JSON array: the periods that those days are in, the newest first; one or two for the days of a story. */
export function periodsOf({ from, to }: Span): string {
  const [first, last] = [periodOf(from), periodOf(to)];
  return JSON.stringify(Array.from({ length: last - first + 1 }, (_, index) => last - index));
}
