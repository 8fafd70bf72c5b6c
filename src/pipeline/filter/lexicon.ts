import type { Language } from '../../domain/source.ts';
import type { Term } from '../../domain/topic.ts';
import { LOOK_ALIKES } from './finnish-words.ts';
import { isAcronymTail, NAME_ORTHOGRAPHY } from './names.ts';
import type { Orthography, Standing, Stem } from './stem.ts';
import type { Token } from './tokens.ts';
import { Trie } from './trie.ts';
import { type NameStems, RULES, stemsOf, type Unit, unitsOf, wordsOf } from './units.ts';

/** The words of all topics for one language, ready to be looked for. */
export interface Lexicon {
  readonly language: Language;
  /** What a token is, in any context; remembered from token to token. */
  unitsIn(surface: string): readonly FoundUnit[];
  /** What begins with this unit: a term of one word, or a phrase. */
  beginningWith(unit: number): readonly Sequence[];
}

export interface FoundUnit {
  readonly unit: number;
  /** Not part of a compound: with a capital in the middle of a sentence it is a name (`Malmi`), not the word. */
  readonly isPlainWord: boolean;
}

/** A term as the row of its units. */
export interface Sequence {
  /** Number of the term in the list that the lexicon was made of. */
  readonly term: number;
  readonly units: readonly number[];
}

interface Entry {
  readonly unit: Unit;
  readonly stem: Stem;
}

/** Tokens remembered before everything is forgotten and learnt anew; about 100 bytes each. */
const REMEMBERED_TOKENS = 40_000;
const LONGEST_TOKEN = 80;
const NOTHING: readonly FoundUnit[] = [];

export function compileLexicon(
  terms: readonly Term[],
  language: Language,
  made: NameStems = new Map(),
): Lexicon {
  const words = new Trie<Entry>();
  const names = new Trie<Entry>();
  const acronyms = new Map<string, Unit[]>();
  const sequences: Sequence[][] = [];
  const index = (unit: Unit, sequence: Sequence) => {
    sequences[unit.id] = [...(sequences[unit.id] ?? []), sequence];
  };
  let units = 0;
  const nextId = () => units++;
  const include = (unit: Unit) => {
    if (unit.kind === 'acronym') acronyms.set(unit.text, [...(acronyms.get(unit.text) ?? []), unit]);
    else
      for (const stem of stemsOf(unit, language, made))
        (unit.kind === 'name' ? names : words).add(stem.text, { unit, stem });
  };
  for (const [number, term] of terms.entries()) {
    if (term.language !== undefined && term.language !== language) continue;
    for (const row of spellings(term, language, nextId)) {
      for (const unit of row) include(unit);
      const [first] = row;
      if (first !== undefined) index(first, { term: number, units: row.map(({ id }) => id) });
    }
  }
  const longestAcronym = Math.max(0, ...[...acronyms.keys()].map((text) => text.length));
  const analyse = (surface: string) =>
    unitsOfToken(surface, {
      words,
      names,
      acronyms,
      longestAcronym,
      orthography: RULES[language].orthography,
    });
  return { language, unitsIn: remembering(analyse), beginningWith: (unit) => sequences[unit] ?? [] };
}

/** A phrase of two English words is written closed as well: `power bank`, `powerbank`. */
function spellings(term: Term, language: Language, nextId: () => number): readonly (readonly Unit[])[] {
  const open = unitsOf(term, language, nextId);
  const words = wordsOf(term, language);
  if (language !== 'en' || term.kind !== 'word' || words.length !== 2) return [open];
  return [open, unitsOf({ ...term, text: words.join('') }, language, nextId)];
}

function remembering(
  analyse: (surface: string) => readonly FoundUnit[],
): (surface: string) => readonly FoundUnit[] {
  const known = new Map<string, readonly FoundUnit[]>();
  return (surface) => {
    const remembered = known.get(surface);
    if (remembered !== undefined) return remembered;
    if (known.size >= REMEMBERED_TOKENS) known.clear();
    const found = analyse(surface);
    known.set(detached(surface), found);
    return found;
  };
}

/** A slice of 13 characters or more keeps its whole article in memory (V8), so the long ones are copied. */
function detached(text: string): string {
  return text.length < 13 ? text : text.split('').join('');
}

interface Tables {
  readonly words: Trie<Entry>;
  readonly names: Trie<Entry>;
  readonly acronyms: ReadonlyMap<string, readonly Unit[]>;
  readonly longestAcronym: number;
  readonly orthography: Orthography;
}

function unitsOfToken(surface: string, tables: Tables): readonly FoundUnit[] {
  if (surface.length > LONGEST_TOKEN) return NOTHING;
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
  for (const { unit, stem } of entries) {
    if (stem.role === 'prefix') {
      if (start === 0 || token[start - 1] === '-') say(unit, 'simple', start);
    } else if (stem.role === 'word') {
      if (stem.endings.has(token.slice(at))) say(unit, start === 0 ? 'simple' : 'head', start);
    } else if (at < token.length && (start === 0 || stem.role === 'modifier')) {
      if (orthography.isRestOfCompound(token, at) && !isLookAlike(token, start)) say(unit, 'modifier', start);
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

/** The terms that begin at this token, with the number of tokens each takes. */
export function sequencesAt(
  lexicon: Lexicon,
  tokens: readonly Token[],
  at: number,
  say: (term: number, length: number) => void,
): void {
  const token = tokens[at];
  if (token === undefined) return;
  for (const found of lexicon.unitsIn(token.surface)) {
    for (const { term, units } of lexicon.beginningWith(found.unit)) {
      if (units.length === 1) {
        if (!found.isPlainWord || lexicon.language === 'en' || !isName(token)) say(term, 1);
      } else if (followsAt(lexicon, tokens, at, units)) say(term, units.length);
    }
  }
}

function followsAt(
  lexicon: Lexicon,
  tokens: readonly Token[],
  at: number,
  units: readonly number[],
): boolean {
  const sentence = tokens[at]?.sentence;
  for (let next = 1; next < units.length; next += 1) {
    const token = tokens[at + next];
    if (token === undefined || token.sentence !== sentence) return false;
    if (!lexicon.unitsIn(token.surface).some(({ unit }) => unit === units[next])) return false;
  }
  return true;
}

/** A capital in the middle of a sentence; not where everything is in capitals. */
function isName({ surface, first }: Token): boolean {
  if (first) return false;
  const [initial = '', second = ''] = surface;
  return initial !== initial.toLowerCase() && second === second.toLowerCase();
}
