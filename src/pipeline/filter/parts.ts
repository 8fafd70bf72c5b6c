/** What a token is, whatever stands around it: a word, a part of a compound, a name, an acronym. */
import { LOOK_ALIKES } from './finnish-words.ts';
import { isAcronymTail, NAME_ORTHOGRAPHY } from './names.ts';
import type { Orthography, Standing, Stem } from './stem.ts';
import type { Trie } from './trie.ts';
import type { Unit } from './units.ts';

export interface FoundUnit {
  readonly unit: number;
  /** Not part of a compound: with a capital in the middle of a sentence it is a name (`Malmi`), not the word. */
  readonly isPlainWord: boolean;
}

/** A stem in the trie, and the word that it is a stem of. */
export interface Entry {
  readonly unit: Unit;
  readonly stem: Stem;
}

/** Longer ones are addresses or codes; nothing is looked for in them. */
export const LONGEST_TOKEN = 80;
const NOTHING: readonly FoundUnit[] = [];

export interface Tables {
  readonly words: Trie<Entry>;
  readonly names: Trie<Entry>;
  readonly acronyms: ReadonlyMap<string, readonly Unit[]>;
  readonly longestAcronym: number;
  readonly orthography: Orthography;
}

export function unitsOfToken(surface: string, tables: Tables): readonly FoundUnit[] {
  const lower = surface.toLowerCase();
  const found = new Map<number, boolean>();
  const say = (unit: Unit, standing: Standing) => {
    if (!unit.allows(standing) || unit.except.some((pattern) => pattern.test(lower))) return;
    const isPlainWord = unit.kind === 'word' && standing === 'simple';
    found.set(unit.id, (found.get(unit.id) ?? true) && isPlainWord);
  };
  findParts(lower, tables.words, tables.orthography, say);
  if (lower !== surface) {
    findParts(lower, tables.names, NAME_ORTHOGRAPHY, (unit, standing, at) => {
      if (hasCapital(surface, at)) say(unit, standing);
    });
    findAcronyms(surface, tables, say);
  }
  if (lower.includes('-')) findAcrossHyphens(lower, tables, say);
  return found.size === 0 ? NOTHING : [...found].map(([unit, isPlainWord]) => ({ unit, isPlainWord }));
}

type Say = (unit: Unit, standing: Standing, at: number) => void;

/** Walks the trie from every place where a word may begin. */
function findParts(token: string, trie: Trie<Entry>, orthography: Orthography, say: Say): void {
  for (let start = 0; start < token.length - 1; start += 1) {
    let node = trie.step(0, token.charCodeAt(start));
    if (node < 0 || (start > 0 && !orthography.beginsPart(token, start))) continue;
    for (let at = start + 1; node >= 0; at += 1) {
      const entries = trie.at(node);
      if (entries !== undefined) judgeEntries(entries, token, { start, at }, orthography, say);
      if (at >= token.length) break;
      node = trie.step(node, token.charCodeAt(at));
    }
  }
}

function judgeEntries(
  entries: readonly Entry[],
  token: string,
  { start, at }: { readonly start: number; readonly at: number },
  orthography: Orthography,
  say: Say,
): void {
  const beginsClosed = start > 0 && token[start - 1] !== '-';
  for (const { unit, stem } of entries) {
    if (stem.role === 'prefix') {
      if (!beginsClosed) say(unit, 'simple', start);
    } else if (stem.role === 'word') {
      if (!stem.endings.has(token.slice(at))) continue;
      if (!beginsClosed || !orthography.isTooShortInside(stem.text))
        say(unit, start === 0 ? 'simple' : 'head', start);
    } else if (at < token.length && (start === 0 || stem.role === 'modifier')) {
      if (!orthography.isRestOfCompound(token, at) || isLookAlike(token, start)) continue;
      if (token[at] === '-' || !orthography.isTooShortInside(stem.text)) say(unit, 'modifier', start);
    }
  }
}

function isLookAlike(token: string, start: number): boolean {
  return LOOK_ALIKES.some((word) => token.startsWith(word, start));
}

function hasCapital(surface: string, at: number): boolean {
  const end = surface.indexOf('-', at);
  const part = surface.slice(at, end < 0 ? undefined : end);
  return part !== part.toLowerCase();
}

function findAcronyms(surface: string, { acronyms, longestAcronym }: Tables, say: Say): void {
  for (let start = 0; start >= 0 && start < surface.length; start = nextPart(surface, start)) {
    const longest = Math.min(surface.length - start, longestAcronym);
    for (let length = longest; length >= 2; length -= 1) {
      const units = acronyms.get(surface.slice(start, start + length));
      if (units === undefined || !isAcronymTail(surface.slice(start + length))) continue;
      for (const unit of units) say(unit, start === 0 ? 'simple' : 'head', start);
    }
  }
}

function nextPart(surface: string, start: number): number {
  const hyphen = surface.indexOf('-', start);
  return hyphen < 0 ? -1 : hyphen + 1;
}

/** `akku-tehdas`, `litium-ioniakku`: a keyword written without the hyphen spans it. */
function findAcrossHyphens(token: string, { words, orthography }: Tables, say: Say): void {
  const joined = token.replaceAll('-', '');
  const starts = new Set<number>();
  let removed = 0;
  for (let at = token.indexOf('-'); at >= 0; at = token.indexOf('-', at + 1)) {
    starts.add(at - removed);
    removed += 1;
  }
  findParts(joined, words, { ...orthography, beginsPart: (_, at) => starts.has(at) }, say);
}
