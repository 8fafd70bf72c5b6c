/**
 * A paper that lives on subscriptions: the page shows its first paragraph, JSON-LD says `isAccessibleForFree` as the
 * text "False", and the rest lies in a script for those who have paid. Its feed is Atom.
 */
import { deskOf, type NewsArticle } from '../article.ts';
import { escaped, htmlPage, openGraph, paragraphs, scriptJson } from '../markup.ts';
import { articleAt, feed, html, type Shelf, type Site } from '../site.ts';

export const osterbottensDagblad: Site = {
  id: 'osterbottens-dagblad',
  outlets: ['osterbottens-dagblad'],
  answer(path, shelf) {
    if (path === '/atom.xml') return feed(atom(shelf), 'application/atom+xml; charset=utf-8');
    const article = articleAt(shelf, path);
    return article && html(page(article, `${shelf.baseUrl}${path}`));
  },
};

function atom({ baseUrl, articles }: Shelf): string {
  const { name, language } = deskOf('osterbottens-dagblad');
  const entries = articles.map(
    (article) => `<entry>
<id>tag:osterbottensdagblad.example,2024:${article.id}</id>
<title type="text">${escaped(article.title)}</title>
<link rel="alternate" type="text/html" href="${article.path}"/>
<published>${article.published}</published>
<updated>${article.published}</updated>
<author><name>${article.author ?? 'Redaktionen'}</name></author>
<summary type="html">${escaped(`<p>${escaped(article.lead)}</p>`)}</summary>
</entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}" xml:base="${baseUrl}/">
<id>tag:osterbottensdagblad.example,2024:feed</id>
<title>${name}</title>
<link rel="self" href="${baseUrl}/atom.xml"/>
<updated>${articles[0]?.published}</updated>
${entries.join('\n')}
</feed>
`;
}

function page(article: NewsArticle, url: string): string {
  const [first = '', ...locked] = article.paragraphs;
  const jsonLd = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': `${url}#article`,
    headline: article.title,
    description: article.lead,
    datePublished: article.published,
    inLanguage: 'sv',
    author: { '@type': 'Person', name: article.author ?? 'Redaktionen' },
    isAccessibleForFree: 'False',
    hasPart: { '@type': 'WebPageElement', isAccessibleForFree: 'False', cssSelector: '.locked' },
  };
  return htmlPage({
    language: 'sv',
    title: `${article.title} | Österbottens Dagblad`,
    head: `${openGraph(article, url)}
<script type="application/ld+json">${scriptJson(jsonLd)}</script>
<script type="application/json" id="subscriber-text">${scriptJson({ locked })}</script>`,
    body: `<main><article>
<h1>${escaped(article.title)}</h1>
<p class="ingress">${escaped(article.lead)}</p>
<div class="body">
${paragraphs([first])}
</div>
<div class="locked"><p>Den här artikeln är för prenumeranter. Logga in eller teckna en prenumeration för att läsa vidare i Österbottens Dagblad.</p></div>
</article></main>`,
  });
}
