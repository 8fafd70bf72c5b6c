import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/pipeline/language.ts';
import { HEADLINES } from './headlines.ts';

const rows = Object.entries(HEADLINES).flatMap(([language, headlines]) =>
  headlines.map((headline) => ({ language, headline })),
);

function mistaken(source: (language: string) => string | undefined): readonly string[] {
  return rows
    .map(({ language, headline }) => ({
      language,
      headline,
      heard: detectLanguage(headline, source(language)),
    }))
    .filter(({ language, heard }) => heard !== language)
    .map(({ language, headline, heard }) => `${language} heard as ${heard}: ${headline}`);
}

describe('the language of headlines', () => {
  it('is heard in sixty of each of five languages', () => {
    expect(Object.values(HEADLINES).map(({ length }) => length)).toEqual([60, 60, 60, 60, 60]);
  });

  it('is heard from the headline alone, but for one in a hundred at most', () => {
    expect(mistaken(() => undefined).length / rows.length).toBeLessThanOrEqual(0.01);
  });

  it('is heard better yet where the source says what it usually writes', () => {
    expect(mistaken((language) => language)).toEqual([]);
  });
});
