import type Database from 'better-sqlite3';
import type { Instant } from '../../../domain/time.ts';
import type { DecisionEntry } from '../../../ports.ts';
import { fromJson, sha256 } from '../columns.ts';
import type { Stories } from '../grouping/stories.ts';
import { type DecisionContent, isOnStories, whatWasDecided } from './decision-words.ts';

/**
 * Decisions are never changed or removed: each stands with what there was before and after it, and with a hash over the
 * previous decision's hash and itself, so that a row changed behind our back breaks the chain. A decision on two stories
 * is one row that names both.
 */
const FIRST_HASH = '0'.repeat(64);

const LAST_HASH = 'SELECT hash FROM decision ORDER BY id DESC LIMIT 1';

const ADD = `
  INSERT INTO decision (story_id, other_id, who, at, before, after, previous_hash, hash)
  VALUES (@storyId, @otherId, @who, @at, @before, @after, @previousHash, @hash)`;

const COLUMNS = 'id, story_id AS storyId, other_id AS otherId, who, at, before, after';

const CHAIN = `SELECT ${COLUMNS}, previous_hash AS previousHash, hash FROM decision ORDER BY id`;

const FIND = `SELECT ${COLUMNS} FROM decision WHERE id = ?`;

const NEWEST = `SELECT ${COLUMNS} FROM decision WHERE id < +? ORDER BY id DESC LIMIT ?`;

const OF_STORY = `
  SELECT ${COLUMNS} FROM decision WHERE story_id = +@storyId
  UNION SELECT ${COLUMNS} FROM decision WHERE other_id = +@storyId ORDER BY id`;

/** Every number of a decision is less. */
const NO_BOUND = Number.MAX_SAFE_INTEGER;

export interface NewDecision {
  readonly storyId: number;
  readonly otherId?: number;
  readonly who: string;
  readonly at: Instant;
  readonly before: DecisionContent;
  readonly after: DecisionContent;
}

interface DecisionRow {
  readonly storyId: number;
  readonly otherId: number | null;
  readonly who: string;
  readonly at: Instant;
  readonly before: string;
  readonly after: string;
}

interface FoundRow extends DecisionRow {
  readonly id: number;
}

interface ChainedRow extends DecisionRow {
  readonly previousHash: string;
  readonly hash: string;
}

export type StoredDecision = NewDecision & { readonly id: number };

export type Decisions = ReturnType<typeof decisions>;

export function decisions(database: Database.Database, stories: Stories) {
  const lastHash = database.prepare<[], { hash: string }>(LAST_HASH);
  const addRow = database.prepare<[ChainedRow]>(ADD);
  const chain = database.prepare<[], ChainedRow & { id: number }>(CHAIN);
  const findRow = database.prepare<[number], FoundRow>(FIND);
  const newest = database.prepare<[number, number], FoundRow>(NEWEST);
  const ofStory = database.prepare<[{ storyId: number }], FoundRow>(OF_STORY);

  /** Undefined where there is no decision of that number. */
  function find(id: number): StoredDecision | undefined {
    const row = findRow.get(id);
    return row && storedFrom(row);
  }

  return {
    /** The hash of the last one: what no decision before has said. */
    lastHash: (): string => lastHash.get()?.hash ?? FIRST_HASH,

    /** Answers with its number, which the stories get as that of their last decision. */
    append({ storyId, otherId, who, at, before, after }: NewDecision): number {
      const content = { before: JSON.stringify(before), after: JSON.stringify(after) };
      const row = { storyId, otherId: otherId ?? null, who, at, ...content };
      const chained = { ...row, previousHash: lastHash.get()?.hash ?? FIRST_HASH };
      const id = Number(addRow.run({ ...chained, hash: hashOf(chained) }).lastInsertRowid);
      stories.setDecision(storyId, id);
      if (otherId !== undefined) stories.setDecision(otherId, id);
      return id;
    },

    find,

    /** The last one on a story, where there is one. */
    lastOf(storyId: number): StoredDecision | undefined {
      return find(stories.find(storyId)?.decisionId ?? 0);
    },

    /** Oldest first. */
    ofStory: (storyId: number): readonly DecisionEntry[] => ofStory.all({ storyId }).map(entryFrom),

    /** Newest first. */
    newest: (query: { readonly limit: number; readonly before?: number }): readonly DecisionEntry[] =>
      newest.all(query.before ?? NO_BOUND, query.limit).map(entryFrom),

    /** Undefined where the chain holds; else a sentence that names the first decision that does not fit. */
    broken(): string | undefined {
      let previousHash = FIRST_HASH;
      for (const { id, ...row } of chain.iterate()) {
        if (row.previousHash !== previousHash || row.hash !== hashOf(row))
          return `decision ${id} is not as it was recorded: it or an earlier one was changed or removed`;
        previousHash = row.hash;
      }
      return undefined;
    },
  };
}

function storedFrom(row: FoundRow): StoredDecision {
  const { id, storyId, otherId, who, at } = row;
  const before = fromJson<DecisionContent>(row.before);
  const after = fromJson<DecisionContent>(row.after);
  return { id, storyId, ...(otherId !== null && { otherId }), who, at, before, after };
}

function entryFrom(row: FoundRow): DecisionEntry {
  const decision = storedFrom(row);
  const { id, storyId, who, at, before, after } = decision;
  const { reason } = isOnStories(after) ? { reason: undefined } : after;
  return {
    ...{ id, storyId, who, at, decided: whatWasDecided(decision) },
    ...(reason !== undefined && { reason }),
    ...{ before: { ...before }, after: { ...after } },
  };
}

/** The other story counts only where there is one: decisions from before there were such keep their hash. */
function hashOf(row: Omit<ChainedRow, 'hash'>): string {
  const { previousHash, storyId, otherId, who, at, before, after } = row;
  const said = [previousHash, storyId, who, at, before, after, ...(otherId === null ? [] : [otherId])];
  return sha256(JSON.stringify(said));
}
