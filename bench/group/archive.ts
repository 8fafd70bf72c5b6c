import { openStore } from '../../src/adapters/sqlite/index.ts';
import type { Article } from '../../src/domain/article.ts';
import { STORY_DAYS } from '../../src/domain/story.ts';
import { minutesAfter, parseInstant } from '../../src/domain/time.ts';
import { mentionFor } from '../../src/pipeline/judge.ts';
import type { LabelledArticle } from '../../test/pipeline/group/labelled-stories.ts';
import { read, verdict } from '../../test/ports/store/samples.ts';

const UNKNOWN_DAY = parseInstant('2026-01-01T06:00:00Z');

/**
 * The same press through the archive as a run reads it: found an hour after it was published, weighed by what the archive
 * held when its day began, looked up by the few features that the index has. Answers with the story of each article.
 */
export async function storiesInArchive(
  press: readonly LabelledArticle[],
): Promise<ReadonlyMap<string, number>> {
  const store = openStore({ file: ':memory:', backupFolder: 'unused' });
  const ids = new Map<string, string>();
  const publish = { freshDays: 30, storyDays: STORY_DAYS };
  let day = '';
  for (const { id, article } of press.toSorted(byDate)) {
    const now = minutesAfter(article.publishedAt?.at ?? UNKNOWN_DAY, 60);
    if (now.slice(0, 10) !== day) await store.freezeFeatureWeights();
    day = now.slice(0, 10);
    const mention = await mentionFor(article, verdict('accept'), { store, now, publish });
    await read(store, article, { mention, at: now });
    ids.set(article.canonicalUrl, id);
  }
  const stories = new Map<string, number>();
  for await (const { article, storyId = 0 } of store.storedArticles())
    stories.set(ids.get(article.canonicalUrl) ?? '', storyId);
  await store.close();
  return stories;
}

function byDate(one: LabelledArticle, other: LabelledArticle): number {
  const at = ({ publishedAt }: Article) => publishedAt?.at ?? UNKNOWN_DAY;
  return at(one.article) < at(other.article) ? -1 : 1;
}
