import { describe, expect, it } from 'vitest';
import { foundIn, word } from './terms.ts';

function cases(table: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  return table.flatMap(([keyword, forms]) => forms.split(', ').map((form) => [form, keyword] as const));
}

describe('Swedish', () => {
  it.each(
    cases([
      [
        'batteri',
        'batteri, batteriet, batterier, batterierna, batteriets, batteriernas, elbilsbatteri, elbilsbatterier, batterifabriken, batteri-paketet',
      ],
      [
        'gruva',
        'gruva, gruvan, gruvor, gruvorna, gruvans, litiumgruva, litiumgruvan, gruvbolaget, gruvindustrin',
      ],
      ['fabrik', 'fabriken, fabriker, fabrikerna, fabrikens, anodmaterialfabriken, fabriksområdet'],
      ['kluster', 'kluster, klustret, klustren, batteriklustret'],
      ['återvinning', 'återvinningen, återvinnings, batteriåtervinning, återvinningsgraden'],
      ['stad', 'staden, städer, städernas, innerstäderna'],
      ['program', 'programmet, programmen, programmets'],
      ['cykel', 'cykeln, cyklar, cyklarna'],
      ['museum', 'museet, museer, museerna'],
      ['industri', 'industrin, industrier, batteriindustrin'],
      ['tillverkare', 'tillverkaren, tillverkarna, batteritillverkarna'],
      ['svart massa', 'svart massa, svarta massan'],
      ['kritisk råvara', 'kritiska råvaror, kritisk råvara'],
    ]),
  )('finds "%s" for %s', (form, keyword) => {
    expect(foundIn(form, word(keyword, 'sv'), 'sv').length).toBeGreaterThan(0);
  });

  it.each([
    ['malm', 'Malmö'],
    ['kol', 'protokoll'],
    ['gruva', 'gruppen'],
    ['kobolt', 'boltar'],
  ])('does not find %s in "%s"', (keyword, form) => {
    expect(foundIn(form, word(keyword, 'sv'), 'sv')).toEqual([]);
  });
});

describe('English', () => {
  it.each(
    cases([
      ['battery', "battery, batteries, battery's, batteries', Battery, BATTERIES"],
      ['mine', "mines, mine's"],
      ['battery cell', 'battery cell, battery cells, battery-cell, battery-cells'],
      ['power bank', 'power bank, powerbank, power-banks, powerbanks'],
      ['carry-on', 'carry-on, carry on'],
      ['battery-grade', 'battery-grade nickel, battery grade'],
      ['refinery', 'refineries, refinery'],
      ['hydrometallurg*', 'hydrometallurgical, hydrometallurgy'],
    ]),
  )('finds "%s" for %s', (form, keyword) => {
    expect(foundIn(form, word(keyword, 'en'), 'en').length).toBeGreaterThan(0);
  });

  it.each([
    ['mine', 'mineral'],
    ['ore', 'more before'],
    ['battery cell', 'battery. Cell phones'],
    ['plant', 'planted'],
  ])('does not find %s in "%s"', (keyword, form) => {
    expect(foundIn(form, word(keyword, 'en'), 'en')).toEqual([]);
  });
});
