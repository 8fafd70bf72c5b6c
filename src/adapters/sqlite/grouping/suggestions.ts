import type Database from 'better-sqlite3';
import { fromJson } from '../columns.ts';
import type { Ties } from './ties.ts';

/**
 * Stories that may be one, for staff to decide. What is stored is which two articles are alike and why; which stories
 * that means follows from where the articles are now, so that a merge, a split or an undo leaves nothing to put right.
 */
const RECORD = `
  INSERT INTO suggestion (article_id, other_id, similarity, reasons)
  VALUES (min(@articleId, @otherId), max(@articleId, @otherId), @similarity, @reasons)
  ON CONFLICT (article_id, other_id) DO UPDATE SET similarity = excluded.similarity, reasons = excluded.reasons
  WHERE excluded.similarity > suggestion.similarity`;

const OF_STORY = `
  SELECT n.story_id AS otherId, g.similarity, g.reasons
  FROM mention m JOIN suggestion g ON g.article_id = m.article_id JOIN mention n ON n.article_id = g.other_id
  WHERE m.story_id = +@storyId AND n.story_id <> +@storyId AND m.withdrawn = 0 AND n.withdrawn = 0
  UNION ALL
  SELECT n.story_id, g.similarity, g.reasons
  FROM mention m JOIN suggestion g ON g.other_id = m.article_id JOIN mention n ON n.article_id = g.article_id
  WHERE m.story_id = +@storyId AND n.story_id <> +@storyId AND m.withdrawn = 0 AND n.withdrawn = 0
  ORDER BY 2 DESC, 1`;

export interface StoredSuggestion {
  /** The other story. */
  readonly otherId: number;
  /** 0 to 1. */
  readonly similarity: number;
  readonly reasons: readonly string[];
}

interface SuggestionRow {
  readonly otherId: number;
  readonly similarity: number;
  readonly reasons: string;
}

export type Suggestions = ReturnType<typeof suggestions>;

export function suggestions(database: Database.Database, ties: Ties) {
  const recordRow = database.prepare<[object]>(RECORD);
  const ofStory = database.prepare<[{ storyId: number }], SuggestionRow>(OF_STORY);

  return {
    record(articleId: number, otherId: number, similarity: number, reasons: readonly string[]): void {
      if (articleId === otherId) return;
      recordRow.run({ articleId, otherId, similarity, reasons: JSON.stringify(reasons) });
    },

    /** Each other story once, the most alike first; none that staff keep apart from this one. */
    of(storyId: number): readonly StoredSuggestion[] {
      const found = new Map<number, StoredSuggestion>();
      for (const { otherId, similarity, reasons } of ofStory.all({ storyId })) {
        if (found.has(otherId) || ties.areApart(storyId, otherId)) continue;
        found.set(otherId, { otherId, similarity, reasons: fromJson<readonly string[]>(reasons) });
      }
      return [...found.values()];
    },
  };
}
