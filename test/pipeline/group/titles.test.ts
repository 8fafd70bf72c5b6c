import { expect, it } from 'vitest';
import { isSeries, isTelling, plainTitle } from '../../../src/pipeline/group/titles.ts';

it.each([
  ['Kolumni', false],
  ['Pääkirjoitus: Kaivokset', false],
  ['TV | Selkouutiset | keskiviikko 3.1.2024', false],
  ['Press release 24 April 2024', false],
  ['Kotkan akkutehdas sai luvan', true],
  ['Gruvan i Sodankylä får vänta', true],
])('takes "%s" for a headline that tells something: %s', (title, telling) => {
  expect(isTelling(title)).toBe(telling);
});

it.each([
  ['Selkouutiset | tiistai 2.1.2024', 'Selkouutiset | keskiviikko 3.1.2024', true],
  ['Interim report Q1 2024', 'Interim report Q2 2024', true],
  ['Interim report Q1 2024', 'Interim report Q1 2024', false],
  ['Tehdas Kotkaan 2026', 'Tehdas Haminaan 2026', false],
])('takes "%s" and "%s" for issues of a series: %s', (one, other, series) => {
  expect(isSeries(one, other)).toBe(series);
});

it('spells a headline without case, punctuation and form of letters', () => {
  expect(plainTitle('”Akkuja” – LISÄÄ akkuja!')).toBe(plainTitle('Akkuja: lisää akkuja'));
});
