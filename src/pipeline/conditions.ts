import type { Source } from '../domain/source.ts';
import { healthOf, reasonInWords } from '../domain/source-health.ts';
import { type ConditionChange, isNews, isTrouble, standingAfter } from '../domain/source-standing.ts';
import { daysBefore, type Instant } from '../domain/time.ts';
import type { Log, Store } from '../ports.ts';

/** How far back a source's own rhythm is read, in days. */
export const RHYTHM_DAYS = 56;

/** The first day of the rhythm, as days are named. */
export function rhythmStart(now: Instant): string {
  return daysBefore(now, RHYTHM_DAYS).slice(0, 10);
}

/** Compares how each source is with how it was after the pass before; records and logs it, and answers what changed. */
export async function compareConditions(
  { store, log }: { readonly store: Store; readonly log: Log },
  sources: readonly Source[],
  now: Instant,
): Promise<readonly ConditionChange[]> {
  const [states, days, standings] = await Promise.all([
    store.sourceStates(),
    store.sourceDays(rhythmStart(now)),
    store.sourceStandings(),
  ]);
  const stateOf = new Map(states.map((state) => [state.sourceId, state]));
  const before = new Map(standings.map((standing) => [standing.sourceId, standing]));
  const changes = sources.map(({ id }): ConditionChange => {
    const health = healthOf(stateOf.get(id), days.get(id) ?? [], now);
    const known = before.get(id);
    const after = standingAfter(known, { sourceId: id, ...health }, now);
    return { after, ...(known && { before: known.condition }) };
  });
  await store.recordStandings(changes.map(({ after }) => after));
  const changed = changes.filter(({ after, before }) => after.condition !== before);
  for (const change of changed) logChange(change, log);
  return changed;
}

function logChange(change: ConditionChange, log: Log): void {
  const { after, before } = change;
  const { sourceId, condition, reason } = after;
  const line = `source ${sourceId} is ${condition}: ${reasonInWords(reason)}`;
  if (isNews(change) && isTrouble(condition)) log.warn(line, { before });
  else log.debug(line, { before });
}
