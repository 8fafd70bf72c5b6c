import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/domain/article.ts';
import { createStoryIndex, fingerprintOf, group } from '../../../src/pipeline/group/index.ts';
import { articleWith, MINE, neighbourOf, RELEASE } from './sample-articles.ts';
import { TELLINGS } from './three-languages.ts';

function tellingOf(story: string, language: string): Article {
  const found = TELLINGS.find((one) => one.story === story && one.article.language === language);
  if (found === undefined) throw new Error(`no telling of ${story} in ${language}`);
  return found.article;
}

function groupingOf(one: Article, other: Article) {
  return group(other, fingerprintOf(other), [neighbourOf(one, { storyId: 7, articleId: 3 })]);
}

describe('one event in other words', () => {
  it.each([
    ['refinery', 'fi', 'sv'],
    ['refinery', 'fi', 'en'],
    ['refinery', 'sv', 'en'],
    ['permit', 'fi', 'sv'],
    ['grant-one', 'fi', 'en'],
  ])('is one story: %s in %s and %s', (story, one, other) => {
    expect(groupingOf(tellingOf(story, one), tellingOf(story, other))).toMatchObject({
      kind: 'joins',
      relation: 'same-story',
    });
  });

  it.each([
    ['an appeal against a permit', 'of the company that opened a plant', 'refinery', 'fi', 'permit', 'fi'],
    ['a grant', 'to another consortium', 'grant-one', 'fi', 'grant-two', 'fi'],
    ['a quarter', 'of another company', 'quarter-one', 'en', 'quarter-two', 'en'],
  ])('is not %s %s', (_, __, one, language, other, otherLanguage) => {
    expect(groupingOf(tellingOf(one, language), tellingOf(other, otherLanguage)).kind).toBe('new-story');
  });

  it('is suggested to staff where something speaks for it, but not enough', () => {
    const article = tellingOf('refinery', 'sv');
    const neighbour = neighbourOf(tellingOf('refinery', 'fi'), { storyId: 7, articleId: 3 });
    const grouping = group(article, fingerprintOf(article), [neighbour], () => 0.12);

    expect(grouping.kind).toBe('new-story');
    expect(grouping.suggestions).toMatchObject([{ storyId: 7, articleId: 3 }]);
  });

  it('is not what comes weeks later', () => {
    const { publishedAt: _, ...telling } = tellingOf('refinery', 'sv');
    const late = articleWith({ ...telling, on: '2026-06-12T08:00:00Z' });

    expect(groupingOf(tellingOf('refinery', 'fi'), late).kind).toBe('new-story');
  });

  it('says why in words for people', () => {
    const grouping = groupingOf(tellingOf('refinery', 'fi'), tellingOf('refinery', 'en'));
    const said = grouping.kind === 'joins' ? grouping.reasons.join('; ') : '';

    expect(said).toContain('Rautakorpi');
    expect(said).toContain('540 million euros');
    expect(said).toContain('14,800 tonnes');
    expect(said).toContain('Kokkola');
    expect(said).toContain('like “Merenkurkun Litium avasi jalostamonsa Kokkolassa” in Rannikon Sanomat');
  });

  it('weighs a name that is in every article as nothing', () => {
    const article = tellingOf('permit', 'sv');
    const neighbour = neighbourOf(tellingOf('permit', 'fi'), { storyId: 7, articleId: 3 });

    expect(group(article, fingerprintOf(article), [neighbour], () => 0).kind).toBe('new-story');
  });
});

describe('two stories that an article shows to be one', () => {
  const half = RELEASE.split('\n');
  const first = articleWith({
    text: half.slice(0, 4).join('\n'),
    url: 'https://a.example/1',
    title: 'Lupa tuli',
  });
  const second = articleWith({
    text: half.slice(4).join('\n'),
    url: 'https://b.example/2',
    outlet: 'Lehti',
    title: 'Harju kiittää kaupunkia raiteesta',
  });
  const whole = articleWith({ url: 'https://c.example/3', outlet: 'Issuer', title: 'Tehdas sai ratkaisun' });

  it('are named as a bridge with its reasons', () => {
    const grouping = group(whole, fingerprintOf(whole), [
      neighbourOf(first, { storyId: 1, articleId: 11 }),
      neighbourOf(second, { storyId: 2, articleId: 12 }),
    ]);

    expect(grouping).toMatchObject({ kind: 'joins', bridges: [{ relation: 'near-text' }] });
    expect(
      grouping.kind === 'joins' && [grouping.storyId, grouping.bridges?.[0]?.storyId].toSorted(),
    ).toEqual([1, 2]);
  });

  it('become one in the index', () => {
    const index = createStoryIndex();
    index.add('first', first);
    index.add('second', second);
    expect(index.storyOf('second')).toBe('second');

    const { merged } = index.add('whole', whole);

    expect(merged).toHaveLength(1);
    expect(index.storyOf('second')).toBe('first');
    expect(index.storyOf('whole')).toBe('first');
    expect(index.storyOf('unheard of')).toBeUndefined();
  });
});

it('puts the same articles into the same stories in whatever order they come', () => {
  const sentences = RELEASE.split('\n');
  const articles: readonly Article[] = [
    ...TELLINGS.map(({ article }) => article),
    articleWith({}),
    articleWith({ url: 'https://b.example/2', outlet: 'Lehti', title: 'Tehdas Kotkaan' }),
    articleWith({ url: 'https://c.example/3', outlet: 'Wire', text: sentences.slice(0, 4).join('\n') }),
    articleWith({
      url: 'https://d.example/4',
      outlet: 'Local',
      title: 'Raide',
      text: sentences.slice(4).join('\n'),
    }),
    articleWith({ url: 'https://e.example/5', outlet: 'Other', title: 'Kaivos', text: MINE }),
  ];
  const partitionOf = (order: readonly number[]) => {
    const index = createStoryIndex();
    for (const at of order) {
      const article = articles[at];
      if (article !== undefined) index.add(String(at), article);
    }
    const stories = Map.groupBy(articles.keys(), (at) => index.storyOf(String(at)));
    return [...stories.values()].map((members) => members.join(' ')).toSorted();
  };
  const inOrder = articles.map((_, at) => at);
  const expected = partitionOf(inOrder);

  fc.assert(
    fc.property(fc.shuffledSubarray(inOrder, { minLength: inOrder.length }), (order) => {
      expect(partitionOf(order)).toEqual(expected);
    }),
    { numRuns: 50 },
  );
  expect(expected.length).toBeLessThan(articles.length);
});
