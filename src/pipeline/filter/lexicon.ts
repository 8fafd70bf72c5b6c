import type { Language } from '../../domain/source.ts';
import type { Term } from '../../domain/topic.ts';
import { type Entry, type FoundUnit, LONGEST_TOKEN, unitsOfToken } from './parts.ts';
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

/** A term as the row of its units. */
export interface Sequence {
  /** Number of the term in the list that the lexicon was made of. */
  readonly term: number;
  readonly units: readonly number[];
}

/** Tokens remembered before everything is forgotten and learnt anew; about 100 bytes each. */
const REMEMBERED_TOKENS = 20_000;

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
    if (surface.length > LONGEST_TOKEN) return [];
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

/** The terms that begin at this token, with the number of tokens each takes. */
export function sequencesAt(
  lexicon: Lexicon,
  tokens: readonly Token[],
  at: number,
  say: (term: number, length: number) => void,
): void {
  const token = tokens[at];
  if (token === undefined) return;
  for (const term of suspendedTerms(lexicon, tokens, at)) say(term, 1);
  for (const found of lexicon.unitsIn(token.surface)) {
    for (const { term, units } of lexicon.beginningWith(found.unit)) {
      if (units.length === 1) {
        if (!found.isPlainWord || lexicon.language === 'en' || !isName(token)) say(term, 1);
      } else if (followsAt(lexicon, tokens, at, units)) say(term, units.length);
    }
  }
}

/** Shorter ends of words are no words themselves. */
const SHORTEST_END = 3;
const CONJUNCTIONS: ReadonlySet<string> = new Set(['ja', 'tai', 'sekä', 'eli', 'och', 'eller', 'samt']);

/** `nikkeli- ja kobolttisulfaatin` says `nikkelisulfaatin` too: whatever end of the second word makes a term of the first. */
function suspendedTerms(lexicon: Lexicon, tokens: readonly Token[], at: number): ReadonlySet<number> {
  const terms = new Set<number>();
  const first = tokens[at]?.surface ?? '';
  const second = tokens[at + 2]?.surface ?? '';
  if (second.length > LONGEST_TOKEN) return terms;
  if (!first.endsWith('-') || !CONJUNCTIONS.has(tokens[at + 1]?.surface ?? '')) return terms;
  for (let cut = SHORTEST_END; cut <= second.length - SHORTEST_END; cut += 1) {
    for (const { unit, isPlainWord } of lexicon.unitsIn(first.slice(0, -1) + second.slice(cut))) {
      if (!isPlainWord) continue;
      for (const { term, units } of lexicon.beginningWith(unit)) if (units.length === 1) terms.add(term);
    }
  }
  return terms;
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
