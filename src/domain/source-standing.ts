/** Since when a source has been as it is, and what staff were told of it. */
import type { Condition, ConditionReason, Health } from './source-health.ts';
import { daysBetween, type Instant, parseInstant } from './time.ts';

export interface SourceStanding {
  readonly sourceId: string;
  readonly condition: Condition;
  readonly since: Instant;
  readonly reason: ConditionReason;
  /** The condition that staff heard of last; absent: of none. */
  readonly told?: Condition;
}

/** A source that is not as it was at the end of the pass before. */
export interface ConditionChange {
  readonly before?: Condition;
  readonly after: SourceStanding;
}

export type News = 'broke' | 'fell-silent' | 'recovered';

/** What is weeks old and still so was seen, or does not matter. */
const RECENT_DAYS = 7;

/** Most of it stays: a source is what it was since then, unless it is something else now. */
export function standingAfter(
  before: SourceStanding | undefined,
  found: Health & { readonly sourceId: string },
  at: Instant,
): SourceStanding {
  if (before?.condition === found.condition) return { ...before, ...found };
  // A source that is quiet when we first look at it has not fallen silent now.
  if (before === undefined && found.condition === 'quiet')
    return { ...found, since: lastHeard(found) ?? at, told: 'quiet' };
  return { ...found, since: at, ...(before?.told && { told: before.told }) };
}

function lastHeard({ reason }: Health): Instant | undefined {
  return reason.code === 'nothing-newer' ? parseInstant(reason.newest) : undefined;
}

/** What staff have to be told of it, if anything. */
export function newsOf({ condition, told }: SourceStanding): News | undefined {
  if (condition === told || condition === 'paused' || condition === 'not-asked') return undefined;
  if (condition === 'working') return told === undefined ? undefined : 'recovered';
  return condition === 'quiet' ? 'fell-silent' : 'broke';
}

/** Worth a line: it is not well any more, or well again. What is quiet when we first look at it is no change. */
export function isNews({ before, after: { condition } }: ConditionChange): boolean {
  if (before === undefined) return condition === 'broken' || condition === 'refused';
  return isTrouble(condition) || (condition === 'working' && isTrouble(before));
}

/** It is not well, and has not been so for long. */
export function isFreshTrouble({ condition, since }: SourceStanding, now: Instant): boolean {
  return isTrouble(condition) && daysBetween(since, now) <= RECENT_DAYS;
}

export function isTrouble(condition: Condition): boolean {
  return condition === 'broken' || condition === 'refused' || condition === 'quiet';
}
