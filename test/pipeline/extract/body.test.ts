import { describe, expect, it } from 'vitest';
import { articleOf, PARAGRAPHS, pageWith } from './reading.ts';

const [first = '', second = '', third = ''] = PARAGRAPHS;

describe('the text of an article', () => {
  it.each([
    ['navigation', '<nav><p>Talous Kotimaa Urheilu ja muut osastot tässä pitkässä valikossa.</p></nav>'],
    [
      'a caption',
      '<figure><img><figcaption>Satama kuvattuna ilmasta viime kesänä, jolloin työt alkoivat.</figcaption></figure>',
    ],
    [
      'related articles',
      '<div class="related-articles"><p>Tämä toinen juttu kertoo aivan muista asioista kuin tehtaasta.</p></div>',
    ],
    [
      'a link to another article',
      '<p><strong>Lue myös:</strong> <a href="/b">Kaivosyhtiö hakee lupaa</a></p>',
    ],
    ['a line that leads to the publisher', '<p>Lue lisää julkaisijalta Kunta Oy</p>'],
    [
      'a share bar',
      '<ul class="share-buttons"><li>Jaa artikkeli kaikille tuttavillesi sosiaalisessa mediassa nyt.</li></ul>',
    ],
    [
      'a cookie note',
      '<div id="cookie-consent"><p>Käytämme evästeitä, jotta sivusto toimisi niin kuin sen pitää.</p></div>',
    ],
    [
      'an advertisement',
      '<div class="mainos"><p>Osta nyt uusi auto edullisesti, tarjous on voimassa perjantaihin asti.</p></div>',
    ],
    [
      'an offer of a newsletter',
      '<p>Tilaa maksuton uutiskirjeemme, niin saat alueen tärkeimmät jutut joka perjantai luettavaksesi.</p>',
    ],
    [
      'a word on who earns by the links',
      '<p>This article contains affiliate links; we may earn a small commission when you buy something.</p>',
    ],
    [
      'an invitation to follow',
      '<p>Seuraa meitä Facebookissa ja Instagramissa, niin kuulet uutiset ennen kaikkia muita lukijoita.</p>',
    ],
    [
      'a call for tips',
      '<p>Do you have a story to tell? Write to the newsroom, and we will call you back soon.</p>',
    ],
    [
      'what is hidden',
      '<p style="display: none">Tätä kappaletta ei näytetä kenellekään sivun lukijalle koskaan.</p>',
    ],
  ])('leaves out %s', (_, part) => {
    const body = `<p>${first}</p>${part}<p>${second}</p><p>${third}</p>`;

    expect(articleOf(pageWith('', body)).text).toBe([first, second, third].join('\n\n'));
  });

  it('keeps a paragraph that speaks of newsletters and offers none', () => {
    const own = 'Yhtiö kertoi uutiskirjeessään, että se tarvitsee tehtaalleen tilaa kolmen hallin verran.';
    const body = `<p>${first}</p><p>${own}</p><p>${second}</p>`;

    expect(articleOf(pageWith('', body)).text).toBe([first, own, second].join('\n\n'));
  });

  it('keeps headings within the text, lists and quotations', () => {
    const body = `<p>${first}</p><h2>Valitus tulossa</h2><p>${second}</p><ul><li>Kaava</li><li>Lupa</li></ul><blockquote>${third}</blockquote>`;

    expect(articleOf(pageWith('', body)).text.split('\n\n')).toEqual([
      first,
      'Valitus tulossa',
      second,
      'Kaava',
      'Lupa',
      third,
    ]);
  });

  it('parts paragraphs that two line breaks part', () => {
    expect(articleOf(pageWith('', `${first}<br><br>${second}<br>${third}`)).text).toBe(
      `${first}\n\n${second} ${third}`,
    );
  });

  it('ends where the comments begin', () => {
    const comments = `<h3>Kommentit (2)</h3><div><p>Hyvä päätös, kannatan tätä hanketta lämpimästi niin kuin muutkin.</p></div>`;
    const body = PARAGRAPHS.concat(PARAGRAPHS.map((text) => `${text} Jatkoa.`))
      .map((text) => `<p>${text}</p>`)
      .join('');

    expect(articleOf(pageWith('', body + comments)).text).not.toContain('Hyvä päätös');
  });

  it('is put together where the page cuts it into pieces', () => {
    const piece = (text: string): string =>
      `<section><div class="article__chunk"><p>${text}</p></div></section>`;
    const shelf = '<ul>'.concat('<li><a href="/x">Muita aiheita tällä sivulla</a></li>'.repeat(12), '</ul>');

    expect(articleOf(pageWith('', piece(first) + shelf + piece(second) + shelf + piece(third))).text).toBe(
      PARAGRAPHS.join('\n\n'),
    );
  });

  it('does not take a shelf of other articles for it', () => {
    const card = (number: number): string =>
      `<li><div><h3><a href="/${number}">Toinen otsikko numero ${number}</a></h3><p>Tämän toisen jutun ingressi on tässä, ja se on melko pitkä virke ${number}.</p></div></li>`;
    const shelf = `<ul>${[1, 2, 3, 4, 5, 6].map(card).join('')}</ul>`;

    expect(articleOf(pageWith('', PARAGRAPHS.map((text) => `<p>${text}</p>`).join('') + shelf)).text).toBe(
      PARAGRAPHS.join('\n\n'),
    );
  });

  it('does not take a list of headlines for it', () => {
    const item = (number: number): string =>
      `<li><a href="/${number}">Toinen otsikko, joka on pitkä kuin otsikko ${number}</a> ja siitä jatkuva pitkähkö ingressi, joka päättyy pisteeseen.</li>`;
    const body = `${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}<ul>${[1, 2, 3, 4, 5].map(item).join('')}</ul>`;

    expect(articleOf(pageWith('', body)).text).toBe(PARAGRAPHS.join('\n\n'));
  });

  it.each([
    ['<p class="info">Maija Malli <time>8.5.2024 klo 9.00</time></p>'],
    ['<p>Maija Malli 8.5.2024 klo 9.00</p>'],
    ['<div><span>Kirjoittaja: Maija Malli | 8. toukokuuta 2024</span></div>'],
  ])('begins below the line of its author and date: %s', (line) => {
    const body = line + PARAGRAPHS.map((text) => `<p>${text}</p>`).join('');

    expect(articleOf(pageWith('', body)).text).toBe(PARAGRAPHS.join('\n\n'));
  });

  it('keeps a first sentence that names a day', () => {
    const sentence = 'Tehdas avataan 8.5.2024 Kotkassa.';
    const body = [sentence, ...PARAGRAPHS].map((text) => `<p>${text}</p>`).join('');

    expect(articleOf(pageWith('', body)).text).toBe([sentence, ...PARAGRAPHS].join('\n\n'));
  });

  it('leaves out what the program of the site complains of', () => {
    const body = `<p>Warning: Undefined variable in /srv/www/plugin.php on line 928</p><p>${first}</p><p>${second}</p>`;

    expect(articleOf(pageWith('', body)).text).toBe([first, second].join('\n\n'));
  });

  it('is found below a headline that leads to it, in a list of one', () => {
    const body = `<ul><li class="post"><h3><a href="/a">Akkutehdas sai tilaa satamasta</a></h3><p>${first}</p><p>${second}</p></li></ul>`;

    expect(articleOf(pageWith('', body)).text).toBe([first, second].join('\n\n'));
  });

  it('is found in a frame that is named for something else', () => {
    const text = PARAGRAPHS.map((each) => `<p>${each}</p>`).join('');
    const other = `<p>${second.repeat(3)}</p>`;
    const body = `<div id="social-icons-sticky"><div class="entry-content">${text}</div></div><div class="x"><aside>${other}</aside></div>`;

    expect(articleOf(pageWith('', body)).text).toBe(PARAGRAPHS.join('\n\n'));
  });

  it("is not left out for the name of the page's layout", () => {
    const page = pageWith('')
      .replace('<main>', '<main><div class="with-navigation has-sidebar field--label-hidden node--promoted">')
      .replace('</main>', '</div></main>');

    expect(articleOf(page).text).toBe(PARAGRAPHS.join('\n\n'));
  });
});
