import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
// @ts-expect-error: tools are plain JavaScript
import { problemsIn, regexpsIn, slowness } from '../../tools/check-regexps.js';

describe('the checker of regular expressions', () => {
  it.each([
    ['/^(a+)+$/', 'exponential'],
    [String.raw`/\s+$/`, 'quadratic'],
    [String.raw`/"@type"\s*:\s*\[?\s*"/`, 'quadratic'],
    [String.raw`/^(.*?)\s*$/`, 'quadratic'],
  ])('finds %s slow', (literal, order) => {
    expect(slowness(literal).message).toContain(order);
  });

  it.each([String.raw`/(?<!\s)\s+$/`, String.raw`/^\s+/`, '/[a-z]+/g'])('lets %s pass', (literal) => {
    expect(slowness(literal)).toBeUndefined();
  });

  it('lets what is capped be quadratic, never exponential', () => {
    const capped = (literal: string) =>
      problemsIn('a.ts', `// Capped: by ten characters.\nconst a = ${literal};`);

    expect(capped(String.raw`/\s+$/`)).toEqual([]);
    expect(capped('/^(a+)+$/')).toHaveLength(1);
    expect(problemsIn('a.ts', String.raw`const a = /\s+$/;`)[0]).toMatch(/^a\.ts:1: quadratic/);
  });

  it('tells regular expressions from divisions, comments and texts', () => {
    const code = 'const a = b / c / d; // /x/\nconst t = `/y/` + e / f;\nreturn /z[/]/u.test(t);';

    expect(regexpsIn(code)).toEqual([{ line: 3, literal: '/z[/]/u' }]);
  });
});

it('no regular expression of ours is slow', () => {
  const { status, stdout } = spawnSync('node', ['tools/check-regexps.js'], { encoding: 'utf8' });

  expect(stdout).toMatch(/\d{3} regular expressions, 0 that may be slow/);
  expect(status).toBe(0);
});
