import { mayAct } from '../domain/account.ts';
import type { StoryArticle, StoryView } from '../ports.ts';
import type { DeskContext } from './context.ts';
import { momentHtml, publicationDateHtml } from './dates.ts';
import { evidenceCard } from './evidence.ts';
import { type Content, foreign, type Html, html, outsideLink } from './html.ts';
import { badge, button, facts, form } from './parts.ts';
import { wordDiff } from './word-diff.ts';

/** What the publishers wrote, each with why it was found. */
export function articles(context: DeskContext, view: StoryView): Html {
  const { storyPage: words } = context.words;
  return html`<section><h2>${words.articles(view.articles.length)}</h2>${view.articles.map((article) =>
    articleCard(context, view, article),
  )}</section>`;
}

function articleCard(context: DeskContext, view: StoryView, found: StoryArticle): Html {
  const { storyPage: words } = context.words;
  const { article, articleId } = found;
  const stands = articleId === view.representativeId;
  const isEditor = mayAct(context.account.role, 'editor');
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
${isEditor && view.articles.length > 1 && regroupButtons(context, view, found, stands)}
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
