import type { Article } from '../../domain/article.ts';
import {
  type Bridge,
  type FeatureWeight,
  type Fingerprint,
  type Grouping,
  type Neighbour,
  type Relation,
  type Suggestion,
  unseenWeight,
} from '../../domain/story.ts';
import { guidOf } from './guid.ts';
import { pairOf, sideOf } from './pair.ts';
import { reasonsFor } from './reasons.ts';
import { isRewritten, type Link, link } from './rules.ts';
import { type Told, told } from './told.ts';

const STRENGTH: readonly Relation[] = ['same-url', 'same-text', 'near-text', 'same-story'];
const MOST_SUGGESTIONS = 5;

interface Found {
  readonly neighbour: Neighbour;
  readonly link: Link;
}

interface Perhaps {
  readonly neighbour: Neighbour;
  readonly told: Told;
}

/**
 * Where an article belongs. Whether two articles are linked depends on the two and on the weights, on nothing else; a
 * story is whatever links connect. So an article that links two stories joins the one that it is most like, and names
 * the other as a bridge.
 */
export function group(
  article: Article,
  fingerprint: Fingerprint,
  neighbours: readonly Neighbour[],
  weight: FeatureWeight = unseenWeight,
): Grouping {
  const side = sideOf(article, fingerprint);
  const found: Found[] = [];
  const perhaps: Perhaps[] = [];
  let addressIsShared = false;
  for (const neighbour of neighbours) {
    const pair = pairOf(side, neighbour);
    const plain = link(pair);
    const telling = plain === undefined ? told(pair, weight) : undefined;
    if (plain !== undefined) found.push({ neighbour, link: plain });
    else if (telling?.grade === 'certain') found.push({ neighbour, link: linkOf(telling, article) });
    else if (telling !== undefined) perhaps.push({ neighbour, told: telling });
    addressIsShared ||= pair.sameAddress && isRewritten(pair);
  }
  const suggestions = suggestionsFrom(perhaps, found, article);
  const others = suggestions.length === 0 ? {} : { suggestions };
  const [best, ...rest] = bestOfEachStory(found);
  if (best === undefined) return { kind: 'new-story', guid: guidOf(article, addressIsShared), ...others };
  const bridges = rest.map(bridgeFrom);
  return {
    kind: 'joins',
    ...bridgeFrom(best),
    ...(bridges.length > 0 && { bridges }),
    ...others,
  };
}

function linkOf(telling: Told, article: Article): Link {
  const { similarity, evidence } = telling;
  return { relation: 'same-story', similarity, reasons: reasonsFor(evidence, article) };
}

/** The strongest link to each story, the strongest of all first. */
function bestOfEachStory(found: readonly Found[]): readonly Found[] {
  const best = new Map<number, Found>();
  for (const one of found.toSorted(byStrength)) {
    if (!best.has(one.neighbour.storyId)) best.set(one.neighbour.storyId, one);
  }
  return [...best.values()];
}

function byStrength(one: Found, other: Found): number {
  return (
    STRENGTH.indexOf(one.link.relation) - STRENGTH.indexOf(other.link.relation) ||
    other.link.similarity - one.link.similarity ||
    one.neighbour.articleId - other.neighbour.articleId
  );
}

function bridgeFrom({ neighbour, link: { relation, similarity, reasons } }: Found): Bridge {
  const { storyId, articleId, title, outlet } = neighbour;
  return {
    storyId,
    articleId,
    relation,
    similarity: rounded(similarity),
    reasons: [`like “${title}” in ${outlet}`, ...reasons],
  };
}

function suggestionsFrom(
  perhaps: readonly Perhaps[],
  found: readonly Found[],
  article: Article,
): readonly Suggestion[] {
  const joined = new Set(found.map(({ neighbour }) => neighbour.storyId));
  const best = new Map<number, Suggestion>();
  const sorted = perhaps.toSorted(
    (one, other) =>
      other.told.similarity - one.told.similarity || one.neighbour.articleId - other.neighbour.articleId,
  );
  for (const { neighbour, told: telling } of sorted) {
    const { storyId, articleId, title, outlet } = neighbour;
    if (joined.has(storyId) || best.has(storyId)) continue;
    const reasons = [`perhaps what “${title}” in ${outlet} tells`, ...reasonsFor(telling.evidence, article)];
    best.set(storyId, { storyId, articleId, similarity: rounded(telling.similarity), reasons });
  }
  return [...best.values()].slice(0, MOST_SUGGESTIONS);
}

function rounded(similarity: number): number {
  return Math.round(similarity * 1_000) / 1_000;
}
