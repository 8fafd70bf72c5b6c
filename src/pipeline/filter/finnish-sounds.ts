/** Consonant gradation and vowel harmony, as the tables of any school grammar have them. */
import type { Harmonies } from './finnish-endings.ts';

export const VOWELS = 'aeiouyäöå';

/** Before a closed syllable: `akku- → aku-`, `-lta → -lla`. Where loans do not gradate both are given. */
export function weakGrades(body: string, vowel: string): readonly string[] {
  const last = body.slice(-1);
  const before = body.slice(-2, -1);
  const root = body.slice(0, -1);
  if (/(kk|pp|tt)$/.test(body)) return [root];
  if (/nk$/.test(body)) return [`${root}g`, body];
  if (/mp$/.test(body)) return [`${root}m`, body];
  if (/[lnr]t$/.test(body)) return [root + before, body];
  if (last === 't' && (VOWELS.includes(before) || before === 'h')) return [`${root}d`, body];
  if (last === 'p' && (VOWELS.includes(before) || /[lr]/.test(before))) return [`${root}v`, body];
  if (last === 'k' && (VOWELS.includes(before) || /[lrh]/.test(before)))
    return [...withoutK(root, vowel), body];
  return [body];
}

/** A single k is lost in several ways: `joki : joen`, `jälki : jäljen`, `puku : puvun`, `raaka : raa'an`, `aika : ajan`. */
function withoutK(root: string, vowel: string): readonly string[] {
  const weak = [root];
  if (/[lrh]$/.test(root) && /[ei]/.test(vowel)) weak.push(`${root}j`);
  if (/[uy]$/.test(root) && root.slice(-1) === vowel) weak.push(`${root}v`);
  if (root.slice(-1) === vowel) weak.push(`${root}'`);
  if (/[ao]i$/.test(root)) weak.push(`${root.slice(0, -1)}j`);
  return weak;
}

/** The other way round, for words whose base form is weak: `tehdas : tehtaa-`, `jäte : jättee-`. */
export function strongGrades(body: string): readonly string[] {
  const grades = [body];
  const root = body.slice(0, -1);
  const last = body.slice(-1);
  const before = body.slice(-2, -1);
  if (/[kpt]/.test(last) && before !== 's' && before !== last) grades.push(body + last);
  if (last === 'd') grades.push(`${root}t`);
  if (last === 'v') grades.push(`${root}p`);
  if (/ng$/.test(body)) grades.push(`${root}k`);
  if (/mm$/.test(body)) grades.push(`${root}p`);
  if (/ll$|nn$|rr$/.test(body)) grades.push(`${root}t`);
  if (/[lr]j$/.test(body)) grades.push(`${root}k`);
  if (VOWELS.includes(last)) grades.push(`${body}k`);
  return grades;
}

/**
 * Which endings follow: by the last a, o, u or ä, ö, y. Both where only e and i come after an a, o or u, since the
 * last part of a compound may hold nothing else (`virkamiehiä`, `ajovirhettä`), and where loans waver (`analyysia`).
 */
export function harmoniesOf(word: string, isName: boolean): Harmonies {
  const decisive = /[aouäöy](?!.*[aouäöy])/.exec(word);
  if (isName) return 'both';
  if (decisive === null) return 'front';
  const [letter] = decisive;
  if ('aou'.includes(letter)) return /[ei]/.test(word.slice(decisive.index)) ? 'both' : 'back';
  return letter === 'y' && /[aou]/.test(word) ? 'both' : 'front';
}
