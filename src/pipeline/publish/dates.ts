import { civilDate, homeInstant, millisecondsOf, type PublicationDate } from '../../domain/time.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** RFC 822 with a year of four digits, as RSS 2.0 wants it. */
export function rssDate(date: PublicationDate): string {
  if (date.precision === 'time') return new Date(millisecondsOf(date.at)).toUTCString();
  const { year, month, day, weekday, offset } = homeDay(date);
  return `${DAYS[weekday]}, ${two(day)} ${MONTHS[month - 1]} ${year} 00:00:00 ${offset.replace(':', '')}`;
}

/**
 * RFC 3339. A date without a time is midnight in Finland with Finland's offset, so that a reader who
 * shows the date as written does not show the evening before.
 */
export function feedDate(date: PublicationDate): string {
  if (date.precision === 'time') return date.at;
  const { year, month, day, offset } = homeDay(date);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T00:00:00${offset}`;
}

function homeDay(date: PublicationDate) {
  const civil = civilDate(date.at);
  const asIfUtc = Date.UTC(civil.year, civil.month - 1, civil.day);
  const minutes = Math.round((asIfUtc - millisecondsOf(homeInstant(civil))) / 60_000);
  const sign = minutes < 0 ? '-' : '+';
  const offset = `${sign}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
  return { ...civil, weekday: new Date(asIfUtc).getUTCDay(), offset };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
