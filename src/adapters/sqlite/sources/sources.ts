import type Database from 'better-sqlite3';
import { paceAfter } from '../../../domain/polling-pace.ts';
import { type Failure, failurePoints } from '../../../domain/result.ts';
import type { SourceState, Validators } from '../../../domain/source.ts';
import { daysBetween, type Instant, minutesAfter } from '../../../domain/time.ts';
import type { Poll } from '../../../ports.ts';
import { fromJson, known } from '../columns.ts';

const COLUMNS = `last_polled_at AS lastPolledAt, last_succeeded_at AS lastSucceededAt,
  next_due_at AS nextDueAt, coalesce(failure_points, 0) AS failurePoints,
  coalesce(consecutive_failures, 0) AS consecutiveFailures,
  last_failure AS lastFailure, newest_item_at AS newestItemAt,
  interval_minutes AS intervalMinutes, turnover_minutes AS turnoverMinutes`;

// Somebody may have paused a source that was never asked.
const ALL_STATES = `
  SELECT coalesce(s.source_id, c.source_id) AS sourceId, ${COLUMNS}, paused_at AS pausedAt, paused_by AS pausedBy
  FROM source_state s FULL JOIN source_control c ON c.source_id = s.source_id
  ORDER BY 1`;

const ONE_STATE = `
  SELECT s.source_id AS sourceId, ${COLUMNS}, paused_at AS pausedAt, paused_by AS pausedBy
  FROM source_state s LEFT JOIN source_control c ON c.source_id = s.source_id
  WHERE s.source_id = +?`;

const WRITE_STATE = `
  INSERT INTO source_state (source_id, last_polled_at, last_succeeded_at, next_due_at, failure_points,
                            consecutive_failures, last_failure, newest_item_at, interval_minutes, turnover_minutes)
  VALUES (@sourceId, @lastPolledAt, @lastSucceededAt, @nextDueAt, @failurePoints,
          @consecutiveFailures, @lastFailure, @newestItemAt, @intervalMinutes, @turnoverMinutes)
  ON CONFLICT (source_id) DO UPDATE SET
    last_polled_at = excluded.last_polled_at, last_succeeded_at = excluded.last_succeeded_at,
    next_due_at = excluded.next_due_at, failure_points = excluded.failure_points,
    consecutive_failures = excluded.consecutive_failures, last_failure = excluded.last_failure,
    newest_item_at = excluded.newest_item_at, interval_minutes = excluded.interval_minutes,
    turnover_minutes = excluded.turnover_minutes`;

const VALIDATORS = `
  SELECT etag, last_modified AS lastModified, body_hash AS bodyHash FROM document WHERE url = ?`;

const WRITE_VALIDATORS = `
  INSERT INTO document (url, etag, last_modified, body_hash, understood_at) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (url) DO UPDATE SET
    etag = excluded.etag, last_modified = excluded.last_modified,
    body_hash = excluded.body_hash, understood_at = excluded.understood_at`;

const DROP_VALIDATORS = 'DELETE FROM document WHERE url = ?';

interface StateRow {
  readonly sourceId: string;
  readonly lastPolledAt: Instant | null;
  readonly lastSucceededAt: Instant | null;
  readonly nextDueAt: Instant | null;
  readonly failurePoints: number;
  readonly consecutiveFailures: number;
  readonly lastFailure: string | null;
  readonly newestItemAt: Instant | null;
  readonly intervalMinutes: number | null;
  readonly turnoverMinutes: number | null;
  readonly pausedAt: Instant | null;
  readonly pausedBy: string | null;
}

interface ValidatorsRow {
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly bodyHash: string | null;
}

export type SourceTables = ReturnType<typeof sourceTables>;

/** What we remember of sources and of the documents that they consist of. */
export function sourceTables(database: Database.Database) {
  const allStates = database.prepare<[], StateRow>(ALL_STATES);
  const oneState = database.prepare<[string], StateRow>(ONE_STATE);
  const writeState = database.prepare<[StateRow]>(WRITE_STATE);
  const readValidators = database.prepare<[string], ValidatorsRow>(VALIDATORS);
  const writeValidators =
    database.prepare<[string, string | null, string | null, string | null, Instant]>(WRITE_VALIDATORS);
  const dropValidators = database.prepare<[string]>(DROP_VALIDATORS);

  return {
    states: (): readonly SourceState[] => allStates.all().map(stateFrom),

    validators(url: string): Validators | undefined {
      const row = readValidators.get(url);
      return row && known(row);
    },

    /** Only a document that was understood, and that names no further ones, may answer "not modified" the next time. */
    recordValidators(poll: Poll): void {
      if (poll.answer.outcome !== 'understood') return;
      const { etag, lastModified, bodyHash } = poll.answer.validators;
      const vouches =
        poll.answer.discovery.more.length === 0 && (etag ?? lastModified ?? bodyHash) !== undefined;
      if (!vouches) dropValidators.run(poll.url);
      else writeValidators.run(poll.url, etag ?? null, lastModified ?? null, bodyHash ?? null, poll.at);
    },

    /** `fresh` as counted in the same transaction. */
    recordState(poll: Poll, fresh: number): SourceState {
      const before = oneState.get(poll.source.id);
      const after =
        poll.answer.outcome === 'failed'
          ? afterFailure(before, poll, poll.answer.failure)
          : { ...afterSuccess(before, poll), ...paced(before, poll, fresh) };
      writeState.run(after);
      return stateFrom(after);
    },
  };
}

function stateFrom(row: StateRow): SourceState {
  const { lastFailure, pausedAt: at, pausedBy: by, ...rest } = known(row);
  return {
    ...rest,
    ...(lastFailure !== undefined && { lastFailure: fromJson<Failure>(lastFailure) }),
    ...(at !== undefined && by !== undefined && { paused: { at, by } }),
  };
}

/** What no poll changes, or only one that was understood. */
function kept(before: StateRow | undefined) {
  const { intervalMinutes = null, turnoverMinutes = null, pausedAt = null, pausedBy = null } = before ?? {};
  return { intervalMinutes, turnoverMinutes, pausedAt, pausedBy };
}

function afterSuccess(before: StateRow | undefined, poll: Poll): StateRow {
  return {
    ...kept(before),
    sourceId: poll.source.id,
    lastPolledAt: poll.at,
    lastSucceededAt: poll.at,
    nextDueAt: poll.nextDueAt,
    failurePoints: 0,
    consecutiveFailures: 0,
    lastFailure: null,
    newestItemAt: newest(before?.newestItemAt ?? null, poll),
  };
}

/** When it is due by what it publishes; as `every` says where that is not to count. */
function paced(before: StateRow | undefined, { source, url, at, answer, pacing }: Poll, fresh: number) {
  if (pacing === undefined) return { intervalMinutes: null };
  // The further documents of a source come with the first, which holds what is newest.
  if (url !== source.url)
    return { nextDueAt: minutesAfter(at, before?.intervalMinutes ?? source.everyMinutes) };
  const { refreshMinutes, settings } = pacing;
  const last = before?.lastSucceededAt ?? undefined;
  const [interval, turnover] = [before?.intervalMinutes ?? undefined, before?.turnoverMinutes ?? undefined];
  const { intervalMinutes, turnoverMinutes } = paceAfter(
    {
      ...(interval !== undefined && { intervalMinutes: interval }),
      ...(turnover !== undefined && { turnoverMinutes: turnover }),
    },
    {
      ...{ everyMinutes: source.everyMinutes, fresh },
      ...(last !== undefined && { elapsedMinutes: Math.max(0, minutesBetween(last, at)) }),
      ...(answer.outcome === 'understood' && { items: answer.discovery.items }),
      ...(refreshMinutes !== undefined && { refreshMinutes }),
    },
    settings,
  );
  const nextDueAt = minutesAfter(at, intervalMinutes);
  return { intervalMinutes, turnoverMinutes: turnoverMinutes ?? null, nextDueAt };
}

function minutesBetween(earlier: Instant, later: Instant): number {
  return daysBetween(earlier, later) * 24 * 60;
}

function afterFailure(before: StateRow | undefined, poll: Poll, failure: Failure): StateRow {
  return {
    ...kept(before),
    sourceId: poll.source.id,
    lastPolledAt: poll.at,
    lastSucceededAt: before?.lastSucceededAt ?? null,
    nextDueAt: poll.nextDueAt,
    failurePoints: (before?.failurePoints ?? 0) + failurePoints(failure),
    consecutiveFailures: (before?.consecutiveFailures ?? 0) + 1,
    lastFailure: JSON.stringify(failure),
    newestItemAt: before?.newestItemAt ?? null,
  };
}

function newest(before: Instant | null, poll: Poll): Instant | null {
  let latest = before;
  if (poll.answer.outcome !== 'understood') return latest;
  for (const { publishedAt } of poll.answer.discovery.items) {
    if (publishedAt !== undefined && (latest === null || publishedAt.at > latest)) latest = publishedAt.at;
  }
  return latest;
}
