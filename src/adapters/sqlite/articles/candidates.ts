import type Database from 'better-sqlite3';
import type { Candidate, Settlement } from '../../../domain/candidate.ts';
import { type Failure, failurePoints, GIVEN_UP_POINTS } from '../../../domain/result.ts';
import { type Instant, minutesAfter } from '../../../domain/time.ts';

/** A page that answers 404 or 410 twice in a row is gone; once may be a slip of the publisher's. */
const GONE_TIMES = 2;

const LONGEST_PAUSE_HOURS = 24;

const FAILED_BEFORE =
  'SELECT delays, failure_points AS failurePoints, times_gone AS timesGone FROM candidate WHERE id = ?';

const SETTLE = `
  UPDATE candidate SET settlement = ?, settled_at = ?, delays = 0, failure_points = 0, times_gone = 0,
                       last_failure = NULL
  WHERE id = ?`;

const FAIL = `
  UPDATE candidate SET
    settlement = @settlement, settled_at = @settledAt, next_try_at = @nextTryAt, delays = @delays,
    failure_points = @failurePoints, times_gone = @timesGone, last_failure = @lastFailure
  WHERE id = @id`;

interface FailedRow {
  readonly delays: number;
  readonly failurePoints: number;
  readonly timesGone: number;
}

interface AfterFailure extends FailedRow {
  readonly settlement: Settlement | null;
  readonly nextTryAt: Instant;
}

export type Candidates = ReturnType<typeof candidates>;

export function candidates(database: Database.Database) {
  const failedBefore = database.prepare<[number], FailedRow>(FAILED_BEFORE);
  const settleRow = database.prepare<[Settlement, Instant, number]>(SETTLE);
  const failRow = database.prepare<[object]>(FAIL);

  return {
    settle(candidate: Candidate, settlement: Settlement, at: Instant): void {
      const { changes } = settleRow.run(settlement, at, candidate.id);
      if (changes !== 1) throw unknownCandidate(candidate);
    },

    fail(candidate: Candidate, failure: Failure, at: Instant): void {
      const before = failedBefore.get(candidate.id);
      if (before === undefined) throw unknownCandidate(candidate);
      const after = afterFailure(before, failure, at);
      failRow.run({
        ...after,
        settledAt: after.settlement === null ? null : at,
        lastFailure: JSON.stringify(failure),
        id: candidate.id,
      });
    },
  };
}

function unknownCandidate(candidate: Candidate): Error {
  return new Error(`no candidate ${candidate.id} (${candidate.canonicalUrl}) in the store`);
}

/** How a page stands after it could not be had once more. */
export function afterFailure(before: FailedRow, failure: Failure, at: Instant): AfterFailure {
  if (!isFaultOfThePage(failure)) {
    return { ...before, settlement: null, nextTryAt: pausedUntil(at, failure, 0) };
  }
  const gone = failure.reason === 'gone';
  const timesGone = gone ? before.timesGone + 1 : 0;
  const points = before.failurePoints + failurePoints(failure);
  const delays = failure.retry === 'next-run' ? before.delays : before.delays + 1;
  const settlement = settlementAfter(failure, timesGone, points);
  const nextTryAt = pausedUntil(at, failure, before.delays);
  return { settlement, nextTryAt, delays, failurePoints: points, timesGone };
}

/**
 * We were told to stop or to slow down, robots.txt could not be had, a recording lacks the page: that speaks of us or
 * of the site, not of the page.
 */
function isFaultOfThePage(failure: Failure): boolean {
  if (['stopped', 'budget', 'not-recorded'].includes(failure.reason)) return false;
  return failure.retry === 'never' || (failure.reason !== 'rate-limited' && failure.reason !== 'robots');
}

function settlementAfter(failure: Failure, timesGone: number, points: number): Settlement | null {
  if (failure.reason === 'gone') return timesGone >= GONE_TIMES ? 'gone' : null;
  if (failure.retry === 'never') return 'refused';
  return points >= GIVEN_UP_POINTS ? 'given-up' : null;
}

/** 1, 2, 4 … hours, or what the server asked for, up to a day; at once where the next run may try again. */
function pausedUntil(at: Instant, failure: Failure, delaysBefore: number): Instant {
  const ours =
    failure.retry === 'next-run' ? 0 : Math.min(2 ** Math.min(delaysBefore, 10), LONGEST_PAUSE_HOURS) * 60;
  const theirs = Math.min((failure.retryAfterSeconds ?? 0) / 60, LONGEST_PAUSE_HOURS * 60);
  return minutesAfter(at, Math.max(ours, theirs));
}
