/**
 * Swedish: definite and plural endings by the shape of the base form, the genitive s, umlaut plurals from a closed
 * list, and compounds on either side with or without the linking s.
 */
import type { Orthography, Stem } from './stem.ts';

/** `stad : städer`: the words that change their vowel in the plural. */
const UMLAUT: readonly (readonly [base: string, plural: string, endings: readonly string[]])[] = [
  ['stad', 'städ', ['er', 'erna']],
  ['land', 'länd', ['er', 'erna']],
  ['hand', 'händ', ['er', 'erna']],
  ['tand', 'tänd', ['er', 'erna']],
  ['strand', 'stränd', ['er', 'erna']],
  ['brand', 'bränd', ['er', 'erna']],
  ['rand', 'ränd', ['er', 'erna']],
  ['natt', 'nätt', ['er', 'erna']],
  ['bok', 'böck', ['er', 'erna']],
  ['fot', 'fött', ['er', 'erna']],
  ['rot', 'rött', ['er', 'erna']],
  ['bot', 'böt', ['er', 'erna']],
  ['ledamot', 'ledamöt', ['er', 'erna']],
  ['son', 'sön', ['er', 'erna']],
  ['bonde', 'bönd', ['er', 'erna']],
  ['stång', 'stäng', ['er', 'erna']],
  ['tång', 'täng', ['er', 'erna']],
  ['man', 'män', ['', 'nen']],
  ['mor', 'mödr', ['ar', 'arna']],
  ['moder', 'mödr', ['ar', 'arna']],
  ['far', 'fäd', ['er', 'erna']],
  ['fader', 'fäd', ['er', 'erna']],
  ['bror', 'bröd', ['er', 'erna']],
  ['broder', 'bröd', ['er', 'erna']],
  ['dotter', 'döttr', ['ar', 'arna']],
  ['mus', 'möss', ['', 'en']],
  ['gås', 'gäss', ['', 'en']],
];

/** Endings by the last letters of the base form; the first that fits. `cut` letters are taken off before them. */
const DECLENSIONS: readonly {
  readonly shape: RegExp;
  readonly cut: number;
  readonly endings: readonly string[];
}[] = [
  { shape: /are$/, cut: 1, endings: ['e', 'en', 'na', 'n'] },
  { shape: /ia$/, cut: 1, endings: ['a', 'an', 'er', 'erna', 'en', 'or', 'orna'] },
  { shape: /a$/, cut: 1, endings: ['a', 'an', 'or', 'orna', 'at', 'ade', 'ar', 'as'] },
  { shape: /ande$|ende$/, cut: 1, endings: ['e', 'et', 'en', 'ena', 'a'] },
  { shape: /else$|e$/, cut: 1, endings: ['e', 'en', 'et', 'er', 'erna', 'ar', 'arna', 'na', 'ena', 'a'] },
  { shape: /um$/, cut: 2, endings: ['um', 'umet', 'umen', 'umens', 'et', 'er', 'erna', 'a', 'an', 'umena'] },
  {
    shape: /[iouyåäö]$/,
    cut: 0,
    endings: ['', 'n', 't', 'et', 'en', 'r', 'er', 'erna', 'rna', 'ar', 'arna', 'na', 'a', 'ena'],
  },
  { shape: /s$/, cut: 0, endings: ['', 'en', 'et', 'er', 'erna', 'ar', 'arna', 'a', 'e'] },
  {
    shape: /./,
    cut: 0,
    endings: ['', 'n', 'en', 't', 'et', 'er', 'erna', 'ar', 'arna', 'r', 'or', 'orna', 'e', 'a', 'ena', 'na'],
  },
];

/** After a stem that lost its e or doubled its consonant. */
const AFTER_CHANGE = ['en', 'et', 'ar', 'arna', 'er', 'erna', 'or', 'orna', 'a', 'ena', 'e', 'ets'];

export function swedishStems(word: string): readonly Stem[] {
  const stems: Stem[] = [whole(word, ['']), { text: word, role: 'modifier' }];
  const declension = DECLENSIONS.find(({ shape }) => shape.test(word));
  if (declension !== undefined) {
    stems.push(whole(word.slice(0, word.length - declension.cut), declension.endings));
  }
  // `cykel : cyklar`, `kluster : klustret`, `vatten : vattnet`.
  if (/[^aeiouyåäö]e[lrn]$/.test(word)) stems.push(whole(word.slice(0, -2) + word.slice(-1), AFTER_CHANGE));
  // `program : programmet`, `rum : rummet`.
  if (/[aeiouyåäö][mn]$/.test(word)) stems.push(whole(word + word.slice(-1), AFTER_CHANGE));
  // `gruva : gruvbolag`, `kyrka : kyrkogård`, `gata : gatubelysning`.
  if (/[ae]$/.test(word) && word.length > 4) {
    for (const link of ['', 'o', 'u', 'e']) stems.push({ text: word.slice(0, -1) + link, role: 'modifier' });
  }
  // `kritiskt råmaterial : kritiska`, the neuter of adjectives in phrases.
  if (/(?:isk|ig|ell|iv|är|al)t$/.test(word)) stems.push(whole(word.slice(0, -1), ['', 'a', 'e']));
  for (const [base, plural, endings] of UMLAUT) {
    if (word.endsWith(base)) stems.push(whole(word.slice(0, word.length - base.length) + plural, endings));
  }
  return stems;
}

function whole(text: string, endings: readonly string[]): Stem {
  return { text, role: 'word', endings: new Set(endings.flatMap((ending) => genitives(text, ending))) };
}

function genitives(text: string, ending: string): readonly string[] {
  return /[sxz]$/.test(text + ending) ? [ending, `${ending}'`] : [ending, `${ending}s`, `${ending}:s`];
}

/** `el` in `elbil` is as short as first parts get. */
const SHORTEST_FIRST_PART = 2;
const SHORTEST_REST = 3;

export const SWEDISH_ORTHOGRAPHY: Orthography = {
  beginsPart(token, at) {
    if (token[at - 1] === '-') return true;
    return at >= SHORTEST_FIRST_PART && /[aeiouyåäö]/.test(token.slice(0, at));
  },
  isRestOfCompound(token, at) {
    if (token[at] === '-') return true;
    return (
      token.length - at >= SHORTEST_REST &&
      /^\p{L}+(?:-\p{L}+)*$/u.test(token.slice(at)) &&
      /[aeiouyåäö]/.test(token.slice(at))
    );
  },
  isTooShortInside: (stem) => stem.length < 3,
};
