import type { RejectedArticle } from '../../ports.ts';
import type { DeskContext } from '../context.ts';
import { publicationDateHtml } from '../dates.ts';
import { foreign, type Html, html, outsideLink } from '../html.ts';
import { badge, button, emptyState, form, hidden, stackingTable } from '../parts.ts';

/** What was turned down, each with two buttons: rightly, or a miss, which takes it in for staff to decide on. */
export function rejectedList(
  context: DeskContext,
  articles: readonly RejectedArticle[],
  week?: string,
): Html {
  const { topics: words, story } = context.words;
  if (articles.length === 0) return emptyState(words.noRejected, words.noRejectedHelp);
  return stackingTable(
    words.near,
    [words.headline, words.outlet, words.points, hidden(context.words.account.actions)].map((label) => ({
      label,
    })),
    articles.map((article) => [
      [
        outsideLink(article.url, foreign(article.title, article.language)),
        article.lead !== undefined &&
          html`<br><span class="quiet">${foreign(article.lead.slice(0, 200), article.language)}</span>`,
      ],
      html`${foreign(article.outlet)} ${publicationDateHtml(context, article.publishedAt)}`,
      story.score(article.score),
      article.isMiss === undefined
        ? form(context, '/desk/topics/check', [
            html`<input type="hidden" name="article" value="${article.articleId}">${week !== undefined && html`<input type="hidden" name="week" value="${week}">`}`,
            button(words.rightly, { kind: 'quiet', name: 'miss', value: '0' }),
            button(words.miss, { name: 'miss', value: '1' }),
          ])
        : badge(article.isMiss ? words.wasMiss : words.wasRight, article.isMiss ? 'warn' : 'good'),
    ]),
  );
}
