import type { SourceDay } from '../../domain/source-rhythm.ts';
import { daysBefore, type Instant } from '../../domain/time.ts';
import { type Html, html } from '../html.ts';

const HEIGHT = 20;
const STEP = 4;

/** A bar for each of the last days with what was new on it, the last one today; `label` says the same in words. */
export function sparkline(
  days: readonly SourceDay[],
  { now, count, label }: { readonly now: Instant; readonly count: number; readonly label: string },
): Html {
  const byDay = new Map(days.map((day) => [day.day, day]));
  const shown = Array.from({ length: count }, (_, at) =>
    byDay.get(daysBefore(now, count - 1 - at).slice(0, 10)),
  );
  const most = Math.max(1, ...shown.map((day) => day?.fresh ?? 0));
  return html`<svg class="sparkline" viewBox="0 0 ${count * STEP} ${HEIGHT}" width="${count * STEP}" height="${HEIGHT}" role="img" aria-label="${label}">${shown.map(
    (day, at) => bar(day, at, most),
  )}</svg>`;
}

/** A day on which it was asked and gave nothing new is a line, one of failures only a cross on the ground. */
function bar(day: SourceDay | undefined, at: number, most: number): Html | undefined {
  if (day === undefined) return undefined;
  const failed = day.polls > 0 && day.failures === day.polls;
  const height = day.fresh === 0 ? 1 : Math.max(2, Math.round((day.fresh / most) * HEIGHT));
  const x = at * STEP;
  if (failed) return html`<path class="failed" d="M${x} ${HEIGHT}l3-4M${x} ${HEIGHT - 4}l3 4"/>`;
  return html`<rect x="${x}" y="${HEIGHT - height}" width="${STEP - 1}" height="${height}"/>`;
}
