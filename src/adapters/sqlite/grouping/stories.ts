import type Database from 'better-sqlite3';
import type { Grouping } from '../../../domain/story.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Places } from './places.ts';
import {
  isSame,
  type MemberRow,
  type StoryColumns,
  type StoryRow,
  storyAfter,
  type Touch,
} from './standing.ts';

/**
 * How a story stands is worked out anew in every transaction that touches its mentions or its review. A story that was
 * merged into another keeps its row and its GUID, and leads there; only the other one is live and has mentions.
 */
const FIND = `
  SELECT guid, merged_into AS mergedInto, first_day AS firstDay, decision_id AS decisionId, put_out AS putOut
  FROM story WHERE id = ?`;

const LIVE = `
  WITH RECURSIVE way (id, next) AS (
    SELECT id, merged_into FROM story WHERE id = +?
    UNION ALL SELECT s.id, s.merged_into FROM way JOIN story s ON s.id = way.next)
  SELECT id FROM way WHERE next IS NULL`;

const FIND_BY_GUID = 'SELECT id FROM story WHERE guid = ?';

const ADD = `
  INSERT INTO story (guid, opened_at, updated_at, standing, sort_at) VALUES (@guid, @at, @at, 'held', @at)
  ON CONFLICT (guid) DO NOTHING`;

const BEFORE = `
  SELECT s.opened_at AS openedAt, s.updated_at AS updatedAt, s.released_at AS releasedAt, s.standing,
         s.representative_id AS representativeId, s.sort_at AS sortAt, s.first_day AS firstDay, s.last_day AS lastDay,
         v.state, v.representative_id AS pinnedId, v.date
  FROM story s LEFT JOIN review v ON v.story_id = s.id WHERE s.id = +?`;

const MEMBERS = `
  SELECT m.article_id AS articleId, m.day, m.band, m.staff_only AS staffOnly, m.withdrawn, a.outlet, m.origin,
         a.paywalled, length(r.text) AS textLength, a.published_at AS publishedAt, a.canonical_url AS canonicalUrl
  FROM mention m JOIN article a ON a.id = m.article_id JOIN revision r ON r.id = a.revision_id
  WHERE m.story_id = +?`;

const RENEW = `
  UPDATE story SET updated_at = @updatedAt, released_at = @releasedAt, standing = @standing,
                   representative_id = @representativeId, sort_at = @sortAt, first_day = @firstDay, last_day = @lastDay
  WHERE id = @id`;

const ARTICLES = 'SELECT article_id AS articleId FROM mention WHERE story_id = ? ORDER BY article_id';

const REPRESENTATIVE = 'SELECT representative_id AS articleId FROM story WHERE id = ?';

const MOVE = 'UPDATE mention SET story_id = ? WHERE article_id = ?';

const MOVE_ALL = 'UPDATE mention SET story_id = @into WHERE story_id = @from';

const LEAD = 'UPDATE story SET merged_into = @into, merged_because = @because WHERE id = @storyId';

const SET_DECISION = 'UPDATE story SET decision_id = ? WHERE id = ?';

const SET_PUT_OUT =
  'UPDATE story SET put_out = 1 WHERE id IN (SELECT value FROM json_each(?)) AND put_out = 0 RETURNING id';

/**
 * Its links are looked at again from now on: the first time a day after they were read. No trigger does it, since one on
 * mentions would have SQLite look through every table that refers to them.
 */
const WATCH_LINKS = `
  INSERT INTO link_check (article_id, next_check_at)
  SELECT m.article_id, strftime('%Y-%m-%dT%H:%M:%fZ', a.read_at, '+1 day')
  FROM mention m
  JOIN article a ON a.id = m.article_id
  JOIN story s ON s.id = m.story_id
  LEFT JOIN review v ON v.story_id = s.id
  WHERE m.story_id = ? AND (s.put_out = 1 OR v.state = 'approved')
    AND NOT EXISTS (SELECT 1 FROM link_check c WHERE c.article_id = m.article_id)`;

export interface FoundStory {
  readonly guid: string;
  readonly mergedInto: number | null;
  readonly firstDay: number;
  /** 0 for none. */
  readonly decisionId: number;
  readonly putOut: 0 | 1;
}

export type Stories = ReturnType<typeof stories>;

export function stories(database: Database.Database, places: Places) {
  const find = database.prepare<[number], FoundStory>(FIND);
  const liveRow = database.prepare<[number], { id: number }>(LIVE);
  const findByGuid = database.prepare<[string], { id: number }>(FIND_BY_GUID);
  const addRow = database.prepare<[{ guid: string; at: Instant }]>(ADD);
  const beforeRow = database.prepare<[number], StoryRow>(BEFORE);
  const memberRows = database.prepare<[number], MemberRow>(MEMBERS);
  const renewRow = database.prepare<[StoryColumns & { id: number }]>(RENEW);
  const articleRows = database.prepare<[number], { articleId: number }>(ARTICLES);
  const representative = database.prepare<[number], { articleId: number | null }>(REPRESENTATIVE);
  const moveRow = database.prepare<[number, number]>(MOVE);
  const moveAll = database.prepare<[{ from: number; into: number }]>(MOVE_ALL);
  const leadRow = database.prepare<[{ storyId: number; into: number | null; because: string | null }]>(LEAD);
  const setDecision = database.prepare<[number, number]>(SET_DECISION);
  const watchLinks = database.prepare<[number]>(WATCH_LINKS);
  const setPutOut = database.prepare<[string], { id: number }>(SET_PUT_OUT);

  /** The story itself, or the one that it was merged into in the end; undefined where there is none. */
  const live = (storyId: number): number | undefined => liveRow.get(storyId)?.id;

  function open(guid: string, at: Instant): number {
    addRow.run({ guid, at });
    const story = findByGuid.get(guid);
    const id = story && live(story.id);
    if (id === undefined) throw new Error(`story "${guid}" is not there right after it was opened`);
    return id;
  }

  return {
    find: (storyId: number): FoundStory | undefined => find.get(storyId),

    live,

    open,

    /** The story that a new mention belongs to. */
    forGrouping(grouping: Grouping, at: Instant): number {
      if (grouping.kind === 'new-story') return open(grouping.guid, at);
      const storyId = live(grouping.storyId);
      if (storyId !== undefined) return storyId;
      throw new Error(
        `article ${grouping.articleId} is said to be in story ${grouping.storyId}, which is not there`,
      );
    },

    articlesOf: (storyId: number): readonly number[] =>
      articleRows.all(storyId).map(({ articleId }) => articleId),

    /** Undefined where the story has no article. */
    representativeOf: (storyId: number): number | undefined =>
      representative.get(storyId)?.articleId ?? undefined,

    move: (articleId: number, into: number): void => {
      moveRow.run(into, articleId);
      places.forget(articleId);
    },

    moveAll: (from: number, into: number): void => {
      moveAll.run({ from, into });
      places.forgetAll();
    },

    /** Lets a story lead to another, or be live again. `because`: the machine's reasons. */
    lead(storyId: number, into: number | null, because?: object): void {
      leadRow.run({ storyId, into, because: because === undefined ? null : JSON.stringify(because) });
    },

    setDecision: (storyId: number, decisionId: number): void => {
      setDecision.run(decisionId, storyId);
    },

    setPutOut: (storyIds: readonly number[]): void => {
      for (const { id } of setPutOut.all(JSON.stringify(storyIds))) watchLinks.run(id);
    },

    refresh(storyId: number, touch: Touch): void {
      const before = beforeRow.get(storyId);
      if (before === undefined) throw new Error(`no story ${storyId} in the store`);
      const after = storyAfter(before, memberRows.all(storyId), touch);
      watchLinks.run(storyId);
      if (isSame(before, after)) return;
      renewRow.run({ ...after, id: storyId });
      places.forgetStory(storyId);
    },
  };
}
