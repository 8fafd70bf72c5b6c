import type { NewsArticle } from './article.ts';

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** JSON that may stand in a script element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c');
}

export function paragraphs(texts: readonly string[]): string {
  return texts.map((text) => `<p>${escaped(text)}</p>`).join('\n');
}

export interface PageParts {
  readonly language: string;
  readonly title: string;
  readonly head?: string;
  readonly body: string;
}

export function htmlPage({ language, title, head = '', body }: PageParts): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${escaped(title)}</title>
${head}
</head>
<body>
${body}
</body>
</html>
`;
}

export function openGraph(article: NewsArticle, url: string): string {
  return [
    `<link rel="canonical" href="${url}">`,
    `<meta property="og:type" content="article">`,
    `<meta property="og:title" content="${escaped(article.title)}">`,
    `<meta property="og:description" content="${escaped(article.lead)}">`,
    `<meta property="og:url" content="${url}">`,
  ].join('\n');
}

/** As RFC 822 has it, at Finnish summer time: `Thu, 02 May 2024 09:10:00 +0300`. */
export function rfc822(instant: string): string {
  const local = new Date(Date.parse(instant) + 3 * 3_600_000);
  return local.toUTCString().replace('GMT', '+0300');
}

/** `2.5.2024 klo 9.10`, as Finnish papers print it; summer time. */
export function finnishDate(instant: string): string {
  const local = new Date(Date.parse(instant) + 3 * 3_600_000);
  const minutes = String(local.getUTCMinutes()).padStart(2, '0');
  return `${local.getUTCDate()}.${local.getUTCMonth() + 1}.${local.getUTCFullYear()} klo ${local.getUTCHours()}.${minutes}`;
}
