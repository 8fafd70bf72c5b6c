import { words } from '../../domain/words.ts';

/** Words that name a column, a programme or a form of text, not what it is about. */
const FORM_WORDS = new Set(
  `kolumni pääkirjoitus mielipide mielipidekirjoitus lukijalta vieraskynä analyysi näkökulma kommentti blogi
  uutiset uutisia uutinen selkouutiset uutisviikko lyhyesti tiedote lehdistötiedote pörssitiedote sää urheilu
  osavuosikatsaus puolivuosikatsaus tilinpäätös viikko viikkokatsaus
  kolumn ledare insändare debatt nyheter nyhet kort pressmeddelande meddelande väder krönika kommentar analys
  delårsrapport bokslut vecka
  column editorial opinion comment analysis blog news brief briefs press release weekly daily newsletter
  week update interim report quarterly results tv radio podcast video live`.split(/\s+/),
);

const CALENDAR_WORDS = new RegExp(
  `^(?:${[
    '(?:maanan|tiis|tors|perjan|lauan|sunnun)tai',
    'keskiviikko',
    '(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu(?:ta|n|ssa)?',
    '(?:mån|tis|ons|tors|fre|lör|sön)dag',
    '(?:mon|tues|wednes|thurs|fri|satur|sun)day',
    'janua(?:ri|ry)|februa(?:ri|ry)|mar(?:s|ch)|april|ma(?:j|y)|jun[ie]|jul[iy]|augusti?|(?:sept|nov|dec)ember',
    'o[kc]tober',
    'q[1-4]|i{1,3}|iv',
  ].join('|')})$`,
  'u',
);

/** A title in one spelling: what two outlets that took the headline over have in common. */
export function plainTitle(title: string): string {
  return words(title).join(' ');
}

function isChangeable(word: string): boolean {
  return /^\d/.test(word) || CALENDAR_WORDS.test(word);
}

/** Whether the title says what the text is about, in at least four words of its own. */
export function isTelling(title: string): boolean {
  return words(title).filter((word) => !FORM_WORDS.has(word) && !isChangeable(word)).length >= 4;
}

/**
 * Whether two titles differ in numbers, dates and weekdays only: two issues of one series, such as
 * "TV | Selkouutiset | tiistai 2.1.2024" and the one of Wednesday, or the results of two quarters.
 */
export function isSeries(one: string, other: string): boolean {
  const [left, right] = [words(one), words(other)];
  if (left.join(' ') === right.join(' ')) return false;
  const fixed = (list: readonly string[]) => list.filter((word) => !isChangeable(word)).join(' ');
  return fixed(left) === fixed(right);
}

/** How many words of four letters or more two titles share. */
export function sharedTitleWords(one: string, other: string): number {
  const known = new Set(words(one).filter((word) => word.length > 3 && !FORM_WORDS.has(word)));
  return new Set(words(other).filter((word) => known.has(word))).size;
}
