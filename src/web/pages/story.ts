import type { EditorsWords } from '../../domain/review.ts';
import type { StoryArticle, StoryView } from '../../ports.ts';
import type { DeskContext } from '../context.ts';
import { momentHtml, publicationDateHtml } from '../dates.ts';
import { notFound } from '../errors.ts';
import { evidenceCard } from '../evidence.ts';
import { redirect } from '../flash.ts';
import { type Content, foreign, type Html, html, outsideLink } from '../html.ts';
import { REASONS, SNOOZE_DAYS } from '../inbox-actions.ts';
import { page } from '../layout.ts';
import { badge, button, choice, facts, field, form, table, textArea } from '../parts.ts';
import { get, post, type Route } from '../route.ts';
import { decideStory, regroupStory } from '../story-actions.ts';
import { hitSentence, storyMarks, storyPlace } from '../story-line.ts';
import { wordDiff } from '../word-diff.ts';

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

/** What was typed stands in the form again where it was not taken. */
interface NotTaken {
  readonly problem: string;
  readonly typed: URLSearchParams;
}

async function storyPage(context: DeskContext, view: StoryView, notTaken?: NotTaken): Promise<Response> {
  const { item } = view;
  const themes = (await context.options.ports.desk.facets()).themes;
  return page(context, {
    ...{ title: item.headline, active: 'inbox', width: 'wide' },
    heading: foreign(item.headline, item.headlineFrom === 'editor' ? 'en' : item.language),
    ...{ styles: ['story.css', 'story-page.css'], status: notTaken === undefined ? 200 : 409 },
    ...(notTaken && { problem: notTaken.problem }),
    body: [
      storyPlace(context, item),
      hitSentence(item),
      storyMarks(context, item),
      html`<div class="story-columns"><div>${[
        articles(context, view),
        suggestions(context, view),
        history(context, view),
      ]}</div><aside>${decisionForm(context, view, themes, notTaken)}</aside></div>`,
    ],
  });
}

/** An editor's words beside what the publisher wrote: what is left empty stays as found, and follows the publisher. */
function decisionForm(
  context: DeskContext,
  view: StoryView,
  themes: readonly string[],
  notTaken: NotTaken | undefined,
): Html {
  const { storyPage: words, inbox } = context.words;
  const { item } = view;
  const shown = view.articles.find(({ articleId }) => articleId === view.representativeId)?.article;
  const values = notTaken?.typed ?? valuesOf(view.words, item.theme);
  const value = (name: string) => values.get(name) ?? '';
  const found = (text: string | undefined) =>
    text === undefined || text === ''
      ? words.nothingFound
      : [words.found, ' ', foreign(text, shown?.language)];
  const reasons = REASONS.map((known) => ({ value: known, label: inbox.reasons[known] }));
  const days = SNOOZE_DAYS.map((count) => ({ value: String(count), label: inbox.days(count) }));
  return form(
    context,
    `/desk/stories/${item.storyId}`,
    [
      html`<input type="hidden" name="seen" value="${item.decisionId}">`,
      html`<h2>${words.decide}</h2>`,
      html`<p class="row">${[
        item.state !== 'approved' &&
          button(inbox.approve, { kind: 'primary', name: 'to', value: 'approved', key: 'a' }),
        item.state !== 'rejected' && button(inbox.reject, { name: 'to', value: 'rejected', key: 'r' }),
        button(inbox.snooze, { kind: 'quiet', name: 'to', value: 'snoozed' }),
        item.state !== 'waiting' && button(inbox.wait, { kind: 'quiet', name: 'to', value: 'waiting' }),
      ]}</p>`,
      html`<div class="row">${choice({ name: 'reason', label: inbox.reason, choices: reasons })}${choice({ name: 'snoozeDays', label: inbox.snoozeFor, choices: days })}</div>`,
      html`<h2>${words.inOurWords}</h2><p class="quiet">${words.inOurWordsHelp}</p>`,
      field({
        name: 'headline',
        label: words.headline,
        value: value('headline'),
        maxLength: 300,
        lang: 'en',
        hint: found(shown?.title),
      }),
      textArea({
        name: 'summary',
        label: words.summary,
        value: value('summary'),
        maxLength: 1000,
        rows: 4,
        lang: 'en',
        hint: found(item.lead),
      }),
      field({
        name: 'languageNote',
        label: words.languageNote,
        value: value('languageNote'),
        maxLength: 100,
        placeholder: 'Article in Finnish.',
        lang: 'en',
      }),
      field({
        name: 'outlet',
        label: words.outlet,
        value: value('outlet'),
        maxLength: 100,
        hint: found(shown?.outlet),
      }),
      field({
        name: 'date',
        label: words.date,
        type: 'date',
        value: value('date'),
        hint: [words.found, ' ', publicationDateHtml(context, shown?.publishedAt)],
      }),
      field({
        name: 'imageUrl',
        label: words.image,
        type: 'url',
        value: value('imageUrl'),
        maxLength: 2000,
        hint: found(shown?.image?.url),
      }),
      field({
        name: 'imageAlt',
        label: words.imageAlt,
        value: value('imageAlt'),
        maxLength: 300,
        hint: found(shown?.image?.alt),
      }),
      html`<div class="field"><label for="field-theme">${context.words.story.theme}</label><input id="field-theme" name="theme" value="${value('theme')}" list="themes" maxlength="200"><datalist id="themes">${themes.map((theme) => html`<option value="${theme}">`)}</datalist></div>`,
      button(words.save, { name: 'to', value: 'same' }),
    ],
    { className: 'stacked card', id: 'decision' },
  );
}

function valuesOf({ image, ...words }: EditorsWords, theme: string | undefined): URLSearchParams {
  const named = { ...words, imageUrl: image?.url, imageAlt: image?.alt, theme };
  return new URLSearchParams(
    Object.entries(named).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function articles(context: DeskContext, view: StoryView): Html {
  const { storyPage: words } = context.words;
  return html`<section><h2>${words.articles(view.articles.length)}</h2>${view.articles.map((article) =>
    articleCard(context, view, article),
  )}</section>`;
}

function articleCard(context: DeskContext, view: StoryView, found: StoryArticle): Html {
  const { storyPage: words } = context.words;
  const { article, articleId } = found;
  const stands = articleId === view.representativeId;
  return html`<article class="card article">
<h3>${outsideLink(article.canonicalUrl, foreign(article.title, article.language))}</h3>
<p class="place">${foreign(article.outlet)} · ${publicationDateHtml(context, article.publishedAt)}${
    article.publishedAt !== undefined &&
    html` <span class="quiet">(${words.dateFrom[article.publishedAt.from]})</span>`
  } ${stands && badge(words.stands, 'accent')} ${found.withdrawn && badge(words.withdrawn, 'warn')} ${
    article.paywalled === true && badge(context.words.story.paywalled, 'warn')
  } ${found.origin !== undefined && badge([words.origin, ' ', foreign(found.origin)])}</p>
${article.lead !== undefined && html`<p>${foreign(article.lead, article.language)}</p>`}
${revisions(context, found)}
${evidenceCard(context, found)}
<details><summary>${words.howFound}</summary>${facts([
    [words.firstSeen, momentHtml(found.firstSeenAt)],
    [words.lastRead, momentHtml(found.readAt)],
    [words.authors, foreign(article.authors.join(', '))],
    [words.grouping, foreign(groupingOf(found))],
    [words.text, words.characters(article.text.length)],
  ])}</details>
${view.articles.length > 1 && regroupButtons(context, view, found, stands)}
</article>`;
}

function groupingOf({ grouping }: StoryArticle): string {
  if (grouping.kind === 'new-story') return '–';
  return grouping.reasons.join('; ');
}

/** What the publisher changed in the headline, the newest last. */
function revisions(context: DeskContext, { article, revisions: all }: StoryArticle): Content {
  const titles = all.filter(({ title }, at) => at === 0 || title !== all[at - 1]?.title);
  if (titles.length < 2) return undefined;
  return html`<div class="revisions"><h4>${context.words.storyPage.headlineChanged}</h4><ol>${titles.map(
    ({ seenAt, title }, at) =>
      html`<li>${momentHtml(seenAt)} ${at === 0 ? foreign(title, article.language) : wordDiff(titles[at - 1]?.title ?? '', title)}</li>`,
  )}</ol></div>`;
}

function regroupButtons(
  context: DeskContext,
  view: StoryView,
  { articleId }: StoryArticle,
  stands: boolean,
): Html {
  const { storyPage: words } = context.words;
  const path = `/desk/stories/${view.item.storyId}/regroup`;
  const article = html`<input type="hidden" name="article" value="${articleId}">`;
  return html`<div class="row">${[
    !stands &&
      form(context, path, [
        article,
        html`<input type="hidden" name="seen" value="${view.item.decisionId}">`,
        button(words.makeStand, { kind: 'quiet', name: 'do', value: 'represent' }),
      ]),
    form(context, path, [article, button(words.split, { kind: 'quiet', name: 'do', value: 'split' })], {
      confirm: words.splitConfirm,
    }),
    form(context, path, [
      article,
      html`<label>${words.moveTo} <input name="into" inputmode="numeric" pattern="[0-9]*" size="6"></label>`,
      button(words.move, { kind: 'quiet', name: 'do', value: 'move' }),
    ]),
  ]}</div>`;
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
<p class="quiet">${foreign(other.reasons.join('; '))}</p><div class="row">${[
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
  return html`<section><h2>${words.history}</h2>${table(
    words.history,
    [log.when, log.who, log.what].map((label) => ({ label })),
    decisions.map((entry) => [
      momentHtml(entry.at),
      foreign(entry.who),
      [
        foreign(entry.what),
        entry.reason !== undefined && html` <span class="quiet">– ${foreign(entry.reason)}</span>`,
      ],
    ]),
  )}${
    last !== undefined &&
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
  if (!done.ok) return storyPage(context, view, { problem: done.problem.message, typed: context.form });
  return redirect(context, `/desk/stories/${view.item.storyId}`, { said: context.words.storyPage.said });
}

async function regroup(context: DeskContext): Promise<Response> {
  const view = await viewOf(context);
  if (view === undefined) return notFound(context);
  const done = await regroupStory(context, view);
  if (!done.ok)
    return redirect(context, `/desk/stories/${view.item.storyId}`, { said: done.problem.message });
  return redirect(context, `/desk/stories/${done.value}`, { said: context.words.storyPage.said });
}
