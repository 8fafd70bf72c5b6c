import type { ReviewState } from '../../../domain/review.ts';

/** One that readers or staff may still see: not merged into another. */
const LIVE = 's.merged_into IS NULL';

const BY_STATE: Readonly<Record<ReviewState | 'snoozed', string>> = {
  waiting: `s.decided = 0 AND s.standing <> 'withdrawn'
            AND (v.snoozed_until IS NULL OR v.snoozed_until <= @now)`,
  snoozed: `s.decided = 0 AND s.standing <> 'withdrawn' AND v.snoozed_until > @now`,
  approved: `s.decided = 1 AND s.state = 'approved'`,
  rejected: `s.decided = 1 AND s.state = 'rejected'`,
};

/** What comes after a place in a list that has the newest first; the index is entered at the place. */
const LATER_BY_DATE = 's.sort_at <= @key AND (s.sort_at < @key OR s.guid > @tie)';

interface Newest {
  /** Whether the list goes on after the place `@key`, `@tie`. */
  readonly isAfter: boolean;
  /** Whether a condition names the few stories that there can be: no index by date is gone along then. */
  readonly isOfFew?: boolean;
}

/** Stories newest first, along the index of all, of what waits or of what was decided. */
export function newestFirst(conditions: readonly string[], { isAfter, isOfFew = false }: Newest): string {
  return `SELECT s.id AS storyId, s.sort_at AS key, s.guid AS tie
          FROM story s${isOfFew ? ' NOT INDEXED' : ''} LEFT JOIN review v ON v.story_id = s.id
          WHERE ${[...conditions, ...(isAfter ? [LATER_BY_DATE] : [])].join(' AND ')}
          ORDER BY s.sort_at DESC, s.guid LIMIT @limit`;
}

/** What a list may be narrowed down to; absent: all. */
export interface Filters {
  readonly state?: ReviewState | 'snoozed';
  readonly topic?: string;
  readonly outlet?: string;
  readonly language?: string;
  readonly theme?: string;
}

const THEME = '(SELECT id FROM theme WHERE name = @theme)';

function kindsOf(filters: Filters) {
  return (['topic', 'outlet', 'language'] as const).filter((kind) => filters[kind] !== undefined);
}

function ofState({ state }: Filters): readonly string[] {
  return [LIVE, ...(state === undefined ? [] : [BY_STATE[state]])];
}

/** The conditions of a list as SQL, with the values in `@`-parameters of the filters' own names. */
export function conditionsOf(filters: Filters): readonly string[] {
  return [
    ...ofState(filters),
    ...(filters.theme === undefined ? [] : [`v.theme_id = ${THEME}`]),
    // CROSS: an archive has no statistics to tell SQLite that a story has few mentions, and a topic many.
    ...kindsOf(filters).map(
      (kind) => `EXISTS (
        SELECT 1 FROM mention tagged CROSS JOIN mention_tag t ON t.article_id = tagged.article_id
        WHERE tagged.story_id = s.id AND tagged.withdrawn = 0 AND t.kind = '${kind}' AND t.value = @${kind})`,
    ),
  ];
}

/**
 * The same where many thousands of stories are gone through: those of a theme, topic, outlet or language are gathered
 * once and looked for by their number, `story`, before anything of a story is read.
 */
export function conditionsOfMany(filters: Filters, story: string): readonly string[] {
  const themes =
    filters.theme === undefined
      ? []
      : [`+${story} IN (SELECT story_id FROM review WHERE theme_id = ${THEME})`];
  const tags = kindsOf(filters).map(
    (kind) => `+${story} IN (
      SELECT tagged.story_id FROM mention_tag t
      CROSS JOIN mention tagged INDEXED BY mention_current ON tagged.article_id = t.article_id
      WHERE tagged.withdrawn = 0 AND t.kind = '${kind}' AND t.value = @${kind})`,
  );
  return [...themes, ...tags, ...ofState(filters)];
}

/** The values that the conditions name; better-sqlite3 refuses any that no statement asks for. */
export function valuesOf(filters: Filters): Record<string, string> {
  const { topic, outlet, language, theme } = filters;
  const given = Object.entries({ topic, outlet, language, theme }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Record<string, string>;
}
