import { describe, expect, it } from 'vitest';
import { selectorProblem, selectorsIn } from '../../src/domain/selector.ts';

describe('selectorsIn', () => {
  it('reads names, classes, ids and attributes, within others and directly in them', () => {
    expect(selectorsIn('Main#text > p.lead[data-kind^="a > b, c"] a[href]')).toEqual([
      [
        {
          isChild: false,
          tests: [
            { kind: 'name', word: 'main' },
            { kind: 'id', word: 'text' },
          ],
        },
        {
          isChild: true,
          tests: [
            { kind: 'name', word: 'p' },
            { kind: 'class', word: 'lead' },
            { kind: 'attribute', attribute: 'data-kind', operator: '^=', value: 'a > b, c' },
          ],
        },
        {
          isChild: false,
          tests: [
            { kind: 'name', word: 'a' },
            { kind: 'attribute', attribute: 'href', value: '' },
          ],
        },
      ],
    ]);
  });

  it('keeps of a list what it knows', () => {
    const [known, pseudo, nothing] = selectorsIn('.paid, p:has(a),');

    expect(known).toEqual([{ isChild: false, tests: [{ kind: 'class', word: 'paid' }] }]);
    expect([pseudo, nothing]).toEqual([undefined, undefined]);
  });
});

describe('selectorProblem', () => {
  it.each(['p', '*', 'article > p, .lead', '[data-kind]', "[class~='a']", 'a'.repeat(500)])(
    'has nothing against %s',
    (written) => {
      expect(selectorProblem(written)).toBeUndefined();
    },
  );

  it.each([
    '',
    ' ',
    ',',
    '.lead,',
    '> p',
    'div >',
    'div > > p',
    'p:first-child',
    'p + p',
    'p ~ p',
    'a]',
    'a'.repeat(501),
    'p '.repeat(21),
  ])('says of "%s" that it finds nothing', (written) => {
    expect(selectorProblem(written)).toMatch(/^".*" would find nothing: a selector is made of names/);
  });
});
