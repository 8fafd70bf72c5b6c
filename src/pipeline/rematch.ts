import type { PublishSettings } from '../domain/settings.ts';
import type { Instant } from '../domain/time.ts';
import type { Band } from '../domain/topic.ts';
import type { Store } from '../ports.ts';
import type { Filter } from './filter/index.ts';
import { judge } from './judge.ts';

/** An article that the topics see differently now. */
export interface Change {
  readonly url: string;
  readonly title: string;
  readonly before: Band;
  readonly after: Band;
}

/** Today's topics over every text that is kept: new words find old articles, and mistakes are taken back. */
export async function rematch(
  store: Pick<
    Store,
    | 'storedArticles'
    | 'recordVerdict'
    | 'neighbours'
    | 'featureWeights'
    | 'freezeFeatureWeights'
    | 'reopenWithoutHint'
  >,
  settings: { readonly filter: Filter; readonly now: Instant; readonly publish: PublishSettings },
): Promise<{ readonly changes: readonly Change[]; readonly reopened: number }> {
  const { filter, now, publish } = settings;
  const changes: Change[] = [];
  await store.freezeFeatureWeights();
  for await (const { articleId, article, verdict: before } of store.storedArticles()) {
    if (before.lexicon === filter.hash) continue;
    const { verdict, mention } = await judge(article, { filter, store, now, publish });
    await store.recordVerdict(articleId, verdict, mention, now);
    if (verdict.verdict === before.verdict) continue;
    changes.push({ url: article.url, title: article.title, before: before.verdict, after: verdict.verdict });
  }
  const reopened = await store.reopenWithoutHint(({ title, summary, language, sourceLanguage }) => {
    const spoken = language ?? sourceLanguage;
    return filter.hasHint({ title, ...(summary && { lead: summary }), ...(spoken && { language: spoken }) });
  }, false);
  return { changes, reopened };
}
