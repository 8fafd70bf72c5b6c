import type { Article } from '../../domain/article.ts';
import type { Verdict } from '../../domain/match.ts';

/** An article that staff decided on, with what the topics of today say of it. */
export interface Decided {
  readonly article: Article;
  readonly isApproved: boolean;
  readonly verdict: Verdict;
}

/** Where topics and staff disagree. */
export interface Errors {
  /** Approved, and not accepted by the topics. */
  readonly missed: number;
  /** Rejected, and accepted by the topics. */
  readonly wrong: number;
}

export function errorsOf(decided: readonly Pick<Decided, 'isApproved' | 'verdict'>[]): Errors {
  const isAccepted = ({ verdict }: Pick<Decided, 'verdict'>) => verdict.verdict === 'accept';
  return {
    missed: decided.filter((each) => each.isApproved && !isAccepted(each)).length,
    wrong: decided.filter((each) => !each.isApproved && isAccepted(each)).length,
  };
}

export function errorCount({ missed, wrong }: Errors): number {
  return missed + wrong;
}

/** Sums of fractions depend on their order, and the same decisions have to give the same answer. */
export function inFixedOrder<Each extends Pick<Decided, 'article'>>(decided: readonly Each[]): Each[] {
  const key = ({ article }: Each) => `${article.identity}\n${article.url}`;
  return decided.toSorted((one, other) => (key(one) < key(other) ? -1 : Number(key(one) > key(other))));
}
