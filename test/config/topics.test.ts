import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../src/config/problems.ts';
import { readTopics } from '../../src/config/topics.ts';
import { lintTopics } from '../../src/config/topics-lint.ts';
import type { Topics } from '../../src/domain/topic.ts';
import { compileFilter } from '../../src/pipeline/filter/index.ts';

function topicsIn(text: string): Topics {
  const read = readTopics(text, 'topics.yaml');
  if (!read.ok) throw new Error(read.problem.map(describeProblem).join('\n'));
  return read.value;
}

function problemsIn(text: string): readonly string[] {
  const read = readTopics(text, 'topics.yaml');
  return read.ok ? [] : read.problem.map(describeProblem);
}

function remarksOn(text: string): readonly string[] {
  return lintTopics(topicsIn(text)).map(describeProblem);
}

const WHOLE = `
version: 1
settings: { accept: 6, review: 2, title: 2, lead: 1.4, repeat: [1, 0.5, 0.25] }
topics:
  - id: batteries
    name: { fi: Akut, en: Batteries }
    groups:
      core: { weight: 4, cap: 12, fi: [akkutehdas, "musta massa"] }
      battery:
        weight: 0.5
        fi: [{ t: akku, except: [akkuna*] }, { t: akku, position: modifier, w: 1.5 }, { t: akusto, pos: head, compounds: false }]
      metal: { weight: 1, needs: [core, battery], sv: [nickel] }
      member: { weight: 3, names: [Umicore], acronyms: [VTT] }
    near:
      - { name: metal near battery, all: [[metal], [battery]], within: 8, weight: 2 }
      - { name: short form, all: [[core], [battery]], within: 8, w: 3 }
    exclude: { fi: ["ladata akku"] }
    examples:
      - { lang: fi, title: "Akkutehdas Vaasaan", expect: accept }
`;

describe('topics.yaml', () => {
  it('reads groups, terms, near rules, exclusions and examples', () => {
    const [topic] = topicsIn(WHOLE).topics;

    expect(topic?.settings).toEqual({
      accept: 6,
      review: 2,
      hint: 1,
      title: 2,
      lead: 1.4,
      repeat: [1, 0.5, 0.25],
    });
    expect(topic?.groups[1]?.terms).toMatchObject([
      { text: 'akku', language: 'fi', position: 'any', compounds: true, except: ['akkuna*'] },
      { text: 'akku', position: 'modifier', weight: 1.5 },
      { text: 'akusto', position: 'head', compounds: false },
    ]);
    expect(topic?.groups[2]).toMatchObject({ id: 'metal', weight: 1, needs: ['core', 'battery'] });
    expect(topic?.groups[3]?.terms.map(({ kind, language }) => [kind, language])).toEqual([
      ['name', undefined],
      ['acronym', undefined],
    ]);
    expect(topic?.near.map(({ weight }) => weight)).toEqual([2, 3]);
    expect(topic?.exclude).toMatchObject([{ text: 'ladata akku' }]);
    expect(topic?.examples).toEqual([{ language: 'fi', title: 'Akkutehdas Vaasaan', expect: 'accept' }]);
  });

  it('reads a single list of words as one topic, its exclude group as a mask', () => {
    const { topics } = topicsIn(`
settings: { accept: 6, review: 3 }
groups:
  core: { weight: 4, fi: [akkutehdas] }
  exclude: { fi: [nikkeliallergia] }
near:
  - { name: core, all: [[core], [core]], within: 3, w: 1 }
`);

    expect(topics).toMatchObject([
      { id: 'topic', settings: { review: 3 }, exclude: [{ text: 'nikkeliallergia' }], near: [{ weight: 1 }] },
    ]);
    expect(topics[0]?.groups.map(({ id }) => id)).toEqual(['core']);
  });

  it('lends shared groups, with another weight where a topic says so', () => {
    const { topics } = topicsIn(`
groups:
  battery: { weight: 0.5, fi: [akku] }
  metal: { weight: 1, fi: [nikkeli] }
near:
  - { name: both, all: [[battery], [metal]], within: 8, weight: 2 }
topics:
  - { id: one, use: [battery] }
  - { id: two, use: [metal], groups: { battery: { weight: 3 } } }
`);

    expect(topics[0]?.groups).toMatchObject([{ id: 'battery', weight: 0.5 }]);
    expect(topics[1]?.groups).toMatchObject([
      { id: 'battery', weight: 3, terms: [{ text: 'akku' }] },
      { id: 'metal', weight: 1 },
    ]);
    expect(topics.map(({ near }) => near.length)).toEqual([0, 1]);
  });

  it('takes other names of a thing as one', () => {
    const [topic] = topicsIn(
      'groups: { member: { weight: 3, names: [{ t: Keliber, also: [Sibanye-Stillwater] }] } }',
    ).topics;

    expect(topic?.groups[0]?.terms).toMatchObject([
      { text: 'Keliber', tag: 'Keliber' },
      { text: 'Sibanye-Stillwater', tag: 'Keliber' },
    ]);
  });

  it('answers with every mistake at once, each with its line', () => {
    const problems = problemsIn(`
topics:
  - id: one
    settings: { accept: 2, review: 3 }
    groups:
      core: { weight: 4, fi: [akkutehdas], needs: [metall] }
      empty: { weight: 2 }
    use: [battery]
    near:
      - { name: pair, all: [[core], [industry]], within: 8, weight: 2 }
  - id: one
    groups: { core: { fi: [akku] } }
`);

    expect(problems).toHaveLength(6);
    expect(problems.every((problem) => /^topics\.yaml:\d+: /.test(problem))).toBe(true);
    expect(problems).toContainEqual(
      expect.stringContaining('topics.yaml:6: needs of group "core" names group "metall"'),
    );
    expect(problems).toContainEqual(
      expect.stringContaining('topics.yaml:10: near rule "pair" names group "industry"'),
    );
  });

  it.each([
    ['topics: [{ id: one, groups: { a: { fi: [akku], wieght: 3 } } }]', 'wieght'],
    ['topics: [{ id: One Two, groups: { a: { fi: [akku] } } }]', 'small letters'],
    ['version: 1', 'nothing to look for'],
    ['groups: { a: { fi: [akku] } }\nexamples: [{ title: x, expect: perhaps }]', 'accept, review, reject'],
    ['groups: { a: [akku }', 'topics.yaml:1'],
  ])('says what is wrong with %s', (text, message) => {
    expect(problemsIn(text).join('\n')).toContain(message);
  });
});

describe('the linter', () => {
  it.each([
    ['fi: [kaivoksessa]', '"kaivoksessa" looks inflected'],
    ['en: [batteries]', 'did you mean the base form ("battery"'],
    ['fi: [suo]', '"suo" is short'],
    ['fi: ["kai*"]', 'begins too many words'],
    ['en: ["one two three four five six"]', 'has 6 words'],
    ['acronyms: [Vtt]', 'not in capitals'],
    ['names: [umicore]', 'has no capital letter'],
    ['fi: [kunta]', 'is found in many ordinary words (eduskunta, '],
    ['fi: [nikkeli, nikkeli]', 'stands in its group already'],
  ])('remarks on %s', (terms, message) => {
    const remarks = remarksOn(`groups:\n  core: { weight: 4, ${terms} }`);

    expect(remarks).toEqual([expect.stringContaining(message)]);
    expect(remarks[0]).toMatch(/^topics\.yaml:2: warning: /);
  });

  it.each([
    'fi: [valmistaja, raaka-aine, kaivos, kulta]',
    'sv: [gruva, fabrik]',
    'en: [series, mine]',
    'fi: [{ t: suo, position: simple }]',
  ])('has nothing to say about %s', (terms) => {
    expect(remarksOn(`groups: { core: { weight: 4, ${terms} } }`)).toEqual([]);
  });

  it('tries the examples', () => {
    const remarks = remarksOn(WHOLE.replace('expect: accept', 'expect: reject'));

    expect(remarks).toEqual([
      'topics.yaml:19: example "Akkutehdas Vaasaan" should be reject and is accept with 9 points (akkutehdas 8, akku 3)'.replace(
        'accept with 9 points (akkutehdas 8, akku 3)',
        expectedAnswer(),
      ),
    ]);
  });
});

function expectedAnswer(): string {
  const answer = compileFilter(topicsIn(WHOLE)).match({ title: 'Akkutehdas Vaasaan', language: 'fi' });
  const found = answer.topics[0]?.matches.map(({ term, points }) => `${term} ${points}`).join(', ');
  return `${answer.verdict} with ${answer.score} points (${found})`;
}

describe('the shipped topics.yaml', () => {
  const text = readFileSync(new URL('../../topics.yaml', import.meta.url), 'utf8');

  it('passes its own examples and the linter has nothing to say', () => {
    expect(remarksOn(text)).toEqual([]);
  });

  it('has the topics that staff asked for', () => {
    expect(topicsIn(text).topics.map(({ id }) => id)).toEqual([
      'batcircle',
      'battery-value-chain',
      'raw-materials',
      'recycling',
      'members-and-people',
      'policy-and-funding',
    ]);
  });
});
