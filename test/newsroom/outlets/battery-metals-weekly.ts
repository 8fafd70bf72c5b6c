/** A trade letter whose feed has no dates; its pages print them in words, and one says nothing at all. */
import { deskOf, type NewsArticle } from '../article.ts';
import { escaped, htmlPage, openGraph, paragraphs } from '../markup.ts';
import { rss, rssItem } from '../rss.ts';
import { articleAt, feed, html, type Site } from '../site.ts';

export const batteryMetalsWeekly: Site = {
  id: 'battery-metals-weekly',
  outlets: ['battery-metals-weekly'],
  answer(path, shelf) {
    if (path === '/feed.xml') {
      const { name, language } = deskOf('battery-metals-weekly');
      const items = shelf.articles.map(({ published: _unsaid, ...article }) =>
        rssItem(article, { link: `${shelf.baseUrl}${article.path}` }),
      );
      return feed(rss({ title: name, link: shelf.baseUrl, language }, items));
    }
    const article = articleAt(shelf, path);
    return article && html(page(article, `${shelf.baseUrl}${path}`));
  },
};

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/Helsinki' });

function page(article: NewsArticle, url: string): string {
  const { published, author = 'Staff writer' } = article;
  const date = published === undefined ? '' : ` · ${DAY.format(Date.parse(published))}`;
  return htmlPage({
    language: 'en',
    title: `${article.title} | Battery Metals Weekly`,
    head: openGraph(article, url),
    body: `<div class="wrap">
<article>
<h1>${escaped(article.title)}</h1>
<p class="byline">By ${escaped(author)}${date}</p>
<p class="standfirst">${escaped(article.lead)}</p>
${paragraphs(article.paragraphs)}
</article>
<div class="newsletter"><p>Sign up for the letter that the whole cathode active material and black mass trade reads.</p></div>
</div>`,
  });
}
