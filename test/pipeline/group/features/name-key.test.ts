import { expect, it } from 'vitest';
import { nameKey } from '../../../../src/pipeline/group/features/name-key.ts';
import { placeNamed } from '../../../../src/pipeline/group/features/places.ts';

it.each([
  ['Keliber', 'Keliberin Keliberillä Keliberiin Keliberistä Kelibers Keliber’s'],
  ['Umicore', 'Umicoren Umicorella Umicorelle Umicoreen Umicores'],
  ['Boliden', 'Bolidenin Bolidenilla Bolidenille Bolidens'],
  ['Metso', 'Metson Metsolla Metsolta Metsoon'],
  ['Terrafame', 'Terrafamen Terrafamelta Terrafames'],
  ['Outokumpu', 'Outokummun Outokummulle Outokumpuun'],
  ['Virtanen', 'Virtasen Virtaselle Virtasta'],
  ['Lehto', 'Lehdon Lehdolle Lehtoa'],
  ['Rautakorpi', 'Rautakorven Rautakorvelle'],
  ['VTT', 'VTT:n VTT:llä VTT:s'],
  ['Sánchez', 'Sanchezin'],
])('knows %s in %s', (name, forms) => {
  for (const form of forms.split(' ')) expect([form, nameKey(form)]).toEqual([form, nameKey(name)]);
});

it.each([
  ['Umicore', 'Unicor'],
  ['Metso', 'Meyer'],
  ['Harjanne', 'Karjala'],
  ['Northvolt', 'Norilsk'],
  ['Sandvik', 'Sanders'],
])('tells %s from %s', (one, other) => {
  expect(nameKey(one)).not.toBe(nameKey(other));
});

it.each([
  ['kokkola', 'Kokkolassa Kokkolan Kokkolaan Karleby Karlebys'],
  ['vaasa', 'Vaasassa Vaasan Vasa'],
  ['turku', 'Turussa Turun Turkuun Åbo'],
  ['helsinki', 'Helsingissä Helsingin Helsinkiin Helsingfors'],
  ['kaustinen', 'Kaustisella Kaustisen Kaustby'],
  ['harjavalta', 'Harjavallassa Harjavallan Harjavaltaan'],
  ['lahti', 'Lahdessa Lahden Lahteen Lahtis'],
  ['pori', 'Porissa Porin Poriin Björneborg'],
  ['ruotsi', 'Ruotsissa Ruotsin Sverige Sweden Sweden’s'],
  ['saksa', 'Saksassa Saksaan Tyskland Germany'],
  ['uusikaupunki', 'Uudenkaupungin Uusikaupunki Nystad'],
  ['sotkamo', 'Sotkamossa Sotkamon'],
])('takes the names of %s for one place: %s', (place, names) => {
  for (const name of names.split(' ')) expect([name, placeNamed(name)]).toEqual([name, place]);
});
