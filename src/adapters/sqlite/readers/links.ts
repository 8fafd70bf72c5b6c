import type Database from 'better-sqlite3';
import type { LinkCheck, LinkState } from '../../../domain/link-check.ts';
import type { Validators } from '../../../domain/source.ts';
import { daysBefore, type Instant } from '../../../domain/time.ts';
import { hostOf, isPlaceOnPage } from '../../../domain/url.ts';
import type { LinkReport, Links, PublishedLink } from '../../../ports.ts';
import { ARTICLE_COLUMNS, type ArticleRow, articleFrom } from '../articles/article-rows.ts';
import type { Articles } from '../articles/articles.ts';
import type { Readings } from '../articles/readings.ts';
import { ALWAYS, folded, fromJson, known, NEVER } from '../columns.ts';

/** A story that readers have before them: approved, or put out by itself and still standing. */
export const IS_SHOWN = `
  s.merged_into IS NULL
  AND (v.state = 'approved' OR (s.put_out = 1 AND s.standing = 'ready' AND coalesce(v.state, 'waiting') = 'waiting'))`;

/** Enough for the limit of each host to find others. */
const LOOKED_THROUGH = 2_000;

/** No look is put off longer: a later moment was written while the clock was wrong, and must hold up nothing. */
const LONGEST_PAUSE_DAYS = 40;

const DUE = `
  SELECT a.id AS articleId, a.first_seen_at AS firstSeenAt,
         CASE WHEN a.id = s.representative_id THEN v.url END AS editorsUrl, ${ARTICLE_COLUMNS},
         c.checked_at AS checkedAt, c.next_check_at AS nextCheckAt, c.state, c.found, c.misses, c.status,
         c.moved_to AS movedTo, c.validators,
         EXISTS (SELECT 1 FROM page_copy p WHERE p.article_id = a.id) AS isCopied
  FROM link_check c
  CROSS JOIN mention m ON m.article_id = c.article_id
  JOIN article a ON a.id = m.article_id
  JOIN revision r ON r.id = a.revision_id
  JOIN story s ON s.id = m.story_id
  LEFT JOIN review v ON v.story_id = s.id
  WHERE c.next_check_at > +@after AND c.next_check_at <= +@until
    AND ${IS_SHOWN} AND (m.withdrawn = 0 OR a.id = s.representative_id)
  ORDER BY c.next_check_at, a.id LIMIT ${LOOKED_THROUGH}`;

const RECORD = `
  UPDATE link_check SET
    checked_at = @checkedAt, next_check_at = @nextCheckAt, state = @state, found = @found, misses = @misses,
    status = @status, moved_to = @movedTo, validators = @validators
  WHERE article_id = @articleId`;

const ADD_COPY = `
  INSERT INTO page_copy (article_id, at, url, file, byte_offset, byte_length)
  VALUES (@articleId, @at, @url, @file, @offset, @length)`;

const FORGET_COPIES = 'DELETE FROM page_copy WHERE file = ?';

/** What readers see of the article's own words. */
const SHOWN_WORDS = `
  SELECT r.title, r.lead, v.headline, v.summary
  FROM article a JOIN revision r ON r.id = a.revision_id JOIN mention m ON m.article_id = a.id
  LEFT JOIN review v ON v.story_id = m.story_id
  WHERE a.id = +?`;

interface DueRow extends ArticleRow {
  readonly articleId: number;
  readonly firstSeenAt: Instant;
  readonly editorsUrl: string | null;
  readonly checkedAt: Instant | null;
  readonly nextCheckAt: Instant;
  readonly state: LinkState;
  readonly found: LinkState;
  readonly misses: number;
  readonly status: number | null;
  readonly movedTo: string | null;
  readonly validators: string;
  readonly isCopied: 0 | 1;
}

interface ShownRow {
  readonly title: string;
  readonly lead: string | null;
  readonly headline: string | null;
  readonly summary: string | null;
}

export function links(
  database: Database.Database,
  tables: { readonly articles: Articles; readonly readings: Readings },
  talk: <Answer>(method: () => Answer) => Promise<Answer>,
): Links {
  const { articles, readings } = tables;
  const dueRows = database.prepare<[{ after: string; until: string }], DueRow>(DUE);
  const recordRow = database.prepare<[object]>(RECORD);
  const addCopy = database.prepare<[object]>(ADD_COPY);
  const forgetRows = database.prepare<[string]>(FORGET_COPIES);
  const shownWords = database.prepare<[number], ShownRow>(SHOWN_WORDS);

  function due(now: Instant, limit: number, perHost: number): readonly PublishedLink[] {
    const hosts = new Map<string, number>();
    const taken: PublishedLink[] = [];
    const [soon, never] = [
      { after: ALWAYS, until: now },
      { after: daysBefore(now, -LONGEST_PAUSE_DAYS), until: NEVER },
    ];
    for (const row of [...dueRows.all(soon), ...dueRows.all(never)]) {
      const link = linkFrom(row);
      const host = hostOf(link.url);
      const before = hosts.get(host) ?? 0;
      if (isPlaceOnPage(link.url) || before >= perHost) continue;
      hosts.set(host, before + 1);
      taken.push(link);
      if (taken.length >= limit) break;
    }
    return taken;
  }

  function recordReading({ link, check, reading }: LinkReport): void {
    if (reading === undefined) return;
    const { article, verdict, mention } = reading;
    const { articleId } = link;
    const shown = shownWords.get(articleId);
    const { wordsChanged } = articles.recordAnew(articleId, article, verdict, check.checkedAt);
    const isSeen = shown !== undefined && readsDifferently(shown, article);
    readings.judge({
      ...{ articleId, verdict, mention, at: check.checkedAt, wordsChanged, isSeen },
    });
  }

  const record = database.transaction((report: LinkReport): void => {
    const { link, check, copy } = report;
    recordReading(report);
    const { status, movedTo, validators, ...columns } = check;
    recordRow.run({
      ...columns,
      ...{ articleId: link.articleId, status: status ?? null, movedTo: movedTo ?? null },
      validators: JSON.stringify(validators),
    });
    if (copy === undefined) return;
    const { url, at, place } = copy;
    addCopy.run({ articleId: link.articleId, at, url, ...place });
  });

  return {
    linksToCheck: ({ now, limit, perHost }) => talk(() => due(now, limit, perHost)),
    recordLinkCheck: (report) => talk(() => record.immediate(report)),
    forgetCopies: (files) =>
      talk(() => {
        for (const file of files) forgetRows.run(file);
      }),
  };
}

/** An editor's headline and summary stand in place of the publisher's. */
function readsDifferently(
  { title, lead, headline, summary }: ShownRow,
  now: { readonly title: string; readonly lead?: string },
): boolean {
  const isOtherHeadline = headline === null && folded(title) !== folded(now.title);
  const isOtherSummary = (summary ?? '') === '' && folded(lead ?? '') !== folded(now.lead ?? '');
  return isOtherHeadline || isOtherSummary;
}

function linkFrom(row: DueRow): PublishedLink {
  const { articleId, firstSeenAt, editorsUrl, isCopied } = row;
  const article = articleFrom(row);
  const before = checkFrom(row);
  return {
    ...{ articleId, firstSeenAt, article, url: editorsUrl ?? article.canonicalUrl, isCopied: isCopied === 1 },
    ...(before && { before }),
  };
}

function checkFrom(row: DueRow): LinkCheck | undefined {
  const { checkedAt, nextCheckAt, state, found, misses, validators } = row;
  if (checkedAt === null) return undefined;
  return {
    ...{ checkedAt, nextCheckAt, state, found, misses },
    ...known({ status: row.status, movedTo: row.movedTo }),
    validators: fromJson<Validators>(validators),
  };
}
