import { mayAct } from '../../domain/account.ts';
import type { StoryView } from '../../ports.ts';
import type { DeskContext } from '../context.ts';
import { momentHtml, publicationDateHtml } from '../dates.ts';
import { type Content, foreign, html } from '../html.ts';
import { notFound } from '../http/errors.ts';
import { redirect } from '../http/flash.ts';
import { get, post, type Route } from '../http/route.ts';
import { page } from '../layout.ts';
import { button, form, stackingTable } from '../parts.ts';
import { decidedHtml } from '../stories/decided-html.ts';
import { problemSaid } from '../stories/decision-problem.ts';
import { reasonsHtml } from '../stories/reasons-html.ts';
import { decideStory, regroupStory } from '../stories/story-actions.ts';
import { articles } from '../stories/story-articles.ts';
import { decisionForm, type NotTaken } from '../stories/story-form.ts';
import { hitSentence, storyMarks, storyPlace } from '../stories/story-line.ts';

/** Everything there is to know of one story, and everything that can be decided on it. */
export const storyRoutes: readonly Route[] = [
  get('/stories/:id', 'viewer', showStory),
  post('/stories/:id', 'editor', decide),
  post('/stories/:id/regroup', 'editor', regroup),
];

async function showStory(context: DeskContext): Promise<Response> {
  const view = await viewOf(context);
  if (view === undefined) return notFound(context);
  const asked = context.http.req.param('id');
  // A story that was merged has one address: that of the story it is part of.
  if (asked !== String(view.item.storyId)) return redirect(context, `/desk/stories/${view.item.storyId}`);
  return storyPage(context, view);
}

async function viewOf({ http, options, now }: DeskContext): Promise<StoryView | undefined> {
  const id = http.req.param('id') ?? '';
  return /^\d{1,15}$/.test(id) ? options.ports.desk.story(Number(id), now) : undefined;
}

async function storyPage(context: DeskContext, view: StoryView, notTaken?: NotTaken): Promise<Response> {
  const { item } = view;
  const themes = (await context.options.ports.desk.facets()).themes;
  const isEditor = mayAct(context.account.role, 'editor');
  return page(context, {
    ...{ title: item.headline, active: 'inbox', width: 'wide' },
    heading: foreign(item.headline, item.headlineFrom === 'editor' ? 'en' : item.language),
    ...{ styles: ['story.css', 'story-page.css'], scripts: ['story.js'] },
    status: notTaken === undefined ? 200 : 409,
    ...(notTaken && { problem: notTaken.problem }),
    body: [
      storyPlace(context, item),
      hitSentence(item),
      storyMarks(context, item),
      html`<div class="${isEditor && 'story-columns'}"><div>${[
        articles(context, view),
        isEditor && suggestions(context, view),
        history(context, view),
      ]}</div>${isEditor && html`<aside aria-label="${context.words.storyPage.decide}">${decisionForm(context, view, themes, notTaken)}</aside>`}</div>`,
    ],
  });
}

function suggestions(context: DeskContext, { item, suggestions: all }: StoryView): Content {
  const { storyPage: words } = context.words;
  const path = `/desk/stories/${item.storyId}/regroup`;
  return html`<section><h2>${words.suggestions}</h2>${
    all.length === 0
      ? html`<p class="quiet">${words.noSuggestions}</p>`
      : all.map((other) => {
          const hidden = html`<input type="hidden" name="other" value="${other.storyId}">`;
          return html`<div class="card suggestion"><p><a href="/desk/stories/${other.storyId}">${foreign(other.headline)}</a> <span class="quiet">${foreign(other.outlet)} · ${publicationDateHtml(context, other.publishedAt)}</span></p>
<p class="quiet">${reasonsHtml(context, other.reasons)}</p><div class="row">${[
            form(context, path, [hidden, button(words.mergeHere, { name: 'do', value: 'merge' })]),
            form(context, path, [
              hidden,
              button(words.keepApart, { kind: 'quiet', name: 'do', value: 'keep-apart' }),
            ]),
          ]}</div></div>`;
        })
  }${form(context, path, [
    html`<label>${words.mergeOther} <input name="other" inputmode="numeric" pattern="[0-9]*" size="6"></label>`,
    button(words.mergeHere, { kind: 'quiet', name: 'do', value: 'merge' }),
  ])}</section>`;
}

function history(context: DeskContext, { item, decisions }: StoryView): Content {
  const { storyPage: words, decisions: log } = context.words;
  if (decisions.length === 0) return undefined;
  const last = decisions.at(-1);
  return html`<section><h2>${words.history}</h2>${stackingTable(
    words.history,
    [log.when, log.who, log.what].map((label) => ({ label })),
    decisions.map((entry) => [momentHtml(entry.at), foreign(entry.who), decidedHtml(context, entry)]),
  )}${
    last !== undefined &&
    mayAct(context.account.role, 'editor') &&
    form(context, `/desk/stories/${item.storyId}/regroup`, [
      html`<input type="hidden" name="decision" value="${last.id}">`,
      button(words.undoLast, { kind: 'quiet', name: 'do', value: 'undo', key: 'u' }),
    ])
  }</section>`;
}

async function decide(context: DeskContext): Promise<Response> {
  const view = await viewOf(context);
  if (view === undefined) return notFound(context);
  const done = await decideStory(context, view);
  if (!done.ok) {
    const problem = await problemSaid(context, done.problem);
    return storyPage(context, view, { problem, typed: context.form });
  }
  return redirect(context, `/desk/stories/${view.item.storyId}`, { said: context.words.storyPage.said });
}

async function regroup(context: DeskContext): Promise<Response> {
  const view = await viewOf(context);
  if (view === undefined) return notFound(context);
  const done = await regroupStory(context, view);
  if (!done.ok)
    return redirect(context, `/desk/stories/${view.item.storyId}`, {
      said: await problemSaid(context, done.problem),
    });
  return redirect(context, `/desk/stories/${done.value}`, { said: context.words.storyPage.said });
}
