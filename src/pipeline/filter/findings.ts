import type { Field } from '../../domain/match.ts';
import type { Language } from '../../domain/source.ts';
import type { Term, Topics } from '../../domain/topic.ts';
import { type Lexicon, sequencesAt } from './lexicon.ts';
import { type Token, tokenize } from './tokens.ts';

/** What is matched; the article itself will do. */
export interface FilterInput {
  readonly title: string;
  readonly lead?: string;
  readonly text?: string;
  /** BCP 47 primary tag; found out from the text where it is missing. */
  readonly language?: string;
}

/** Where a topic uses a term. */
export interface TermUse {
  readonly topic: number;
  /** Number of the group in its topic; `exclude` for a phrase that masks. */
  readonly group: number | 'exclude';
  readonly text: string;
  readonly weight: number;
  /** Where in a compound the term may stand. */
  readonly position: Term['position'];
}

/** Every term of every topic once, however many of them use it. */
export interface Vocabulary {
  readonly terms: readonly Term[];
  /** Parallel to `terms`. */
  readonly uses: readonly (readonly TermUse[])[];
}

export function vocabularyOf({ topics }: Topics): Vocabulary {
  const numbers = new Map<string, number>();
  const terms: Term[] = [];
  const uses: TermUse[][] = [];
  const add = (term: Term, use: TermUse) => {
    const key = JSON.stringify([
      term.text,
      term.kind,
      term.language,
      term.position,
      term.compounds,
      term.except,
    ]);
    const number = numbers.get(key) ?? terms.push(term) - 1;
    numbers.set(key, number);
    const usesOfTerm = uses[number];
    if (usesOfTerm === undefined) uses[number] = [use];
    else usesOfTerm.push(use);
  };
  for (const [topic, { groups, exclude }] of topics.entries()) {
    for (const [group, { weight, terms: ofGroup }] of groups.entries()) {
      for (const term of ofGroup)
        add(term, {
          topic,
          group,
          text: term.tag ?? term.text,
          weight: term.weight ?? weight,
          position: term.position,
        });
    }
    for (const term of exclude)
      add(term, { topic, group: 'exclude', text: term.text, weight: 0, position: term.position });
  }
  return { terms, uses };
}

/** A stretch of tokens that a term was found at. */
export interface Occurrence {
  readonly at: number;
  readonly length: number;
}

export interface FoundTerm {
  readonly use: TermUse;
  readonly occurrences: readonly Occurrence[];
}

/** An article read once with the words of all topics. */
export interface Findings {
  readonly language: Language;
  readonly input: FilterInput;
  readonly tokens: readonly Token[];
  /** By topic; undefined where nothing was found. */
  readonly byTopic: readonly (readonly FoundTerm[] | undefined)[];
}

export function findTerms(input: FilterInput, lexicon: Lexicon, vocabulary: Vocabulary): Findings {
  const tokens = tokensOf(input, lexicon.language);
  const found = new Map<number, Occurrence[]>();
  for (let at = 0; at < tokens.length; at += 1) {
    sequencesAt(lexicon, tokens, at, (term, length) => {
      const earlier = found.get(term);
      if (earlier === undefined) found.set(term, [{ at, length }]);
      else if (earlier.at(-1)?.at !== at) earlier.push({ at, length });
    });
  }
  const byTopic: FoundTerm[][] = [];
  for (const [term, occurrences] of found) {
    for (const use of vocabulary.uses[term] ?? []) {
      const ofTopic = byTopic[use.topic] ?? [];
      byTopic[use.topic] = ofTopic;
      const alias = ofTopic.findIndex((each) => isSameTerm(each.use, use));
      const earlier = ofTopic[alias];
      if (earlier === undefined) ofTopic.push({ use, occurrences });
      else ofTopic[alias] = { use, occurrences: together(earlier.occurrences, occurrences) };
    }
  }
  return { language: lexicon.language, input, tokens, byTopic };
}

/** Several names of one thing, or one word in several spellings. */
function isSameTerm(one: TermUse, other: TermUse): boolean {
  return (
    one.group === other.group &&
    one.text === other.text &&
    one.weight === other.weight &&
    one.position === other.position
  );
}

/** In the order of the text; the longer one where two begin together (`Boliden`, `Boliden Harjavalta`). */
function together(some: readonly Occurrence[], more: readonly Occurrence[]): readonly Occurrence[] {
  const byStart = new Map<number, Occurrence>();
  for (const occurrence of [...some, ...more]) {
    const earlier = byStart.get(occurrence.at);
    if (earlier === undefined || earlier.length < occurrence.length) byStart.set(occurrence.at, occurrence);
  }
  return [...byStart.values()].sort((one, other) => one.at - other.at);
}

const FIELDS: readonly Field[] = ['title', 'lead', 'text'];

function tokensOf(input: FilterInput, language: Language): readonly Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  for (const field of FIELDS) {
    const text = input[field];
    if (text) sentence = tokenize(text, { field, sentence, splitsHyphens: language === 'en' }, tokens);
  }
  return tokens;
}
