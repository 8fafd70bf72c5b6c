import { cadenceOf } from '../../domain/source-rhythm.ts';
import { printedDate } from '../../domain/time.ts';
import type { PassReport } from '../../ports.ts';
import type { DeskContext } from '../context.ts';
import { momentHtml, printedMoment } from '../dates.ts';
import { type Content, foreign, type Html, html, outsideLink } from '../html.ts';
import { badge, emptyState, facts, table } from '../parts.ts';
import { type SourceView, weekHtml } from './source-health.ts';

/** What is known of one source, in two columns. */
export function sourceFacts(context: DeskContext, view: SourceView): Html {
  const { sources: words } = context.words;
  const { source, state, health, standing } = view;
  const failure = state?.lastFailure;
  const since = standing?.condition === health.condition ? standing.since : undefined;
  const known: readonly (readonly [Content, Content] | false)[] = [
    [words.why, words.reason(health.reason)],
    since !== undefined && [words.since, momentHtml(since)],
    failure !== undefined && [words.lastFailure, foreign(failure.message)],
    [
      words.lastSuccess,
      state?.lastSucceededAt === undefined ? words.never : momentHtml(state.lastSucceededAt),
    ],
    [words.newest, newestHtml(context, view)],
    [words.rhythm, rhythmWords(context, view)],
    [words.week, weekHtml(context, view)],
    [words.kind, words.kinds[source.kind]],
    [words.address, outsideLink(source.url, source.url)],
    [words.asked, askedWords(context, view)],
    state?.nextDueAt !== undefined && [
      words.nextDue,
      [momentHtml(state.nextDueAt), html`<br><span class="quiet">${nextPassWords(context)}</span>`],
    ],
  ];
  return facts(known.filter((pair) => pair !== false));
}

export function newestHtml({ words }: DeskContext, { state }: SourceView): Content {
  if (state?.newestItemAt === undefined) return words.sources.unknown;
  return html`<time datetime="${state.newestItemAt}">${printedDate(state.newestItemAt)}</time>`;
}

export function rhythmWords({ words }: DeskContext, { days }: SourceView): string {
  const cadence = cadenceOf(days);
  return cadence === undefined ? words.sources.unknown : words.sources.everyDays(cadence.usualDays);
}

export function nextPassWords({ words, options }: DeskContext): string {
  const next = options.sources.nextPass();
  return next === undefined ? words.sources.noPass : words.sources.nextPass(printedMoment(next));
}

function askedWords({ words }: DeskContext, { source, state }: SourceView): string {
  const { sources } = words;
  const written = (minutes: number) =>
    minutes < 120 ? sources.minutes(Math.round(minutes)) : sources.hours(Math.round(minutes / 6) / 10);
  return sources.everyMinutes(
    written(state?.intervalMinutes ?? source.everyMinutes),
    written(source.everyMinutes),
  );
}

/** What came of the last passes, a line each. */
export function funnel({ words }: DeskContext, passes: readonly PassReport[]): Html {
  const { sources } = words;
  if (passes.length === 0) return emptyState(sources.noRuns, sources.noRunsHelp);
  const labels = [sources.announced, sources.fresh, sources.withoutHint, sources.read, sources.unread];
  return table(
    sources.runs,
    [
      { label: sources.run },
      { label: sources.outcome },
      ...[...labels, sources.accepted, sources.toReview].map((label) => ({ label, numeric: true })),
    ],
    passes.map(({ at, report }) => [
      momentHtml(at),
      [
        badge(sources.outcomes[report.outcome], report.outcome === 'failed' ? 'bad' : 'quiet'),
        report.failure !== undefined && html` <span class="quiet">${foreign(report.failure.message)}</span>`,
      ],
      ...[report.announced, report.fresh, report.withoutHint, report.read],
      Object.values(report.unread).reduce((sum, count) => sum + count, 0),
      ...[report.accepted, report.toReview],
    ]),
  );
}
