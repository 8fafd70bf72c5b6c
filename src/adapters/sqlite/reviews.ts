import type Database from 'better-sqlite3';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { Decision, EditorsWords, ReviewState } from '../../domain/review.ts';
import type { Instant } from '../../domain/time.ts';
import { known, sha256 } from './columns.ts';
import type { Stories } from './stories.ts';

/**
 * Decisions are never changed or removed: each stands with the review before and after it, and with a hash over the
 * previous decision's hash and itself, so that a row changed behind our back breaks the chain.
 */
const FIRST_HASH = '0'.repeat(64);

const REVIEW = `
  SELECT v.state, v.reason, v.headline, v.summary, v.language_note AS languageNote, v.outlet, t.name AS theme,
         v.representative_id AS representativeId
  FROM review v LEFT JOIN theme t ON t.id = v.theme_id WHERE v.story_id = ?`;

const WRITE_REVIEW = `
  INSERT INTO review (story_id, state, reason, headline, summary, language_note, outlet, theme_id,
                      representative_id, who, at)
  VALUES (@storyId, @state, @reason, @headline, @summary, @languageNote, @outlet,
          (SELECT id FROM theme WHERE name = @theme), @representativeId, @who, @at)
  ON CONFLICT (story_id) DO UPDATE SET
    state = excluded.state, reason = excluded.reason, headline = excluded.headline, summary = excluded.summary,
    language_note = excluded.language_note, outlet = excluded.outlet, theme_id = excluded.theme_id,
    representative_id = excluded.representative_id, who = excluded.who, at = excluded.at`;

const REPRESENTATIVE = 'SELECT representative_id AS representativeId FROM story WHERE id = ?';

const THEMES = 'SELECT name FROM theme ORDER BY position, id';

const ADD_THEME = `
  INSERT INTO theme (name, position) VALUES (?, (SELECT coalesce(max(position) + 1, 0) FROM theme))
  ON CONFLICT (name) DO NOTHING`;

const LAST_HASH = 'SELECT hash FROM decision ORDER BY id DESC LIMIT 1';

const ADD_DECISION = `
  INSERT INTO decision (story_id, who, at, before, after, previous_hash, hash)
  VALUES (@storyId, @who, @at, @before, @after, @previousHash, @hash)`;

const DECISIONS = `
  SELECT id, story_id AS storyId, who, at, before, after, previous_hash AS previousHash, hash
  FROM decision ORDER BY id`;

interface ReviewRow {
  readonly state: ReviewState;
  readonly reason: string | null;
  readonly headline: string | null;
  readonly summary: string | null;
  readonly languageNote: string | null;
  readonly outlet: string | null;
  readonly theme: string | null;
  readonly representativeId: number | null;
}

interface DecisionRow {
  readonly storyId: number;
  readonly who: string;
  readonly at: Instant;
  readonly before: string;
  readonly after: string;
  readonly previousHash: string;
  readonly hash: string;
}

const NOT_REVIEWED: ReviewRow = {
  ...{ state: 'waiting', reason: null, headline: null, summary: null, languageNote: null, outlet: null },
  ...{ theme: null, representativeId: null },
};

export type Reviews = ReturnType<typeof reviews>;

export function reviews(database: Database.Database, stories: Stories) {
  const findReview = database.prepare<[number], ReviewRow>(REVIEW);
  const writeReview = database.prepare<[object]>(WRITE_REVIEW);
  const representative = database.prepare<[number], { representativeId: number | null }>(REPRESENTATIVE);
  const themeRows = database.prepare<[], { name: string }>(THEMES);
  const addTheme = database.prepare<[string]>(ADD_THEME);
  const lastHash = database.prepare<[], { hash: string }>(LAST_HASH);
  const addDecision = database.prepare<[DecisionRow]>(ADD_DECISION);
  const allDecisions = database.prepare<[], DecisionRow & { id: number }>(DECISIONS);

  function append(decision: Decision, before: ReviewRow, after: ReviewRow): void {
    const row = {
      storyId: decision.storyId,
      who: decision.who,
      at: decision.at,
      before: JSON.stringify(known(before)),
      after: JSON.stringify(known(after)),
      previousHash: lastHash.get()?.hash ?? FIRST_HASH,
    };
    addDecision.run({ ...row, hash: hashOf(row) });
  }

  /** An approved story goes on standing for the article that staff saw, whatever joins it later. */
  function pinned(decision: Decision, before: ReviewRow, article?: number): number | null {
    if (decision.state !== 'approved') return null;
    const current = representative.get(decision.storyId)?.representativeId ?? null;
    return article ?? before.representativeId ?? current;
  }

  return {
    /** `article`: which one is to stand for the story; else the one that stands for it now. */
    decide(decision: Decision, article?: number): Result<void, string> {
      const { storyId, at } = decision;
      if (stories.find(storyId) === undefined) return failed(`no story ${storyId}; nothing was decided`);
      if (typeof decision.theme === 'string') addTheme.run(decision.theme);
      const before = findReview.get(storyId) ?? NOT_REVIEWED;
      const after = { ...decided(before, decision), representativeId: pinned(decision, before, article) };
      writeReview.run({ ...after, storyId, who: decision.who, at });
      append(decision, before, after);
      stories.refresh(storyId, { at, reworded: readsDifferently(before, after) });
      return ok(undefined);
    },

    stateOf: (storyId: number): ReviewState => findReview.get(storyId)?.state ?? 'waiting',

    /** In the order in which they first appeared. */
    themes: (): readonly string[] => themeRows.all().map(({ name }) => name),

    /** Undefined where the chain holds; else a sentence that names the first decision that does not fit. */
    brokenDecision(): string | undefined {
      let previousHash = FIRST_HASH;
      for (const { id, ...row } of allDecisions.iterate()) {
        if (row.previousHash !== previousHash || row.hash !== hashOf(row))
          return `decision ${id} is not as it was recorded: it or an earlier one was changed or removed`;
        previousHash = row.hash;
      }
      return undefined;
    },
  };
}

function decided(before: ReviewRow, decision: Decision): ReviewRow {
  const words = decision.words === undefined ? before : wordColumns(decision.words);
  return {
    ...before,
    ...words,
    state: decision.state,
    reason: decision.reason ?? null,
    theme: decision.theme === undefined ? before.theme : decision.theme,
  };
}

/** What is absent from an editor's words is as found. */
function wordColumns(words: EditorsWords) {
  const { headline = null, summary = null, languageNote = null, outlet = null } = words;
  return { headline, summary, languageNote, outlet };
}

function readsDifferently(before: ReviewRow, after: ReviewRow): boolean {
  const words = ['headline', 'summary', 'languageNote', 'outlet'] as const;
  return words.some((word) => before[word] !== after[word]);
}

function hashOf(row: Omit<DecisionRow, 'hash'>): string {
  const { previousHash, storyId, who, at, before, after } = row;
  return sha256(JSON.stringify([previousHash, storyId, who, at, before, after]));
}
