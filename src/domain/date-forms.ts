/** The ways in which a day is written, as a table; what follows a day may be its time. */
import { type Clock, clockIn } from './date-clock.ts';
import { monthNamed } from './date-words.ts';

/** Nothing on the web is older; a smaller number is no year. */
const FIRST_YEAR = 1990;

export interface Written {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly clock?: Clock;
}

/** What a form makes of its groups, before the calendar is asked. */
interface Reading {
  readonly year: number;
  readonly month: number | undefined;
  readonly day: number;
  readonly clock?: Clock;
}

type Reader = (groups: readonly string[]) => Reading;

/** One way to write a day, as a global pattern. What follows it may be a time. */
interface Form {
  readonly pattern: RegExp;
  readonly read: Reader;
  /** Minutes ahead of UTC where the form itself tells the country. */
  readonly offset?: number;
}

const number = (text: string | undefined): number => Number(text ?? Number.NaN);
/** Two digits: this century up to 68, the last one after it, as RFC 2822 and POSIX have it. */
const fullYear = (text: string | undefined): number => {
  const year = number(text);
  return (text ?? '').length > 2 ? year : year + (year < 69 ? 2000 : 1900);
};
const WORD = '([\\p{L}\\p{M}]{3,14})\\.?';

const FORMS: readonly Form[] = [
  // 2024-06-03, 2024/6/3, 2024.06.03, and 2003-012-31 as some feeds have it
  {
    pattern: /(?<![\d./-])((?:19|20)\d{2})([-/.])0?(\d{1,2})\2(\d{1,2})(?!\d)/gu,
    read: ([, year, , month, day]) => ({ year: number(year), month: number(month), day: number(day) }),
  },
  // 20240603T120500Z, 20240603
  {
    pattern: /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-3]\d)(?=T\d|\D|$)/gu,
    read: ([, year, month, day]) => ({ year: number(year), month: number(month), day: number(day) }),
  },
  // 24.4.2024, 24/4/2024, 24-4-2024, 24. 4. 2024
  {
    pattern: /(?<![\d.])(\d{1,2})(\.\s?|\/|-)(\d{1,2})(?:\.\s?|\/|-)((?:19|20)\d{2})(?!\d)/gu,
    read: ([, first, separator, second, year]) => dayAndMonth(number(first), number(second), year, separator),
  },
  // 24. huhtikuuta 2024, den 3 juni 2024, 3rd of June, 2024, 24-Apr-2024, Thu, 01 Jan 04
  {
    pattern: new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|:e|\\.)?[\\s-]*(?:of\\s+|de\\s+)?${WORD}[,\\s-]+(\\d{4}|\\d{2}(?![\\d:.]))`,
      'gu',
    ),
    read: ([, day, month, year]) => ({
      year: fullYear(year),
      month: monthNamed(month ?? ''),
      day: number(day),
    }),
  },
  // June 3, 2024; Apr 24 2024
  {
    pattern: new RegExp(`${WORD}\\s*(\\d{1,2})(?:st|nd|rd|th)?[,\\s]+(\\d{4})(?![\\d:])`, 'gu'),
    read: ([, month, day, year]) => ({
      year: number(year),
      month: monthNamed(month ?? ''),
      day: number(day),
    }),
  },
  // Sun Jan  4 16:29:06 2004: asctime; the time stands inside
  {
    pattern: new RegExp(
      `${WORD}\\s+(\\d{1,2})\\s+(\\d{1,2}:\\d{2}:\\d{2})(?:\\s+([+-]\\d{4}|[A-Z]{3,4}))?\\s+(\\d{4})(?!\\d)`,
      'gu',
    ),
    read: ([, month, day, time, zone, year]) => ({
      year: number(year),
      month: monthNamed(month ?? ''),
      day: number(day),
      ...withClock(clockIn(` ${time} ${zone}`)),
    }),
  },
  // 2004-július-13, 2024 June 3
  {
    pattern: new RegExp(`((?:19|20)\\d{2})[-\\s.]+${WORD}[-\\s]+(\\d{1,2})(?!\\d)`, 'gu'),
    read: ([, year, month, day]) => ({
      year: number(year),
      month: monthNamed(month ?? ''),
      day: number(day),
    }),
  },
  // 2004년 05월 28일
  {
    offset: 540,
    pattern: /(\d{4})년\s*(\d{1,2})월\s*(\d{1,2})일/gu,
    read: ([, year, month, day]) => ({ year: number(year), month: number(month), day: number(day) }),
  },
];

/** `3/6/2024` is the third of June, but `6/13/2024` can only be the thirteenth. */
function dayAndMonth(first: number, second: number, year?: string, separator?: string): Reading {
  const american = second > 12 && separator === '/';
  return american
    ? { year: number(year), month: first, day: second }
    : { year: number(year), month: second, day: first };
}

interface Found {
  readonly index: number;
  readonly written: Written;
}

/** The date that stands first; of two readings that begin at the same place, the form listed first. */
export function firstWritten(text: string): Written | undefined {
  if (!/\d/.test(text)) return undefined;
  let best: Found | undefined;
  for (const form of FORMS) {
    const found = firstOf(form, text);
    if (found !== undefined && (best === undefined || found.index < best.index)) best = found;
  }
  return best?.written;
}

function firstOf({ pattern, read, offset }: Form, text: string): Found | undefined {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const day = read(match.map((group) => group ?? ''));
    if (isOnCalendar(day)) {
      const end = match.index + match[0].length;
      const clock = day.clock ?? clockIn(text.slice(end, end + 60));
      if (clock === 'impossible') return undefined;
      return { index: match.index, written: { ...day, ...withClock(clock, offset) } };
    }
    // A number that is no day may be followed by one: "3. 24.4.2024".
    pattern.lastIndex = match.index + Math.max(1, match[0].search(/\d/) + 1);
  }
  return undefined;
}

function isOnCalendar(reading: Reading): reading is Reading & Written {
  const { year, month = 0, day } = reading;
  if (!(year >= FIRST_YEAR && year < 2200)) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** ISO 8601's short forms, where they are all that is written. A month is its first day, as W3CDTF readers have it. */
const SHORT: readonly Form[] = [
  // 2003, 2003-12
  {
    pattern: /^((?:19|20)\d{2})(?:-(\d{2}))?$/u,
    read: ([, year, month]) => ({ year: number(year), month: number(month === '' ? '1' : month), day: 1 }),
  },
  // 031231, 03-12-31
  {
    pattern: /^(\d{2})(-?)(\d{2})\2(\d{2})$/u,
    read: ([, year, , month, day]) => ({ year: fullYear(year), month: number(month), day: number(day) }),
  },
  // -0312, -03-12
  {
    pattern: /^-(\d{2})-?(\d{2})$/u,
    read: ([, year, month]) => ({ year: fullYear(year), month: number(month), day: 1 }),
  },
];

/** A date of which the text holds no more than a machine's short form. */
export function shortDate(text: string): Written | undefined {
  const whole = text.trim();
  for (const { pattern, read } of SHORT) {
    const match = pattern.exec(whole);
    const reading = match === null ? undefined : read(match.map((group) => group ?? ''));
    if (reading !== undefined && isOnCalendar(reading)) return { ...reading };
  }
  return undefined;
}

function withClock(clock: Clock | 'impossible' | undefined, offset?: number): { readonly clock?: Clock } {
  if (clock === undefined || clock === 'impossible') return {};
  return { clock: offset === undefined ? clock : { offset, ...clock } };
}
