import type Database from 'better-sqlite3';
import { failed, ok, type Result } from '../../../domain/result.ts';
import type { Run } from '../../../domain/run.ts';
import { type Instant, minutesAfter } from '../../../domain/time.ts';
import type { Lease, StoreCounts } from '../../../ports.ts';
import { fromJson } from '../columns.ts';

const TAKE_LEASE = `
  INSERT INTO lease (name, holder, lease_until) VALUES (@name, @holder, @until)
  ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, lease_until = excluded.lease_until
  WHERE lease.holder = excluded.holder OR lease.lease_until <= @now OR lease.lease_until > @absurd`;

const LEASE = 'SELECT holder, lease_until AS until FROM lease WHERE name = ?';

const RELEASE_LEASE = 'DELETE FROM lease WHERE name = ? AND holder = ?';

const RECORD_RUN = `
  INSERT INTO run (id, started_at, finished_at, report) VALUES (?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET finished_at = excluded.finished_at, report = excluded.report`;

const KNOWN_RUN = 'SELECT 1 AS known FROM run WHERE id = ?';

const LAST_RUN = 'SELECT report FROM run ORDER BY started_at DESC, id DESC LIMIT 1';

// Articles and stories are never removed, so the last number is their count: counting a million rows would take too long
// for every pass.
const COUNTS = `
  SELECT (SELECT count(*) FROM candidate WHERE settlement IS NULL) AS unread,
         (SELECT coalesce(max(id), 0) FROM article) AS articles,
         (SELECT coalesce(max(id), 0) FROM story) - (SELECT count(*) FROM story WHERE merged_into IS NOT NULL) AS stories,
         (SELECT count(*) FROM story WHERE decided = 0 AND merged_into IS NULL AND standing <> 'withdrawn') AS waiting,
         (SELECT count(*) FROM story WHERE decided = 0 AND merged_into IS NULL AND standing = 'held') AS heldBack`;

/** A lease that ends so much later than one taken now was taken by a clock that was wrong. In minutes. */
const ABSURD_MINUTES = 60;

interface LeaseQuery extends Lease {
  readonly name: string;
  readonly now: Instant;
}

export type Runs = ReturnType<typeof runs>;

/** `keepReports` is called once for each run, in the same transaction. */
export function runs(database: Database.Database, keepReports: (run: Run) => void) {
  const takeLease = database.prepare<[LeaseQuery & { absurd: Instant }]>(TAKE_LEASE);
  const lease = database.prepare<[string], Lease>(LEASE);
  const releaseLease = database.prepare<[string, string]>(RELEASE_LEASE);
  const recordRun = database.prepare<[string, Instant, Instant, string]>(RECORD_RUN);
  const knownRun = database.prepare<[string], { known: 1 }>(KNOWN_RUN);
  const lastRun = database.prepare<[], { report: string }>(LAST_RUN);
  const counts = database.prepare<[], StoreCounts>(COUNTS);

  return {
    /** The lease now held, or the one that stands in the way. */
    takeLease(query: LeaseQuery): Result<Lease, Lease> {
      const { changes } = takeLease.run({ ...query, absurd: minutesAfter(query.until, ABSURD_MINUTES) });
      const held = lease.get(query.name);
      if (held === undefined) throw new Error(`lease "${query.name}" is not there right after it was taken`);
      return changes === 1 ? ok(held) : failed(held);
    },

    releaseLease: (name: string, holder: string): void => {
      releaseLease.run(name, holder);
    },

    record: (run: Run): void => {
      if (knownRun.get(run.id) === undefined) keepReports(run);
      recordRun.run(run.id, run.startedAt, run.finishedAt, JSON.stringify(run));
    },

    last(): Run | undefined {
      const row = lastRun.get();
      return row && fromJson<Run>(row.report);
    },

    counts(): StoreCounts {
      const row = counts.get();
      if (row === undefined) throw new Error('the store does not count');
      return row;
    },
  };
}
