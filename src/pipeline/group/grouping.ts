import type { Article } from '../../domain/article.ts';
import type { Fingerprint, Grouping, Neighbour, Relation } from '../../domain/story.ts';
import { guidOf } from './guid.ts';
import { isRewritten, type Link, link, pairOf } from './rules.ts';

const STRENGTH: readonly Relation[] = ['same-url', 'same-text', 'near-text', 'same-story'];

interface Found {
  readonly neighbour: Neighbour;
  readonly link: Link;
}

export function group(
  article: Article,
  fingerprint: Fingerprint,
  neighbours: readonly Neighbour[],
): Grouping {
  const found: Found[] = [];
  let addressIsShared = false;
  for (const neighbour of neighbours) {
    const pair = pairOf(article, fingerprint, neighbour);
    const reason = link(pair);
    if (reason !== undefined) found.push({ neighbour, link: reason });
    addressIsShared ||= pair.sameAddress && isRewritten(pair);
  }
  const best = found.sort(byStrength)[0];
  if (best === undefined) return { kind: 'new-story', guid: guidOf(article, addressIsShared) };
  const { neighbour } = best;
  return {
    kind: 'joins',
    storyId: neighbour.storyId,
    articleId: neighbour.articleId,
    relation: best.link.relation,
    similarity: Math.round(best.link.similarity * 1000) / 1000,
    reasons: [`like “${neighbour.title}” in ${neighbour.outlet}`, ...best.link.reasons],
  };
}

function byStrength(one: Found, other: Found): number {
  return (
    STRENGTH.indexOf(one.link.relation) - STRENGTH.indexOf(other.link.relation) ||
    other.link.similarity - one.link.similarity ||
    one.neighbour.articleId - other.neighbour.articleId
  );
}
