/**
 * One spelling for a name and its inflected forms, whatever the language of the text: `Keliber`, `Keliberin`, `Kelibers`
 * and `Keliber's` give the same key. Endings of the Finnish cases and of the genitives are taken off for as long as
 * there are any, from every name alike, since `Boliden` may be a form of `Bolide` as well as itself; what gradation
 * changes is made equal, and seven letters are enough. The key is for comparison, not for reading.
 */
const CASE_ENDINGS = new Set('ssa sta lla lta lle ksi'.split(' '));
const VOWELS = 'aeiouy';
const STRIPPED = `${VOWELS}ns`;
const KEY_LETTERS = 7;
const LEAST_LETTERS = 3;
/** An article asks several times for each of its names, and others name the same. */
const REMEMBERED = 10_000;
const stems = new Map<string, string>();

export function nameKey(name: string): string {
  return nameStem(name).slice(0, KEY_LETTERS);
}

/** The same with all of its letters, for names that are known beforehand. */
export function nameStem(name: string): string {
  const before = stems.get(name);
  if (before !== undefined) return before;
  const stem = stemOf(name);
  if (stems.size >= REMEMBERED) stems.clear();
  stems.set(name, stem);
  return stem;
}

function stemOf(name: string): string {
  const bare = folded(name.replace(/[:'’].*/su, ''));
  const isAcronym = bare.length <= LEAST_LETTERS || /^[\p{Lu}\d]+$/u.test(name.replace(/:.*/su, ''));
  return isAcronym ? bare : graded(bareStem(bare));
}

/** Without marks: å ä ö as a and o, é as e. */
function folded(name: string): string {
  const lower = name.toLowerCase();
  if (/^[a-z\d]*$/.test(lower)) return lower;
  return lower.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ø', 'o').replaceAll('æ', 'a');
}

function bareStem(name: string): string {
  let stem = name;
  for (;;) {
    const shorter = withoutEnding(stem);
    if (shorter === stem || shorter.length < LEAST_LETTERS) return stem;
    stem = shorter;
  }
}

function withoutEnding(name: string): string {
  const last = name.charAt(name.length - 1);
  const doubled = last === name.charAt(name.length - 2) && VOWELS.includes(last);
  const single = doubled ? name.slice(0, -1) : name;
  if (single.length > 5 && CASE_ENDINGS.has(single.slice(-3))) return single.slice(0, -3);
  return STRIPPED.includes(last) ? single.slice(0, -1) : single;
}

/** The last sound as it is in the weak grade. */
function graded(stem: string): string {
  return stem
    .replace(/n[kg]$/, 'n')
    .replace(/([lmnr])[tpd]$/, '$1')
    .replace(/(.)\1$/, '$1')
    .replace(/d$/, 't')
    .replace(/v$/, 'p');
}
