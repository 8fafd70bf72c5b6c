import type Database from 'better-sqlite3';
import type { Candidate } from '../../domain/candidate.ts';
import type { Verdict } from '../../domain/match.ts';
import type { Instant } from '../../domain/time.ts';
import type { StoredArticle } from '../../ports.ts';
import { ARTICLE_COLUMNS, type ArticleRow, articleFrom } from './articles/article-rows.ts';
import { CANDIDATE_COLUMNS, type CandidateRow, candidateFrom } from './articles/candidate-rows.ts';
import { fromJson } from './columns.ts';

/** Rows read or changed at a time, so that neither memory nor other writers wait for the whole archive. */
const CHUNK = 200;

const STORED = `
  SELECT a.id AS articleId, a.first_seen_at AS firstSeenAt, a.verdict, m.story_id AS storyId, ${ARTICLE_COLUMNS}
  FROM article a JOIN revision r ON r.id = a.revision_id
  LEFT JOIN mention m ON m.article_id = a.id AND m.withdrawn = 0
  WHERE a.id > +? ORDER BY a.id LIMIT ${CHUNK}`;

const STORED_ONE = `
  SELECT a.id AS articleId, a.first_seen_at AS firstSeenAt, a.verdict, m.story_id AS storyId, ${ARTICLE_COLUMNS}
  FROM article a JOIN revision r ON r.id = a.revision_id
  LEFT JOIN mention m ON m.article_id = a.id AND m.withdrawn = 0
  WHERE a.id = +?`;

const WITHOUT_HINT = `
  SELECT ${CANDIDATE_COLUMNS} FROM candidate
  WHERE settlement = 'no-hint' AND forgotten_at IS NULL AND id > +? ORDER BY id LIMIT ${CHUNK}`;

const REOPEN = `UPDATE candidate SET settlement = NULL, settled_at = NULL WHERE id = ? AND settlement = 'no-hint'`;

const PAST_RETENTION = `SELECT id FROM article WHERE unmatched_since < +? ORDER BY unmatched_since LIMIT ${CHUNK}`;

const FORGET_ARTICLE = `
  UPDATE article SET revision_id = NULL, verdict = NULL, unmatched_since = NULL, authors = '[]', section = NULL,
                     image_url = NULL, image_alt = NULL
  WHERE id = ?`;

const FORGET_WORDS = 'DELETE FROM revision WHERE article_id = ?';

// What a source calls the article stays in its announcement: that is how we notice that it is announced anew.
const FORGET_CANDIDATES = `
  UPDATE candidate SET forgotten_at = @now, summary = NULL, authors = '[]', categories = '[]', image_url = NULL
  WHERE id IN (SELECT id FROM candidate
               WHERE settlement IS NOT NULL AND forgotten_at IS NULL AND settled_at < @now LIMIT ${CHUNK})`;

const FORGET_REQUESTS = 'DELETE FROM request_count WHERE day < ?';

// The last one stays, however old: it tells when we last looked.
const FORGET_RUNS = `
  DELETE FROM run WHERE started_at < ? AND id <> (SELECT id FROM run ORDER BY started_at DESC, id DESC LIMIT 1)`;

const FORGET_BLOCKS = 'DELETE FROM host_block WHERE blocked_until < ?';

interface StoredRow extends ArticleRow {
  readonly articleId: number;
  readonly firstSeenAt: Instant;
  readonly verdict: string;
  readonly storyId: number | null;
}

export type Retention = ReturnType<typeof retention>;

export function retention(database: Database.Database) {
  const storedRows = database.prepare<[number], StoredRow>(STORED);
  const storedOne = database.prepare<[number], StoredRow>(STORED_ONE);
  const withoutHint = database.prepare<[number], CandidateRow>(WITHOUT_HINT);
  const reopen = database.prepare<[number]>(REOPEN);
  const pastRetention = database.prepare<[Instant], { id: number }>(PAST_RETENTION);
  const forgetArticle = database.prepare<[number]>(FORGET_ARTICLE);
  const forgetWords = database.prepare<[number]>(FORGET_WORDS);
  const forgetCandidates = database.prepare<[{ now: Instant }]>(FORGET_CANDIDATES);
  const forgetRequests = database.prepare<[string]>(FORGET_REQUESTS);
  const forgetRuns = database.prepare<[Instant]>(FORGET_RUNS);
  const forgetBlocks = database.prepare<[Instant]>(FORGET_BLOCKS);

  const reopenThose = database.transaction((candidates: readonly Candidate[]): void => {
    for (const candidate of candidates) reopen.run(candidate.id);
  });

  const forgetSomeArticles = database.transaction((before: Instant): number => {
    const rows = pastRetention.all(before);
    for (const { id } of rows) {
      forgetArticle.run(id);
      forgetWords.run(id);
    }
    return rows.length;
  });

  return {
    *stored(): Generator<StoredArticle> {
      for (
        let rows = storedRows.all(0);
        rows.length > 0;
        rows = storedRows.all(rows.at(-1)?.articleId ?? 0)
      ) {
        for (const row of rows) yield storedFrom(row);
      }
    },

    storedOne(articleId: number): StoredArticle | undefined {
      const row = storedOne.get(articleId);
      return row && storedFrom(row);
    },

    reopenWithoutHint(hasHint: (candidate: Candidate) => boolean, dryRun: boolean): number {
      let count = 0;
      for (let rows = withoutHint.all(0); rows.length > 0; rows = withoutHint.all(rows.at(-1)?.id ?? 0)) {
        const hinted = rows.map(candidateFrom).filter(hasHint);
        if (!dryRun) reopenThose.immediate(hinted);
        count += hinted.length;
      }
      return count;
    },

    /** Counts the articles whose words were dropped. */
    forget(before: Instant): number {
      let count = 0;
      for (let some = 1; some > 0; count += some) some = forgetSomeArticles.immediate(before);
      while (forgetCandidates.run({ now: before }).changes > 0);
      forgetRequests.run(before.slice(0, 10));
      forgetRuns.run(before);
      forgetBlocks.run(before);
      return count;
    },
  };
}

function storedFrom(row: StoredRow): StoredArticle {
  const { articleId, firstSeenAt, storyId } = row;
  const verdict = fromJson<Verdict>(row.verdict);
  return { articleId, article: articleFrom(row), firstSeenAt, verdict, ...(storyId !== null && { storyId }) };
}
