/** English: plurals and possessives. Words joined by a hyphen are separate tokens, and phrases are found closed too. */
import type { Orthography, Stem } from './stem.ts';

export function englishStems(word: string): readonly Stem[] {
  if (/[^aeiou]y$/.test(word)) {
    return [whole(word.slice(0, -1), ['y', "y's", 'ies', "ies'"])];
  }
  if (/(?:s|x|z|ch|sh)$/.test(word)) return [whole(word, ['', "'", "'s", 'es', "es'"])];
  if (/[^f]fe?$/.test(word)) {
    return [whole(word.replace(/fe?$/, ''), [word.endsWith('e') ? 'fe' : 'f', 'ves', 'fs', 'fes', "f's"])];
  }
  return [whole(word, ['', 's', "'s", "s'", ...(word.endsWith('o') ? ['es'] : [])])];
}

function whole(text: string, endings: readonly string[]): Stem {
  return { text, role: 'word', endings: new Set(endings) };
}

/** No closed compounds. */
export const ENGLISH_ORTHOGRAPHY: Orthography = {
  beginsPart: () => false,
  isRestOfCompound: () => false,
  isTooShortInside: () => false,
};
