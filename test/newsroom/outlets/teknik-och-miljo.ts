/** A magazine whose feed is no XML: bare ampersands, unclosed tags, and an end that never came. */
import type { NewsArticle } from '../article.ts';
import { escaped, htmlPage, openGraph, paragraphs, rfc822 } from '../markup.ts';
import { articleAt, feed, html, type Shelf, type Site } from '../site.ts';

export const teknikOchMiljo: Site = {
  id: 'teknik-och-miljo',
  outlets: ['teknik-och-miljo'],
  answer(path, shelf) {
    if (path === '/rss.php') return feed(brokenFeed(shelf), 'text/xml');
    const article = articleAt(shelf, path);
    return article && html(page(article, `${shelf.baseUrl}${path}`));
  },
};

function brokenFeed({ baseUrl, articles }: Shelf): string {
  const items = articles.map(
    (article) => `<item>
<title>${article.title}</title>
<link>${baseUrl}${article.path}</link>
<description>${article.lead} Teknik & Miljö<br>
</description>
<pubDate>${rfc822(article.published ?? '')}</pubDate>
</item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0">
<channel>
<title>Teknik & Miljö</title>
<link>${baseUrl}/?a=1&b=2</link>
<language>sv</language>
${items.join('\n')}
<item>
<title>Det här kommer att handla om`;
}

function page(article: NewsArticle, url: string): string {
  return htmlPage({
    language: 'sv',
    title: `${article.title} - Teknik & Miljö`,
    head: `${openGraph(article, url)}
<meta itemprop="datePublished" content="${article.published}">`,
    body: `<article itemscope itemtype="https://schema.org/Article">
<h1 itemprop="headline">${escaped(article.title)}</h1>
<div itemprop="articleBody">
${paragraphs([article.lead, ...article.paragraphs])}
</div>
</article>`,
  });
}
