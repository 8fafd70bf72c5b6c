import type Database from 'better-sqlite3';
import type { Grouping } from '../../domain/story.ts';
import type { Instant } from '../../domain/time.ts';
import type { Paywalled } from './columns.ts';

/**
 * How a story stands follows from its mentions and its review, and is worked out anew in every transaction that
 * touches one of them. Which article stands for it (the representative):
 *
 * 1. the one that stood for it when staff approved it;
 * 2. of the accepted mentions (else of those for review, else of those withdrawn) the fullest text that is free to
 *    read, else the one published first; between equals the address decides.
 */

const FIND = 'SELECT id FROM story WHERE id = ?';

const FIND_BY_GUID = 'SELECT id FROM story WHERE guid = ?';

const ADD = `
  INSERT INTO story (guid, opened_at, updated_at, standing, sort_at) VALUES (@guid, @at, @at, 'held', @at)
  ON CONFLICT (guid) DO NOTHING`;

const BEFORE = `
  SELECT s.opened_at AS openedAt, s.updated_at AS updatedAt, s.released_at AS releasedAt, s.standing,
         s.representative_id AS representativeId, s.sort_at AS sortAt,
         v.state, v.representative_id AS pinnedId
  FROM story s LEFT JOIN review v ON v.story_id = s.id WHERE s.id = ?`;

const MEMBERS = `
  SELECT m.article_id AS articleId, m.band, m.staff_only AS staffOnly, m.withdrawn, a.paywalled, length(r.text) AS textLength,
         a.published_at AS publishedAt, a.canonical_url AS canonicalUrl
  FROM mention m JOIN article a ON a.id = m.article_id JOIN revision r ON r.id = a.revision_id
  WHERE m.story_id = ?`;

const RENEW = `
  UPDATE story SET updated_at = @updatedAt, released_at = @releasedAt, standing = @standing,
                   representative_id = @representativeId, sort_at = @sortAt
  WHERE id = @id`;

export type Standing = 'ready' | 'held' | 'withdrawn';

interface StoryColumns {
  readonly updatedAt: Instant;
  readonly releasedAt: Instant | null;
  readonly standing: Standing;
  readonly representativeId: number | null;
  readonly sortAt: Instant;
}

interface BeforeRow extends StoryColumns {
  readonly openedAt: Instant;
  readonly state: 'waiting' | 'approved' | 'rejected' | null;
  readonly pinnedId: number | null;
}

export interface Member {
  readonly articleId: number;
  readonly band: 'accept' | 'review';
  readonly staffOnly: 0 | 1;
  readonly withdrawn: 0 | 1;
  readonly paywalled: Paywalled;
  readonly textLength: number;
  readonly publishedAt: Instant | null;
  readonly canonicalUrl: string;
}

/** What may change how readers see a story. */
export interface Touch {
  readonly at: Instant;
  /** The article whose words changed. */
  readonly changedArticle?: number;
  /** Staff changed their words. */
  readonly reworded?: boolean;
}

export type Stories = ReturnType<typeof stories>;

export function stories(database: Database.Database) {
  const find = database.prepare<[number], { id: number }>(FIND);
  const findByGuid = database.prepare<[string], { id: number }>(FIND_BY_GUID);
  const addRow = database.prepare<[{ guid: string; at: Instant }]>(ADD);
  const beforeRow = database.prepare<[number], BeforeRow>(BEFORE);
  const memberRows = database.prepare<[number], Member>(MEMBERS);
  const renewRow = database.prepare<[StoryColumns & { id: number }]>(RENEW);

  function open(guid: string, at: Instant): number {
    addRow.run({ guid, at });
    const story = findByGuid.get(guid);
    if (story === undefined) throw new Error(`story "${guid}" is not there right after it was opened`);
    return story.id;
  }

  return {
    exists: (storyId: number): boolean => find.get(storyId) !== undefined,

    open,

    /** The story that a new mention belongs to. */
    forGrouping(grouping: Grouping, at: Instant): number {
      if (grouping.kind === 'new-story') return open(grouping.guid, at);
      if (find.get(grouping.storyId) !== undefined) return grouping.storyId;
      throw new Error(
        `article ${grouping.articleId} is said to be in story ${grouping.storyId}, which is not there`,
      );
    },

    refresh(storyId: number, touch: Touch): void {
      const before = beforeRow.get(storyId);
      if (before === undefined) throw new Error(`no story ${storyId} in the store`);
      const after = storyAfter(before, memberRows.all(storyId), touch);
      if (isSame(before, after)) return;
      renewRow.run({ ...after, id: storyId });
    },
  };
}

function storyAfter(before: BeforeRow, members: readonly Member[], touch: Touch): StoryColumns {
  const chosen = members.find((member) => member.articleId === before.pinnedId) ?? representativeOf(members);
  const representativeId = chosen?.articleId ?? null;
  const standing = standingOf(members);
  const releasedAt =
    before.releasedAt ?? (standing === 'ready' || before.state === 'approved' ? touch.at : null);
  const replaced = before.representativeId !== null && before.representativeId !== representativeId;
  const changed = touch.changedArticle !== undefined && touch.changedArticle === before.representativeId;
  return {
    updatedAt: replaced || changed || touch.reworded === true ? touch.at : before.updatedAt,
    releasedAt,
    standing,
    representativeId,
    sortAt: chosen?.publishedAt ?? releasedAt ?? before.openedAt,
  };
}

function isSame(before: StoryColumns, after: StoryColumns): boolean {
  return (
    before.updatedAt === after.updatedAt &&
    before.releasedAt === after.releasedAt &&
    before.standing === after.standing &&
    before.representativeId === after.representativeId &&
    before.sortAt === after.sortAt
  );
}

function standingOf(members: readonly Member[]): Standing {
  const current = members.filter((member) => member.withdrawn === 0);
  if (current.length === 0) return 'withdrawn';
  return current.some((member) => member.band === 'accept' && member.staffOnly === 0) ? 'ready' : 'held';
}

export function representativeOf(members: readonly Member[]): Member | undefined {
  const current = members.filter((member) => member.withdrawn === 0);
  const accepted = current.filter((member) => member.band === 'accept');
  const eligible = accepted.length > 0 ? accepted : current.length > 0 ? current : members;
  const free = eligible.filter((member) => member.paywalled !== 'yes' && member.textLength > 0);
  const [best] = free.length > 0 ? free.toSorted(fullestFirst) : eligible.toSorted(earliestFirst);
  return best;
}

function fullestFirst(one: Member, other: Member): number {
  return other.textLength - one.textLength || earliestFirst(one, other);
}

/** Those without a date last. */
function earliestFirst(one: Member, other: Member): number {
  const byDate = compare(one.publishedAt ?? '9999', other.publishedAt ?? '9999');
  return byDate || compare(one.canonicalUrl, other.canonicalUrl);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
