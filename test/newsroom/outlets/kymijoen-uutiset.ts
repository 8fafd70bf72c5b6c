/** A local paper on WordPress: full text in the feed, `article:published_time`, `.entry-content`. */
import { deskOf, type NewsArticle } from '../article.ts';
import { escaped, htmlPage, openGraph, paragraphs } from '../markup.ts';
import { rss, rssItem } from '../rss.ts';
import { articleAt, feed, html, type Shelf, type Site } from '../site.ts';

const NAMESPACES =
  ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"';

export const kymijoenUutiset: Site = {
  id: 'kymijoen-uutiset',
  outlets: ['kymijoen-uutiset'],
  answer(path, shelf) {
    if (path === '/feed/') return feed(feedOf(shelf));
    const article = articleAt(shelf, path);
    return article && html(page(article, `${shelf.baseUrl}${path}`));
  },
};

function feedOf(shelf: Shelf): string {
  const { name, language } = deskOf('kymijoen-uutiset');
  const items = shelf.articles.map((article, index) => {
    const more = `
<dc:creator><![CDATA[${article.author ?? 'Toimitus'}]]></dc:creator>
<category><![CDATA[Uutiset]]></category>
<content:encoded><![CDATA[${paragraphs([article.lead, ...article.paragraphs])}]]></content:encoded>`;
    const link = `${shelf.baseUrl}${article.path}`;
    return rssItem(article, {
      link,
      guid: `${shelf.baseUrl}/?p=${4000 + shelf.articles.length - index}`,
      more,
    });
  });
  return rss({ title: name, link: shelf.baseUrl, language, attributes: NAMESPACES }, items);
}

function page(article: NewsArticle, url: string): string {
  const published = article.published ?? '';
  return htmlPage({
    language: 'fi',
    title: `${article.title} – Kymijoen Uutiset`,
    head: `${openGraph(article, url)}
<meta property="og:site_name" content="Kymijoen Uutiset">
<meta property="article:published_time" content="${published}">
<meta property="article:modified_time" content="${published}">
<meta name="author" content="${article.author ?? 'Toimitus'}">
<meta name="generator" content="WordPress 6.5">`,
    body: `<header class="site-header"><a href="/">Kymijoen Uutiset</a><nav><a href="/urheilu/">Urheilu</a></nav></header>
<article class="post type-post status-publish">
<header class="entry-header"><h1 class="entry-title">${escaped(article.title)}</h1></header>
<div class="entry-content">
${paragraphs([article.lead, ...article.paragraphs])}
</div>
<footer class="entry-footer"><a href="/tag/uutiset/">uutiset</a></footer>
</article>
<section id="comments" class="comments-area"><h2>Kommentit (1)</h2><p>Tehdas vai akkutehdas, kysyy nimimerkki Lukija, joka on asunut joen varrella jo viisikymmentä vuotta.</p></section>`,
  });
}
