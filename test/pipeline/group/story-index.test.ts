import { expect, it } from 'vitest';
import { createStoryIndex } from '../../../src/pipeline/group/index.ts';
import { articleWith, MINE, RELEASE } from './sample-articles.ts';

it('names each story by its first article and says what an article is like', () => {
  const index = createStoryIndex();

  const placed = [
    index.add('yle', articleWith({})),
    index.add(
      'mine',
      articleWith({ url: 'https://a.example/1', title: 'Kuparikaivos sai selostuksen', text: MINE }),
    ),
    index.add('copy', articleWith({ url: 'https://b.example/2', outlet: 'Lehti', title: 'Tehdas Kotkaan' })),
  ];

  expect(placed.map(({ storyId }) => storyId)).toEqual(['yle', 'mine', 'yle']);
  expect(placed[2]).toMatchObject({ duplicateOf: 'yle', relation: 'same-text', similarity: 1 });
});

it('does not take missing addresses and outlets for the same ones', () => {
  const index = createStoryIndex();
  const nowhere = { url: '', identity: '', canonicalUrl: '', outlet: '' };

  index.add('one', articleWith({ ...nowhere, text: RELEASE }));

  expect(index.add('two', articleWith({ ...nowhere, title: 'Kuparikaivos', text: MINE })).storyId).toBe(
    'two',
  );
});
