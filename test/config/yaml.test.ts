import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeProblem } from '../../src/config/problems.ts';
import { readYaml } from '../../src/config/yaml.ts';

const schema = z.strictObject({ name: z.string(), rooms: z.array(z.strictObject({ size: z.number() })) });

function problemsOf(text: string): readonly string[] {
  const read = readYaml(text, 'house.yaml', schema);
  return read.ok ? [] : read.problem.map(describeProblem);
}

describe('reading YAML against a schema', () => {
  it('answers with the value and the line of each of its parts', () => {
    const read = readYaml('name: Villa\nrooms:\n  - size: 3\n  - size: 4\n', 'house.yaml', schema);

    expect(read.ok && read.value.value).toEqual({ name: 'Villa', rooms: [{ size: 3 }, { size: 4 }] });
    expect(read.ok && read.value.lineOf(['rooms', 1, 'size'])).toBe(4);
  });

  it('tells every mistake at once, in the order of the lines', () => {
    expect(problemsOf('rooms:\n  - size: big\n  - width: 4\n')).toEqual([
      'house.yaml:1:1: name is missing: text is needed',
      'house.yaml:2:5: rooms[1].size is "big"; a number would do',
      'house.yaml:3:5: rooms[2].size is missing: a number is needed',
      'house.yaml:3:5: rooms[2] has no setting "width"; remove it or mend its spelling',
    ]);
  });

  const UNREADABLE = [
    ['a tab', 'name:\n\t- x\n'],
    ['a key given twice', 'name: a\nname: b\nrooms: []\n'],
    ['an open bracket', 'name: [\n'],
  ] as const;
  it.each(UNREADABLE)('says where the text is no YAML: %s', (_what, text) => {
    expect(problemsOf(text)[0]).toMatch(/^house\.yaml:\d+:\d+: ./);
  });

  it('refuses a bomb of aliases', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`;

    expect(problemsOf(bomb)[0]).toMatch(/alias/i);
  });
});
