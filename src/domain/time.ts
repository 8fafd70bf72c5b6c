/** A moment as ISO 8601 in UTC with milliseconds, `2024-04-24T09:05:00.000Z`: compares and sorts as text. */
export type Instant = string & { readonly __brand: 'Instant' };

/** The zone of every written date that names none, and of every date that is printed. */
export const HOME_ZONE = 'Europe/Helsinki';

export function instant(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString() as Instant;
}

/** Reads text that we wrote ourselves; throws on anything else. Dates of the web go through `writtenDate`. */
export function parseInstant(text: string): Instant {
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) throw new Error(`not an instant: "${text}"`);
  return instant(milliseconds);
}

export function millisecondsOf(moment: Instant): number {
  return Date.parse(moment);
}

export function minutesAfter(moment: Instant, minutes: number): Instant {
  return instant(millisecondsOf(moment) + minutes * 60_000);
}

export function daysBefore(moment: Instant, days: number): Instant {
  return minutesAfter(moment, -days * 24 * 60);
}

/** How long from `earlier` to `later`, in days; negative when they are the other way round. */
export function daysBetween(earlier: Instant, later: Instant): number {
  return (millisecondsOf(later) - millisecondsOf(earlier)) / 86_400_000;
}

export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** The day that the clock on a Finnish wall shows at this moment. */
export function civilDate(moment: Instant): CivilDate {
  const milliseconds = millisecondsOf(moment);
  const wall = new Date(milliseconds + homeOffset(milliseconds));
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() };
}

/** As the house style prints it: `24.4.2024`, no zero padding. */
export function printedDate(moment: Instant): string {
  const { year, month, day } = civilDate(moment);
  return `${day}.${month}.${year}`;
}

/** The same of a day that was kept as `2024-04-24`. */
export function printedDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date}.${month}.${year}`;
}

/** Of hours since 1970: how many milliseconds Finnish wall clocks are ahead of UTC. They are set on the hour. */
const offsets = new Map<number, number>();
const MOST_OFFSETS = 10_000;

/** How many milliseconds Finnish wall clocks are ahead of UTC at this moment. */
function homeOffset(milliseconds: number): number {
  const hour = Math.floor(milliseconds / 3_600_000);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  if (offsets.size >= MOST_OFFSETS) offsets.clear();
  const offset = offsetOf(hour * 3_600_000);
  offsets.set(hour, offset);
  return offset;
}

let wallClock: Intl.DateTimeFormat | undefined;

function offsetOf(milliseconds: number): number {
  // Made when it is asked for: it takes 15 to 30 ms, and most commands print no date.
  wallClock ??= new Intl.DateTimeFormat('en-CA', {
    timeZone: HOME_ZONE,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const shown = wallClock.format(milliseconds).split(/\D+/).map(Number);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = shown;
  // `Date.UTC` takes the years before 100 for some of the last century.
  return (
    new Date(0).setUTCFullYear(year, month - 1, day) +
    ((hour * 60 + minute) * 60 + second) * 1000 -
    milliseconds
  );
}

/** The moment at which a Finnish wall clock shows this day and time; in the hour that spring skips, one hour later. */
export function homeInstant(date: CivilDate, hour = 0, minute = 0, second = 0): Instant {
  const asIfUtc = Date.UTC(date.year, date.month - 1, date.day, hour, minute, second);
  const guess = asIfUtc - homeOffset(asIfUtc);
  return instant(asIfUtc - homeOffset(guess));
}

/** What a publication date was read from, best evidence first. */
export const DATE_ORIGINS = [
  'editor',
  'state',
  'json-ld',
  'meta',
  'time-element',
  'feed',
  'text',
  'url',
  'sitemap',
  'import',
] as const;
export type DateOrigin = (typeof DATE_ORIGINS)[number];

/** When something was published, as exactly as its publisher said. An unknown date is absent, never "now". */
export interface PublicationDate {
  /** With day precision: midnight in Finland. */
  readonly at: Instant;
  readonly precision: 'time' | 'day';
  readonly from: DateOrigin;
}
