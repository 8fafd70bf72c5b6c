import { hash } from 'node:crypto';
import type { Article } from '../../domain/article.ts';
import { civilDate } from '../../domain/time.ts';

/**
 * The name of a new story for good, from the identity of its first article and the day it was published,
 * so that an archive built anew gives subscribers no item twice. The day is there for addresses that carry
 * a new article every day; where two articles share even that, the text tells them apart.
 */
export function guidOf(article: Article, addressIsShared = false): string {
  const day =
    article.publishedAt === undefined ? '' : Object.values(civilDate(article.publishedAt.at)).join('-');
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
