import { describe, expect, it } from 'vitest';
import { namesIn } from '../../../../src/pipeline/group/features/names.ts';
import { isCountry, isWithin, placeNamed } from '../../../../src/pipeline/group/features/places.ts';
import { tokensOf } from '../../../../src/pipeline/group/features/tokens.ts';

describe('a place', () => {
  it.each([
    ['Karlebys', 'kokkola'],
    ['Puolangalla', 'puolanka'],
    ['Puolassa', 'puola'],
    ['Polen', 'puola'],
    ['Polish', 'puola'],
    ['Norwegian', 'norja'],
    ['Övertorneå', 'ylitornio'],
    ['Hangossa', 'hanko'],
    ['Lapista', 'lappi'],
    ['Lapualla', 'lapua'],
    ['Lahdessa', 'lahti'],
    ['Pargas', 'parainen'],
    ['Pariisiin', 'pariisi'],
    ['Virosta', 'viro'],
    ['Oulussa', 'oulu'],
    ['Intian', 'intia'],
    ['Indonesian', 'indonesia'],
  ])('is known by its name in each language: %s', (name, place) => {
    expect(placeNamed(name)).toBe(place);
  });

  it.each([
    'Poliisi',
    'Poliisin',
    'Polisen',
    'Hanna',
    'Kirsi',
    'Ville',
    'Malin',
    'Kaisa',
    'Ranta',
    'Malmin',
    'Vassen',
  ])('is not the police, nor somebody: %s', (name) => {
    expect(placeNamed(name)).toBeUndefined();
  });

  it.each([
    ['sotkamo', 'kainuu'],
    ['maarianhamina', 'ahvenanmaa'],
    ['skellefteå', 'västerbotten'],
    ['skellefteå', 'ruotsi'],
    ['ykspihlaja', 'kokkola'],
    ['ykspihlaja', 'pohjanmaa'],
  ])('lies in its region: %s in %s', (place, region) => {
    expect(isWithin(place, region)).toBe(true);
    expect(isWithin(region, place)).toBe(false);
  });

  it('is a country or not', () => {
    expect(['ruotsi', 'sveitsi', 'kroatia'].every(isCountry)).toBe(true);
    expect(['oslo', 'lappi', 'kokkola'].some(isCountry)).toBe(false);
  });
});

describe('where somebody is from', () => {
  it.each([
    ['Tehdas irtisanoo, harjavaltalaiset pelkäävät', 'harjavalta'],
    ['Oululaisyhtiö rakentaa laitoksen', 'oulu'],
    ['Vasaborna får säga sitt', 'vaasa'],
    ['Åboföretaget köper en färja', 'turku'],
    ['Raumobolagets nya fartyg', 'rauma'],
  ])('is a place: %s', (headline, place) => {
    expect([...namesIn(tokensOf(headline), new Set()).places]).toContain(place);
  });

  it('is perhaps a name where the place is not known', () => {
    const { perhaps, places } = namesIn(tokensOf('Kylä paloi, ja kivirantalaiset heräsivät'), new Set());

    expect([...perhaps]).toHaveLength(1);
    expect([...places]).toEqual([]);
  });

  it.each(['Tällaiset yhtiöt', 'Skribenten bor på landet', 'Två bolag'])(
    'is not said by "%s"',
    (headline) => {
      expect([...namesIn(tokensOf(headline), new Set()).places]).toEqual([]);
    },
  );
});
