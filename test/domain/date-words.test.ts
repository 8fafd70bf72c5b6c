import { expect, it } from 'vitest';
import { saysOnlyWhen } from '../../src/domain/date-words.ts';

it.each([
  'maanantaina 3. kesäkuuta 2024 klo 12.05',
  'Julkaistu 3.6.2024',
  'måndag den 3 juni 2024',
  'lørdag 1. juni 2024 kl. 9.00',
  'Donnerstag, 6. Juni 2024, 10:00 Uhr',
  'Erscheinungsdatum: 03.06.2024',
  'Wednesday, September 16, 2020 10:05 AM EDT',
  'Published Thurs 6 June 2024',
])('hears nothing but a date in "%s"', (text) => {
  expect(saysOnlyWhen(text)).toBe(true);
});

it.each(['Messut 3.6.2024', 'Kotka 3.6.2024', 'Version 3, 29 June 2007', 'Perustettu maanantaina'])(
  'hears more than a date in "%s"',
  (text) => {
    expect(saysOnlyWhen(text)).toBe(false);
  },
);
