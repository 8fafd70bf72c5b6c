import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/pipeline/language.ts';
import { ARTICLES, articleNamed, deskOf, type NewsArticle } from './article.ts';
import { belonging, EXPECTED_REVIEW, EXPECTED_STORIES, expectedStories } from './expected.ts';
import { SITES } from './outlets/index.ts';

function wordsIn({ title, lead, paragraphs }: NewsArticle): number {
  return [title, lead, ...paragraphs].join(' ').split(/\s+/).length;
}

describe('the articles of the invented press', () => {
  it('are at least 66, of fifteen outlets, in three languages', () => {
    const outlets = new Set(ARTICLES.map(({ outlet }) => outlet));
    const languages = new Set([...outlets].map((outlet) => deskOf(outlet).language));

    expect(ARTICLES.length).toBeGreaterThanOrEqual(66);
    expect(outlets.size).toBe(15);
    expect([...languages].sort()).toEqual(['en', 'fi', 'sv']);
  });

  it('have names and addresses of their own', () => {
    const ids = ARTICLES.map(({ id }) => id);
    const addresses = SITES.flatMap((site) =>
      ARTICLES.filter(({ outlet }) => site.outlets.includes(outlet)).map(
        ({ path, day = 0 }) => `${site.id}${path}#${day}`,
      ),
    );

    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(addresses).size).toBe(ARTICLES.length);
  });

  it.each(ARTICLES.filter(({ gone }) => gone !== true))('$id is as long as news is', (article) => {
    expect(wordsIn(article)).toBeGreaterThanOrEqual(80);
    expect(wordsIn(article)).toBeLessThanOrEqual(220);
  });

  it.each(ARTICLES)('$id is written in the language of its outlet', ({ outlet, title, lead, paragraphs }) => {
    expect(detectLanguage([title, lead, ...paragraphs].join(' '))).toBe(deskOf(outlet).language);
  });

  it('lie within the four weeks before the newsroom is read, or in 2013', () => {
    const outside = ARTICLES.filter(({ published = '2024-05-01' }) => {
      const isRecent = published >= '2024-04-15' && published <= '2024-05-10T09:00:00Z';
      return !isRecent && !published.startsWith('2013');
    });

    expect(outside).toEqual([]);
  });

  it('hold one that nobody dates and two that share an address', () => {
    expect(ARTICLES.filter(({ published }) => published === undefined)).toHaveLength(1);
    expect(ARTICLES.filter(({ path }) => path === '/selkouutiset')).toHaveLength(2);
  });
});

describe('the truth about them', () => {
  it('is that 23 articles form 19 stories, one of them only on the second day', () => {
    const articles = EXPECTED_STORIES.flatMap((story) => story.articles);

    expect(new Set(articles).size).toBe(23);
    expect(EXPECTED_STORIES).toHaveLength(19);
    expect(expectedStories()).toHaveLength(18);
    expect(expectedStories(2)).toHaveLength(19);
  });

  it.each(EXPECTED_STORIES)('names "$headline" as it is written', (story) => {
    const [first, ...others] = story.articles.map(articleNamed);
    const names = others.map(({ outlet }) => deskOf(outlet).name);

    expect(first?.title).toBe(story.headline);
    expect(deskOf(first?.outlet ?? '').name).toBe(story.outlet);
    expect(deskOf(first?.outlet ?? '').language).toBe(story.language);
    expect(names.sort()).toEqual(story.alsoIn);
  });

  it('leaves three to staff and wants nothing of the rest', () => {
    const counted = Map.groupBy(ARTICLES, ({ id }) => belonging(id));

    expect([...EXPECTED_REVIEW.keys()].map(articleNamed)).toHaveLength(3);
    expect(counted.get('review')).toHaveLength(3);
    expect(counted.get('no')?.length).toBe(ARTICLES.length - 26);
  });
});
