import type Database from 'better-sqlite3';
import type { Verdict } from '../../../domain/match.ts';
import type { EditorsWords } from '../../../domain/review.ts';
import type { Grouping } from '../../../domain/story.ts';
import type { Instant } from '../../../domain/time.ts';
import type { DecisionEntry, StoryArticle, StorySuggestion, StoryView } from '../../../ports.ts';
import { ARTICLE_COLUMNS, type ArticleRow, articleFrom } from '../articles/article-rows.ts';
import { fromJson, known } from '../columns.ts';
import type { Suggestions } from '../grouping/suggestions.ts';
import type { Items } from './items.ts';
import { LINK_COLUMNS, type LinkRow, linkView } from './link-view.ts';

/** Follows a story into the one that it was merged into, however often. */
const LIVE = `
  WITH RECURSIVE way (id, next) AS (
    SELECT id, merged_into FROM story WHERE id = +?
    UNION ALL SELECT s.id, s.merged_into FROM way JOIN story s ON s.id = way.next)
  SELECT id FROM way WHERE next IS NULL`;

const STORY = 'SELECT representative_id AS representativeId FROM story WHERE id = ?';

const MEMBERS = `
  SELECT m.article_id AS articleId, m.verdict AS judged, m.grouping, m.withdrawn, m.origin,
         a.first_seen_at AS firstSeenAt, a.read_at AS readAt, ${LINK_COLUMNS}, ${ARTICLE_COLUMNS}
  FROM mention m JOIN article a ON a.id = m.article_id JOIN revision r ON r.id = a.revision_id
  LEFT JOIN link_check c ON c.article_id = a.id
  WHERE m.story_id = +? ORDER BY coalesce(a.published_at, a.first_seen_at), a.id`;

const REVISIONS = `
  SELECT seen_at AS seenAt, title, lead FROM revision WHERE article_id = ? ORDER BY seen_at, id`;

const COPIES = 'SELECT id, at FROM page_copy WHERE article_id = ? ORDER BY id';

interface MemberRow extends ArticleRow, LinkRow {
  readonly articleId: number;
  readonly judged: string;
  readonly grouping: string;
  readonly withdrawn: 0 | 1;
  readonly origin: string | null;
  readonly firstSeenAt: Instant;
  readonly readAt: Instant;
}

interface RevisionRow {
  readonly seenAt: Instant;
  readonly title: string;
  readonly lead: string | null;
}

export interface StoryTables {
  readonly items: Items;
  words(storyId: number): EditorsWords;
  /** Oldest first. */
  decisions(storyId: number): readonly DecisionEntry[];
  readonly suggestions: Pick<Suggestions, 'of'>;
}

/** Everything there is to see of one story. */
export function storyView(
  database: Database.Database,
  tables: StoryTables,
): (storyId: number, now: Instant) => StoryView | undefined {
  const live = database.prepare<[number], { id: number }>(LIVE);
  const storyRow = database.prepare<[number], { representativeId: number | null }>(STORY);
  const memberRows = database.prepare<[number], MemberRow>(MEMBERS);
  const copyRows = database.prepare<[number], { id: number; at: Instant }>(COPIES);
  const revisionRows = database.prepare<[number], RevisionRow>(REVISIONS);

  function suggested(storyId: number, now: Instant): readonly StorySuggestion[] {
    return tables.suggestions.of(storyId).flatMap(({ otherId, similarity, reasons }) => {
      const item = tables.items(otherId, now);
      if (item === undefined) return [];
      const { headline, outlet, publishedAt } = item;
      return [
        { storyId: otherId, headline, outlet, ...(publishedAt && { publishedAt }), similarity, reasons },
      ];
    });
  }

  return (asked, now) => {
    const storyId = live.get(asked)?.id;
    const story = storyId === undefined ? undefined : storyRow.get(storyId);
    const item = storyId === undefined ? undefined : tables.items(storyId, now);
    if (storyId === undefined || story === undefined || item === undefined) return undefined;
    const words = tables.words(storyId);
    const articles = memberRows.all(storyId).map((row) => {
      const link = linkView(row, (row.articleId === story.representativeId && words.url) || null);
      const copies = copyRows.all(row.articleId);
      return { ...articleOf(row, revisionRows.all(row.articleId)), ...(link && { link }), copies };
    });
    return {
      ...{ item, words },
      representativeId: story.representativeId ?? articles[0]?.articleId ?? 0,
      ...{ articles, suggestions: suggested(storyId, now), decisions: tables.decisions(storyId) },
    };
  };
}

function articleOf(row: MemberRow, revisions: readonly RevisionRow[]): Omit<StoryArticle, 'copies'> {
  const verdict = fromJson<Verdict>(row.judged);
  const { origin } = known({ origin: row.origin });
  return {
    ...{ articleId: row.articleId, article: articleFrom(row), verdict },
    evidence: verdict.topics.flatMap(({ id, matches }) => matches.map((match) => ({ topic: id, match }))),
    grouping: fromJson<Grouping>(row.grouping),
    ...{ firstSeenAt: row.firstSeenAt, readAt: row.readAt, withdrawn: row.withdrawn === 1 },
    ...(origin !== undefined && { origin }),
    revisions: revisions.map((revision) => known(revision)),
  };
}
