import { mayAct } from '../../domain/account.ts';
import type { DeskContext } from '../context.ts';
import { printedMoment } from '../dates.ts';
import { type Content, foreign, html } from '../html.ts';
import { notFound } from '../http/errors.ts';
import { redirect } from '../http/flash.ts';
import { get, post, type Route } from '../http/route.ts';
import { type Page, page } from '../layout.ts';
import { badge, button, form } from '../parts.ts';
import { funnel, sourceFacts } from '../sources/source-facts.ts';
import { conditionBadge, type SourceView, sourceViews } from '../sources/source-health.ts';
import { keptPages, livePage, tryForm, withTyped } from '../sources/source-pages.ts';

const SHOWN_PASSES = 20;

/** One source: how it is and why, what its last passes did, and how it can be mended. */
export const sourceRoutes: readonly Route[] = [
  get('/sources/:id', 'viewer', showSource),
  post('/sources/:id/pause', 'editor', pause),
  post('/sources/:id/resume', 'editor', resume),
  post('/sources/:id/ask', 'editor', askSoon),
  post('/sources/:id/try', 'editor', trySelectors),
];

async function showSource(context: DeskContext): Promise<Response> {
  const view = await viewed(context);
  if (view === undefined) return notFound(context);
  const { sources: words } = context.words;
  const { source } = view;
  const passes = await context.options.ports.sources.lastReports(source.id, SHOWN_PASSES);
  return page(context, {
    ...frame(context, view),
    actions: mayAct(context.account.role, 'editor') && source.enabled && controls(context, view),
    body: [
      html`<p>${conditionBadge(context, view)} <span class="quiet">${foreign(source.outlet)}</span></p>`,
      sourceFacts(context, view),
      html`<h2>${words.runs}</h2>`,
      funnel(context, passes),
      html`<h2 id="pages">${words.pages}</h2><p class="quiet">${words.pagesHelp}</p>`,
      await keptPages(context, source),
      mayAct(context.account.role, 'editor') && [html`<h2>${words.tryTitle}</h2>`, tryForm(context, source)],
    ],
  });
}

function frame({ words }: DeskContext, { source }: SourceView): Omit<Page, 'body'> {
  return {
    title: `${source.name} – ${words.sources.title}`,
    heading: foreign(source.name),
    ...{ active: 'sources', width: 'wide', styles: ['sources.css'] },
  };
}

async function viewed(context: DeskContext): Promise<SourceView | undefined> {
  const id = context.http.req.param('id');
  return (await sourceViews(context)).find(({ source }) => source.id === id);
}

function controls(context: DeskContext, { source, health }: SourceView): Content {
  const { sources: words } = context.words;
  const change = (what: string, label: string) =>
    form(context, `/desk/sources/${source.id}/${what}`, button(label));
  if (health.condition === 'paused') return change('resume', words.resume);
  return [health.condition !== 'not-asked' && change('ask', words.askNow), ' ', change('pause', words.pause)];
}

async function pause(context: DeskContext): Promise<Response> {
  const { options, account, now, words } = context;
  return changed(context, words.sources.saidPaused, (id) => {
    options.log.info(`source ${id} is paused`, { by: account.email });
    return options.ports.sources.pauseSource(id, account.email, now);
  });
}

async function resume(context: DeskContext): Promise<Response> {
  const { options, account, words } = context;
  return changed(context, words.sources.saidResumed, (id) => {
    options.log.info(`source ${id} is resumed`, { by: account.email });
    return options.ports.sources.resumeSource(id);
  });
}

async function askSoon(context: DeskContext): Promise<Response> {
  const { options, now, words } = context;
  const next = options.sources.nextPass();
  const said = next === undefined ? words.sources.noPass : words.sources.saidAsked(printedMoment(next));
  return changed(context, said, (id) => options.ports.sources.askSourceSoon(id, now));
}

async function changed(
  context: DeskContext,
  said: string,
  change: (sourceId: string) => Promise<void>,
): Promise<Response> {
  const id = context.http.req.param('id') ?? '';
  if (!context.options.sources.sources.some((source) => source.id === id)) return notFound(context);
  await change(id);
  return redirect(context, `/desk/sources/${id}`, { said });
}

/** On the pages that were kept, or on what the site gives now; keeps nothing. */
async function trySelectors(context: DeskContext): Promise<Response> {
  const view = await viewed(context);
  if (view === undefined) return notFound(context);
  const { sources: words } = context.words;
  const source = withTyped(view.source, context.form);
  const isLive = context.form.get('on') === 'live';
  return page(context, {
    ...frame(context, view),
    body: [
      html`<p><a href="/desk/sources/${source.id}">${foreign(source.name)}</a> ${
        source !== view.source && badge(words.unsaved, 'accent')
      }</p>`,
      isLive
        ? livePage(context, await context.options.sources.look(source))
        : await keptPages(context, source),
      html`<h2>${words.tryTitle}</h2>`,
      tryForm(context, source),
    ],
  });
}
