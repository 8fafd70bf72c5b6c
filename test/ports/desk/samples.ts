import type { Result } from '../../../src/domain/result.ts';
import type { DecisionProblem } from '../../../src/domain/review.ts';
import type { Bridge, Grouping } from '../../../src/domain/story.ts';
import type { Archive } from '../../../src/ports.ts';
import { article, joins, mentionOf, NOW, read } from '../store/samples.ts';

export function decided<Value>(result: Result<Value, DecisionProblem>): Value {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** Says that the article is like another one of some story. */
export function bridge(storyId: number, articleId: number): Bridge {
  return { storyId, articleId, relation: 'near-text', similarity: 0.9, reasons: ['the same plant'] };
}

/** Joins a story and shows that others are the same. */
export function bridging(storyId: number, articleId: number, bridges: readonly Bridge[]): Grouping {
  return { ...joins(storyId, articleId), bridges } as Grouping;
}

/** Reads an article of that name as a mention; answers with its story. The first one read is article 1, and so on. */
export async function add(
  store: Archive,
  name: string,
  options: { readonly grouping?: Grouping; readonly at?: typeof NOW } = {},
): Promise<number> {
  const { grouping, at = NOW } = options;
  const of = article(`https://${name}.example/1`, { outlet: name });
  const { storyId } = await read(store, of, { at, mention: mentionOf(of, grouping && { grouping }) });
  if (storyId === undefined) throw new Error(`${name} is in no story`);
  return storyId;
}

/** What readers get: by GUID, the outlets of each item. */
export async function shown(
  store: Archive,
  mode: 'reviewed' | 'auto' = 'auto',
): Promise<Readonly<Record<string, readonly string[]>>> {
  const items = await store.publishable({ mode, limit: 100 });
  return Object.fromEntries(
    items.map(({ guid, outlet, alsoIn }) => [
      guid.replace(/^guid:https:\/\/(\w+)\.example\/1$/, '$1'),
      [outlet, ...alsoIn.map((other) => other.outlet)].sort(),
    ]),
  );
}
