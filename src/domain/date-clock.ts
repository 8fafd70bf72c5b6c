/** The time of day that follows a written date, with its zone. */
import { zoneOffset } from './date-words.ts';

export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Minutes ahead of UTC; undefined where no zone is written. */
  readonly offset?: number;
}

const number = (text: string | undefined): number => Number(text ?? Number.NaN);

/** Capped: 60 characters after a date are looked at. Between a day and its time: `T`, `klo`, `kl.`, `at`, `um`, `,`, `|`, `–`, and a weekday or `오후`. */
const TIME =
  /^(?:[T_]|[\s,|–—·•()/-]*(?:\s(?:klo|kello|kl|at|um|ob|om|à)\b\.?:?)?[\s,|–—·•(-]*)(오전|오후)?\s*(\d{1,2})(?:[:.h](\d{2}))(?:[:.](\d{2})(?:[.,]\d+)?)?(?!\d)(.*)$/su;
/** A clock that says 오전 or 오후 hangs in Korea, nine hours ahead of UTC. */
const KOREAN_MINUTES = 540;
/** What says that there is a time, but not a readable one. */
const BROKEN_TIME = /^T\S/;

/** Undefined where no time follows; `impossible` where one does that no clock shows. */
export function clockIn(rest: string): Clock | 'impossible' | undefined {
  const match = TIME.exec(rest);
  if (match === null) return BROKEN_TIME.test(rest) ? 'impossible' : undefined;
  const [, korean, hours, minutes, seconds = '0', after = ''] = match;
  const half = korean === '오후' || /^\s*p\.?m\b/i.test(after) ? 12 : 0;
  const isHalfDay = half === 12 || korean === '오전' || /^\s*a\.?m\b/i.test(after);
  const hour = isHalfDay ? (number(hours) % 12) + half : number(hours);
  if (hour > 23 || number(minutes) > 59 || number(seconds) > 60) return 'impossible';
  const offset = korean === undefined ? offsetIn(after, rest.startsWith('T')) : KOREAN_MINUTES;
  if (offset === 'impossible') return 'impossible';
  const clock = { hour, minute: number(minutes), second: Math.min(59, number(seconds)) };
  return offset === undefined ? clock : { ...clock, offset };
}

/** Capped: as above. */
const ZONE =
  /^\s*(?:[ap]\.?m\.?)?\s*(?:Uhr|uur|h)?\s*\(?((?:Etc\/)?(?:GMT|UTC|UT)?[+\-−]\d{1,2}(?::?\w{2})?(?![\w:])|(?:Etc\/)?[A-Z]{1,5}(?![\p{L}\d]))/u;

function offsetIn(after: string, strict: boolean): number | 'impossible' | undefined {
  const zone = ZONE.exec(after)?.[1];
  if (zone === undefined) return undefined;
  const offset = zoneOffset(zone);
  // In ISO 8601 a zone that is none spoils the whole; after a written time it is just the next word.
  return offset === undefined && strict ? 'impossible' : offset;
}
