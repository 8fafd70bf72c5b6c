import type { Mentions } from '../articles/mentions.ts';
import type { StoriesContent } from '../decisions/decision-words.ts';
import type { Reviews } from '../decisions/reviews.ts';
import type { By } from './regrouping.ts';
import type { Stories } from './stories.ts';
import type { Ties } from './ties.ts';

/** Which articles make some stories, as a decision keeps it, and how that is brought back. */
export type Groups = ReturnType<typeof groups>;

export function groups(tables: {
  readonly stories: Stories;
  readonly reviews: Reviews;
  readonly mentions: Mentions;
  readonly ties: Ties;
}) {
  const { stories, reviews, mentions, ties } = tables;

  function contentOf(storyIds: readonly number[]): StoriesContent {
    const content = storyIds.map((storyId) => {
      const mergedInto = stories.find(storyId)?.mergedInto ?? undefined;
      const review = reviews.find(storyId);
      return {
        ...{ storyId, articleIds: stories.articlesOf(storyId) },
        ...(mergedInto !== undefined && { mergedInto }),
        ...(review && { review }),
      };
    });
    return { stories: content, apart: ties.within(content.flatMap(({ articleIds }) => articleIds)) };
  }

  return {
    contentOf,

    storyOf: (articleId: number): number | undefined => mentions.find(articleId)?.storyId,

    /**
     * What joined one of the stories since goes where the rest of it goes. Their reviews are brought back as well, and
     * what was kept apart among the articles then is kept apart again, nothing else.
     */
    bringBack({ stories: then, apart }: StoriesContent, by: By): void {
      const articleIds = then.flatMap((story) => story.articleIds);
      ties.reconcile(articleIds);
      for (const [articleId, otherId] of apart) ties.part([articleId], [otherId]);
      for (const { storyId, articleIds: own, mergedInto, review } of then) {
        stories.lead(storyId, mergedInto ?? null);
        for (const articleId of own) stories.move(articleId, storyId);
        if (review === undefined) reviews.remove(storyId);
        else reviews.write(storyId, review, by);
      }
      for (const { storyId, mergedInto } of then)
        if (mergedInto !== undefined) stories.moveAll(storyId, mergedInto);
    },
  };
}
