/**
 * Where Finnish compounds may be cut, by orthography alone. Finnish writes a hyphen where two equal vowels meet
 * at a boundary (`kuluttaja-akku`), and native first parts end in a vowel, -n or -s; loans in -um too. That keeps
 * `akku` out of `valtakunta`, `kakku`, `hakkuu` and `voimakkuus` without any dictionary.
 */
import { VOWELS } from './finnish-sounds.ts';
import { ONSETS } from './finnish-words.ts';
import type { Orthography } from './stem.ts';

/** Shorter first parts are chance, as a rule. */
const SHORTEST_PART = 3;

export const FINNISH_ORTHOGRAPHY: Orthography = {
  beginsPart(token, at) {
    const before = token[at - 1] ?? '';
    if (before === '-') return true;
    if (at < SHORTEST_PART || !hasVowel(token, 0, at)) return false;
    if (VOWELS.includes(before)) return before !== token[at];
    return before === 'n' || before === 's' || (before === 'm' && token[at - 2] === 'u');
  },
  isRestOfCompound(token, at) {
    if (token[at] === '-') return true;
    if (token.length - at < SHORTEST_PART || token.charCodeAt(at) < 65) return false;
    const before = token[at - 1] ?? '';
    if (VOWELS.includes(before) && before === token[at]) return false;
    return beginsLikeWord(token, at);
  },
  isTooShortInside: (stem) => LITTLE.test(stem),
};

/** `suu`, `maa`, `lai-` (of `laki`): up to three letters without a consonant after the vowel. */
const LITTLE = /^(?:.{1,2}|[^aeiouyäöå]?[aeiouyäöå]{2,3})$/;

function hasVowel(token: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (VOWELS.includes(token[at] ?? '')) return true;
  return false;
}

/** A vowel, one consonant and a vowel, or one of the clusters that loans begin with. */
function beginsLikeWord(token: string, at: number): boolean {
  let vowel = at;
  while (vowel < token.length && !VOWELS.includes(token[vowel] ?? '')) vowel += 1;
  if (vowel === token.length) return false;
  return vowel - at <= 1 || ONSETS.has(token.slice(at, vowel));
}
