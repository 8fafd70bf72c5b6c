/** One thing in common never makes two articles one story. */
const LEAST_SHARED = 2;
const MOST_BY_FEATURES = 24;

/** The newest articles under a feature. */
export interface Listed {
  /** 0 to 1, how telling the feature is. */
  readonly weight: number;
  readonly articleIds: readonly number[];
}

interface Shared {
  readonly articleId: number;
  count: number;
  weight: number;
}

/** The articles that share most, weighed by how telling it is; of those that share as much, the newer. */
export function sharingMost(lists: readonly Listed[]): readonly number[] {
  const shared = new Map<number, Shared>();
  const several: Shared[] = [];
  for (const { weight, articleIds } of lists)
    for (const articleId of articleIds) {
      const before = shared.get(articleId);
      if (before === undefined) {
        shared.set(articleId, { articleId, count: 1, weight });
        continue;
      }
      before.count += 1;
      before.weight += weight;
      if (before.count === LEAST_SHARED) several.push(before);
    }
  several.sort((less, more) => more.weight - less.weight || more.articleId - less.articleId);
  return several.slice(0, MOST_BY_FEATURES).map(({ articleId }) => articleId);
}
