import { words } from './words.ts';

/**
 * Why articles belong together, and what is noted of a term, is kept as English sentences, those of years ago too. The
 * desk says them to its reader; a sentence that is not known here stays as it was kept.
 */
export const reasonWords = words(
  { said: (kept: string): string => kept },
  { said: (kept: string): string => inFinnish(kept) },
);

function inFinnish(kept: string): string {
  for (const [english, said] of FINNISH) {
    const found = english.exec(kept);
    if (found !== null) return said(...found.slice(1));
  }
  return kept;
}

type Said = (...found: readonly string[]) => string;

/** What stands in the place of `…` is taken over as it is. */
const pattern = (english: string): RegExp =>
  new RegExp(`^${english.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…', '(.*)')}$`, 'su');

const sentence = (english: string, finnish: string): readonly [RegExp, Said] => [
  pattern(english),
  (...found) => found.reduce((said, part) => said.replace('…', () => part), finnish),
];

/** The last `and` of an enumeration; names are left alone. */
const listing = (english: string, finnish: string): readonly [RegExp, Said] => [
  pattern(`${english} …`),
  (list = '') => `${finnish}: ${list.replace(/ and (?!.* and )/su, ' ja ')}`,
];

const FINNISH: readonly (readonly [RegExp, Said])[] = [
  sentence('the same address or article number', 'sama osoite tai artikkelin numero'),
  sentence('the headline has changed', 'otsikko on muuttunut'),
  sentence('the same headline', 'sama otsikko'),
  sentence('published within a day', 'julkaistu vuorokauden sisällä'),
  sentence('published … days apart', 'julkaistu … päivän välein'),
  sentence('… of the text is the same', '… tekstistä on samaa'),
  sentence('… of the two texts is common to both', '… teksteistä on yhteistä'),
  sentence('… of the shorter text is in the longer', '… lyhyemmästä tekstistä on pidemmässä'),
  sentence('like “…” in …', 'kuin ”…” (…)'),
  sentence('perhaps what “…” in … tells', 'ehkä samasta kuin ”…” (…)'),
  listing('both name', 'molemmat mainitsevat'),
  listing('both give', 'molemmissa luku'),
  listing('both are about', 'molempien aihe'),
  listing('both are set in', 'molemmissa paikka'),
  listing('both speak of', 'molemmissa aika'),
  sentence('but the headlines and leads name others', 'mutta otsikot ja ingressit mainitsevat muita'),
  sentence(
    'but one is about a name that the other does not have',
    'mutta toisen aiheena on nimi, jota toisessa ei ole',
  ),
  sentence(
    'but each is about somebody of whom the other does not speak',
    'mutta kumpikin kertoo jostakusta, josta toinen ei puhu',
  ),
  sentence(
    'but one is about somebody of whom the other does not speak',
    'mutta toinen kertoo jostakusta, josta toinen ei puhu',
  ),
  sentence('but no number is in both', 'mutta yhtään yhteistä lukua ei ole'),
  sentence('but the shares or terms differ', 'mutta osuudet tai ehdot eroavat'),
  sentence('but the numbers differ', 'mutta luvut eroavat'),
  sentence('but different things happen', 'mutta niissä tapahtuu eri asioita'),
  sentence('but the headlines tell of different things', 'mutta otsikot kertovat eri asioista'),
  sentence(
    'but what the headline of one tells is not in the other',
    'mutta toisen otsikon asiaa ei ole toisessa',
  ),
  sentence('but the places differ', 'mutta paikat eroavat'),
  sentence(
    'but one is set in a place that the other does not have',
    'mutta toisessa on paikka, jota toisessa ei ole',
  ),
  sentence('but the subjects differ', 'mutta aiheet eroavat'),
  sentence('but the periods differ', 'mutta ajanjaksot eroavat'),
  sentence(
    'only weak words, and none of them in headline or lead',
    'vain heikkoja sanoja, eikä yhtään otsikossa tai ingressissä',
  ),
  sentence('as a word of its own', 'omana sananaan'),
  sentence('as the first part of a compound', 'yhdyssanan alkuosana'),
  sentence('as the last part of a compound', 'yhdyssanan loppuosana'),
  sentence('needs: no word of …', 'vaatii muuta: ei yhtään sanaa ryhmästä …'),
  sentence('… counts … at most', 'ryhmästä … enintään … pistettä'),
];
