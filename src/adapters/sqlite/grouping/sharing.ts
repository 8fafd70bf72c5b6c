import { tally } from './tally.ts';

const MOST_BY_FEATURES = 24;

/** The newest articles under a feature. */
export interface Listed {
  /** 0 to 1, how telling the feature is. */
  readonly weight: number;
  readonly articleIds: readonly number[];
}

/**
 * Finds the articles that share most, weighed by how telling it is; of those that share as much, the newer. They share two
 * features at least: one thing in common never makes two articles one story.
 */
export function sharing(): (lists: readonly Listed[]) => readonly number[] {
  const shared = tally();
  return (lists) => {
    shared.begin(lists.reduce((sum, { articleIds }) => sum + articleIds.length, 0));
    for (const { weight, articleIds } of lists)
      for (const articleId of articleIds) shared.add(articleId, weight);
    return shared.several().slice(0, MOST_BY_FEATURES);
  };
}
