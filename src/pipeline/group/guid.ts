import { hash } from 'node:crypto';
import type { Article } from '../../domain/article.ts';
import { civilDate, type Instant } from '../../domain/time.ts';

/**
 * The name of a new story for good, from the identity of its first article and the day it was published,
 * so that an archive built anew gives subscribers no item twice. The day is there for addresses that carry
 * a new article every day; where two articles share even that, the text tells them apart.
 */
export function guidOf(article: Article, addressIsShared = false): string {
  const day = article.publishedAt === undefined ? '' : homeDay(article.publishedAt.at);
  const parts = [article.identity, day, ...(addressIsShared ? [article.title, article.text] : [])];
  const hex = hash('sha256', parts.join('\n'));
  // RFC 9562: version 8, made by rules of our own; variant 10.
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  const groups = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ];
  return `urn:uuid:${groups.join('-')}`;
}

const EVEN_HOURS = '1922';

/** As it was named last: what a pass reads is mostly of the same hours, and to ask a calendar is what costs here. */
let lastNamed = { hour: '', day: '' };

/** In Finland a day begins with an hour of UTC, as it has since 1921; of what is said to be older the hour is no key. */
function homeDay(moment: Instant): string {
  const hour = moment < EVEN_HOURS ? moment : moment.slice(0, moment.indexOf(':'));
  if (hour !== lastNamed.hour) lastNamed = { hour, day: Object.values(civilDate(moment)).join('-') };
  return lastNamed.day;
}
