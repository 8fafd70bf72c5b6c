import type { CoverageQuery } from '../../ports.ts';

/** All periods from the first to the last, also those without news, in the spelling of `CoverageRow.period`. */
export function periodsBetween(
  first: string,
  last: string,
  period: CoverageQuery['period'],
): readonly string[] {
  const periods: string[] = [];
  for (
    let current = first;
    current <= last && periods.length < MOST_PERIODS;
    current = nextPeriod(current, period)
  )
    periods.push(current);
  return periods;
}

/** Ten years of weeks; a chart of more could not be read. */
const MOST_PERIODS = 530;

function nextPeriod(current: string, period: CoverageQuery['period']): string {
  const [year = 0, part = 0] = (current.match(/\d+/g) ?? []).map(Number);
  if (period === 'quarter') return part < 4 ? `${year}-Q${part + 1}` : `${year + 1}-Q1`;
  if (period === 'month') return part < 12 ? `${year}-${two(part + 1)}` : `${year + 1}-01`;
  return part < weeksIn(year) ? `${year}-W${two(part + 1)}` : `${year + 1}-W01`;
}

/** ISO 8601: a year has 53 weeks where it begins on a Thursday, or on a Wednesday and is a leap year. */
function weeksIn(year: number): number {
  const weekday = new Date(Date.UTC(year, 0, 1)).getUTCDay();
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return weekday === 4 || (isLeap && weekday === 3) ? 53 : 52;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
