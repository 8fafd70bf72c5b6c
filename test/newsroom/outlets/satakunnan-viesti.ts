/**
 * An old paper on an old system: pages and an RSS 1.0 feed that call themselves ISO-8859-1 and hold windows-1252, and
 * pages that say so only after more than four kilobytes of scripts. No charset in the HTTP header.
 */
import { deskOf, type NewsArticle } from '../article.ts';
import { escaped, finnishDate, paragraphs } from '../markup.ts';
import { articleAt, feed, type Shelf, type Site } from '../site.ts';
import { windows1252 } from '../windows-1252.ts';

/** Longer than the 1024 bytes that browsers look through, and than the 4096 of hasty readers. */
const SCRIPT = `<script>var tags = [${Array.from({ length: 600 }, (_, index) => `"slot${index}"`).join(',')}];</script>`;

export const satakunnanViesti: Site = {
  id: 'satakunnan-viesti',
  outlets: ['satakunnan-viesti'],
  answer(path, shelf) {
    if (path === '/rss.rdf') return feed(windows1252(rdf(shelf)), 'application/rdf+xml');
    const article = articleAt(shelf, path);
    return article && { type: 'text/html', body: windows1252(page(article)) };
  },
};

function rdf({ baseUrl, articles }: Shelf): string {
  const { name, language } = deskOf('satakunnan-viesti');
  const addresses = articles.map((article) => `${baseUrl}${article.path}`);
  const items = articles.map(
    (article) => `<item rdf:about="${baseUrl}${article.path}">
<title>${escaped(article.title)}</title>
<link>${baseUrl}${article.path}</link>
<description>${escaped(article.lead)}</description>
<dc:date>${article.published}</dc:date>
</item>`,
  );
  return `<?xml version="1.0" encoding="ISO-8859-1"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="${baseUrl}/rss.rdf">
<title>${name}</title>
<link>${baseUrl}/</link>
<description>Uutiset</description>
<dc:language>${language}</dc:language>
<items><rdf:Seq>${addresses.map((address) => `<rdf:li rdf:resource="${address}"/>`).join('')}</rdf:Seq></items>
</channel>
${items.join('\n')}
</rdf:RDF>
`;
}

function page(article: NewsArticle): string {
  return `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html lang="fi"><head>
${SCRIPT}
<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">
<title>${escaped(article.title)} - Satakunnan Viesti</title>
<meta name="description" content="${escaped(article.lead)}">
</head><body>
<table width="100%"><tr><td class="menu"><a href="/">Etusivu</a><br><a href="/urheilu">Urheilu</a></td>
<td class="content">
<h1>${escaped(article.title)}</h1>
<div class="date">Julkaistu ${finnishDate(article.published ?? '')}</div>
<p><b>${escaped(article.lead)}</b></p>
${paragraphs(article.paragraphs)}
</td></tr></table>
</body></html>
`;
}
