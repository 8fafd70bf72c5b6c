import type Database from 'better-sqlite3';
import type { Candidate } from '../../../domain/candidate.ts';
import { type Instant, minutesAfter } from '../../../domain/time.ts';
import { CANDIDATE_COLUMNS, type CandidateRow, candidateFrom } from './candidate-rows.ts';

/** Candidates held in memory at a time, over all hosts. */
const HELD_CANDIDATES = 2000;

/** Most candidates of one host that are fetched from the database at once. */
const CHUNK = 50;

const HOSTS = `
  WITH RECURSIVE waiting (host) AS (
    SELECT min(host) FROM candidate WHERE settlement IS NULL
    UNION ALL
    SELECT (SELECT min(host) FROM candidate WHERE settlement IS NULL AND host > waiting.host)
    FROM waiting WHERE waiting.host IS NOT NULL
  )
  SELECT host FROM waiting WHERE host IS NOT NULL`;

const NEXT_OF_HOST = `
  SELECT ${CANDIDATE_COLUMNS} FROM candidate
  WHERE settlement IS NULL AND host = +@host AND id > +@after AND (next_try_at <= +@now OR next_try_at > +@never)
  ORDER BY id LIMIT +@limit`;

const NEXT_OF_HOST_AND_SOURCES = `
  SELECT ${CANDIDATE_COLUMNS} FROM candidate
  WHERE settlement IS NULL AND host = +@host AND id > +@after AND (next_try_at <= +@now OR next_try_at > +@never)
    AND EXISTS (SELECT 1 FROM announcement
                WHERE candidate_id = candidate.id AND source_id IN (SELECT value FROM json_each(@sourceIds)))
  ORDER BY id LIMIT +@limit`;

interface NextQuery {
  readonly host: string;
  readonly after: number;
  readonly now: Instant;
  readonly never: Instant;
  readonly limit: number;
  readonly sourceIds: string;
}

/** No page is put off for longer, so whatever is was written while the clock was wrong. In minutes. */
const LONGEST_WAIT = 25 * 60;

/** Where the iteration stands with one host: `after` only grows, so nothing is given out twice. */
interface Turn {
  readonly host: string;
  after: number;
  waiting: CandidateRow[];
}

export type Unread = ReturnType<typeof unreadCandidates>;

export function unreadCandidates(database: Database.Database) {
  const hosts = database.prepare<[], { host: string }>(HOSTS);
  const nextOfHost = database.prepare<[NextQuery], CandidateRow>(NEXT_OF_HOST);
  const nextOfHostAndSources = database.prepare<[NextQuery], CandidateRow>(NEXT_OF_HOST_AND_SOURCES);

  /** One candidate of each host in turn, oldest first, as long as any host has one. */
  return function* unread(now: Instant, sourceIds?: readonly string[]): Generator<Candidate> {
    const next = sourceIds === undefined ? nextOfHost : nextOfHostAndSources;
    const never = minutesAfter(now, LONGEST_WAIT);
    const wanted = JSON.stringify(sourceIds ?? []);
    const names = hosts.all();
    const limit = Math.max(1, Math.min(CHUNK, Math.floor(HELD_CANDIDATES / Math.max(1, names.length))));
    const refill = (turn: Turn): void => {
      turn.waiting = next
        .all({ host: turn.host, after: turn.after, now, never, limit, sourceIds: wanted })
        .reverse();
    };

    let turns = names.map(({ host }): Turn => ({ host, after: 0, waiting: [] }));
    turns.forEach(refill);
    turns.sort((one, other) => firstId(one) - firstId(other));
    while (turns.length > 0) {
      const stillGoing: Turn[] = [];
      for (const turn of turns) {
        if (turn.waiting.length === 0) refill(turn);
        const row = turn.waiting.pop();
        if (row === undefined) continue;
        turn.after = row.id;
        stillGoing.push(turn);
        yield candidateFrom(row);
      }
      turns = stillGoing;
    }
  };
}

function firstId(turn: Turn): number {
  return turn.waiting.at(-1)?.id ?? Number.POSITIVE_INFINITY;
}
