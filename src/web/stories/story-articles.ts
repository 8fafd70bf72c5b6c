import { mayAct } from '../../domain/account.ts';
import { printedDate } from '../../domain/time.ts';
import type { StoryArticle, StoryView } from '../../ports.ts';
import type { DeskContext } from '../context.ts';
import { momentHtml, publicationDateHtml } from '../dates.ts';
import { type Content, foreign, type Html, html, joined, outsideLink } from '../html.ts';
import { badge, button, facts, form } from '../parts.ts';
import { evidenceCard } from './evidence.ts';
import { reasonsHtml } from './reasons-html.ts';
import { wordDiff } from './word-diff.ts';

/** What the publishers wrote, each with why it was found; the one that stands for the story first. */
export function articles(context: DeskContext, view: StoryView): Html {
  const { storyPage: words } = context.words;
  const first = (one: StoryArticle) => (one.articleId === view.representativeId ? 0 : 1);
  const all = view.articles.toSorted((one, other) => first(one) - first(other));
  return html`<section><h2>${words.articles(all.length)}</h2>${all.map((article) =>
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
${evidenceCard(context, found, stands)}
${found.link !== undefined && html`<p>${badge(context.words.links.states[found.link.state], 'warn')}${found.link.movedTo !== undefined && html` ${outsideLink(found.link.movedTo, foreign(found.link.movedTo))}`} <span class="quiet">${momentHtml(found.link.checkedAt)}</span></p>`}
<details><summary>${words.howFound}</summary>${facts([
    [words.firstSeen, momentHtml(found.firstSeenAt)],
    [words.lastRead, momentHtml(found.readAt)],
    [words.authors, foreign(article.authors.join(', '))],
    [words.grouping, groupingHtml(context, found)],
    [words.text, words.characters(article.text.length)],
    ...copiesOf(context, found),
  ])}</details>
${isEditor && view.articles.length > 1 && regroupButtons(context, view, found, stands)}
</article>`;
}

/** The page as it was, to be saved as text; nobody but staff gets it. */
function copiesOf(context: DeskContext, { copies }: StoryArticle): readonly (readonly [Content, Content])[] {
  const { links: words } = context.words;
  if (copies.length === 0) return [];
  const all = copies.map(
    ({ id, at }) => html`<a href="/desk/copies/${id}">${words.copy(printedDate(at))}</a>`,
  );
  return [[words.copies, joined(all, ', ')]];
}

function groupingHtml(context: DeskContext, { grouping }: StoryArticle): Content {
  return grouping.kind === 'new-story' ? '–' : reasonsHtml(context, grouping.reasons);
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
