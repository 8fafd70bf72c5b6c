import {
  HOME_ZONE,
  type Instant,
  instant,
  millisecondsOf,
  type PublicationDate,
  printedDate,
} from '../domain/time.ts';
import type { Visit } from './context.ts';
import { type Html, html } from './html.ts';

const CLOCK = new Intl.DateTimeFormat('fi-FI', { timeZone: HOME_ZONE, hour: 'numeric', minute: '2-digit' });

/** `9.05`, as a Finnish wall clock is written. */
export function printedTime(moment: Instant): string {
  return CLOCK.format(millisecondsOf(moment));
}

/** The whole minute at which a wait is over. */
export function waitedUntil(moment: Instant): string {
  return printedTime(instant(Math.ceil(millisecondsOf(moment) / 60_000) * 60_000));
}

/** `24.4.2024 9.05` in Finnish time. */
export function printedMoment(moment: Instant): string {
  return `${printedDate(moment)} ${printedTime(moment)}`;
}

export function momentHtml(moment: Instant): Html {
  return html`<time datetime="${moment}">${printedMoment(moment)}</time>`;
}

/** A publisher's date as exactly as it was given; says so where there is none, and never makes one up. */
export function publicationDateHtml({ words }: Visit, date: PublicationDate | undefined): Html {
  if (date === undefined) return html`<span class="undated">${words.shell.undated}</span>`;
  if (date.precision === 'time') return html`<time datetime="${date.at}">${printedDate(date.at)}</time>`;
  const [day, month, year] = printedDate(date.at).split('.');
  const iso = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].join('-');
  return html`<time datetime="${iso}">${printedDate(date.at)}</time>`;
}
