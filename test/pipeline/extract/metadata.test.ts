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

describe('the name of the site in a headline', () => {
  const titleOf = (title: string, outlet: string, head = ''): string =>
    articleOf(pageWith(`<title>${title}</title>${head}`).replace(/<h1>.*<\/h1>/, ''), { outlet }).title;

  it.each([
    ['Tehdas nousee – Karhulan Katodi', 'Karhulan Katodi', 'Tehdas nousee'],
    ['Karhulan Katodi: Tehdas nousee', 'Karhulan Katodi', 'Karhulan Katodi: Tehdas nousee'],
    ['Karhulan Katodi | Tehdas nousee', 'Karhulan Katodi', 'Tehdas nousee'],
    ['Tehdas nousee | Karhulan Katodi | karhulankatodi.fi', 'Karhulan Katodi', 'Tehdas nousee'],
    ['Tehdas nousee - Rannikon Uutiset verkossa', 'Rannikon Uutiset', 'Tehdas nousee'],
    ['Tehdas nousee | example.fi', '', 'Tehdas nousee'],
    ['Rannan Viesti » Blog Archive » Tehdas nousee', 'Rannan Viesti', 'Tehdas nousee'],
  ])('is cut from "%s"', (title, outlet, left) => {
    expect(titleOf(title, outlet)).toBe(left);
  });

  it.each([
    ['Karhulan Katodin investointipäätös on tehty – tehdas nousee', 'Karhulan Katodi'],
    ['Tehdas nousee – Karhulan Katodi vihdoin päätti', 'Karhulan Katodi'],
    ['Katodi – mikä se on', 'Karhulan Katodi'],
    ['Karhulan Katodi – vuosi sen jälkeen', 'Karhulan Katodi'],
  ])('is not seen in "%s"', (title, outlet) => {
    expect(titleOf(title, outlet)).toBe(title);
  });

  it('is what a heading that leads to the front page says', () => {
    const html = pageWith('<title>Rannan Viesti » Tehdas nousee</title>').replace(
      /<h1>.*<\/h1>/,
      '<h1><a href="/">Rannan Viesti</a></h1>',
    );

    expect(articleOf(html).title).toBe('Tehdas nousee');
  });
});

it('prints a headline whole where a quotation mark ended it too early', () => {
  const html = pageWith(
    '<title>Valtuutettu sanoi, ettei "kukaan tiedä"</title><meta property="og:title" content="Valtuutettu sanoi, ettei "kukaan tiedä"">',
  ).replace(/<h1>.*<\/h1>/, '');

  expect(articleOf(html).title).toBe('Valtuutettu sanoi, ettei "kukaan tiedä"');
});

it('prints the heading where the head has the headline in other words', () => {
  const html = pageWith('<title>Akkutehdas Kotkassa: sai tilaa satamasta viimein</title>');

  expect(articleOf(html).title).toBe('Akkutehdas sai tilaa satamasta');
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

  const stated = (at: string): string => `<meta property="article:published_time" content="${at}">`;

  it.each([
    ['the day of its own offset', stated('2024-06-03T21:05:00-05:00'), '', '2024-06-02T21:00:00.000Z'],
    ['the moment where both days agree', stated('2024-06-03T12:05:00-05:00'), '', '2024-06-03T17:05:00.000Z'],
    [
      'the day in the address, when it was still evening in America',
      stated('2024-06-04T02:05:00Z'),
      '/2024/06/03/a',
      '2024-06-02T21:00:00.000Z',
    ],
    [
      'the moment, when it was later in the next day',
      stated('2024-06-04T09:05:00Z'),
      '/2024/06/03/a',
      '2024-06-04T09:05:00.000Z',
    ],
    [
      'the day in the address, when it was published anew much later',
      stated('2024-06-03T09:05:00Z'),
      '/2022/6/3/a',
      '2022-06-02T21:00:00.000Z',
    ],
  ])('is %s', (_, head, path, at) => {
    expect(dateOf(head, text, `https://www.example.fi${path}`)?.at).toBe(at);
  });

  it('is the printed one where a machine swapped day and month', () => {
    const body = `<p>Julkaistu 1.11.2023</p>${text}`;

    expect(dateOf(stated('2023-01-11T10:00:00Z'), body)?.at).toBe('2023-10-31T22:00:00.000Z');
  });

  it('is what a label says rather than a vague meta element', () => {
    const body = `<span class="stand">Julkaistu 3.6.2024</span>${text}`;

    expect(dateOf('<meta name="date" content="2024-06-05T08:00:00Z">', body)?.at).toBe(
      '2024-06-02T21:00:00.000Z',
    );
  });

  it.each([
    ['one day', '{"published_at": "2024-06-03T06:00:00+03:00"}', '2024-06-03T03:00:00.000Z'],
    ['several', '[{"published_at": "2024-06-03"}, {"published_at": "2024-06-04"}]', undefined],
  ])('is taken from scripts where they name %s', (_, script, at) => {
    expect(dateOf(`<script>window.page = ${script}</script>`, text)?.at).toBe(at);
  });

  it('is not the day on which a reader wrote last', () => {
    expect(dateOf('', `<p class="postmeta">Viimeisin viesti 3.6.2024, Akuliina</p>${text}`)).toBeUndefined();
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
