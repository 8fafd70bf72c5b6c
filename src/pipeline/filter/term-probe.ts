/** Every place where some terms stand in a text, apart from all topics: what they would find, however it counts. */
import { isLanguage, LANGUAGES, type Language } from '../../domain/source.ts';
import type { Term } from '../../domain/topic.ts';
import { detectLanguage } from '../language.ts';
import { placeOf } from './evidence.ts';
import { type FilterInput, findTerms, type Vocabulary } from './findings.ts';
import { compileLexicon } from './lexicon.ts';

export interface FoundText {
  /** As it stands in the text. */
  readonly text: string;
  /** Whether it is a compound with the term, or an inflected form of the term alone. */
  readonly isCompound: boolean;
}

export interface TermProbe {
  /** In this language, or in the article's own; in all three where that is another one, and the one with most counts. */
  found(article: FilterInput, language?: Language): readonly FoundText[];
}

export function termProbe(terms: readonly Term[]): TermProbe {
  const all = searcher(terms);
  const alone = searcher(terms.map((term) => ({ ...term, compounds: false })));
  const foundIn = (article: FilterInput, language: Language) =>
    all(article, language).map((text) => ({
      text,
      isCompound: alone({ title: text }, language).every((found) => found !== text),
    }));
  return {
    found: (article, language) => {
      const spoken = language ?? languageOf(article);
      const [most = []] = (isLanguage(spoken) ? [spoken] : LANGUAGES)
        .map((each) => foundIn(article, each))
        .sort((one, other) => other.length - one.length);
      return most;
    },
  };
}

function languageOf({ title, lead, text, language }: FilterInput): string | undefined {
  return language ?? detectLanguage([title, lead, text].filter(Boolean).join('\n'));
}

type Search = (article: FilterInput, language: Language) => readonly string[];

/** All terms as one, so that a word that two of them find is one place. */
function searcher(terms: readonly Term[]): Search {
  const use = { topic: 0, group: 0, text: '', weight: 1, position: 'any' } as const;
  const vocabulary: Vocabulary = { terms, uses: terms.map(() => [use]) };
  const lexicons = new Map(LANGUAGES.map((language) => [language, compileLexicon(terms, language)]));
  return (article, language) => {
    const lexicon = lexicons.get(language);
    if (lexicon === undefined) return [];
    const findings = findTerms(article, lexicon, vocabulary);
    const [found] = findings.byTopic[0] ?? [];
    return (found?.occurrences ?? []).map((occurrence) => placeOf(occurrence, findings).found);
  };
}
