import { describe, expect, it } from 'vitest';
import { readTopics } from '../../src/config/topics.ts';
import { topicDials, turnDials } from '../../src/config/topics-dials.ts';

const TEXT = `version: 1
settings: { accept: 6, review: 2 }
groups:
  core: # shared
    weight: 4 # strong
    cap: 12
    fi: [akkutehdas, { t: kenno, w: 1.5 }]
  battery: { weight: 0.5, fi: [akku] }
  industry: { weight: 0, fi: [tehdas] }
  plain: { fi: [kaivos] }
near:
  - { name: both, all: [[core], [battery]], within: 5, weight: 2 }
topics:
  - id: one
    use: [core, battery, industry, plain]
  - id: two
    settings: { accept: 8 }
    use: [core, battery]
    groups:
      core: { weight: 1, cap: 3 }
      battery: { cap: 1 }
      own: { weight: -2, names: [Romu] }
    near:
      - { name: mine, all: [[own], [core]], within: 3, w: 1 }
`;

function dials(text = TEXT) {
  const read = readTopics(text, 'topics.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return topicDials(text, read.value);
}

function turned(name: string, factor: number, place = 0) {
  const dial = dials().filter((each) => each.name === name)[place];
  if (dial === undefined) throw new Error(`no dial ${name}`);
  return turnDials(TEXT, [{ dial, factor }]);
}

describe('the numbers of topics.yaml', () => {
  it('are there once for all topics that share them, where they are written', () => {
    const shown = dials().map(({ name, topics, value, path }) => [
      name,
      topics.join(),
      value,
      path.join('.'),
    ]);

    expect(shown).toEqual([
      ['core', 'one', 4, 'groups.core'],
      ['battery', 'one,two', 0.5, 'groups.battery'],
      ['both', 'one,two', 2, 'near.0'],
      ['accept', 'one', 6, 'settings'],
      ['core', 'two', 1, 'topics.1.groups.core'],
      ['own', 'two', -2, 'topics.1.groups.own'],
      ['mine', 'two', 1, 'topics.1.near.0'],
      ['accept', 'two', 8, 'topics.1.settings'],
    ]);
  });

  it('are found in a single list of words too', () => {
    const text = 'groups:\n  core: { weight: 4, fi: [akku] }\n';

    expect(dials(text)).toEqual([
      { kind: 'group', name: 'core', topics: ['topic'], value: 4, path: ['groups', 'core'] },
    ]);
  });

  it('turn with the cap and the weights of single words, and nothing else changes', () => {
    const { changes, text } = turned('core', 1.25);

    expect(changes.map(({ line, before, after }) => [line, before, after])).toEqual([
      [5, '    weight: 4 # strong', '    weight: 5 # strong'],
      [6, '    cap: 12', '    cap: 15'],
      [7, '    fi: [akkutehdas, { t: kenno, w: 1.5 }]', '    fi: [akkutehdas, { t: kenno, w: 1.88 }]'],
    ]);
    expect(text.split('\n').filter((line, index) => line !== TEXT.split('\n')[index])).toHaveLength(3);
  });

  it.each([
    ['core', 1, '      core: { weight: 1.5, cap: 4.5 }'],
    ['own', 0, '      own: { weight: -3, names: [Romu] }'],
    ['mine', 0, '      - { name: mine, all: [[own], [core]], within: 3, w: 1.5 }'],
    ['both', 0, '  - { name: both, all: [[core], [battery]], within: 5, weight: 3 }'],
    ['accept', 0, 'settings: { accept: 9, review: 2 }'],
    ['accept', 1, '    settings: { accept: 12 }'],
  ])('turn in their own line: %s (%i)', (name, place, after) => {
    expect(turned(name, 1.5, place).changes.map((change) => change.after)).toEqual([after]);
  });
});
