import type { Article } from '../../../src/domain/article.ts';
import type { Page } from '../../../src/domain/page.ts';
import { parseInstant } from '../../../src/domain/time.ts';
import { type ExtractContext, extract } from '../../../src/pipeline/extract/index.ts';

export const URL_OF_PAGE = 'https://www.example.fi/uutiset/akkutehdas-123';

export function pageOf(html: string, url = URL_OF_PAGE): Page {
  return {
    url,
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: new TextEncoder().encode(html),
    fetchedAt: parseInstant('2024-06-10T09:00:00Z'),
  };
}

export function articleOf(html: string, context: Partial<ExtractContext> = {}, url?: string): Article {
  const read = extract(pageOf(html, url), { outlet: 'Esimerkki', profiles: [], ...context });
  if (!read.ok) throw new Error(`not read: ${read.problem.message}`);
  return read.value;
}

export const PARAGRAPHS = [
  'Kunnanvaltuusto hyväksyi maanantaina kaavan, joka antaa akkutehtaalle tilaa sataman vierestä.',
  'Tehtaan on määrä työllistää runsaat kolmesataa ihmistä, kun linjat käynnistyvät kahden vuoden kuluttua.',
  'Päätöksestä äänestettiin kahdesti, ja vastustajat aikovat valittaa siitä hallinto-oikeuteen.',
];

export function pageWith(head: string, body = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')): string {
  return `<!doctype html><html lang="fi"><head>${head}</head><body><header><a href="/">Etusivu</a></header>
    <main><h1>Akkutehdas sai tilaa satamasta</h1><div class="body">${body}</div></main>
    <footer><p>Kaikki oikeudet pidätetään, lue lisää tietosuojasta ja käyttöehdoista.</p></footer></body></html>`;
}

export function jsonLd(value: unknown): string {
  return `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`;
}
