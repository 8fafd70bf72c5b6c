import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUOTATION_LENGTH, quotation } from '../../../src/adapters/sqlite/articles/quotation.ts';

describe('a quotation', () => {
  it.each([
    ['a short text as it is', 'Tehdas nousee Kotkaan.', 60, 'Tehdas nousee Kotkaan.'],
    ['white space as one blank', ' Tehdas\n nousee  Kotkaan. ', 60, 'Tehdas nousee Kotkaan.'],
    ['whole sentences', 'Tehdas nousee Kotkaan. Se työllistää monta sataa.', 40, 'Tehdas nousee Kotkaan. …'],
    [
      'a sentence that ends in a quote',
      'He said: “We build.” Then he left the room at once.',
      36,
      'He said: “We build.” …',
    ],
    [
      'words, where the first sentence says too little',
      'Yes. The plant will be built by the harbour of Kotka.',
      40,
      'Yes. The plant will be built by the…',
    ],
    [
      'words without a comma at the end',
      'The plant, the harbour, the railway and the mine',
      26,
      'The plant, the harbour…',
    ],
    [
      'no sentence inside a number',
      'Production grew by 17.4 percent in three quarters of this year',
      40,
      'Production grew by 17.4 percent in…',
    ],
    ['half of a word that is too long', 'x'.repeat(50), 20, `${'x'.repeat(18)}…`],
  ])('shows %s', (_, text, length, expected) => {
    expect(quotation(text, length)).toBe(expected);
  });

  it('is never too long, never cuts a character in two, and says what the text says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (text) => {
        const quoted = quotation(text);

        expect(quoted.length).toBeLessThanOrEqual(QUOTATION_LENGTH);
        expect(quoted.isWellFormed()).toBe(true);
        const plain = text.replace(/\s+/gu, ' ').trim();
        expect(plain.startsWith(quoted.replace(/ ?…$/u, ''))).toBe(true);
      }),
    );
  });
});
