import type { Verdict } from '../domain/match.ts';
import type { Store } from '../ports.ts';
import { type JudgeContext, mentionFor } from './judge.ts';

/**
 * Staff say that an article which the filter rejected is news all the same: it becomes a mention for them to decide on,
 * grouped like any other. False where its words are no longer kept.
 */
export async function takeIn(
  articleId: number,
  context: JudgeContext & { readonly store: Pick<Store, 'storedArticle' | 'recordVerdict'> },
): Promise<boolean> {
  const stored = await context.store.storedArticle(articleId);
  if (stored === undefined) return false;
  if (stored.storyId !== undefined) return true;
  const verdict: Verdict = { ...stored.verdict, verdict: 'review' };
  const mention = await mentionFor(stored.article, verdict, context);
  await context.store.recordVerdict(articleId, verdict, { ...mention, staffOnly: true }, context.now);
  return true;
}
