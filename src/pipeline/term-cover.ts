import type { Language } from '../domain/source.ts';
import type { Topics } from '../domain/topic.ts';
import { words } from '../domain/words.ts';
import { compileFilter, type FilterInput } from './filter/index.ts';

/** Which words the terms of the topics find already, whatever they count. */
export interface TermCover {
  /** Remembers the words of this article that a term finds, parts of phrases and of names too. */
  read(article: FilterInput): void;
  /** Whether a term finds this word by itself, or found it in what was read. */
  has(word: string, language: Language): boolean;
}

export function termCover(topics: Topics): TermCover {
  const filter = compileFilter(withEveryTermCounting(topics));
  const covered = new Set<string>();
  return {
    read: (article) => {
      for (const { matches } of filter.match(article).topics) {
        for (const { places } of matches) {
          for (const word of places.flatMap(({ found }) => words(found))) covered.add(word);
        }
      }
    },
    has: (word, language) =>
      covered.has(word) ||
      [word, capitalised(word), word.toUpperCase()].some(
        (title) => filter.match({ title, language }).topics.length > 0,
      ),
  };
}

/** Words that only serve others and phrases that mask are terms of staff as well, and are found like them. */
export function withEveryTermCounting({ settings, topics }: Topics): Topics {
  return {
    settings,
    topics: topics.map((topic) => ({
      ...topic,
      near: [],
      exclude: [],
      groups: [...topic.groups, { id: 'exclude', weight: 1, needs: [], terms: topic.exclude }].map(
        (group) => ({
          id: group.id,
          weight: 1,
          needs: [],
          terms: group.terms.map((term) => ({ ...term, weight: 1 })),
        }),
      ),
    })),
  };
}

function capitalised(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}
