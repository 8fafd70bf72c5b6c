import type Database from 'better-sqlite3';

const FIND = `
  SELECT m.article_id AS articleId, m.story_id AS storyId, s.first_day AS firstDay, s.last_day AS lastDay
  FROM json_each(?) near CROSS JOIN mention m ON m.article_id = near.value
  JOIN story s ON s.id = m.story_id
  WHERE m.withdrawn = 0`;

/** Places kept in memory at a time, of some dozen bytes each. */
const REMEMBERED = 20_000;

/** Days since 1970, of the first and the last article. */
interface StoryDays {
  readonly storyId: number;
  readonly firstDay: number;
  readonly lastDay: number;
}

/** In which story an article is now. */
export interface Place extends StoryDays {
  readonly articleId: number;
}

export type Places = ReturnType<typeof places>;

/**
 * In which story each mention is, and the days that the story spans. Articles of one day have the same neighbours, so what
 * was read is kept until this store writes the mention or the story anew, or another process has written.
 */
export function places(database: Database.Database) {
  const findRows = database.prepare<[string], Place>(FIND);
  const storyOf = new Map<number, number>();
  const days = new Map<number, StoryDays>();

  function known(articleId: number): StoryDays | undefined {
    const storyId = storyOf.get(articleId);
    return storyId === undefined ? undefined : days.get(storyId);
  }

  function learn(articleIds: readonly number[]): void {
    const unknown = articleIds.filter((articleId) => known(articleId) === undefined);
    if (unknown.length === 0) return;
    for (const { articleId, storyId, firstDay, lastDay } of findRows.all(JSON.stringify(unknown))) {
      storyOf.set(articleId, storyId);
      days.set(storyId, { storyId, firstDay, lastDay });
    }
  }

  function forgetAll(): void {
    storyOf.clear();
    days.clear();
  }

  return {
    /** In their order; without those that are withdrawn. */
    of(articleIds: readonly number[]): readonly Place[] {
      if (storyOf.size >= REMEMBERED) forgetAll();
      learn(articleIds);
      const found: Place[] = [];
      for (const articleId of articleIds) {
        const story = known(articleId);
        if (story === undefined) continue;
        const { storyId, firstDay, lastDay } = story;
        found.push({ articleId, storyId, firstDay, lastDay });
      }
      return found;
    },

    forget: (articleId: number): void => {
      storyOf.delete(articleId);
    },

    forgetStory: (storyId: number): void => {
      days.delete(storyId);
    },

    forgetAll,
  };
}
