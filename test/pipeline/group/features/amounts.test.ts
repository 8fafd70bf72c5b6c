import { expect, it } from 'vitest';
import { amountsIn } from '../../../../src/pipeline/group/features/amounts.ts';
import { datesIn } from '../../../../src/pipeline/group/features/dates.ts';
import { tokensOf } from '../../../../src/pipeline/group/features/tokens.ts';

it.each([
  [
    'eur:500000000',
    [
      '500 miljoonaa euroa',
      '500 miljoonan euron',
      '500 miljoner euro',
      '500 million euros',
      '€500 million',
      '€500m',
      '500 M€',
      'EUR 500 million',
      '500 milj. euroa',
      '0,5 miljardia euroa',
      '500 MEUR',
      'half a billion euros',
      'puoli miljardia euroa',
      'en halv miljard euro',
    ],
  ],
  ['bids:61', ['61 hakemusta', '61 ansökningar', 'sextioen ansökningar', '61 applications']],
  ['degrees:520', ['520 astetta', '520 grader', '520 degrees']],
  ['m2:3200', ['3 200 neliömetriä', '3 200 kvadratmeter', '3,200 square metres']],
  ['people:700', ['700 matkustajaa', '700 passagerare', '700 passengers']],
  ['people:46', ['46 työntekijää', 'fyrtiosex anställda', '46 employees']],
  ['eur:6200000', ['6,2 miljoonaa euroa', '6.2 million euros', '6,2 miljoner euro', '€6.2 million']],
  [
    't:60000',
    [
      '60 000 tonnia',
      '60 000 tonnin',
      '60 000 ton',
      '60,000 tonnes',
      '60.000 ton',
      'sixty thousand tonnes',
      'kuusikymmentätuhatta tonnia',
      '60 tuhatta tonnia',
      '60,000-tonne',
    ],
  ],
  [
    'people:300',
    [
      '300 työpaikkaa',
      '300 uutta työpaikkaa',
      'kolmesataa ihmistä',
      '300 arbetsplatser',
      'trehundra personer',
      '300 nya jobb',
      '300 jobs',
      '300 new jobs',
      'three hundred people',
      '300 henkilöä',
      '300 anställda',
    ],
  ],
  ['pct:17.4', ['17,4 prosenttia', '17,4 procent', '17.4 per cent', '17.4 percent', '17.4%', '17,4 %']],
  ['mw:40', ['40 megawattia', '40 megawatin', '40 MW', '40 megawatt', '40-megawattinen']],
  ['y:20', ['20 vuotta', '20 vuoden', '20 år', '20 years', 'twenty years', 'kaksikymmentä vuotta']],
  ['usd:3000000', ['3 miljoonaa dollaria', '$3 million', '3 miljoner dollar']],
])('reads %s', (amount, spellings) => {
  for (const text of spellings) {
    expect([text, amountsIn(tokensOf(`x ${text} x`)).map(({ name }) => name)]).toEqual([text, [amount]]);
  }
});

it.each(['vuonna 2027 aloitetaan', 'kohta 5 Euroopan maata', 'rum 12', 'in order of 3'])(
  'counts nothing in "%s"',
  (text) => {
    expect(amountsIn(tokensOf(text))).toEqual([]);
  },
);

it.each([
  ['date:5-12', ['12.5.2026', '12. toukokuuta', 'den 12 maj', '12 May', 'May 12', '12 May 2026']],
  [
    'period:q2',
    [
      'Q2',
      'toisella neljänneksellä',
      'andra kvartalet',
      'second quarter',
      'huhti–kesäkuussa',
      'april–juni',
      'April-June',
      'April to June',
    ],
  ],
  ['period:h1', ['tammi–kesäkuussa', 'januari–juni', 'January–June']],
  ['month:9', ['syyskuussa', 'i september', 'in September']],
  ['year:2027', ['vuonna 2027', 'år 2027', 'in 2027']],
])('reads %s', (date, spellings) => {
  for (const text of spellings)
    expect([text, [...datesIn(tokensOf(`x ${text} x`))]]).toEqual([text, expect.arrayContaining([date])]);
});
