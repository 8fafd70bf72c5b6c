/** What is usual for a source, by what it gave on the days before: how often, how much, and in which shape. */

/** What one source gave on one day (UTC), over all its polls. */
export interface SourceDay {
  /** `2024-04-24`. */
  readonly day: string;
  readonly polls: number;
  readonly failures: number;
  /** Documents that were understood; one that had not changed is none. */
  readonly documents: number;
  /** Items in them; of these with a headline, and with a date. */
  readonly announced: number;
  readonly titled: number;
  readonly dated: number;
  /** Items never seen before. */
  readonly fresh: number;
  readonly accepted: number;
  readonly toReview: number;
}

/** How often a source has something new, in days between days with news. */
export interface Cadence {
  readonly usualDays: number;
  readonly longestDays: number;
}

/** New items of the last seven days beside those of the four weeks before. */
export interface WeeklyVolume {
  readonly week: number;
  readonly low: number;
  readonly high: number;
  readonly outside?: 'below' | 'above';
}

/** What its documents hold now, beside what is usual: items for each document, shares between 0 and 1. */
export interface DocumentShape {
  readonly items: number;
  readonly usualItems: number;
  readonly titled: number;
  readonly usualTitled: number;
  readonly dated: number;
  readonly usualDated: number;
}

/** Fewer gaps than this are an accident and no rhythm. */
const LEAST_GAPS = 4;
/** Four weeks, so that one holiday does not make the band. */
const WEEKS = 4;
/** Two weeks at least, or the band would be a point. */
const LEAST_WEEKS = 2;
/** Below a week of days nobody knows what is usual at its end. */
const LEAST_DAYS = 5;
/** One odd answer is no new shape: a page that is being edited is asked again. */
const SURE_DOCUMENTS = 3;

/** Days from one day to another, both as `2024-04-24`. */
export function daysFrom(earlier: string, later: string): number {
  return Math.round((Date.parse(later) - Date.parse(earlier)) / 86_400_000);
}

/** Undefined where too little is known. Days in order, here and below. */
export function cadenceOf(days: readonly SourceDay[]): Cadence | undefined {
  const withNews = days.filter(({ fresh }) => fresh > 0);
  const gaps = withNews.slice(1).map(({ day }, at) => daysFrom(withNews[at]?.day ?? day, day));
  if (gaps.length < LEAST_GAPS) return undefined;
  return { usualDays: quantile(gaps, 0.5), longestDays: Math.max(...gaps) };
}

/** The last day on which there was something new. */
export function lastNewsDay(days: readonly SourceDay[]): string | undefined {
  return days.findLast(({ fresh }) => fresh > 0)?.day;
}

/** Undefined where fewer than two weeks are known before the last seven days. */
export function weeklyVolume(days: readonly SourceDay[], today: string): WeeklyVolume | undefined {
  // The first day brings all that a source has piled up.
  const [first, ...counted] = days;
  if (first === undefined) return undefined;
  const sums = Array.from({ length: WEEKS + 1 }, () => 0);
  for (const { day, fresh } of counted) {
    const week = Math.floor(daysFrom(day, today) / 7);
    if (week >= 0 && week <= WEEKS) sums[week] = (sums[week] ?? 0) + fresh;
  }
  const known = Math.min(WEEKS, Math.floor(daysFrom(first.day, today) / 7) - 1);
  if (known < LEAST_WEEKS) return undefined;
  const [week = 0, ...before] = sums.slice(0, known + 1);
  const [low, high] = [Math.min(...before), Math.max(...before)];
  const outside = week < low ? 'below' : week > high ? 'above' : undefined;
  return { week, low, high, ...(outside && { outside }) };
}

/** Undefined where too little is known, or where the documents of the latest day are too few to tell. */
export function documentShape(days: readonly SourceDay[]): DocumentShape | undefined {
  const understood = days.filter(({ documents }) => documents > 0);
  const latest = understood.at(-1);
  const before = understood.slice(0, -1);
  if (latest === undefined || latest.documents < SURE_DOCUMENTS || before.length < LEAST_DAYS)
    return undefined;
  const usual = (of: (day: SourceDay) => number) => quantile(before.map(of), 0.25);
  return {
    items: itemsOf(latest),
    // The lower quarter, which weekends are: what a working day brings would call each Sunday broken. It also takes
    // two weeks of eight before what is broken counts as usual.
    usualItems: usual(itemsOf),
    titled: shareOf(latest.titled, latest.announced),
    usualTitled: usual((day) => shareOf(day.titled, day.announced)),
    dated: shareOf(latest.dated, latest.announced),
    usualDated: usual((day) => shareOf(day.dated, day.announced)),
  };
}

function itemsOf({ announced, documents }: SourceDay): number {
  return announced / documents;
}

/** Of nothing, nothing is missing. */
function shareOf(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

/** The value below which this share of them lies; of an even number the lower of the two in the middle. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}
