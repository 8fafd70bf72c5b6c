/** Some forms of a Finnish word as a person would write them, the most common cases first. */
import { likelySingular, type PrincipalParts, principalParts } from './finnish-parts.ts';
import { VOWELS } from './finnish-sounds.ts';

/** Of a base form in small letters; two words of the same number have the same cases in the same places. */
export function finnishForms(word: string, isName: boolean): readonly string[] {
  const hyphen = word.lastIndexOf('-') + 1;
  const last = word.slice(hyphen);
  if (last.length < 2) return [word];
  return formsOf(last, isName).map((form) => word.slice(0, hyphen) + withHarmony(form, last));
}

/** Endings have `A` for a or ä. */
function formsOf(word: string, isName: boolean): readonly string[] {
  if (isName) return [...singular(word, principalParts(word, true)), ...places(word)];
  if (word.length > 4 && /[aeioöä]t$/.test(word)) {
    const base = likelySingular(word);
    return plural(base, principalParts(base, false));
  }
  const parts = principalParts(word, false);
  return [...singular(word, parts), ...plural(word, parts)];
}

function singular(word: string, { strong, weak, consonant }: PrincipalParts): readonly string[] {
  const partitive = consonant === undefined ? partitiveOf(strong) : `${consonant}tA`;
  return [word, `${weak}n`, partitive, `${weak}ssA`, `${weak}stA`, illativeOf(strong)];
}

/** Of organisations one says more often that something is theirs than that it is many. */
function places(name: string): readonly string[] {
  const { weak } = principalParts(name, true);
  return [`${weak}llA`, `${weak}lle`];
}

function plural(word: string, parts: PrincipalParts): readonly string[] {
  const { weak, pluralStrong, pluralWeak } = parts;
  return [
    `${weak}t`,
    `${pluralStrong}${pluralEnding(pluralStrong, word)}A`,
    genitivePlural(word, parts),
    `${pluralWeak}issA`,
  ];
}

/** `akkua`, `maata`, `valtiota`. */
function partitiveOf(strong: string): string {
  return /(?:aa|ää|oo|öö|uu|yy|ee|uo|yö|ie|io|iö|eo)$/.test(strong) ? `${strong}tA` : `${strong}A`;
}

/** Last parts of one syllable: `kotimaahan`, `yhteistyöhön`. */
const SHORT_ENDS = /(?:maa|työ|tie|suo|puu|luu|kuu|pää|jää)$/;

/** `akkuun`, `maahan`, `tehtaaseen`. */
function illativeOf(strong: string): string {
  const vowel = strong.slice(-1);
  const isShort = strong.match(/[aeiouyäö]+/g)?.length === 1 || SHORT_ENDS.test(strong);
  if (isShort && VOWELS.includes(strong.at(-2) ?? '-')) return `${strong}h${vowel}n`;
  return strong.at(-2) === vowel ? `${strong}seen` : `${strong}${vowel}n`;
}

/** Before the `A` of the partitive: `kivi-ä`, `tehta-ita`, `akku-ja`. */
function pluralEnding(stem: string, word: string): 'i' | 'it' | 'j' {
  if (!VOWELS.includes(stem.slice(-1))) return 'i';
  return /(?:e|[aäi]s|[uy]t|aa|ää|uo|yö|uu|yy|oo|öö|[ei][aäoö]|ij[aä]|[^aeouyäö]ikk[aä])$/.test(word)
    ? 'it'
    : 'j';
}

const GENITIVE = { i: 'ien', it: 'iden', j: 'jen' } as const;

/** `kaivosten`, `malmien`, `akkujen`. */
function genitivePlural(word: string, { consonant, pluralStrong, pluralGenitive }: PrincipalParts): string {
  const isOfTwo = pluralStrong.endsWith('ks') && consonant?.endsWith('s');
  if (isOfTwo || word.endsWith('nen')) return `${consonant}ten`;
  return pluralGenitive === undefined
    ? pluralStrong + GENITIVE[pluralEnding(pluralStrong, word)]
    : `${pluralGenitive}ien`;
}

/** Last parts without a vowel that would tell: `pohjavettä`, `kaivospiiriä`. */
const FRONT_ENDS =
  /(?:vesi|mies|kieli|kivi|piiri|peli|tili|viini|kriisi|merkki|retki|liike|virhe|tiede|ministeri)$/;

function withHarmony(form: string, word: string): string {
  const decisive = FRONT_ENDS.test(word) ? 'ä' : (/[aouäöy](?!.*[aouäöy])/.exec(word)?.[0] ?? 'ä');
  return form.replaceAll('A', 'aou'.includes(decisive) ? 'a' : 'ä');
}
