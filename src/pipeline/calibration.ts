import type { Dial, Turn } from '../domain/calibration.ts';
import type { Language } from '../domain/source.ts';
import type { Topics } from '../domain/topic.ts';
import type { Store } from '../ports.ts';
import {
  DECISIONS_NEEDED,
  type Decided,
  type Errors,
  errorCount,
  errorsOf,
  fitDials,
  type MissingWord,
  missingWords,
  partOfTheWay,
} from './calibrate/index.ts';
import { compileFilter, type Filter } from './filter/index.ts';
import { termCover } from './term-cover.ts';

export interface Calibration {
  readonly decisions: number;
  /** How many decisions more it takes; 0 where there are enough. */
  readonly missing: number;
  readonly before: Errors;
  /** Absent where no other numbers leave fewer decisions wrong. */
  readonly proposal?: Proposal;
  readonly words: readonly MissingWord[];
}

export interface Proposal {
  readonly turns: readonly Turn[];
  readonly after: Errors;
}

interface Settings {
  readonly topics: Topics;
  readonly dials: readonly Dial[];
  /** The topics as they are with these numbers turned. */
  turned(turns: readonly Turn[]): Topics;
}

/** What the decisions of staff say of today's topics; changes nothing. */
export async function calibration(
  store: Pick<Store, 'decidedArticles'>,
  settings: Settings,
): Promise<Calibration> {
  const decided = await decidedToday(store, compileFilter(settings.topics));
  const before = errorsOf(decided);
  const missing = Math.max(0, DECISIONS_NEEDED - decided.length);
  if (missing > 0) return { decisions: decided.length, missing, before, words: [] };
  const proposal = bestProposal(decided, before, settings);
  const words = wordsMissing(decided, settings.topics);
  return { decisions: decided.length, missing, before, ...(proposal && { proposal }), words };
}

/** The verdicts of today: those that are stored may be of other topics. What is known by its headline only says little. */
async function decidedToday(store: Pick<Store, 'decidedArticles'>, filter: Filter): Promise<Decided[]> {
  const decided: Decided[] = [];
  for await (const { article, decision } of store.decidedArticles()) {
    if (article.text === '' && article.lead === undefined) continue;
    decided.push({ article, isApproved: decision === 'approved', verdict: filter.match(article) });
  }
  return decided;
}

/**
 * The fit does not know every rule of the filter, so the filter itself counts; of equals the smallest change is enough.
 */
const PARTS = [0.25, 0.5, 0.75, 1];

function bestProposal(
  decided: readonly Decided[],
  before: Errors,
  { topics, dials, turned }: Settings,
): Proposal | undefined {
  const fitted = fitDials(decided, topics, dials);
  let best: Proposal | undefined;
  for (const part of fitted.length === 0 ? [] : PARTS) {
    const turns = partOfTheWay(fitted, part);
    const filter = compileFilter(turned(turns));
    const after = errorsOf(decided.map((each) => ({ ...each, verdict: filter.match(each.article) })));
    if (errorCount(after) < errorCount(best?.after ?? before)) best = { turns, after };
  }
  return best;
}

function wordsMissing(decided: readonly Decided[], topics: Topics): readonly MissingWord[] {
  const cover = termCover(topics);
  for (const { article } of decided) cover.read(article);
  return missingWords(decided, (word: string, language: Language) => cover.has(word, language));
}
