/** A release wire: each release ends with the issuer's contact and a footer that lists other releases of the house. */
import { deskOf, type NewsArticle } from '../article.ts';
import { escaped, finnishDate, htmlPage, openGraph, paragraphs } from '../markup.ts';
import { rss, rssItem } from '../rss.ts';
import { articleAt, feed, html, type Shelf, type Site } from '../site.ts';

export const kaikuWire: Site = {
  id: 'kaiku-wire',
  outlets: ['kaiku-wire'],
  answer(path, shelf) {
    const { name, language } = deskOf('kaiku-wire');
    if (path === '/rss/releases') {
      const items = shelf.articles.map((article) =>
        rssItem(article, { link: `${shelf.baseUrl}${article.path}`, guid: article.id }),
      );
      return feed(rss({ title: name, link: shelf.baseUrl, language }, items));
    }
    const article = articleAt(shelf, path);
    return article && html(page(article, shelf));
  },
};

function page(article: NewsArticle, shelf: Shelf): string {
  const url = `${shelf.baseUrl}${article.path}`;
  const others = shelf.articles.filter((other) => other.id !== article.id);
  return htmlPage({
    language: 'fi',
    title: `${article.title} | Viestipalvelu Kaiku`,
    head: openGraph(article, url),
    body: `<main>
<article class="release">
<p class="release-date"><time datetime="${article.published}">${finnishDate(article.published ?? '')}</time> | Tiedote</p>
<h1>${escaped(article.title)}</h1>
<p class="release-lead">${escaped(article.lead)}</p>
<div class="release-text">
${paragraphs(article.paragraphs)}
</div>
</article>
<section class="contacts"><h2>Yhteyshenkilöt</h2><p>Viestintä, puh. 000 000 0000</p></section>
<section class="more-from-issuer related"><h2>Lue lisää julkaisijalta</h2>
<ul>
${others.map((other) => `<li><a href="${other.path}">${escaped(other.title)}</a> <p>${escaped(other.lead)}</p></li>`).join('\n')}
</ul></section>
</main>`,
  });
}
