/** A business paper found by its news sitemap: an index that names two gzip files with Google's news extension. */
import { gzipSync } from 'node:zlib';
import { deskOf, type NewsArticle } from '../article.ts';
import { escaped, htmlPage, openGraph, paragraphs, scriptJson } from '../markup.ts';
import { type Answer, articleAt, html, type Shelf, type Site } from '../site.ts';

export const pohjoisenTalous: Site = {
  id: 'pohjoisen-talous',
  outlets: ['pohjoisen-talous'],
  answer(path, shelf) {
    if (path === '/sitemap.xml') return { type: 'application/xml', body: index(shelf), vouched: true };
    const month = /^\/sitemaps\/news-(\d{4}-\d{2})\.xml\.gz$/.exec(path)?.[1];
    if (month !== undefined) return monthly(month, shelf);
    const article = articleAt(shelf, path);
    return article && html(page(article, `${shelf.baseUrl}${path}`));
  },
};

function monthOf({ published = '' }: NewsArticle): string {
  return published.slice(0, 7);
}

function index({ baseUrl, articles }: Shelf): string {
  const months = [...new Set(articles.map(monthOf))];
  const entries = months.map((month) => {
    const newest = articles.find((article) => monthOf(article) === month)?.published;
    return `<sitemap><loc>${baseUrl}/sitemaps/news-${month}.xml.gz</loc><lastmod>${newest}</lastmod></sitemap>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join('\n')}
</sitemapindex>
`;
}

function monthly(month: string, { baseUrl, articles }: Shelf): Answer {
  const { name, language } = deskOf('pohjoisen-talous');
  const entries = articles
    .filter((article) => monthOf(article) === month)
    .map(
      (article) => `<url><loc>${baseUrl}${article.path}</loc><lastmod>${article.published}</lastmod>
<news:news><news:publication><news:name>${name}</news:name><news:language>${language}</news:language></news:publication>
<news:publication_date>${article.published}</news:publication_date>
<news:title>${escaped(article.title)}</news:title></news:news></url>`,
    );
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${entries.join('\n')}
</urlset>
`;
  return { type: 'application/x-gzip', body: gzipSync(xml), vouched: true };
}

function page(article: NewsArticle, url: string): string {
  const jsonLd = {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'Organization', name: 'Pohjoisen Talous' },
      {
        '@type': ['NewsArticle', 'Article'],
        '@id': url,
        headline: article.title,
        description: article.lead,
        datePublished: article.published,
        author: [{ '@type': 'Person', name: article.author ?? 'Toimitus' }],
        isAccessibleForFree: true,
      },
    ],
  };
  return htmlPage({
    language: 'fi',
    title: article.title,
    head: `${openGraph(article, url)}\n<script type="application/ld+json">${scriptJson(jsonLd)}</script>`,
    body: `<div id="page"><div class="column">
<h1>${escaped(article.title)}</h1>
<p><strong>${escaped(article.lead)}</strong></p>
${paragraphs(article.paragraphs)}
</div>
<div class="sidebar"><h2>Pörssi</h2><table><tr><td>Nikkeli</td><td>+0,4 %</td></tr></table></div></div>`,
  });
}
