/** A university without a feed: a listing of teasers over two pages, with `next` and `<time datetime>`. */
import type { NewsArticle } from '../article.ts';
import { escaped, htmlPage, openGraph, paragraphs } from '../markup.ts';
import { articleAt, html, type Shelf, type Site } from '../site.ts';

const PAGE_LENGTH = 3;

export const saimaaInstitute: Site = {
  id: 'saimaa-institute',
  outlets: ['saimaa-institute'],
  answer(path, shelf) {
    const listing = /^\/en\/news(?:\?page=(\d+))?$/.exec(path);
    if (listing !== null) {
      return { ...html(listingPage(shelf, Number(listing[1] ?? '1'))), vouched: true };
    }
    const article = articleAt(shelf, path);
    return article && html(page(article, `${shelf.baseUrl}${path}`));
  },
};

function listingPage({ articles }: Shelf, number: number): string {
  const shown = articles.slice((number - 1) * PAGE_LENGTH, number * PAGE_LENGTH);
  const next =
    articles.length > number * PAGE_LENGTH
      ? `<a class="pager-next" rel="next" href="/en/news?page=${number + 1}">Next page</a>`
      : '';
  return htmlPage({
    language: 'en',
    title: 'News | Saimaa Institute of Technology',
    body: `<nav><a href="/en">Home</a> <a href="/en/news">News</a></nav>
<main><h1>News</h1>
<div class="results">
${shown.map(teaser).join('\n')}
</div>
${next}</main>`,
  });
}

function teaser(article: NewsArticle): string {
  return `<article class="teaser">
<h3><a href="${article.path}">${escaped(article.title)}</a></h3>
<time datetime="${article.published}">${article.published?.slice(0, 10)}</time>
<p class="teaser-text">${escaped(article.lead)}</p>
</article>`;
}

function page(article: NewsArticle, url: string): string {
  return htmlPage({
    language: 'en',
    title: `${article.title} | Saimaa Institute of Technology`,
    head: openGraph(article, url),
    body: `<nav><a href="/en">Home</a> <a href="/en/news">News</a></nav>
<main>
<h1>${escaped(article.title)}</h1>
<p class="published">Published: <time datetime="${article.published}">${article.published?.slice(0, 10)}</time></p>
<div class="lead"><p>${escaped(article.lead)}</p></div>
<div class="text">
${paragraphs(article.paragraphs)}
</div>
</main>
<footer><p>Saimaa Institute of Technology, an invented university</p></footer>`,
  });
}
