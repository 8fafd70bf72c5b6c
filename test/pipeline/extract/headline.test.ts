import { describe, expect, it } from 'vitest';
import { articleOf, jsonLd, PARAGRAPHS } from './reading.ts';

const TEXT = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('');

function titleOf(head: string, opening: string): string {
  return articleOf(`<head>${head}</head><body><main><article>${opening}${TEXT}</article></main></body>`)
    .title;
}

it('leaves a kicker to the head where neither the page nor JSON-LD has it', () => {
  const head = '<title>Satamat: Akkutehdas sai luvan</title>';

  expect(titleOf(head, '<h1>Akkutehdas sai luvan</h1>')).toBe('Akkutehdas sai luvan');
});

it('keeps a kicker that JSON-LD has too', () => {
  const headline = 'Satamat: Akkutehdas sai luvan';
  const head = `${jsonLd({ '@type': 'NewsArticle', headline })}<title>${headline}</title>`;

  expect(titleOf(head, '<h1>Akkutehdas sai luvan</h1>')).toBe(headline);
});

const FOR_SEARCH = '<title>Parhaat kierrätyspalvelut 2024</title>';

it.each([
  ['by its name', '<h1 class="entry-title">Minne vanha akku viedään</h1>'],
  ['by its markup', '<h1 itemprop="headline">Minne vanha akku viedään</h1>'],
  ["by its place in the article's header", '<header><h1>Minne vanha akku viedään</h1></header>'],
])('believes a heading marked %s before a title made for search engines', (_, opening) => {
  expect(titleOf(FOR_SEARCH, opening)).toBe('Minne vanha akku viedään');
});

it.each([
  ['without a mark', '<h1>Lue ja keskustele</h1>'],
  ["that is the site's name", '<header><h1>Esimerkki</h1></header>'],
])('believes no heading %s', (_, opening) => {
  expect(titleOf(FOR_SEARCH, opening)).toBe('Parhaat kierrätyspalvelut 2024');
});

it('takes the part of a title that a lower heading prints', () => {
  const head = '<title>Hankkeet - Nikkelin talteenotto romusta</title>';

  expect(titleOf(head, '<h2>Nikkelin talteenotto romusta</h2>')).toBe('Nikkelin talteenotto romusta');
});

it('keeps a title that a lower heading prints whole, with its punctuation', () => {
  const head = '<title>Nikkeli: Talteenotto romusta - mitä se maksaa</title>';
  const opening = '<h2><span>Nikkeli</span> Talteenotto romusta - mitä se maksaa</h2>';

  expect(titleOf(head, opening)).toBe('Nikkeli: Talteenotto romusta - mitä se maksaa');
});

describe('the title for those who share the page', () => {
  const own = 'Kobolttijalostamo laajenee Kokkolassa';
  const head = (names: string): string =>
    `<meta property="${names}" content="${own}"><title>Kokkola: Jalostamo saa lisää tilaa</title>`;

  it.each([
    ['below its kicker', `<h2><span>Kemia</span><span>${own}</span></h2>`],
    ['deeper in the heading', `<h1><span>Kemia</span><div><span>${own}</span></div></h1>`],
  ])('is the headline where a heading prints it %s', (_, heading) => {
    expect(titleOf(head('og:title'), `<h1>Kokkola: Jalostamo saa lisää tilaa</h1>${heading}`)).toBe(own);
  });

  it('is not where the heading leads to another article', () => {
    const opening = `<h1>Kokkola: Jalostamo saa lisää tilaa</h1><h2><a href="/b">${own}</a></h2>`;

    expect(titleOf(head('og:title'), opening)).toBe('Kokkola: Jalostamo saa lisää tilaa');
  });

  it('is read where RDFa gives one element several names', () => {
    expect(titleOf(head('x:title og:title'), '')).toBe(own);
  });
});
