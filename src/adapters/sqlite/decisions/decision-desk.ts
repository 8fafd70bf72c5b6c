import type Database from 'better-sqlite3';
import type { Result } from '../../../domain/result.ts';
import type { DecisionProblem } from '../../../domain/review.ts';
import type { ReviewDesk } from '../../../ports.ts';
import type { Mentions } from '../articles/mentions.ts';
import { groups } from '../grouping/groups.ts';
import { regrouping } from '../grouping/regrouping.ts';
import type { Stories } from '../grouping/stories.ts';
import type { Ties } from '../grouping/ties.ts';
import { durable } from '../open.ts';
import { type Deciding, deciding } from './deciding.ts';
import { type Decisions, decisions } from './decisions.ts';
import type { Reviews } from './reviews.ts';
import { undoing } from './undoing.ts';

export type DecisionDesk = Pick<ReviewDesk, 'review' | 'reviewAll' | 'undo' | 'regroup' | 'decisions'>;

/** Everything that staff decide, each in one transaction that a power cut does not take back. */
export function decisionDesk(
  database: Database.Database,
  tables: {
    readonly stories: Stories;
    readonly reviews: Reviews;
    readonly mentions: Mentions;
    readonly ties: Ties;
  },
  talk: <Answer>(method: () => Answer) => Promise<Answer>,
): { readonly desk: DecisionDesk; readonly deciding: Deciding; readonly decisions: Decisions } {
  const chain = decisions(database, tables.stories);
  const decide = deciding({ ...tables, decisions: chain });
  const group = groups(tables);
  const regroup = regrouping({ ...tables, decisions: chain, deciding: decide, groups: group });
  const undo = undoing({ ...tables, decisions: chain, deciding: decide, groups: group });

  /** Where there is a problem nothing is changed, also not by what went well before it. */
  const attempt = <Value>(act: () => Result<Value, DecisionProblem>) =>
    talk(() =>
      durable(database, () => {
        try {
          return database.transaction(() => settled(act())).immediate();
        } catch (error) {
          if (error instanceof Undecided) return { ok: false, problem: error.problem } as const;
          throw error;
        }
      }),
    );

  const desk: DecisionDesk = {
    review: (decision) => attempt(() => decide.decide(decision)),
    reviewAll: (all) =>
      attempt(() => ({ ok: true, value: all.map((decision) => settled(decide.decide(decision)).value) })),
    undo: (decisionId, who, at) => attempt(() => undo(decisionId, { who, at })),
    regroup: (change, who, at) => attempt(() => regroup(change, { who, at })),
    decisions: (query) => talk(() => chain.newest(query)),
  };
  return { desk, deciding: decide, decisions: chain };
}

/** Takes a transaction back. */
class Undecided extends Error {
  readonly problem: DecisionProblem;
  constructor(problem: DecisionProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

function settled<Value>(result: Result<Value, DecisionProblem>): {
  readonly ok: true;
  readonly value: Value;
} {
  if (!result.ok) throw new Undecided(result.problem);
  return result;
}
