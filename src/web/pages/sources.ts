import type { DeskContext } from '../context.ts';
import { momentHtml } from '../dates.ts';
import { type Content, foreign, type Html, html } from '../html.ts';
import { get, type Route } from '../http/route.ts';
import { page } from '../layout.ts';
import { emptyState, table } from '../parts.ts';
import { newestHtml, nextPassWords, rhythmWords } from '../sources/source-facts.ts';
import {
  conditionBadge,
  recentDays,
  type SourceView,
  sourceViews,
  total,
  troubleBanner,
  weekHtml,
} from '../sources/source-health.ts';

/** Where we look, and how each source is; what is not well stands on top. */
export const sourceListRoutes: readonly Route[] = [get('/sources', 'viewer', showSources)];

async function showSources(context: DeskContext): Promise<Response> {
  const { sources: words } = context.words;
  const views = await sourceViews(context);
  const inUse = views.filter(({ source }) => source.enabled);
  const well = inUse.filter(({ health }) => health.condition === 'working').length;
  return page(context, {
    ...{ title: words.title, active: 'sources', width: 'wide', styles: ['sources.css'] },
    body: [
      await troubleBanner(context),
      html`<p class="lead">${words.lead}</p>`,
      html`<p>${words.count(well, inUse.length)} ${nextPassWords(context)}</p>`,
      views.length === 0 ? emptyState(words.empty, words.emptyHelp) : sourceTable(context, views),
    ],
  });
}

function sourceTable(context: DeskContext, views: readonly SourceView[]): Html {
  const { sources: words } = context.words;
  return table(
    words.title,
    [
      ...[words.source, words.state, words.lastSuccess, words.newest, words.rhythm, words.week].map(
        (label) => ({
          label,
        }),
      ),
      ...[words.found, words.accepted, words.toReview].map((label) => ({ label, numeric: true })),
    ],
    views.map((view) => cells(context, view)),
  );
}

function cells(context: DeskContext, view: SourceView): readonly Content[] {
  const { sources: words } = context.words;
  const { source, state, health } = view;
  const recent = recentDays(context, view.days);
  return [
    html`<a href="/desk/sources/${source.id}">${foreign(source.name)}</a><br><span class="quiet">${foreign(source.outlet)}</span>`,
    [
      conditionBadge(context, view),
      health.condition !== 'working' &&
        source.enabled &&
        html`<br><span class="quiet why">${words.reason(health.reason)}</span>`,
    ],
    state?.lastSucceededAt === undefined ? words.never : momentHtml(state.lastSucceededAt),
    newestHtml(context, view),
    rhythmWords(context, view),
    weekHtml(context, view),
    total(recent, 'fresh'),
    total(recent, 'accepted'),
    total(recent, 'toReview'),
  ];
}
