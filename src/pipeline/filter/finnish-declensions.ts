/** The declensions of Finnish nouns and adjectives, one function each, named by how the base form ends. */
import type { StemClass } from './finnish-endings.ts';
import { harmoniesOf, strongGrades, VOWELS, weakGrades } from './finnish-sounds.ts';
import { E_STEMS, IRREGULAR, SI_STEMS } from './finnish-words.ts';

/** A stem that does not know its endings yet. */
export interface ClassedStem {
  readonly text: string;
  readonly class: StemClass | 'modifier' | 'genitiveModifier';
}

/** `akku`: strong stem as it stands, weak stem by gradation, genitive as a modifier (`akunkulutus`). */
function vowelStems(stem: string, isName: boolean): readonly ClassedStem[] {
  const vowel = stem.slice(-1);
  const weak = weakGrades(stem.slice(0, -1), vowel);
  const bodies = isName ? [...new Set([...weak, stem.slice(0, -1)])] : weak;
  return [
    { text: stem, class: 'strong' },
    ...bodies.flatMap((body): ClassedStem[] => [
      { text: body + vowel, class: 'weak' },
      { text: `${body}${vowel}n`, class: 'genitiveModifier' },
    ]),
  ];
}

function plural(strong: string, weak: string = strong): readonly ClassedStem[] {
  return [
    { text: strong, class: 'pluralStrong' },
    { text: weak, class: 'pluralWeak' },
  ];
}

/** Stems that do not gradate: the same before strong and weak endings. */
function level(stem: string): readonly ClassedStem[] {
  return [
    { text: stem, class: 'strong' },
    { text: stem, class: 'weak' },
    { text: `${stem}n`, class: 'genitiveModifier' },
  ];
}

/** `hiilineutraalinen : -sen : -sta`. */
export function nenStems(word: string): readonly ClassedStem[] {
  const root = word.slice(0, -3);
  return [
    ...level(`${root}se`),
    { text: `${root}s`, class: 'consonant' },
    { text: `${root}s`, class: 'modifier' },
    ...plural(`${root}s`),
  ];
}

export function sStems(word: string, isName: boolean): readonly ClassedStem[] {
  const root = word.slice(0, -1);
  const vowel = root.slice(-1);
  const stems: ClassedStem[] = [{ text: word, class: 'consonant' }];
  if (!VOWELS.includes(vowel)) return loanStems(word);
  // `tehdas : tehtaan`, `kaunis : kauniin`.
  if (/[aäi]s$/.test(word)) {
    for (const body of strongGrades(word.slice(0, -2))) {
      stems.push(...level(body + vowel + vowel), ...plural(body + vowel));
    }
  }
  // `kaivos : kaivoksen`.
  stems.push(...level(`${root}kse`), ...plural(`${root}ks`));
  // `teollisuus : teollisuuden`, and `vastaus : vastauksen` made above.
  if (/[uy]s$/.test(word)) {
    stems.push(
      { text: `${root}te`, class: 'strong' },
      { text: `${root}de`, class: 'weak' },
      { text: `${root}den`, class: 'genitiveModifier' },
      { text: `${root}t`, class: 'consonant' },
    );
  }
  if (isName) stems.push(...loanStems(word));
  return stems;
}

/** `puhelin : puhelimen`. */
export function inStems(word: string): readonly ClassedStem[] {
  return [
    { text: word, class: 'consonant' },
    ...strongGrades(word.slice(0, -2)).flatMap((body) => [...level(`${body}ime`), ...plural(`${body}im`)]),
  ];
}

/** `johdoton : johdottoman`. */
export function tonStems(word: string): readonly ClassedStem[] {
  const vowel = word.slice(-2, -1);
  const open = vowel === 'o' ? 'a' : 'ä';
  return strongGrades(word.slice(0, -3)).flatMap((body) => {
    const root = `${body}tt${vowel}m`;
    return [...level(root + open), ...plural(root), { text: word, class: 'consonant' as const }];
  });
}

/** `jäte : jätteen : jätettä`; names and newer words (`nalle`) stay as they are. */
export function eStems(word: string, isName: boolean): readonly ClassedStem[] {
  const own = [
    ...vowelStems(word, true),
    { text: word, class: 'pluralStrong' as const },
    { text: word, class: 'pluralWeak' as const },
  ];
  if (word.endsWith('ie')) return [...own, ...plural(`${word.slice(0, -2)}e`)];
  if (isName) return own;
  return [
    ...own,
    { text: `${word}t`, class: 'consonant' },
    ...strongGrades(word.slice(0, -1)).flatMap((body) => [...level(`${body}ee`), ...plural(`${body}e`)]),
  ];
}

export function iStems(word: string, isName: boolean): readonly ClassedStem[] {
  const body = word.slice(0, -1);
  const stems: ClassedStem[] = [...vowelStems(word, isName)];
  if (endsInOneOf(word, SI_STEMS)) return [...stems, ...siStems(word), ...plural(body)];
  if (word.endsWith('mpi') && word.length > 5) return [...stems, ...comparative(word)];
  // `malmeja`, `malmeissa`, `malmien`.
  for (const weak of weakGrades(body, 'i')) stems.push({ text: `${weak}e`, class: 'pluralWeak' });
  stems.push({ text: `${body}e`, class: 'pluralStrong' }, { text: body, class: 'pluralGenitive' });
  if (!endsInOneOf(word, E_STEMS) && !/ksi$|psi$/.test(word)) return stems;
  // `kivi : kiven : kiviä`.
  stems.push(...vowelStems(`${body}e`, false), { text: body, class: 'pluralStrong' });
  for (const weak of weakGrades(body, 'i')) stems.push({ text: weak, class: 'pluralWeak' });
  if (/[lnr]$/.test(body)) stems.push({ text: body, class: 'consonant' });
  if (/m$/.test(body)) stems.push({ text: `${body.slice(0, -1)}n`, class: 'consonant' });
  return stems;
}

/** `vesi : veden : vettä`, `kansi : kannen : kantta`. */
function siStems(word: string): readonly ClassedStem[] {
  const root = word.slice(0, -2);
  const weak = /[nlr]$/.test(root) ? root + root.slice(-1) : `${root}d`;
  return [
    { text: `${root}te`, class: 'strong' },
    { text: `${weak}e`, class: 'weak' },
    { text: `${weak}en`, class: 'genitiveModifier' },
    { text: `${root}t`, class: 'consonant' },
    ...plural(`${root}s`),
  ];
}

/** `suurempi : suuremman`. */
function comparative(word: string): readonly ClassedStem[] {
  const root = word.slice(0, -2);
  const open = harmoniesOf(word, false) === 'front' ? 'ä' : 'a';
  return [
    { text: `${root}p${open}`, class: 'strong' },
    { text: `${root}m${open}`, class: 'weak' },
    ...plural(`${root}p`, `${root}m`),
  ];
}

/** `kala : kaloja`, `koira : koiria`, `kauppa : kaupoissa`, `tekniikka : tekniikoita`. */
export function aStems(word: string, isName: boolean): readonly ClassedStem[] {
  const body = word.slice(0, -1);
  const round = word.endsWith('a') ? 'o' : 'ö';
  const stems: ClassedStem[] = [
    ...vowelStems(word, isName),
    { text: body, class: 'pluralStrong' },
    { text: body + round, class: 'pluralStrong' },
    { text: word, class: 'pluralGenitive' },
  ];
  for (const weak of weakGrades(body, word.slice(-1))) {
    stems.push(
      { text: weak, class: 'pluralWeak' },
      { text: weak + round, class: 'pluralWeak' },
      { text: weak + round, class: 'pluralStrong' },
    );
  }
  return stems;
}

export function roundStems(word: string, isName: boolean): readonly ClassedStem[] {
  const vowel = word.slice(-1);
  const stems: ClassedStem[] = [...vowelStems(word, isName), { text: word, class: 'pluralStrong' }];
  for (const weak of weakGrades(word.slice(0, -1), vowel)) {
    stems.push({ text: weak + vowel, class: 'pluralWeak' }, { text: weak + vowel, class: 'pluralStrong' });
  }
  // `työ : töitä`, `suo : soita`, `puu : puita`.
  if (/uo$|yö$|uu$|yy$|oo$|öö$/.test(word)) stems.push(...plural(word.slice(0, -2) + vowel));
  return stems;
}

/** `lyhyt : lyhyen`, `väsynyt : väsyneen`. */
export function utStems(word: string): readonly ClassedStem[] {
  const root = word.slice(0, -1);
  return [
    { text: word, class: 'consonant' },
    ...level(`${root}e`),
    ...plural(root),
    ...level(`${word.slice(0, -2)}ee`),
    ...plural(`${word.slice(0, -2)}e`),
  ];
}

/** `litium : litiumin`, `Keliber : Keliberille`; `askel : askelen` beside it. */
export function loanStems(word: string): readonly ClassedStem[] {
  const stems: ClassedStem[] = [
    ...level(`${word}i`),
    ...plural(`${word}e`),
    { text: word, class: 'pluralGenitive' },
  ];
  if (/[lrn]$/.test(word))
    stems.push(...level(`${word}e`), { text: word, class: 'consonant' }, ...plural(word));
  return stems;
}

export function irregularStems(word: string): readonly ClassedStem[] | undefined {
  const found = IRREGULAR.find(
    ([base]) => word.endsWith(base) && (word === base || word.length > base.length + 2),
  );
  if (found === undefined) return undefined;
  const [base, vowelStem, consonantStem, pluralStem] = found;
  const front = word.slice(0, word.length - base.length);
  return [
    ...vowelStems(front + vowelStem, false),
    { text: front + consonantStem, class: 'consonant' },
    ...plural(front + pluralStem),
  ];
}

function endsInOneOf(word: string, list: readonly string[]): boolean {
  return list.some(
    (each) => word.endsWith(each) && (word.length === each.length || word.length > each.length + 2),
  );
}
