import type { Language } from '../../../src/domain/source.ts';
import type { NearRule, Term, TermGroup, Topic, TopicSettings, Topics } from '../../../src/domain/topic.ts';
import { compileLexicon, sequencesAt } from '../../../src/pipeline/filter/lexicon.ts';
import { type Token, tokenize } from '../../../src/pipeline/filter/tokens.ts';

export const SETTINGS: TopicSettings = {
  accept: 6,
  review: 2,
  hint: 1,
  title: 2,
  lead: 1.4,
  repeat: [1, 0.5, 0.25],
};

export function word(text: string, language: Language, change: Partial<Term> = {}): Term {
  return { text, kind: 'word', language, position: 'any', compounds: true, except: [], ...change };
}

export function name(text: string, change: Partial<Term> = {}): Term {
  return { text, kind: 'name', position: 'any', compounds: true, except: [], ...change };
}

export function acronym(text: string): Term {
  return { text, kind: 'acronym', position: 'any', compounds: true, except: [] };
}

/** What a term is found as in a text, in the order of the text. */
export function foundIn(text: string, term: Term, language: Language): readonly string[] {
  const lexicon = compileLexicon([term], language);
  const tokens: Token[] = [];
  tokenize(text, { field: 'text', sentence: 0, splitsHyphens: language === 'en' }, tokens);
  const found: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    sequencesAt(lexicon, tokens, at, (_, length) => {
      found.push(text.slice(tokens[at]?.start, tokens[at + length - 1]?.end));
    });
  }
  return found;
}

export function group(
  id: string,
  weight: number,
  terms: readonly Term[],
  change: Partial<TermGroup> = {},
): TermGroup {
  return { id, weight, needs: [], terms, ...change };
}

export function topic(groups: readonly TermGroup[], change: Partial<Topic> = {}): Topic {
  return {
    id: 'batteries',
    name: {},
    settings: SETTINGS,
    groups,
    near: [],
    exclude: [],
    examples: [],
    ...change,
  };
}

export function topics(...list: readonly Topic[]): Topics {
  return { settings: SETTINGS, topics: list };
}

export function near(all: readonly (readonly string[])[], within: number, weight: number): NearRule {
  return { name: all.map((ids) => ids.join('/')).join(' near '), all, within, weight };
}
