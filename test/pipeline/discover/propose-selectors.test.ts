import { describe, expect, it } from 'vitest';
import { proposeSelectors } from '../../../src/pipeline/discover/propose-selectors.ts';
import { understood } from './reading.ts';

const URL = 'https://kaupunki.example/uutiset';

const NEWS = [
  [
    'Akkutehdas saa ympäristöluvan Kotkaan',
    '24.4.2024',
    'Lupa koskee laitosta, joka käsittelee nikkeliä ja kobolttia sataman vieressä.',
  ],
  [
    'Kaupunki myy tontin kierrätyslaitokselle',
    '23.4.2024',
    'Valtuusto hyväksyi kaupan äänin 30–13 pitkän keskustelun jälkeen illalla.',
  ],
  [
    'Uusi silta avataan liikenteelle kesäkuussa',
    '22.4.2024',
    'Sillan korjaus kesti puolitoista vuotta ja maksoi vähemmän kuin arvioitiin.',
  ],
  [
    'Koululaiset mittasivat joen veden laatua',
    '19.4.2024',
    'Näytteitä otettiin kahdestatoista kohdasta, ja tulokset julkaistaan syksyllä.',
  ],
] as const;

type Row = (title: string, date: string, summary: string, number: number) => string;

function page(row: Row, [before, after]: readonly [string, string] = ['', '']): string {
  const rows = NEWS.map(([title, date, summary], index) => row(title, date, summary, index + 1)).join('\n');
  return `<html lang="fi"><body>
<nav><ul><li><a href="/etusivu">Takaisin kaupungin etusivulle</a></li><li><a href="/palvelut">Kaikki kaupungin palvelut</a></li>
<li><a href="/yhteystiedot">Kaikki yhteystiedot täältä</a></li><li><a href="/palaute">Anna meille palautetta</a></li></ul></nav>
<main><h1>Uutiset</h1>${before}${rows}${after}</main>
<footer><p><a href="/seloste">Saavutettavuusseloste ja tietosuoja</a></p><p><a href="/a">Sähköinen asiointi kaupungissa</a></p><p><a href="/b">Medialle ja kuvapankki täällä</a></p></footer></body></html>`;
}

const LAYOUTS: readonly (readonly [what: string, html: string])[] = [
  [
    'articles with a heading',
    page(
      (title, date, summary, n) =>
        `<article class="nosto"><h2><a href="/u/${n}">${title}</a></h2><time datetime="${iso(date)}">${date}</time><p class="ingressi">${summary}</p></article>`,
    ),
  ],
  [
    'a list without headings or classes in it',
    page(
      (title, date, _summary, n) => `<li><span>${date}</span> <a href="/u/${n}">${title}</a></li>`,
      ['<ul class="uutislista">', '</ul>'],
    ),
  ],
  [
    'cards that are links as a whole, with classes of a style sheet',
    page(
      (title, date, summary, n) =>
        `<a class="md:w-1/2 card css-x${n}9f" href="/u/${n}"><img alt=""><h3 class="t">${title}</h3><p>${date}</p><p>${summary}</p></a>`,
      ['<div class="grid">', '</div>'],
    ),
  ],
  [
    'rows of a table',
    page(
      (title, date, _summary, n) =>
        `<tr><td class="pvm">${date}</td><td><a href="/u/${n}">${title}</a></td></tr>`,
      ['<table id="tiedotteet"><tbody>', '</tbody></table>'],
    ),
  ],
  [
    'wrapped blocks with two links to one article',
    page(
      (title, date, summary, n) =>
        `<div class="views-row"><div class="node"><a href="/u/${n}"><img alt=""></a><div class="body"><h3>${title}</h3><div class="date">${date}</div><div class="text">${summary}</div><a href="/u/${n}">Lue lisää</a></div></div></div>`,
    ),
  ],
];

function iso(date: string): string {
  const [day = '', month = '', year = ''] = date.split('.');
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

describe('the selectors proposed for a page', () => {
  it.each(LAYOUTS)('find title, address and date of %s', async (_what, html) => {
    const proposal = proposeSelectors(html, URL);
    const { items } = await understood(
      html,
      { kind: 'listing', ...(proposal && { select: proposal.select }) },
      URL,
    );

    expect(items.map(({ title, url }) => [title, url])).toEqual(
      NEWS.map(([title], index) => [title, `https://kaupunki.example/u/${index + 1}`]),
    );
    expect(items.map(({ publishedAt }) => publishedAt?.at.slice(0, 7))).toEqual(NEWS.map(() => '2024-04'));
    expect(proposal?.sureness).toBe('likely');
  });

  it.each(LAYOUTS.filter(([, html]) => html.includes(NEWS[0][2])))(
    'find the summaries of %s',
    async (_what, html) => {
      const proposal = proposeSelectors(html, URL);
      const { items } = await understood(
        html,
        { kind: 'listing', ...(proposal && { select: proposal.select }) },
        URL,
      );

      expect(items.map(({ summary }) => summary)).toEqual(NEWS.map(([, , summary]) => summary));
    },
  );

  it('prefer the list of news to a longer list of links beside it', () => {
    const beside = NEWS.concat(NEWS)
      .map(([title], n) => `<li><a href="/m/${n}">${title} mainos</a></li>`)
      .join('');
    const html = page(
      (title, date, _s, n) =>
        `<div class="uutinen"><h2><a href="/u/${n}">${title}</a></h2><p>${date}</p></div>`,
      ['', `<aside><ul>${beside}</ul></aside>`],
    );

    expect(proposeSelectors(html, URL)?.select.item).toBe('div.uutinen');
  });

  it('are called unsure where neither headings nor dates speak for them', () => {
    const html = page((title, _date, _s, n) => `<div class="rivi"><a href="/u/${n}">${title}</a></div>`);

    expect(proposeSelectors(html, URL)).toMatchObject({
      sureness: 'unsure',
      reasons: expect.arrayContaining(['no headings', 'no dates']),
    });
  });

  it.each([
    ['an empty page', ''],
    [
      'a page of one article',
      '<main><h1>Otsikko</h1><p>Teksti, jossa on <a href="/muu">linkki toiseen artikkeliin</a>.</p></main>',
    ],
    ['navigation alone', page(() => '')],
    [
      'links to other sites',
      page((title, _d, _s, n) => `<li><a href="https://muu.example/${n}">${title}</a></li>`),
    ],
  ])('are none for %s', (_what, html) => {
    expect(proposeSelectors(html, URL)).toBeUndefined();
  });
});
