/** A magazine that stopped in 2013 and still serves its last feed. */
import { deskOf } from '../article.ts';
import { escaped, htmlPage, openGraph, paragraphs } from '../markup.ts';
import { rss, rssItem } from '../rss.ts';
import { articleAt, feed, html, type Site } from '../site.ts';

export const miningChronicle: Site = {
  id: 'mining-chronicle',
  outlets: ['mining-chronicle'],
  answer(path, shelf) {
    if (path === '/rss') {
      const { name, language } = deskOf('mining-chronicle');
      const items = shelf.articles.map((article) =>
        rssItem(article, { link: `${shelf.baseUrl}${article.path}` }),
      );
      return feed(rss({ title: name, link: shelf.baseUrl, language }, items));
    }
    const article = articleAt(shelf, path);
    if (article === undefined) return undefined;
    const head = `${openGraph(article, `${shelf.baseUrl}${path}`)}
<meta name="dcterms.date" content="${article.published}">`;
    const body = `<div id="content"><h2>${escaped(article.title)}</h2>
${paragraphs([article.lead, ...article.paragraphs])}</div>`;
    return html(htmlPage({ language: 'en', title: article.title, head, body }));
  },
};
