/** A company's newsroom, with a JSON Feed and pages of few words about themselves. */
import { deskOf, type NewsArticle } from '../article.ts';
import { escaped, htmlPage, paragraphs } from '../markup.ts';
import { articleAt, feed, html, type Shelf, type Site } from '../site.ts';

export const karhulanKatodi: Site = {
  id: 'karhulan-katodi',
  outlets: ['karhulan-katodi'],
  answer(path, shelf) {
    if (path === '/feed.json') return feed(jsonFeed(shelf), 'application/feed+json');
    const article = articleAt(shelf, path);
    return article && html(page(article));
  },
};

function jsonFeed({ baseUrl, articles }: Shelf): string {
  const { name, language } = deskOf('karhulan-katodi');
  const items = articles.map((article) => ({
    id: article.id,
    url: `${baseUrl}${article.path}`,
    title: article.title,
    summary: article.lead,
    content_text: article.paragraphs.join('\n\n'),
    date_published: article.published,
    authors: [{ name: article.author ?? 'Viestintä' }],
  }));
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: name,
    home_page_url: baseUrl,
    language,
    items,
  });
}

function page(article: NewsArticle): string {
  return htmlPage({
    language: 'fi',
    title: article.title,
    head: `<meta name="description" content="${escaped(article.lead)}">`,
    body: `<div class="hero"><h1>${escaped(article.title)}</h1><span class="date">${article.published?.slice(0, 10)}</span></div>
<div class="content">
${paragraphs([article.lead, ...article.paragraphs])}
</div>
<div class="cookie-banner"><p>Käytämme evästeitä. Hyväksymällä ne autat meitä tekemään sivuistamme paremmat.</p></div>`,
  });
}
