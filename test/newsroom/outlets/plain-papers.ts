/** Three ordinary papers with an ordinary feed: one slow, one with rooms that robots are asked not to enter, one shut. */
import { deskOf, type NewsArticle } from '../article.ts';
import { escaped, finnishDate, htmlPage, openGraph, paragraphs } from '../markup.ts';
import { rss, rssItem } from '../rss.ts';
import { type Answer, articleAt, feed, html, type Shelf, type Site } from '../site.ts';

export const saaristolehti: Site = {
  id: 'saaristolehti',
  outlets: ['saaristolehti'],
  slow: true,
  answer: (path, shelf) => plainPaper('saaristolehti', path, shelf),
};

export const lapinKaiku: Site = {
  id: 'lapin-kaiku',
  outlets: ['lapin-kaiku'],
  answer(path, shelf) {
    if (path === '/robots.txt') {
      return { type: 'text/plain', body: 'User-agent: *\nDisallow: /private/\n' };
    }
    return plainPaper('lapin-kaiku', path, shelf);
  },
};

/** Answers 403 to everything, robots.txt too. */
export const closedGate: Site = {
  id: 'closed-gate',
  outlets: [],
  answer: () => ({ status: 403, type: 'text/html; charset=utf-8', body: '<h1>Access denied</h1>' }),
};

function plainPaper(outlet: string, path: string, shelf: Shelf): Answer | undefined {
  const { name, language } = deskOf(outlet);
  if (path === '/rss.xml') {
    const items = shelf.articles.map((article) =>
      rssItem(article, { link: `${shelf.baseUrl}${article.path}` }),
    );
    return feed(rss({ title: name, link: shelf.baseUrl, language }, items));
  }
  const article = articleAt(shelf, path);
  return article && html(page(article, `${shelf.baseUrl}${path}`, name));
}

function page(article: NewsArticle, url: string, name: string): string {
  return htmlPage({
    language: 'fi',
    title: `${article.title} | ${name}`,
    head: openGraph(article, url),
    body: `<main><article>
<h1>${escaped(article.title)}</h1>
<div class="byline">${escaped(article.author ?? 'Toimitus')} <time datetime="${article.published}">${finnishDate(article.published ?? '')}</time></div>
<p class="lead">${escaped(article.lead)}</p>
${paragraphs(article.paragraphs)}
</article></main>`,
  });
}
