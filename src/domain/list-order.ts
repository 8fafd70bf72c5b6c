/**
 * How stories stand in a list: newest first, and where staff moved one, as if it had been published at another moment.
 * So a story that comes later finds its place by its date beside those that were moved.
 */
import { civilDate, homeInstant, type Instant, millisecondsOf } from './time.ts';

export interface Ranked {
  readonly id: number;
  /** Milliseconds since 1970; the higher stands first. */
  readonly rank: number;
}

export type Place = 'before' | 'after';

/**
 * The moment by which a story stands in every list, feed and period. Where nobody gave a date it is the beginning of the
 * Finnish day on which we saw it first: it cannot be younger, so it stands below what is dated that day, and neither an
 * approval weeks later nor a change of the page lifts it to the top. Such a story is shown without a date.
 */
export function standsAt(publishedAt: Instant | undefined, firstSeenAt: Instant): Instant {
  return publishedAt ?? homeInstant(civilDate(firstSeenAt));
}

/** Where a story stands, whether it was moved or not. */
export function rankOf(story: { readonly rank?: number; readonly standsAt: Instant }): number {
  return story.rank ?? millisecondsOf(story.standsAt);
}

/** Highest first; those of the same rank stay as they were given. */
export function byRank<Item>(items: readonly Item[], rank: (item: Item) => number): readonly Item[] {
  return [...items].sort((one, other) => rank(other) - rank(one));
}

/**
 * The ranks that change so that a story stands right before or after another, as few as possible; undefined where one of
 * them is not in the list. `list` is in its order.
 */
export function ranksAfterMove(
  list: readonly Ranked[],
  move: { readonly id: number; readonly place: Place; readonly otherId: number },
): readonly Ranked[] | undefined {
  const moved = list.find(({ id }) => id === move.id);
  const rest = list.filter(({ id }) => id !== move.id);
  const other = rest.findIndex(({ id }) => id === move.otherId);
  if (moved === undefined || other < 0) return undefined;
  const at = move.place === 'before' ? other : other + 1;
  const first = { id: moved.id, rank: rankBetween(rest[at - 1]?.rank, rest[at]?.rank, moved.rank) };
  return [first, ...pushedDown(first.rank, rest.slice(at))];
}

/** The ranks that change so that a list stands as it is given; what is `fixed` keeps its own. */
export function ranksInOrder(list: readonly (Ranked & { readonly fixed: boolean })[]): readonly Ranked[] {
  let last = Number.POSITIVE_INFINITY;
  return list.flatMap(({ id, rank, fixed }) => {
    const isLow = rank < last;
    last = isLow || fixed ? rank : last - 1;
    return isLow || fixed ? [] : [{ id, rank: last }];
  });
}

function rankBetween(above: number | undefined, below: number | undefined, alone: number): number {
  if (above === undefined) return below === undefined ? alone : below + 1;
  if (below === undefined || above - below < 2) return above - 1;
  return Math.floor((above + below) / 2);
}

/** Those below go down just as far as they have to. */
function pushedDown(from: number, below: readonly Ranked[]): readonly Ranked[] {
  const changed: Ranked[] = [];
  let last = from;
  for (const { id, rank } of below) {
    if (rank < last) break;
    last -= 1;
    changed.push({ id, rank: last });
  }
  return changed;
}
