import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageTree, textIn } from '../../../src/pipeline/extract/html-tree.ts';
import { ourTree, parserTree } from '../../fakes/parser-tree.ts';

const ELEMENTS =
  'p div a li ul h1 h2 dd dt tr td th table tbody thead body head option optgroup select form svg math title textarea script style foreignObject mi desc br img image hr x-y plaintext button ruby rt'.split(
    ' ',
  );
const NAME = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...ELEMENTS) },
  { weight: 1, arbitrary: fc.constantFrom('SVG', 'Script', 'P', 'İ') },
);
const SPACE = fc.constantFrom('', ' ', '\n', '\t/', ' / ', '\f', '\u00a0', '\0');
const ATTRIBUTE = fc.constantFrom(
  ...[
    ' a',
    ' a=1',
    ' a="1"',
    " B='x>y'",
    ' a = "1 2"',
    ' c=',
    ' =d',
    ' e=f/',
    ' a=2',
    ' g="&amp;&copy=1"',
    " h=''i",
    ' "',
    ' constructor=1',
    ' __proto__=1',
  ],
);
const TAG = fc
  .tuple(
    fc.constantFrom('<', '</', '< ', '</ '),
    NAME,
    SPACE,
    fc.array(ATTRIBUTE, { maxLength: 3 }),
    fc.constantFrom('>', '/>', ' / >', ''),
  )
  .map(([start, name, space, attributes, end]) => start + name + space + attributes.join('') + end);
const OTHER = fc.constantFrom(
  ...[
    'text ',
    '<',
    '>',
    '</',
    '</>',
    '<!-- a -->',
    '<!-->',
    '<!--->',
    '<!--a--!>',
    '<!-- -- --->',
    '<!a>',
    '<!doctype html>',
    '<!->',
    '<!>',
  ],
  ...[
    '<?xml a="b"?>',
    '<![CDATA[a]]>',
    '<![CDATA[',
    ']]>',
    '<![CD>',
    '--',
    '-->',
    '"',
    "'",
    '\n',
    '\0',
    '&amp;',
    '&lt',
    'ä–',
    '</script',
    '</title x>',
  ],
);
/** Whatever was open when the page ends, in which the parser has whims of its own. */
const END = `"'>--> .`;
const PAGE = fc
  .array(fc.oneof({ weight: 3, arbitrary: TAG }, { weight: 1, arbitrary: OTHER }), { maxLength: 40 })
  .map((parts) => parts.join('') + END)
  // The parser knows that element in SVG only.
  .filter((page) => !(/<math/.test(page) && /foreignObject/.test(page)));

function cut(page: string, places: readonly number[]): readonly string[] {
  const ends = [...new Set([...places.map((place) => place % page.length), page.length])].sort(
    (a, b) => a - b,
  );
  return ends.map((end, index) => page.slice(ends[index - 1] ?? 0, end));
}

describe('a page', () => {
  it('is the tree that a parser of states makes of it, wherever it is cut in pieces', () => {
    fc.assert(
      fc.property(PAGE, fc.array(fc.nat(), { maxLength: 6 }), (page, places) => {
        expect(ourTree(cut(page, places))).toEqual(parserTree(page).root);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ['<p>one<p>two</p><div>three', 'one two three'],
    ['<table><tr><td>a<td>b<tr><td>c</table>', 'a b c'],
    ['<title>a <b> & c</title><p>d', 'a <b> & c d'],
    ['<script>if (a</b) "</scripts>"</SCRIPT >x', 'x'],
    ['<p title="a > b" title=c>x', 'x'],
    ['<p>a < b <c', 'a < b'],
    ['a<!-- b > c -->d<!--->e', 'a d e'],
    ['<svg><title/><path/></svg>x', 'x'],
    ['<plaintext><b>x', '<b>x'],
  ])('%s says %s', (page, words) => {
    const texts: string[] = [];
    for (const { name, children } of [pageTree([page]).root, ...pageTree([page]).elements]) {
      if (name !== 'script') texts.push(...children.filter((child) => typeof child === 'string'));
    }

    expect(texts.map((text) => text.trim()).join(' ')).toBe(words);
  });

  it.each([
    ['a tag', '<p a="1" '],
    ['a quote', '<p a="'],
    ['a comment', '<!-- -- '],
    ['a script', '<script>a</scrip'],
    ['a title', '<title>a'],
    ['a declaration', '<!x '],
  ])('in which %s never ends is read in a time that grows with its length only', (_what, start) => {
    const ms = (pieces: number): number => {
      const before = process.threadCpuUsage();
      pageTree([start, ...new Array<string>(pieces).fill('- x="y" '.repeat(512).slice(0, -1))]);
      const { user, system } = process.threadCpuUsage(before);
      return (user + system) / 1000;
    };
    ms(50);

    expect(ms(400)).toBeLessThan(40 * Math.max(1, ms(50)));
  });

  it('is read as far as it is no attack', () => {
    const { elements } = pageTree(['<i>'.repeat(200_000)]);

    expect(elements.length).toBeLessThan(6_000);
  });

  it('keeps the depth of its elements in bounds, and all of their text', () => {
    const page = `${'<i>'.repeat(3_000)}x${'</i>'.repeat(3_000)}<p>y`;
    const { root } = pageTree([page]);

    expect(textIn(root)).toBe('xy');
  });
});
