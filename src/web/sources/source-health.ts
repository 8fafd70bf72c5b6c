import type { Source, SourceState } from '../../domain/source.ts';
import { type Condition, type Health, healthOf } from '../../domain/source-health.ts';
import { type SourceDay, type WeeklyVolume, weeklyVolume } from '../../domain/source-rhythm.ts';
import { isFreshTrouble, isTrouble, type SourceStanding } from '../../domain/source-standing.ts';
import { daysBefore } from '../../domain/time.ts';
import { rhythmStart } from '../../pipeline/conditions.ts';
import type { DeskContext } from '../context.ts';
import { type Content, foreign, type Html, html } from '../html.ts';
import { badge } from '../parts.ts';
import { sparkline } from './sparkline.ts';

/** Four weeks: what one look takes in. */
const SHOWN_DAYS = 28;

/** One source as the pages show it. */
export interface SourceView {
  readonly source: Source;
  readonly state?: SourceState;
  readonly health: Health;
  readonly standing?: SourceStanding;
  readonly days: readonly SourceDay[];
}

/** All sources, those that are not well first, then by name. */
export async function sourceViews(context: DeskContext): Promise<readonly SourceView[]> {
  const { ports, sources } = context.options;
  const [states, days, standings] = await Promise.all([
    ports.sourceStates(),
    ports.sourceDays(rhythmStart(context.now)),
    ports.sourceStandings(),
  ]);
  const stateOf = new Map(states.map((state) => [state.sourceId, state]));
  const standingOf = new Map(standings.map((standing) => [standing.sourceId, standing]));
  return sources.sources
    .map((source): SourceView => {
      const [state, standing] = [stateOf.get(source.id), standingOf.get(source.id)];
      const known = days.get(source.id) ?? [];
      return {
        ...{ source, days: known, health: healthOf(state, known, context.now) },
        ...(state && { state }),
        ...(standing && { standing }),
      };
    })
    .sort((a, b) => urgency(a) - urgency(b) || a.source.name.localeCompare(b.source.name, 'fi'));
}

const ORDER: readonly Condition[] = ['broken', 'refused', 'quiet', 'paused', 'not-asked', 'working'];

function urgency({ source, health }: SourceView): number {
  return source.enabled ? ORDER.indexOf(health.condition) : ORDER.length;
}

const TONES = {
  working: 'good',
  quiet: 'warn',
  broken: 'bad',
  refused: 'bad',
  paused: 'accent',
  'not-asked': 'quiet',
} as const;

export function conditionBadge({ words }: DeskContext, { source, health }: SourceView): Html {
  if (!source.enabled) return badge(words.sources.disabled);
  return badge(words.sources.conditions[health.condition], TONES[health.condition]);
}

/** New items of the last seven days, those that are usual, and four weeks drawn. */
export function weekHtml(context: DeskContext, { days }: SourceView): Content {
  const { sources: words } = context.words;
  const recent = recentDays(context, days);
  const volume = weeklyVolume(days, context.now.slice(0, 10));
  const fresh = total(recent, 'fresh');
  const label = words.sparkline(fresh, recent.filter((day) => day.fresh > 0).length);
  return html`${sparkline(days, { now: context.now, count: SHOWN_DAYS, label })} <span class="week">${
    volume === undefined ? words.weekUnknown : bandWords(context, volume)
  }</span>`;
}

function bandWords({ words: { sources: words } }: DeskContext, { week, low, high, outside }: WeeklyVolume) {
  return [words.band(week, low, high), outside && html` ${badge(words.outside[outside], 'warn')}`];
}

export function recentDays({ now }: DeskContext, days: readonly SourceDay[]): readonly SourceDay[] {
  const from = daysBefore(now, SHOWN_DAYS - 1).slice(0, 10);
  return days.filter(({ day }) => day >= from);
}

export function total(days: readonly SourceDay[], of: 'fresh' | 'accepted' | 'toReview'): number {
  return days.reduce((sum, day) => sum + day[of], 0);
}

/** What broke or fell silent lately and is not well yet, for the pages that staff open every morning. */
export async function troubleBanner(context: DeskContext): Promise<Html | undefined> {
  const { ports, sources } = context.options;
  const { sources: words } = context.words;
  const inUse = new Map(sources.sources.filter(({ enabled }) => enabled).map((one) => [one.id, one]));
  const lately = (await ports.sourceStandings()).filter(
    (standing) => inUse.has(standing.sourceId) && isFreshTrouble(standing, context.now),
  );
  // Mended or paused since the last pass: nothing to worry about any more.
  const paused = new Set((await ports.sourceStates()).filter((one) => one.paused).map((one) => one.sourceId));
  const shown = lately.filter(({ sourceId }) => !paused.has(sourceId));
  if (shown.length === 0) return undefined;
  return html`<div class="said problem" role="status"><p>${words.bannerTitle}</p><ul>${shown.map(
    ({ sourceId, condition, reason }) =>
      html`<li><a href="/desk/sources/${sourceId}">${foreign(inUse.get(sourceId)?.name ?? sourceId)}</a> – ${
        isTrouble(condition) && words.conditions[condition]
      }: ${words.reason(reason)}</li>`,
  )}</ul></div>`;
}
