import { describe, expect, it } from 'vitest';
import { articleOf, jsonLd, pageWith } from './reading.ts';

describe('JSON-LD', () => {
  const news = {
    '@type': 'NewsArticle',
    headline: 'Akkutehdas sai tilaa satamasta',
    datePublished: '2024-06-03T12:05:00+03:00',
    author: { '@type': 'Person', name: 'Maija Malli' },
    articleSection: 'Talous',
  };

  it.each([
    ['a single object', jsonLd(news)],
    [
      'a graph',
      jsonLd({ '@context': 'https://schema.org', '@graph': [{ '@type': 'WebSite', name: 'E' }, news] }),
    ],
    ['a list', jsonLd([{ '@type': 'BreadcrumbList' }, news])],
    [
      'lists where single values belong',
      jsonLd({
        ...news,
        '@type': ['NewsArticle', 'Article'],
        author: [[news.author]],
        articleSection: ['Talous', 'Muu'],
      }),
    ],
    [
      'line ends in texts and commas too many',
      jsonLd(
        JSON.stringify({ ...news, description: 'x@y' })
          .replace('@y', '\n')
          .replace(/}$/, ',}'),
      ),
    ],
    ['another script that is broken', jsonLd('{"@type": ') + jsonLd(news)],
    ['a comment around it', `<script type="application/ld+json"><!-- ${JSON.stringify(news)} --></script>`],
  ])('is read from %s', (_, head) => {
    expect(articleOf(pageWith(head))).toMatchObject({
      title: 'Akkutehdas sai tilaa satamasta',
      publishedAt: { at: '2024-06-03T09:05:00.000Z', precision: 'time', from: 'json-ld' },
      authors: ['Maija Malli'],
      section: 'Talous',
    });
  });

  it('gives up single facts where it cannot be read as a whole', () => {
    const broken = `{"@type": "NewsArticle", "headline": "Se sanoi "ei" heti", "datePublished": "2024-06-03", "isAccessibleForFree": false`;

    expect(articleOf(pageWith(jsonLd(broken)))).toMatchObject({
      publishedAt: { precision: 'day', from: 'json-ld' },
      paywalled: true,
    });
  });
});

describe('the headline', () => {
  it.each([
    ['<title>Akkutehdas sai tilaa satamasta | Esimerkki</title>'],
    ['<title>Akkutehdas sai tilaa satamasta - Talous - Esimerkki</title>'],
    ['<meta property="og:title" content="Akkutehdas sai tilaa satamasta – Esimerkki">'],
  ])('is printed as on the page: %s', (head) => {
    expect(articleOf(pageWith(head)).title).toBe('Akkutehdas sai tilaa satamasta');
  });

  it('loses the name of the site where no heading says how it is printed', () => {
    const html = pageWith('<title>Grafiitti – hinta putosi | Esimerkki</title>').replace(/<h1>.*<\/h1>/, '');

    expect(articleOf(html).title).toBe('Grafiitti – hinta putosi');
  });
});

describe('the date of publication', () => {
  const dateOf = (head: string, body?: string, url?: string) =>
    articleOf(pageWith(head, body), {}, url).publishedAt;
  const text = '<p>Kunnanvaltuusto hyväksyi maanantaina kaavan, joka antaa tehtaalle tilaa satamasta.</p>';

  it.each([
    [
      'a time element',
      `<time datetime="2024-06-03T12:05:00+03:00">eilen</time>${text}`,
      'time-element',
      '2024-06-03T09:05:00.000Z',
    ],
    [
      'a printed line',
      `<p class="date">Julkaistu 3.6.2024 klo 12.05, päivitetty 4.6.2024 klo 8.00</p>${text}`,
      'text',
      '2024-06-03T09:05:00.000Z',
    ],
    ['a line below the headline', `<div>3.6.2024</div>${text}`, 'text', '2024-06-02T21:00:00.000Z'],
    [
      'microdata',
      `<span itemprop="datePublished" content="2024-06-03"></span>${text}`,
      'time-element',
      '2024-06-02T21:00:00.000Z',
    ],
  ])('is read from %s', (_, body, from, at) => {
    expect(dateOf('', body)).toMatchObject({ at, from });
  });

  it('is read from the address when nothing else says it', () => {
    expect(dateOf('', text, 'https://www.example.fi/2024/06/03/akkutehdas')).toMatchObject({
      from: 'url',
      precision: 'day',
    });
  });

  it('is unknown rather than made up', () => {
    expect(dateOf('', text)).toBeUndefined();
  });

  it('is not one in the future', () => {
    expect(
      dateOf('<meta property="article:published_time" content="2031-01-01T00:00:00Z">', text),
    ).toBeUndefined();
  });

  it('stays apart from the date of the last change', () => {
    const { publishedAt, modifiedAt } = articleOf(
      pageWith('<meta property="article:modified_time" content="2024-06-04T05:00:00Z">'),
    );

    expect([publishedAt, modifiedAt?.at]).toEqual([undefined, '2024-06-04T05:00:00.000Z']);
  });
});
