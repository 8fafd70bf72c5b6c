import type Database from 'better-sqlite3';
import type { Instant } from '../../../domain/time.ts';
import type { RememberedRobots } from '../../../ports.ts';

const ROBOTS = 'SELECT fetched_at AS fetchedAt, text, unreachable FROM robots WHERE origin = ?';

const WRITE_ROBOTS = `
  INSERT INTO robots (origin, fetched_at, text, unreachable) VALUES (?, ?, ?, ?)
  ON CONFLICT (origin) DO UPDATE SET
    fetched_at = excluded.fetched_at, text = excluded.text, unreachable = excluded.unreachable`;

const REQUESTS = 'SELECT requests FROM request_count WHERE day = ? AND host = ?';

const COUNT_REQUEST = `
  INSERT INTO request_count (day, host, requests) VALUES (?, ?, 1)
  ON CONFLICT (day, host) DO UPDATE SET requests = requests + 1`;

const BLOCKED_UNTIL = 'SELECT blocked_until AS blockedUntil FROM host_block WHERE host = ?';

const BLOCK = `
  INSERT INTO host_block (host, blocked_until) VALUES (?, ?)
  ON CONFLICT (host) DO UPDATE SET blocked_until = excluded.blocked_until`;

interface RobotsRow {
  readonly fetchedAt: Instant;
  readonly text: string | null;
  readonly unreachable: 0 | 1;
}

/** What has to be remembered of hosts so that we stay polite across restarts. */
export function hostMemory(database: Database.Database) {
  const robotsRow = database.prepare<[string], RobotsRow>(ROBOTS);
  const writeRobots = database.prepare<[string, Instant, string | null, 0 | 1]>(WRITE_ROBOTS);
  const requests = database.prepare<[string, string], { requests: number }>(REQUESTS);
  const countRequest = database.prepare<[string, string]>(COUNT_REQUEST);
  const blockedUntil = database.prepare<[string], { blockedUntil: Instant }>(BLOCKED_UNTIL);
  const block = database.prepare<[string, Instant]>(BLOCK);

  return {
    robots(origin: string): RememberedRobots | undefined {
      const row = robotsRow.get(origin);
      if (row === undefined) return undefined;
      const { fetchedAt, text, unreachable } = row;
      return { fetchedAt, ...(text !== null && { text }), unreachable: unreachable === 1 };
    },

    rememberRobots(origin: string, { fetchedAt, text, unreachable }: RememberedRobots): void {
      writeRobots.run(origin, fetchedAt, text ?? null, unreachable ? 1 : 0);
    },

    requestsOn: (host: string, day: string): number => requests.get(day, host)?.requests ?? 0,

    countRequest: (host: string, day: string): void => {
      countRequest.run(day, host);
    },

    blockedUntil: (host: string): Instant | undefined => blockedUntil.get(host)?.blockedUntil,

    blockUntil: (host: string, until: Instant): void => {
      block.run(host, until);
    },
  };
}
