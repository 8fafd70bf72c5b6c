import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/domain/article.ts';
import { isComment } from '../../../src/pipeline/group/forms.ts';
import { createStoryIndex } from '../../../src/pipeline/group/index.ts';
import { articleWith } from './sample-articles.ts';

let count = 0;

function article(parts: Partial<Article> & { readonly on?: string }): Article {
  count++;
  const on = parts.on ?? '2026-03-17T08:00:00Z';
  return articleWith({ url: `https://outlet-${count}.example/a`, outlet: `Outlet ${count}`, on, ...parts });
}

function areOne(one: Article, other: Article): boolean {
  const index = createStoryIndex();
  index.add('one', one);
  return index.add('other', other).storyId === 'one';
}

const RULING = article({
  title: 'Oikeus kumosi Kellovuoren romutehtaan luvan Pietarsaaressa',
  text: `Vaasan hallinto-oikeus on kumonnut Kellovuori Oy:n ympäristöluvan Pietarsaaren Sahaniemessä.
Oikeuden mukaan hakemuksesta puuttui selvitys siitä, minne metallit kulkeutuvat.
– Päätös on voitto vesille, kalastusseuran puheenjohtaja Börje Granlid sanoo.
Kellovuoren toimitusjohtaja Marja Unelius kertoo, että rakentaminen lykkääntyy.`,
});
const COLOUR = article({
  language: 'sv',
  title: 'Viken stoppar batterifabriken – fiskarna jublar',
  text: `I fiskelaget bjuds det på kaffe. Domstolen i Vasa har sagt nej till Kellovuori, som ville bygga på Sahaniemi i Jakobstad.
– Vi sade hela tiden att viken är för grund, säger Börje Granlid.
Bolagets vd Marja Unelius är besviken och säger att bygget dröjer.`,
});

describe('on one day', () => {
  it('a colour piece under a headline of its own joins the news', () => {
    expect(areOne(RULING, COLOUR)).toBe(true);
  });

  it('a comment on it does not', () => {
    const text = `Kellovuori får inte bygga på Sahaniemi i Jakobstad, säger förvaltningsdomstolen i Vasa.
Det är rätt. Men tillstånden tar för lång tid i Finland, och verken behöver folk.
Regeringen borde ge dem pengar i höstens budget, i stället för att lova nya lagar.`;
    const parts = { language: 'sv', text };

    expect(areOne(RULING, article({ ...parts, title: 'Viken stoppar batterifabriken' }))).toBe(true);
    expect(areOne(RULING, article({ ...parts, title: 'Ledare: Viken stoppar batterifabriken' }))).toBe(false);
  });

  it("a company's results and its new chief are two stories", () => {
    const results = article({
      language: 'en',
      title: 'Kellovuori posts quarterly loss as scrap prices fall',
      text: `Kellovuori Oyj made an operating loss of EUR 4.1 million in the fourth quarter of 2025.
Net sales fell to EUR 37 million. Chief executive Marja Unelius said that prices of scrap had fallen by a third.
Kellovuori expects its net sales to grow this year.`,
    });
    const chief = article({
      title: 'Kellovuoren uudeksi toimitusjohtajaksi Otto Hedkvist',
      text: `Kellovuori Oyj:n hallitus on nimittänyt yhtiön toimitusjohtajaksi diplomi-insinööri Otto Hedkvistin.
Hän aloittaa tehtävässä elokuussa. Nykyinen toimitusjohtaja Marja Unelius jää eläkkeelle.
Hedkvist tulee Kellovuoreen metsäyhtiö Honkapuulta, jossa hän on johtanut tehtaita.`,
    });

    expect(areOne(results, chief)).toBe(false);
  });

  it('two grants of one fund are two stories', () => {
    const one = article({
      title: 'Pohjolan akkurahasto myönsi Kellovuorelle 12 miljoonaa kierrätykseen',
      text: `Pohjolan akkurahasto rahoittaa Kellovuoren kierrätyshanketta Porissa 12 miljoonalla eurolla.
Hanketta johtaa Marja Unelius, ja siinä otetaan talteen litiumia.`,
    });
    const other = article({
      language: 'sv',
      title: 'Tolv miljoner till laddstationer i Uleåborg',
      text: `Nordiska batterifonden ger bolaget Strömvik 12 miljoner euro för laddstationer i Uleåborg.
Projektet leds av Otto Hedkvist, och stationerna byggs för lastbilar.`,
    });

    expect(areOne(one, other)).toBe(false);
  });

  it('news of two towns in one region are two stories', () => {
    const text = (town: string, company: string) => `${company} rakentaa ${town} 100 megawatin sähkövaraston.
Investointi maksaa 60 miljoonaa euroa, ja varasto valmistuu vuonna 2028.`;
    const one = article({
      title: 'Nivalaan rakennetaan sähkövarasto',
      text: text('Nivalaan', 'Kellovuori Oy'),
    });
    const other = article({
      title: 'Haapajärvelle rakennetaan suuri akkuvarasto',
      text: text('Haapajärvelle', 'Strömvik Ab'),
    });

    expect(areOne(one, other)).toBe(false);
  });
});

it.each([
  'Ledare: Verken behöver folk',
  'Pääkirjoitus: Akku ei ole jätettä',
  'Kolumni | Vesi muistaa',
  'Battery metals: week 42 in brief',
  'Akkuviikko 37: Romuralli',
])('a comment or a round-up says so: %s', (title) => {
  expect(isComment(title)).toBe(true);
});

it.each([
  'Ledaren för gruvbolaget avgår',
  'Analysis finds cobalt in lake',
  'Akkutehdas avataan ensi viikolla',
  'Two weeks of strike at the plant',
])('news does not: %s', (title) => {
  expect(isComment(title)).toBe(false);
});
