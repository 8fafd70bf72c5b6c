import type Database from 'better-sqlite3';
import type { Instant } from '../../../domain/time.ts';
import type { BrokenLink, CopyPlace, LinkDesk } from '../../../ports.ts';
import { IS_SHOWN } from '../readers/links.ts';
import { LINK_COLUMNS, type LinkRow, linkView } from './link-view.ts';

const BROKEN = `
  SELECT c.article_id AS articleId, s.id AS storyId, s.decision_id AS decisionId, a.outlet,
         a.canonical_url AS canonicalUrl, r.title, a.id = s.representative_id AS isRepresentative,
         CASE WHEN a.id = s.representative_id THEN v.url END AS editorsUrl,
         CASE WHEN a.id = s.representative_id THEN v.headline END AS editorsHeadline,
         (SELECT max(p.id) FROM page_copy p WHERE p.article_id = a.id) AS copyId, ${LINK_COLUMNS}
  FROM link_check c
  JOIN article a ON a.id = c.article_id
  JOIN revision r ON r.id = a.revision_id
  JOIN mention m ON m.article_id = a.id
  JOIN story s ON s.id = m.story_id
  LEFT JOIN review v ON v.story_id = s.id
  WHERE c.state <> 'ok' AND c.dismissed_state IS NOT c.state AND ${IS_SHOWN}
    AND NOT (c.state = 'moved' AND a.id = s.representative_id AND c.moved_to IS v.url)
  ORDER BY c.checked_at DESC, a.id LIMIT ?`;

const DISMISS = `
  UPDATE link_check SET dismissed_state = state, dismissed_by = @who, dismissed_at = @at
  WHERE article_id = @articleId AND state <> 'ok'`;

const COPY = `
  SELECT at, url, file, byte_offset AS byteOffset, byte_length AS byteLength FROM page_copy WHERE id = ?`;

interface BrokenRow extends LinkRow {
  readonly articleId: number;
  readonly storyId: number;
  readonly decisionId: number;
  readonly outlet: string;
  readonly canonicalUrl: string;
  readonly title: string;
  readonly isRepresentative: 0 | 1;
  readonly editorsUrl: string | null;
  readonly editorsHeadline: string | null;
  readonly copyId: number | null;
}

interface CopyRow {
  readonly at: Instant;
  readonly url: string;
  readonly file: string;
  readonly byteOffset: number;
  readonly byteLength: number;
}

/** What staff see of links that broke, and the copies of the pages. */
export function linkDesk(
  database: Database.Database,
  talk: <Answer>(method: () => Answer) => Promise<Answer>,
): LinkDesk {
  const brokenRows = database.prepare<[number], BrokenRow>(BROKEN);
  const dismissRow = database.prepare<[{ articleId: number; who: string; at: Instant }]>(DISMISS);
  const copyRow = database.prepare<[number], CopyRow>(COPY);
  return {
    broken: (limit) => talk(() => brokenRows.all(limit).flatMap(brokenFrom)),
    dismiss: (articleId, who, at) => talk(() => dismissRow.run({ articleId, who, at }).changes === 1),
    copy: (copyId) =>
      talk(() => {
        const row = copyRow.get(copyId);
        return row && { at: row.at, url: row.url, place: placeFrom(row) };
      }),
  };
}

function placeFrom({ file, byteOffset, byteLength }: CopyRow): CopyPlace {
  return { file, offset: byteOffset, length: byteLength };
}

function brokenFrom(row: BrokenRow): readonly BrokenLink[] {
  const { articleId, storyId, decisionId, outlet, editorsUrl, copyId } = row;
  const view = linkView(row, editorsUrl);
  if (view === undefined) return [];
  return [
    {
      ...{ ...view, articleId, storyId, decisionId, outlet },
      headline: row.editorsHeadline ?? row.title,
      url: editorsUrl ?? row.canonicalUrl,
      isRepresentative: row.isRepresentative === 1,
      ...(copyId !== null && { copyId }),
    },
  ];
}
