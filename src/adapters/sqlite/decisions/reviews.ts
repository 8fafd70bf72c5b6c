import type Database from 'better-sqlite3';
import type { EditorsWords, ReviewState } from '../../../domain/review.ts';
import type { Instant } from '../../../domain/time.ts';
import { known } from '../columns.ts';
import type { ReviewContent } from './decision-words.ts';

/** What editors wrote in place of what was found, of `review AS v`. */
export const EDITORS_COLUMNS = `
  v.headline, v.summary, v.language_note AS languageNote, v.outlet, v.url, v.date, v.image_url AS imageUrl,
  v.image_alt AS imageAlt`;

export interface EditorsRow {
  readonly headline: string | null;
  readonly summary: string | null;
  readonly languageNote: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly date: string | null;
  readonly imageUrl: string | null;
  readonly imageAlt: string | null;
}

/** What staff decided last about each story; the decisions that led there are kept apart. */
const REVIEW = `
  SELECT v.state, v.reason, ${EDITORS_COLUMNS}, t.name AS theme, v.snoozed_until AS snoozedUntil,
         v.representative_id AS representativeId
  FROM review v LEFT JOIN theme t ON t.id = v.theme_id WHERE v.story_id = +?`;

const WRITE_REVIEW = `
  INSERT INTO review (story_id, state, reason, headline, summary, language_note, outlet, url, date, image_url, image_alt,
                      theme_id, snoozed_until, representative_id, who, at)
  VALUES (@storyId, @state, @reason, @headline, @summary, @languageNote, @outlet, @url, @date, @imageUrl, @imageAlt,
          (SELECT id FROM theme WHERE name = @theme), @snoozedUntil, @representativeId, @who, @at)
  ON CONFLICT (story_id) DO UPDATE SET
    state = excluded.state, reason = excluded.reason, headline = excluded.headline, summary = excluded.summary,
    language_note = excluded.language_note, outlet = excluded.outlet, url = excluded.url, date = excluded.date,
    image_url = excluded.image_url, image_alt = excluded.image_alt, theme_id = excluded.theme_id,
    snoozed_until = excluded.snoozed_until, representative_id = excluded.representative_id,
    who = excluded.who, at = excluded.at`;

const REMOVE_REVIEW = 'DELETE FROM review WHERE story_id = ?';

const THEMES = 'SELECT name FROM theme ORDER BY position, id';

const ADD_THEME = `
  INSERT INTO theme (name, position) VALUES (?, (SELECT coalesce(max(position) + 1, 0) FROM theme))
  ON CONFLICT (name) DO NOTHING`;

interface ReviewRow extends EditorsRow {
  readonly state: ReviewState;
  readonly reason: string | null;
  readonly theme: string | null;
  readonly snoozedUntil: Instant | null;
  readonly representativeId: number | null;
}

const NO_WORDS = {
  ...{ headline: null, summary: null, languageNote: null, outlet: null, url: null, date: null },
  ...{ imageUrl: null, imageAlt: null },
};

const NOT_REVIEWED: ReviewRow = {
  ...{ state: 'waiting', reason: null, ...NO_WORDS, theme: null, snoozedUntil: null, representativeId: null },
};

export type Reviews = ReturnType<typeof reviews>;

export function reviews(database: Database.Database) {
  const findReview = database.prepare<[number], ReviewRow>(REVIEW);
  const writeReview = database.prepare<[object]>(WRITE_REVIEW);
  const removeReview = database.prepare<[number]>(REMOVE_REVIEW);
  const themeRows = database.prepare<[], { name: string }>(THEMES);
  const addTheme = database.prepare<[string]>(ADD_THEME);

  return {
    /** Undefined where staff have not looked at the story yet. */
    find(storyId: number): ReviewContent | undefined {
      const row = findReview.get(storyId);
      return row && known(row);
    },

    write(storyId: number, review: ReviewContent, by: { readonly who: string; readonly at: Instant }): void {
      const { undoes: _, ...content } = review;
      if (content.theme !== undefined) addTheme.run(content.theme);
      writeReview.run({ ...NOT_REVIEWED, ...content, ...by, storyId });
    },

    remove: (storyId: number): void => {
      removeReview.run(storyId);
    },

    stateOf: (storyId: number): ReviewState => findReview.get(storyId)?.state ?? 'waiting',

    words: (storyId: number): EditorsWords => wordsFrom(known(findReview.get(storyId) ?? NOT_REVIEWED)),

    /** In the order in which they first appeared. */
    themes: (): readonly string[] => themeRows.all().map(({ name }) => name),
  };
}

/** The words of a review as an editor gave them. */
function wordsFrom(review: ReviewContent): EditorsWords {
  const { headline, summary, languageNote, outlet, url, date, imageUrl, imageAlt } = review;
  return {
    ...(headline !== undefined && { headline }),
    ...(summary !== undefined && { summary }),
    ...(languageNote !== undefined && { languageNote }),
    ...(outlet !== undefined && { outlet }),
    ...(url !== undefined && { url }),
    ...(date !== undefined && { date }),
    ...(imageUrl !== undefined && {
      image: { url: imageUrl, ...(imageAlt !== undefined && { alt: imageAlt }) },
    }),
  };
}
