/**
 * Reads dates as the web writes them: ISO 8601 and its misspellings, RFC 822, and the written forms of Finnish,
 * Swedish, Norwegian, Danish, German and English. Day comes before month (`3.6.2024`, `3/6/2024`) unless it cannot.
 * A date that no calendar has, a year-less date and a date in the future are no dates.
 */
import { firstWritten, shortDate, type Written } from './date-forms.ts';
import {
  civilDate,
  type DateOrigin,
  HOME_ZONE,
  homeInstant,
  type Instant,
  instant,
  millisecondsOf,
  type PublicationDate,
} from './time.ts';

/** How far a publisher's clock may run ahead, in milliseconds. */
const TOLERANCE_MS = 86_400_000;
/** The zone of a time that names none; a feed's own specification may say another. */
export type DefaultZone = typeof HOME_ZONE | 'UTC';

/**
 * The first date in the text, or the one that follows a word such as `Julkaistu` where there is one.
 * Undefined where there is none, where it is impossible, or more than a day later than `notAfter`.
 */
export function writtenDate(
  text: string,
  from: DateOrigin,
  notAfter?: Instant,
  zone: DefaultZone = HOME_ZONE,
): PublicationDate | undefined {
  const written =
    firstWritten(afterLabel(text.slice(0, 500), PUBLISHED)) ??
    (from === 'feed' ? shortDate(text) : undefined);
  return written === undefined ? undefined : dated(written, from, { notAfter, zone });
}

/** The date that follows a word such as `päivitetty`; undefined where no such word stands there. */
export function writtenUpdate(
  text: string,
  from: DateOrigin,
  notAfter?: Instant,
): PublicationDate | undefined {
  const label = UPDATED.exec(text.slice(0, 500));
  if (label === null) return undefined;
  const written = firstWritten(text.slice(label.index + label[0].length, label.index + 200));
  return written === undefined ? undefined : dated(written, from, { notAfter, zone: HOME_ZONE });
}

const PUBLISHED =
  /julkaistu|publicerad|publicerat|publisert|publiceret|udgivet|veröffentlicht|erstellt|published|posted|luotu|skapad/i;
const UPDATED =
  /päivitetty|muokattu|uppdaterad|uppdaterat|ändrad|oppdatert|opdateret|aktualisiert|updated|modified/i;

function afterLabel(text: string, label: RegExp): string {
  const found = label.exec(text);
  if (found === null) return text;
  const rest = text.slice(found.index + found[0].length);
  return firstWritten(rest) === undefined ? text : rest;
}

interface Bounds {
  readonly notAfter: Instant | undefined;
  readonly zone: DefaultZone;
}

function dated(written: Written, from: DateOrigin, bounds: Bounds): PublicationDate | undefined {
  const own = from === 'feed' || from === 'sitemap' ? undefined : publishersDay(written);
  const at = momentOf(own ?? written, bounds.zone);
  if (bounds.notAfter !== undefined && millisecondsOf(at) > millisecondsOf(bounds.notAfter) + TOLERANCE_MS) {
    return undefined;
  }
  return { at, precision: (own ?? written).clock === undefined ? 'day' : 'time', from };
}

/**
 * What is published on the evening of the third in Boston has the third as its date there, not the fourth of Helsinki:
 * where the page states its own offset and the days differ, its own day is kept and the time given up. An offset of
 * zero is a machine's and states no place.
 */
function publishersDay(written: Written): Written | undefined {
  const { year, month, day, clock } = written;
  if (clock?.offset === undefined || clock.offset === 0) return undefined;
  const home = civilDate(momentOf(written, HOME_ZONE));
  return home.year === year && home.month === month && home.day === day ? undefined : { year, month, day };
}

function momentOf({ year, month, day, clock }: Written, zone: DefaultZone): Instant {
  if (clock === undefined) return homeInstant({ year, month, day });
  const { hour, minute, second, offset } = clock;
  if (offset === undefined && zone === HOME_ZONE)
    return homeInstant({ year, month, day }, hour, minute, second);
  return instant(Date.UTC(year, month - 1, day, hour, minute, second) - (offset ?? 0) * 60_000);
}
