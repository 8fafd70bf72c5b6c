import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createStoryIndex } from '../../../src/pipeline/group/index.ts';
import { labelledStories } from './labelled-stories.ts';
import { scoresOf } from './story-scores.ts';

const quality: { readonly group: Readonly<Record<string, { readonly atLeast?: number }>> } = JSON.parse(
  readFileSync(new URL('../../quality.json', import.meta.url), 'utf8'),
);

function floor(name: string): number {
  const atLeast = quality.group[name]?.atLeast;
  if (atLeast === undefined) throw new Error(`test/quality.json has no floor for "${name}" under "group"`);
  return atLeast;
}

describe.each(['press-a', 'press-b'])('the invented press: %s', (name) => {
  const press = labelledStories(name);
  const index = createStoryIndex();
  for (const { id, article } of press) index.add(id, article);
  const { precision, recall, across } = scoresOf(press, (id) => index.storyOf(id));

  it('comes in stories as good as the floors say', () => {
    expect(precision).toBeGreaterThanOrEqual(floor(`${name}, B-cubed precision`));
    expect(recall).toBeGreaterThanOrEqual(floor(`${name}, B-cubed recall`));
  });

  it('finds one event in two languages', () => {
    expect(across.wanted).toBeGreaterThan(50);
    expect(across.right / across.wanted).toBeGreaterThanOrEqual(
      floor(`${name}, pairs across languages found`),
    );
    expect(across.right / across.joined).toBeGreaterThanOrEqual(
      floor(`${name}, pairs across languages right`),
    );
  });
});

describe('the scores', () => {
  const labelled = [
    { id: 'a', story: 'one', language: 'fi' },
    { id: 'b', story: 'one', language: 'sv' },
    { id: 'c', story: 'two', language: 'fi' },
    { id: 'd', story: 'two', language: 'fi' },
  ];

  it('are whole where every story is as it was labelled', () => {
    const scores = scoresOf(labelled, (id) => ('ab'.includes(id) ? 'first' : 'second'));

    expect(scores).toMatchObject({
      precision: 1,
      recall: 1,
      wrong: [],
      across: { joined: 1, right: 1, wanted: 1 },
    });
  });

  it('lose precision by joining and recall by leaving apart', () => {
    const together = scoresOf(labelled, () => 'all');
    const apart = scoresOf(labelled, (id) => id);

    expect(together).toMatchObject({ precision: 0.5, recall: 1, across: { joined: 3, right: 1, wanted: 1 } });
    expect(apart).toMatchObject({ precision: 1, recall: 0.5, across: { joined: 0, right: 0, wanted: 1 } });
    expect(apart.wrong).toEqual([
      { one: 'a', other: 'b', joined: false },
      { one: 'c', other: 'd', joined: false },
    ]);
  });
});
