import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escaped, plain } from '../../../src/pipeline/publish/text.ts';

const CHARACTERS = [
  'a',
  'å',
  'Ž',
  'ɏ',
  '–',
  '…',
  '€',
  ' ',
  '  ',
  '\u00A0',
  '\u202F',
  '\u00AD',
  '\n',
  '\u0001',
  '\u202E',
  '漢',
  '🙂',
  '&',
];

describe('plain text', () => {
  it('comes out the same whether or not there is something to take out of it', () => {
    const text = fc.array(fc.constantFrom(...CHARACTERS)).map((parts) => parts.join(''));

    fc.assert(fc.property(text, (any) => plain(any) === plain(`\u0000${any}`)));
  });

  it.each([
    ['Åbo – “ny” fabrik… 5 €', 'Åbo – “ny” fabrik… 5 €'],
    [' two  spaces\tand\na line ', 'two spaces and a line'],
    ['10\u00A0000', '10\u00A0000'],
    ['turned \u202Eround', 'turned round'],
  ])('of %j is %j', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  it('means nothing to HTML or XML once escaped', () => {
    expect(escaped(`<a href="x" title='y'>&amp;</a>`)).toBe(
      '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;',
    );
  });
});
