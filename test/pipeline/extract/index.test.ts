import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../src/domain/time.ts';
import { articleFromAnnouncement, extract } from '../../../src/pipeline/extract/index.ts';
import { articleOf, jsonLd, PARAGRAPHS, pageOf, pageWith } from './reading.ts';

const announced = {
  url: 'https://www.example.fi/uutiset/akkutehdas-123?origin=rss',
  canonicalUrl: 'https://www.example.fi/uutiset/akkutehdas-123',
  title: 'Akkutehdas sai tilaa',
  summary: 'Valtuusto hyväksyi kaavan maanantaina äänin 20–15.',
  publishedAt: { at: parseInstant('2024-06-03T09:00:00Z'), precision: 'time', from: 'feed' },
  authors: ['Maija Malli'],
  categories: [],
} as const;

describe('extract', () => {
  it('reads an ordinary page', () => {
    const article = articleOf(
      pageWith(
        `<title>Akkutehdas sai tilaa satamasta | Esimerkki</title>
         <meta property="og:description" content="Kaava hyväksyttiin äänestyksen jälkeen.">
         <meta property="og:image" content="/kuva.jpg"><meta property="og:image:alt" content="Tontti satamassa">
         <meta property="article:published_time" content="2024-06-03T12:05:00+03:00">
         <meta property="article:modified_time" content="2024-06-04T08:00:00+03:00">
         <meta name="author" content="Matti Malli"><link rel="canonical" href="/uutiset/akkutehdas-123">`,
      ),
    );

    expect(article).toEqual({
      identity: 'example.fi/uutiset/akkutehdas-123',
      url: 'https://www.example.fi/uutiset/akkutehdas-123',
      canonicalUrl: 'https://www.example.fi/uutiset/akkutehdas-123',
      outlet: 'Esimerkki',
      title: 'Akkutehdas sai tilaa satamasta',
      lead: 'Kaava hyväksyttiin äänestyksen jälkeen.',
      text: PARAGRAPHS.join('\n\n'),
      publishedAt: { at: '2024-06-03T09:05:00.000Z', precision: 'time', from: 'meta' },
      modifiedAt: { at: '2024-06-04T05:00:00.000Z', precision: 'time', from: 'meta' },
      authors: ['Matti Malli'],
      language: 'fi',
      image: { url: 'https://www.example.fi/kuva.jpg', alt: 'Tontti satamassa' },
      paywalled: 'unknown',
    });
  });

  it('falls back on what was announced where the page is silent', () => {
    const article = articleOf(pageWith(''), { announced });

    expect(article.publishedAt).toEqual(announced.publishedAt);
    expect(article.authors).toEqual(['Maija Malli']);
    expect(article.lead).toBe(announced.summary);
    expect(article.url).toBe(announced.url);
  });

  it('hears the language in the text, not in the page that holds it', () => {
    const swedish =
      '<p>Kommunfullmäktige godkände planen på måndagen, och fabriken kan byggas bredvid hamnen.</p>';

    expect(articleOf(pageWith('', swedish)).language).toBe('sv');
  });

  it('takes out soft hyphens', () => {
    expect(
      articleOf(pageWith('', `<p>${PARAGRAPHS[0]?.replace('akkutehtaalle', 'akku\u00adtehtaalle')}</p>`))
        .text,
    ).toBe(PARAGRAPHS[0]);
  });

  it('says so where a page holds no article', () => {
    const read = extract(pageOf('<html><body></body></html>'), { outlet: 'E', profiles: [] });

    expect(read).toMatchObject({ ok: false, problem: { reason: 'not-understood' } });
  });

  it('does not read the site for an item that has no page of its own', () => {
    const place = { ...announced, canonicalUrl: 'https://www.example.fi/#n-1' };

    expect(articleOf(pageWith(''), { announced: place })).toMatchObject({ title: announced.title, text: '' });
  });

  it.each([
    ['very deep', `<p>${'<div>'.repeat(100_000)}`],
    ['very wide', '<p>sana</p>'.repeat(30_000)],
    ['one long tag', `<p ${'a="b" '.repeat(100_000)}>`],
  ])('reads a page that is %s without going down', (_, html) => {
    expect(extract(pageOf(html), { outlet: 'E', profiles: [] }).ok).toBe(false);
  });
});

describe('a paid article', () => {
  const paid = (free: unknown, hasPart?: unknown): string =>
    pageWith(
      jsonLd({
        '@type': 'NewsArticle',
        headline: 'Akkutehdas sai tilaa satamasta',
        isAccessibleForFree: free,
        hasPart,
      }),
      `<p>${PARAGRAPHS[0]}</p><div class="locked"><p>${PARAGRAPHS[1]}</p></div>`,
    );

  it.each([
    [true, false],
    ['True', false],
    [false, true],
    ['False', true],
    ['http://schema.org/False', true],
    ['ehkä', 'unknown'],
    [undefined, 'unknown'],
  ])('is told by isAccessibleForFree %j', (free, paywalled) => {
    expect(articleOf(paid(free)).paywalled).toBe(paywalled);
  });

  it('is read only where it is not marked as paid', () => {
    const part = { '@type': 'WebPageElement', isAccessibleForFree: 'False', cssSelector: '.locked' };

    expect(articleOf(paid('False', part)).text).toBe(PARAGRAPHS[0]);
  });

  it.each(['', '.locked,', ', .locked', '> p'])(
    'keeps what is free where "%s" is said to be paid',
    (list) => {
      const part = { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: list };

      expect(articleOf(paid(false, part)).text).toContain(PARAGRAPHS[0]);
    },
  );
});

describe('articleFromAnnouncement', () => {
  it('knows headline and teaser only', () => {
    expect(articleFromAnnouncement(announced, 'Esimerkki', 'fi')).toEqual({
      identity: 'example.fi/uutiset/akkutehdas-123',
      url: announced.url,
      canonicalUrl: announced.canonicalUrl,
      outlet: 'Esimerkki',
      title: announced.title,
      lead: announced.summary,
      text: '',
      publishedAt: announced.publishedAt,
      authors: ['Maija Malli'],
      language: 'fi',
      paywalled: 'unknown',
    });
  });
});
