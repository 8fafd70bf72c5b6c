/**
 * A public broadcaster with a Swedish sister on the same site. Feeds link with `?origin=rss`; a page keeps its article
 * in a state script, beside site configuration that is nobody's article. `/selkouutiset` is one address with a new
 * article every day.
 */
import { deskOf, type NewsArticle } from '../article.ts';
import { escaped, htmlPage, paragraphs, scriptJson } from '../markup.ts';
import { rss, rssItem } from '../rss.ts';
import { type Answer, articleAt, articlesOf, feed, html, type Shelf, type Site } from '../site.ts';

/** Stands in every page's site configuration; whatever reads it has read what is not the article. */
export const NEVER_READ = 'Sivuston asetus: akkutehdas ja katodimateriaali';

export const STATE_ID = 'coast-initial-state';

const FEEDS: Readonly<Record<string, string>> = {
  '/rss/uutiset': 'rannikkoradio',
  '/rss/nyheter': 'kustradion',
  '/rss/selkouutiset': 'selkouutiset',
};

export const coastRadio: Site = {
  id: 'coast-radio',
  outlets: Object.values(FEEDS),
  answer(path, shelf) {
    const [plain = path] = path.split('?');
    const outlet = FEEDS[plain];
    if (outlet !== undefined) return feedOf(outlet, shelf);
    const article = articleAt(shelf, plain);
    return article && html(page(article, shelf.baseUrl));
  },
};

function feedOf(outlet: string, shelf: Shelf): Answer {
  const { name, language } = deskOf(outlet);
  const items = articlesOf(shelf, outlet).map((article) => {
    const link = `${shelf.baseUrl}${article.path}`;
    const guid = article.day === undefined ? link : `${link}#${article.id}`;
    return rssItem(article, { link: `${link}?origin=rss`, guid });
  });
  return feed(rss({ title: name, link: shelf.baseUrl, language }, items));
}

function page(article: NewsArticle, baseUrl: string): string {
  const { language } = deskOf(article.outlet);
  return htmlPage({
    language,
    title: article.title,
    head: `<script id="${STATE_ID}">window.__INITIAL__STATE__=${scriptJson(state(article, baseUrl, language))};</script>`,
    body: `<header><nav><a href="/">Etusivu</a> <a href="/saa">Sää</a> <a href="/urheilu">Urheilu</a></nav></header>
<main id="main-content">
<article>
<h1>${escaped(article.title)}</h1>
<p class="lead">${escaped(article.lead)}</p>
<section class="content">
${paragraphs(article.paragraphs)}
</section>
</article>
</main>
<aside class="most-read"><h2>Luetuimmat</h2><ul><li><a href="/a/74-1">Akkutehdas puhuttaa kylillä</a></li></ul></aside>`,
  });
}

function state(article: NewsArticle, baseUrl: string, language: string): object {
  const { title, lead, published, author } = article;
  return {
    siteConfig: {
      contact: NEVER_READ,
      promotions: [{ headline: { full: NEVER_READ }, content: [{ type: 'text', text: NEVER_READ }] }],
    },
    pageData: {
      article: {
        headline: { full: title, short: title.slice(0, 40) },
        lead,
        language,
        datePublished: published,
        authors: author === undefined ? [] : [{ name: author }],
        url: { full: `${baseUrl}${article.path}` },
        content: [
          { type: 'image', alt: 'Kuvituskuva' },
          ...article.paragraphs.map((text) => ({ type: 'text', text })),
          { type: 'embed', text: NEVER_READ },
        ],
      },
      promo: { headline: { full: NEVER_READ } },
    },
  };
}
