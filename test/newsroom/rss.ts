import type { NewsArticle } from './article.ts';
import { escaped, rfc822 } from './markup.ts';

export interface Channel {
  readonly title: string;
  readonly link: string;
  readonly language: string;
  /** Put into the rss element, for further namespaces. */
  readonly attributes?: string;
}

/** RSS 2.0. */
export function rss(channel: Channel, items: readonly string[]): string {
  const { title, link, language, attributes = '' } = channel;
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"${attributes}>
<channel>
<title>${escaped(title)}</title>
<link>${link}</link>
<description>${escaped(title)}</description>
<language>${language}</language>
${items.join('\n')}
</channel>
</rss>
`;
}

/** `more` is put in as it is. */
export function rssItem(
  article: NewsArticle,
  { link, guid = link, more = '' }: { readonly link: string; readonly guid?: string; readonly more?: string },
): string {
  const { title, lead, published } = article;
  const date = published === undefined ? '' : `\n<pubDate>${rfc822(published)}</pubDate>`;
  return `<item>
<title>${escaped(title)}</title>
<link>${escaped(link)}</link>
<guid isPermaLink="false">${escaped(guid)}</guid>
<description>${escaped(lead)}</description>${date}${more}
</item>`;
}
