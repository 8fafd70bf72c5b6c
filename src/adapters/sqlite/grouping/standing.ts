import { standsAt } from '../../../domain/list-order.ts';
import { type Candidacy, representativeOf } from '../../../domain/representative.ts';
import { homeInstant, type Instant } from '../../../domain/time.ts';
import { type Paywalled, paywalledFrom } from '../columns.ts';

/**
 * How a story stands follows from its mentions and its review. The article that stands for it is the one that staff
 * chose or approved, for as long as it is in the story and matches or is approved; else the domain chooses, among those
 * that let the story be put out where there are such.
 */
export type Standing = 'ready' | 'held' | 'withdrawn';

export interface StoryColumns {
  readonly updatedAt: Instant;
  readonly releasedAt: Instant | null;
  readonly standing: Standing;
  readonly representativeId: number | null;
  readonly sortAt: Instant;
  /** Days since 1970 of its first and last article. */
  readonly firstDay: number;
  readonly lastDay: number;
}

export interface StoryRow extends StoryColumns {
  readonly openedAt: Instant;
  readonly state: 'waiting' | 'approved' | 'rejected' | null;
  readonly pinnedId: number | null;
  /** The day that an editor put in place of the publisher's. */
  readonly date: string | null;
}

export interface MemberRow {
  readonly articleId: number;
  readonly day: number;
  readonly band: 'accept' | 'review';
  readonly staffOnly: 0 | 1;
  readonly withdrawn: 0 | 1;
  readonly outlet: string;
  readonly origin: string | null;
  readonly paywalled: Paywalled;
  readonly textLength: number;
  readonly publishedAt: Instant | null;
  readonly canonicalUrl: string;
}

interface Member extends Candidacy {
  readonly articleId: number;
  readonly publishedAt: Instant | null;
}

/** What may change how readers see a story. */
export interface Touch {
  readonly at: Instant;
  /** The article whose words changed. */
  readonly changedArticle?: number;
  /** Staff changed their words. */
  readonly reworded?: boolean;
}

export function storyAfter(before: StoryRow, rows: readonly MemberRow[], touch: Touch): StoryColumns {
  const chosen = pinned(before, rows.map(memberFrom)) ?? representativeOf(eligible(rows).map(memberFrom));
  const representativeId = chosen?.articleId ?? null;
  const standing = standingOf(rows);
  const releasedAt =
    before.releasedAt ?? (standing === 'ready' || before.state === 'approved' ? touch.at : null);
  const replaced = before.representativeId !== null && before.representativeId !== representativeId;
  const changed = touch.changedArticle !== undefined && touch.changedArticle === before.representativeId;
  const days = rows.map(({ day }) => day);
  return {
    updatedAt: replaced || changed || touch.reworded === true ? touch.at : before.updatedAt,
    releasedAt,
    standing,
    representativeId,
    sortAt: standsAt(printedInstant(before.date) ?? chosen?.publishedAt ?? undefined, before.openedAt),
    firstDay: days.length > 0 ? Math.min(...days) : before.firstDay,
    lastDay: days.length > 0 ? Math.max(...days) : before.lastDay,
  };
}

export function isSame(before: StoryColumns, after: StoryColumns): boolean {
  return (
    before.updatedAt === after.updatedAt &&
    before.releasedAt === after.releasedAt &&
    before.standing === after.standing &&
    before.representativeId === after.representativeId &&
    before.sortAt === after.sortAt &&
    before.firstDay === after.firstDay &&
    before.lastDay === after.lastDay
  );
}

/** Midnight in Finland of a day as staff write it, `2024-04-24`; undefined for null. */
export function printedInstant(date: string | null): Instant | undefined {
  if (date === null) return undefined;
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return homeInstant({ year, month, day });
}

function pinned({ state, pinnedId }: StoryRow, members: readonly Member[]): Member | undefined {
  const found = members.find(({ articleId }) => articleId === pinnedId);
  return found !== undefined && (!found.withdrawn || state === 'approved') ? found : undefined;
}

function memberFrom({ articleId, band, withdrawn, paywalled, ...rest }: MemberRow): Member {
  const { outlet, origin, textLength, publishedAt, canonicalUrl } = rest;
  return {
    ...{ articleId, band, outlet, origin, textLength, publishedAt, canonicalUrl },
    withdrawn: withdrawn === 1,
    paywalled: paywalledFrom(paywalled),
  };
}

/** Old news that turns up again does not stand for what was put out, which would then seem to have changed. */
function eligible(rows: readonly MemberRow[]): readonly MemberRow[] {
  const fresh = rows.filter(letsOut);
  return fresh.length > 0 ? fresh : rows;
}

/** Whether it lets its story be put out without staff. */
function letsOut({ band, staffOnly, withdrawn }: MemberRow): boolean {
  return withdrawn === 0 && band === 'accept' && staffOnly === 0;
}

function standingOf(members: readonly MemberRow[]): Standing {
  const current = members.filter((member) => member.withdrawn === 0);
  if (current.length === 0) return 'withdrawn';
  return current.some(letsOut) ? 'ready' : 'held';
}
