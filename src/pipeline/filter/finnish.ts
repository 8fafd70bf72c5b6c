/**
 * Finnish: from the base form that staff write to every stem that carries its inflected forms. Too many stems do
 * no harm where they are no word of the language, so doubtful cases are made both ways (loans do not gradate,
 * old words do): `akku : akun`, `tehdas : tehtaan`, `Harjavalta : Harjavallan`.
 */
import {
  aStems,
  type ClassedStem,
  eStems,
  inStems,
  irregularStems,
  iStems,
  loanStems,
  nenStems,
  roundStems,
  sStems,
  tonStems,
  utStems,
} from './finnish-declensions.ts';
import { endingsOf } from './finnish-endings.ts';
import { harmoniesOf, strongGrades } from './finnish-sounds.ts';
import type { Stem } from './stem.ts';

/** Stems of a base form in small letters, with what may follow each of them. */
export function finnishStems(word: string, isName: boolean): readonly Stem[] {
  const hyphen = word.lastIndexOf('-') + 1;
  const front = word.slice(0, hyphen);
  const inflected = word.slice(hyphen);
  if (inflected === '') return [];
  const harmonies = harmoniesOf(inflected, isName);
  const seen = new Set<string>();
  const stems: Stem[] = [];
  for (const { text, class: kind } of classedStems(inflected, isName)) {
    const key = `${kind} ${text}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (kind === 'modifier' || kind === 'genitiveModifier') {
      stems.push({ text: front + text, role: kind === 'modifier' ? 'modifier' : 'first-modifier' });
    } else {
      stems.push({
        text: front + text,
        role: 'word',
        endings: endingsOf(kind, harmonies, text.at(-1) ?? ''),
      });
    }
  }
  return stems;
}

/** Stems with their class, the doubtful ones both ways; for words without a hyphen. */
export function classedStems(word: string, isName: boolean): readonly ClassedStem[] {
  const base: ClassedStem[] = [
    { text: word, class: 'nominative' },
    { text: word, class: 'modifier' },
  ];
  if (word.length < 2) return base;
  const irregular = irregularStems(word);
  if (irregular !== undefined) return [...base, ...irregular];
  if (/[aeioöä]t$/.test(word) && word.length > 4 && !isName) {
    return [...base, ...singularsOf(word).flatMap((singular) => declined(singular, false))];
  }
  return [...base, ...declined(word, isName)];
}

/** `markkinat` → `markkina`, `Yhdysvallat` → `Yhdysvalta`, `juhlaiset` → `juhlainen`. */
export function singularsOf(plural: string): readonly string[] {
  if (plural.endsWith('set')) return [`${plural.slice(0, -3)}nen`];
  return strongGrades(plural.slice(0, -2)).map((body) => body + plural.slice(-2, -1));
}

function declined(word: string, isName: boolean): readonly ClassedStem[] {
  if (word.endsWith('nen') && word.length > 4) return nenStems(word);
  if (word.endsWith('s')) return sStems(word, isName);
  if (word.endsWith('in') && word.length > 3 && !isName) return [...inStems(word), ...loanStems(word)];
  if (/t[oö]n$/.test(word) && word.length > 5 && !isName) return [...tonStems(word), ...loanStems(word)];
  if (word.endsWith('e')) return eStems(word, isName);
  if (word.endsWith('i')) return iStems(word, isName);
  if (/[aä]$/.test(word)) return aStems(word, isName);
  if (/[ouyöå]$/.test(word)) return roundStems(word, isName);
  if (/[uy]t$/.test(word) && !isName) return utStems(word);
  return loanStems(word);
}
