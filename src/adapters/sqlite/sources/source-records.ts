import { gunzipSync, gzipSync } from 'node:zlib';
import type Database from 'better-sqlite3';
import type { Page } from '../../../domain/page.ts';
import type { Run, SourceReport } from '../../../domain/run.ts';
import type { Condition, ConditionReason } from '../../../domain/source-health.ts';
import type { SourceDay } from '../../../domain/source-rhythm.ts';
import type { SourceStanding } from '../../../domain/source-standing.ts';
import { daysBefore, type Instant } from '../../../domain/time.ts';
import type { PassReport, Poll } from '../../../ports.ts';
import { fromJson, known } from '../columns.ts';

/** Two months show a rhythm of weeks. */
const KEPT_DAYS = 60;
/** As many as a page shows. */
const KEPT_REPORTS = 30;
/** Of a page, before it is packed: more than any listing needs to be mended by. */
const MOST_PAGE_BYTES = 512 * 1024;

const DAY_COLUMNS = `day, polls, failures, documents, announced, titled, dated, fresh, accepted, to_review AS toReview`;

const DAYS = `SELECT source_id AS sourceId, ${DAY_COLUMNS} FROM source_day WHERE day >= ? ORDER BY source_id, day`;

const ADD_DAY = `
  INSERT INTO source_day (source_id, day, polls, failures, documents, announced, titled, dated, fresh, accepted, to_review)
  VALUES (@sourceId, @day, @polls, @failures, @documents, @announced, @titled, @dated, @fresh, @accepted, @toReview)
  ON CONFLICT (source_id, day) DO UPDATE SET
    polls = polls + excluded.polls, failures = failures + excluded.failures,
    documents = documents + excluded.documents, announced = announced + excluded.announced,
    titled = titled + excluded.titled, dated = dated + excluded.dated, fresh = fresh + excluded.fresh,
    accepted = accepted + excluded.accepted, to_review = to_review + excluded.to_review`;

const FORGET_DAYS = 'DELETE FROM source_day WHERE day < ?';

const ADD_REPORT = 'INSERT OR REPLACE INTO source_report (source_id, at, report) VALUES (?, ?, ?)';

const FORGET_REPORTS = `
  DELETE FROM source_report WHERE source_id = @sourceId AND at <= (
    SELECT at FROM source_report WHERE source_id = @sourceId ORDER BY at DESC LIMIT 1 OFFSET ${KEPT_REPORTS})`;

const REPORTS = 'SELECT at, report FROM source_report WHERE source_id = ? ORDER BY at DESC LIMIT ?';

const STANDINGS = `
  SELECT source_id AS sourceId, condition, since, reason, told FROM source_condition ORDER BY source_id`;

const WRITE_STANDING = `
  INSERT INTO source_condition (source_id, condition, since, reason, told)
  VALUES (@sourceId, @condition, @since, @reason, @told)
  ON CONFLICT (source_id) DO UPDATE SET
    condition = excluded.condition, since = excluded.since, reason = excluded.reason, told = excluded.told`;

const PAGE = `
  SELECT at AS fetchedAt, url, status, content_type AS contentType, body FROM source_page
  WHERE source_id = ? AND kind = ?`;

const PAGE_DAY = 'SELECT substr(at, 1, 10) AS day FROM source_page WHERE source_id = ? AND kind = ?';

const WRITE_PAGE = `
  INSERT OR REPLACE INTO source_page (source_id, kind, at, url, status, content_type, body)
  VALUES (?, ?, ?, ?, ?, ?, ?)`;

const FORGET_PAGES = 'DELETE FROM source_page WHERE at < ?';

export type PageKind = 'good' | 'bad';

interface DayRow extends SourceDay {
  readonly sourceId: string;
}

interface StandingRow {
  readonly sourceId: string;
  readonly condition: Condition;
  readonly since: Instant;
  readonly reason: string;
  readonly told: Condition | null;
}

interface PageRow {
  readonly fetchedAt: Instant;
  readonly url: string;
  readonly status: number;
  readonly contentType: string | null;
  readonly body: Buffer;
}

export type SourceRecordTables = ReturnType<typeof sourceRecords>;

/** How sources have been, and the pages by which one that broke can be mended. */
export function sourceRecords(database: Database.Database) {
  const days = database.prepare<[string], DayRow>(DAYS);
  const addDay = database.prepare<[DayRow]>(ADD_DAY);
  const forgetDays = database.prepare<[string]>(FORGET_DAYS);
  const addReport = database.prepare<[string, Instant, string]>(ADD_REPORT);
  const forgetReports = database.prepare<[{ sourceId: string }]>(FORGET_REPORTS);
  const reports = database.prepare<[string, number], { at: Instant; report: string }>(REPORTS);
  const standings = database.prepare<[], StandingRow>(STANDINGS);
  const writeStanding = database.prepare<[StandingRow]>(WRITE_STANDING);
  const page = database.prepare<[string, string], PageRow>(PAGE);
  const pageDay = database.prepare<[string, string], { day: string }>(PAGE_DAY);
  const writePage =
    database.prepare<[string, string, Instant, string, number, string | null, Buffer]>(WRITE_PAGE);
  const forgetPages = database.prepare<[Instant]>(FORGET_PAGES);

  return {
    /** In the transaction of the run. */
    keepReports({ startedAt, sources }: Run): void {
      for (const report of sources.filter(didSomething)) {
        addDay.run(dayOf(report, startedAt));
        addReport.run(report.sourceId, startedAt, JSON.stringify(report));
        forgetReports.run({ sourceId: report.sourceId });
      }
      const past = daysBefore(startedAt, KEPT_DAYS);
      forgetDays.run(past.slice(0, 10));
      forgetPages.run(past);
    },

    days(from: string): ReadonlyMap<string, readonly SourceDay[]> {
      const bySource = new Map<string, SourceDay[]>();
      for (const { sourceId, ...day } of days.all(from)) {
        const list = bySource.get(sourceId);
        if (list === undefined) bySource.set(sourceId, [day]);
        else list.push(day);
      }
      return bySource;
    },

    reports: (sourceId: string, limit: number): readonly PassReport[] =>
      reports.all(sourceId, limit).map(({ at, report }) => ({ at, report: fromJson<SourceReport>(report) })),

    standings: (): readonly SourceStanding[] =>
      standings.all().map((row) => ({ ...known(row), reason: fromJson<ConditionReason>(row.reason) })),

    writeStandings: (written: readonly SourceStanding[]): void => {
      for (const { sourceId, condition, since, reason, told = null } of written)
        writeStanding.run({ sourceId, condition, since, reason: JSON.stringify(reason), told });
    },

    /** In the transaction of the poll; of those that were understood the first of a day is enough. */
    keepPage({ source: { id }, at }: Poll, kind: PageKind, { url, status, headers, body }: Page): void {
      if (kind === 'good' && pageDay.get(id, kind)?.day === at.slice(0, 10)) return;
      const packed = gzipSync(body.subarray(0, MOST_PAGE_BYTES));
      writePage.run(id, kind, at, url, status, headers['content-type'] ?? null, packed);
    },

    page(sourceId: string, kind: PageKind): Page | undefined {
      const row = page.get(sourceId, kind);
      if (row === undefined) return undefined;
      const { contentType, body, ...rest } = row;
      const headers = contentType === null ? {} : { 'content-type': contentType };
      return { ...rest, headers, body: new Uint8Array(gunzipSync(body)) };
    },
  };
}

function didSomething({ outcome, read, withoutHint, unread }: SourceReport): boolean {
  return outcome !== 'not-due' || read + withoutHint > 0 || Object.keys(unread).length > 0;
}

function dayOf(report: SourceReport, at: Instant): DayRow {
  const { sourceId, outcome, announced, fresh, accepted, toReview } = report;
  const { documents = 0, titled = 0, dated = 0 } = report.shape ?? {};
  return {
    ...{ sourceId, day: at.slice(0, 10), announced, fresh, accepted, toReview, documents, titled, dated },
    polls: outcome === 'not-due' ? 0 : 1,
    failures: outcome === 'failed' ? 1 : 0,
  };
}
