/**
 * The stems of a Finnish word that a person would use. Articles are read with stems made both ways where the rules
 * waver (`finnish-declensions.ts`); here the likelier one is chosen, to be shown.
 */
import { classedStems, singularsOf } from './finnish.ts';
import type { ClassedStem } from './finnish-declensions.ts';
import type { StemClass } from './finnish-endings.ts';
import { strongGrades } from './finnish-sounds.ts';
import { E_STEMS, SI_STEMS } from './finnish-words.ts';

/** What the forms of a word are made of. */
export interface PrincipalParts {
  readonly strong: string;
  readonly weak: string;
  /** Where the partitive is made of it (`tehdas-ta`). */
  readonly consonant: string | undefined;
  readonly pluralStrong: string;
  readonly pluralWeak: string;
  /** `malm-ien`; undefined where the plural genitive is made of the strong stem (`akku-jen`). */
  readonly pluralGenitive: string | undefined;
}

export function principalParts(word: string, isName: boolean): PrincipalParts {
  const stems = classedStems(word, isName);
  const shape = SHAPES.find(({ fits, wordsOnly }) => fits.test(word) && !(isName && wordsOnly));
  const { singular = ANY, plural = ANY, pluralWeak = plural, consonant } = shape?.stems(word) ?? {};
  const pluralStrong = likely(stems, 'pluralStrong', plural) ?? word;
  return {
    strong: likely(stems, 'strong', singular) ?? word,
    weak: likely(stems, 'weak', singular) ?? word,
    consonant: consonant && likely(stems, 'consonant', consonant),
    pluralStrong,
    pluralWeak: likely(stems, 'pluralWeak', pluralWeak) ?? pluralStrong,
    pluralGenitive: /[aä]$/.test(word) ? undefined : likely(stems, 'pluralGenitive', ANY),
  };
}

/** `tiedot` → `tieto`, `markkinat` → `markkina`. */
export function likelySingular(plural: string): string {
  const body = plural.slice(0, -2);
  const [vowel = ''] = plural.slice(-2);
  // `Yhdysvallat`, `sillat`; before other vowels ll is its own strong grade (`metallit`).
  const grade = vowel === 'a' && body.endsWith('ll') ? `${body.slice(0, -1)}t` : likelyGrade(body);
  const singulars = singularsOf(plural);
  return singulars.find((each) => each === grade + vowel) ?? singulars[0] ?? plural;
}

/** How a stem ends, or the whole of it. */
type Look = RegExp | string;

const ANY = /(?:)/;
/** No Finnish word has one vowel three times in a row: `raa'an`. */
const THREEFOLD = /([aeiouyäö])\1\1/;

/** The first that looks so, or else the first. */
function likely(stems: readonly ClassedStem[], kind: StemClass, look: Look): string | undefined {
  const possible = stems.filter((stem) => stem.class === kind && !THREEFOLD.test(stem.text));
  const found = possible.find(({ text }) => (typeof look === 'string' ? text === look : look.test(text)));
  return (found ?? possible[0])?.text;
}

/** Where nothing is said of a stem, the first will do; without `consonant` the partitive is made of the strong stem. */
interface Looks {
  readonly singular?: Look;
  readonly plural?: Look;
  /** Where it looks otherwise than the strong one. */
  readonly pluralWeak?: Look;
  readonly consonant?: Look;
}

/** Which of several stems is the likely one, by how the base form ends; the first that fits. */
const SHAPES: readonly {
  readonly fits: RegExp;
  /** Names do not follow this one: `Bolidenin`, `Terrafamen`. */
  readonly wordsOnly?: boolean;
  readonly stems: (word: string) => Looks;
}[] = [
  // `suomalainen : suomalaista`, `lyhyt : lyhyttä`, `johdoton : johdotonta`, `lapsi : lasta`.
  { fits: /nen$/, stems: () => ({ consonant: ANY }) },
  { fits: /...t[oö]n$|...[uy]t$|lapsi$/, wordsOnly: true, stems: () => ({ consonant: ANY }) },
  // `teollisuus : teollisuuden`, `talous : talouden`, and `vastaus : vastauksen`.
  {
    fits: /(?:uu|yy|[ei]u|(?<!kok)ou|[eiö]y|vapau|rakkau)s$/,
    stems: () => ({ singular: /[td]e$/, consonant: /t$/ }),
  },
  // `tehdas : tehtaan`, `kaunis : kauniin`.
  {
    fits: /[aäi]s$/,
    wordsOnly: true,
    stems: (word) => {
      const root = likelyGrade(word.slice(0, -2)) + word.slice(-2, -1);
      return { singular: root + root.slice(-1), plural: root, consonant: ANY };
    },
  },
  // `kaivos : kaivoksen`.
  { fits: /s$/, stems: () => ({ singular: /kse$/, plural: /ks$/, consonant: ANY }) },
  // `työ : töitä`, `tie : teitä`, `puu : puita`.
  { fits: /(?:uo|yö|ie|uu|yy|oo|öö)$/, stems: (word) => ({ plural: word.slice(0, -2) + word.slice(-1) }) },
  // `jäte : jätteen`.
  {
    fits: /e$/,
    wordsOnly: true,
    stems: (word) => {
      const root = `${likelyGrade(word.slice(0, -1))}e`;
      return { singular: `${root}e`, plural: root, consonant: ANY };
    },
  },
  // `vesi : veden : vettä`.
  { fits: endsInOneOf(SI_STEMS), stems: () => ({ singular: /e$/, plural: /s$/, consonant: ANY }) },
  // `kivi : kiven : kiviä`, `kieli : kieltä`.
  {
    fits: endsInOneOf(E_STEMS),
    stems: (word) => ({
      // `jälki : jäljen`.
      singular: /[lr]ki$/.test(word) ? /[jk]e$/ : /e$/,
      plural: /[^ei]$/,
      ...(/[lnr]i$/.test(word) && { consonant: ANY }),
    }),
  },
  // `puhelin : puhelimen`.
  {
    fits: /.[^aeiouyäö]in$/,
    wordsOnly: true,
    stems: (word) => {
      const root = `${likelyGrade(word.slice(0, -2))}im`;
      return { singular: `${root}e`, plural: root, consonant: ANY };
    },
  },
  // `aika : ajan`, `luku : luvun`.
  { fits: /[ao]ika$/, stems: () => ({ singular: /ja$/, plural: /o$/, pluralWeak: /jo$/ }) },
  { fits: /uku$|yky$/, stems: () => ({ singular: /v[uy]$/, pluralWeak: /v[uy]$/ }) },
  // Newer words that do not gradate: `sähköauton`, `sähkön`.
  { fits: /auto$|hk[aouyöä]$/, stems: (word) => ({ singular: word, plural: word }) },
  { fits: /[aä]$/, stems: (word) => ({ plural: pluralOfA(word) }) },
];

/** As a word of its own, or as the last part of a longer one; see `finnish-words.ts`. */
function endsInOneOf(list: readonly string[]): RegExp {
  return new RegExp(`(?:^|...)(?:${list.join('|')})$`);
}

/** The grade that most words of this shape have before a long vowel: `hank-e → hankk-`, `tehd-as → teht-`. */
function likelyGrade(body: string): string {
  return /[aeiouyäölmnr][kpt]$|d$|ng$|mm$|nn$|rr$|tarv$|ko$/.test(body)
    ? (strongGrades(body).at(-1) ?? body)
    : body;
}

/** `kunta : kuntia` after o and u, `hinta : hintoja` otherwise; `valmistaja : valmistajia`, `toimija : toimijoita`. */
function pluralOfA(word: string): RegExp {
  const syllables = word.match(/[aeiouyäö]+/g) ?? [];
  const isLong = syllables.length > 2;
  if (/[^aeouyäö]ikk[aä]$/.test(word)) return /[^k]k[oö]$/;
  if (/ij?[aä]$/.test(word) || (isLong && /ol[aä]$|(?<!ku)nt[aä]$/.test(word))) return /[oö]$/;
  const isAgent = isLong && /(?:[aä]j|m|v)[aä]$/.test(word);
  const isRound = /^[ou]/.test(syllables.at(-2) ?? '');
  return isAgent || isRound || /ä$|aa$|ea$/.test(word) ? /[^oö]$/ : /o$/;
}
