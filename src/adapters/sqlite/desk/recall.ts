import type Database from 'better-sqlite3';
import { type DateOrigin, type Instant, instant, type PublicationDate } from '../../../domain/time.ts';
import type { Recall, RejectedArticle } from '../../../ports.ts';
import { dateFrom, known, sha256 } from '../columns.ts';

const COLUMNS = `
  a.id AS articleId, a.canonical_url AS url, r.title, r.lead, a.outlet, a.language,
  a.published_at AS publishedAt, a.published_precision AS publishedPrecision, a.published_from AS publishedFrom,
  CAST(a.verdict ->> 'score' AS REAL) AS score, c.is_miss AS isMiss`;

const FROM = `
  article a JOIN revision r ON r.id = a.revision_id LEFT JOIN recall_check c ON c.article_id = a.id`;

const NEAREST = `
  SELECT ${COLUMNS} FROM ${FROM}
  WHERE a.unmatched_since IS NOT NULL AND c.article_id IS NULL
  ORDER BY CAST(a.verdict ->> 'score' AS REAL) DESC, a.id LIMIT ?`;

const IN_WEEK = `
  SELECT id FROM article WHERE unmatched_since >= @from AND unmatched_since < @to`;

const ONE = `SELECT ${COLUMNS} FROM ${FROM} WHERE a.id = +? AND a.unmatched_since IS NOT NULL`;

const EXISTS = 'SELECT 1 AS there FROM article WHERE id = ?';

// What was said of an article stands until somebody says otherwise; that it was drawn by chance stays true.
const RECORD = `
  INSERT INTO recall_check (article_id, is_miss, week, who, at) VALUES (@articleId, @isMiss, @week, @who, @at)
  ON CONFLICT (article_id) DO UPDATE SET
    is_miss = excluded.is_miss, week = coalesce(recall_check.week, excluded.week), who = excluded.who, at = excluded.at`;

const FIGURES = `
  SELECT (SELECT count(*) FROM recall_check WHERE week IS NOT NULL AND at >= @since) AS checked,
         (SELECT count(*) FROM recall_check WHERE week IS NOT NULL AND at >= @since AND is_miss = 1) AS missed,
         (SELECT count(*) FROM article WHERE unmatched_since >= @since) AS rejected,
         (SELECT count(*) FROM mention_tag INDEXED BY mention_tag_by_day
          WHERE kind = 'outlet' AND day >= substr(@since, 1, 10)) AS found`;

interface RejectedRow {
  readonly articleId: number;
  readonly url: string;
  readonly title: string;
  readonly lead: string | null;
  readonly outlet: string;
  readonly language: string | null;
  readonly publishedAt: Instant | null;
  readonly publishedPrecision: PublicationDate['precision'] | null;
  readonly publishedFrom: DateOrigin | null;
  readonly score: number;
  readonly isMiss: 0 | 1 | null;
}

interface Figures {
  readonly checked: number;
  readonly missed: number;
  readonly rejected: number;
  readonly found: number;
}

export function recall(
  database: Database.Database,
  talk: <Answer>(method: () => Answer) => Promise<Answer>,
): Recall {
  const nearest = database.prepare<[number], RejectedRow>(NEAREST);
  const inWeek = database.prepare<[{ from: Instant; to: Instant }], { id: number }>(IN_WEEK);
  const one = database.prepare<[number], RejectedRow>(ONE);
  const exists = database.prepare<[number], { there: 1 }>(EXISTS);
  const record = database.prepare<[object]>(RECORD);
  const figures = database.prepare<[{ since: Instant }], Figures>(FIGURES);

  /** By a hash of week and number: nobody chose them, and everybody sees the same. */
  function drawn(week: string, size: number): readonly number[] {
    return inWeek
      .all(boundsOf(week))
      .map(({ id }) => ({ id, lot: sha256(`${week} ${id}`) }))
      .sort((a, b) => (a.lot < b.lot ? -1 : 1))
      .slice(0, size)
      .map(({ id }) => id);
  }

  return {
    nearMisses: (limit) => talk(() => nearest.all(limit).map(rejectedFrom)),
    weeklySample: (week, size) =>
      talk(() =>
        drawn(week, size).flatMap((id) => {
          const row = one.get(id);
          return row === undefined ? [] : [rejectedFrom(row)];
        }),
      ),
    recordCheck: ({ articleId, isMiss, week = null, who, at }) =>
      talk(() => {
        if (exists.get(articleId) === undefined) return false;
        record.run({ articleId, isMiss: isMiss ? 1 : 0, week, who, at });
        return true;
      }),
    recallFigures: (since) =>
      talk(() => figures.get({ since }) ?? { checked: 0, missed: 0, rejected: 0, found: 0 }),
  };
}

/** First and last moment of an ISO week, in UTC: which week an article falls into need not be finer. */
function boundsOf(week: string): { readonly from: Instant; readonly to: Instant } {
  const [year = 0, number = 0] = (week.match(/\d+/g) ?? []).map(Number);
  // The fourth of January is always in the first week.
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = Date.UTC(year, 0, 4 - ((fourth.getUTCDay() + 6) % 7) + (number - 1) * 7);
  return { from: instant(monday), to: instant(monday + 7 * 86_400_000) };
}

function rejectedFrom(row: RejectedRow): RejectedArticle {
  const { articleId, url, title, outlet, score } = row;
  const publishedAt = dateFrom(row.publishedAt, row.publishedPrecision, row.publishedFrom);
  const { lead, language } = known({ lead: row.lead, language: row.language });
  return {
    ...{ articleId, url, title, outlet, score },
    ...(lead !== undefined && { lead }),
    ...(language !== undefined && { language }),
    ...(publishedAt && { publishedAt }),
    ...(row.isMiss !== null && { isMiss: row.isMiss === 1 }),
  };
}
