import { describe, expect, it } from 'vitest';
import type { SiteProfile } from '../../../src/domain/source.ts';
import { articleOf, jsonLd, pageWith } from './reading.ts';

const profile: SiteProfile = {
  id: 'esimerkki',
  hosts: ['example.fi'],
  drop: [],
  state: {
    selector: 'script#state',
    path: 'page.article',
    title: 'headline.full',
    lead: 'lead',
    published: 'date',
    authors: 'authors[].name',
    url: 'url',
    blocks: { path: 'content', types: ['text', 'heading'], field: 'text' },
  },
};
const state = {
  page: {
    article: {
      headline: { full: 'Otsikko tilasta' },
      lead: 'Ingressi tilasta.',
      date: '2024-06-03T12:05:00+0300',
      authors: [{ name: 'Maija Malli' }, { name: 7 }],
      url: 'https://www.example.fi/a/74-1',
      content: [
        { type: 'text', text: 'Ensimmäinen [linkki](https://example.fi/x) ja **lihava**.' },
        { type: 'image', text: 'Kuvateksti' },
        { type: 'heading', text: 'Väliotsikko' },
        { type: 'text', text: 'Toinen kappale.' },
      ],
    },
  },
  secret: { text: 'ei luettavaksi' },
};

describe('the state of a page', () => {
  it.each([
    ['as JSON', `<script id="state" type="application/json">${JSON.stringify(state)}</script>`],
    ['as an assignment', `<script id="state">window.__STATE__=${JSON.stringify(state)};</script>`],
    [
      'as an assignment without the id',
      `<script>window.__INITIAL__STATE__=${JSON.stringify(state)}</script>`,
    ],
  ])('gives the article where the profile says it is, %s', (_, head) => {
    expect(articleOf(pageWith(head), { profiles: [profile] })).toMatchObject({
      title: 'Otsikko tilasta',
      lead: 'Ingressi tilasta.',
      text: 'Ensimmäinen linkki ja lihava.\n\nVäliotsikko\n\nToinen kappale.',
      canonicalUrl: 'https://www.example.fi/a/74-1',
      publishedAt: { at: '2024-06-03T09:05:00.000Z', from: 'state' },
      authors: ['Maija Malli'],
    });
  });

  it.each([
    ['**Maija Malli** kertoo', 'Maija Malli kertoo'],
    ['**Maija Malli, **kertoo', 'Maija Malli, kertoo'],
    ['[**Kaupunki**](https://example.fi/a_(b)) päätti', 'Kaupunki päätti'],
    ['[Kaupunki](https://example.fi/a "siirryt toiseen palveluun") päätti', 'Kaupunki päätti'],
    ['Luku [2023] on *tärkeä* ja 2*3*4 lasku', 'Luku [2023] on tärkeä ja 2*3*4 lasku'],
    ['> Lainaus', 'Lainaus'],
  ])('gives plain text for the marks of %s', (written, plain) => {
    const article = { ...state.page.article, lead: written, content: [{ type: 'text', text: written }] };
    const head = `<script id="state">${JSON.stringify({ page: { article } })}</script>`;

    expect(articleOf(pageWith(head), { profiles: [profile] })).toMatchObject({ lead: plain, text: plain });
  });

  it('is not looked at on other sites', () => {
    const head = `<script id="state">${JSON.stringify(state)}</script>`;

    expect(articleOf(pageWith(head), { profiles: [{ ...profile, hosts: ['other.fi'] }] }).title).not.toBe(
      'Otsikko tilasta',
    );
  });

  it('does not give the text of a paid article', () => {
    const paid = jsonLd({ '@type': 'NewsArticle', isAccessibleForFree: 'False' });
    const head = `${paid}<script id="state">${JSON.stringify(state)}</script>`;

    expect(articleOf(pageWith(head), { profiles: [profile] }).text).not.toContain('Toinen kappale');
  });
});

it('reads headline, date and text by the selectors of a profile', () => {
  const selectors: SiteProfile = {
    id: 'e',
    hosts: ['example.fi'],
    drop: ['.ohi'],
    title: 'h2.otsikko',
    date: 'span.pvm',
    body: 'div.body',
  };
  const body = `<h2 class="otsikko">Toinen otsikko</h2><span class="pvm">3.6.2024</span>
    <p>Kunnanvaltuusto hyväksyi maanantaina kaavan, joka antaa tehtaalle tilaa.</p><p class="ohi">Tämä kappale ei kuulu juttuun lainkaan, vaikka on pitkä.</p>`;
  const article = articleOf(pageWith('', body), { profiles: [selectors] });

  expect(article.title).toBe('Toinen otsikko');
  expect(article.publishedAt).toMatchObject({ from: 'text', precision: 'day' });
  expect(article.text).not.toContain('lainkaan');
});
