import { describe, expect, it } from 'vitest';
import { type Token, tokenize } from '../../../src/pipeline/filter/tokens.ts';

function tokensOf(text: string, splitsHyphens = false): readonly Token[] {
  const tokens: Token[] = [];
  tokenize(text, { field: 'text', sentence: 0, splitsHyphens }, tokens);
  return tokens;
}

describe('tokens', () => {
  it.each([
    ['kuluttaja-akku, akku.', ['kuluttaja-akku', 'akku']],
    ['VTT:n ja BASF:lle', ['VTT:n', 'ja', 'BASF:lle']],
    ['Vaasa:Tehdas', ['Vaasa', 'Tehdas']],
    ['nikkeli- ja kobolttitehdas', ['nikkeli-', 'ja', 'kobolttitehdas']],
    ['akku -- tehdas - koti-', ['akku', 'tehdas', 'koti']],
    ['akku\u00adtehdas', ['akkutehdas']],
    ['litium‑ioni–akku', ['litium-ioni-akku']],
    ['Tracegrow’n', ["Tracegrow'n"]],
    ['a\u0308a\u0308ni', ['ääni']],
    ['BATCircle2.0:n', ['BATCircle2.0:n']],
    ['17,4 % vuonna 2024.', ['17', '4', 'vuonna', '2024']],
    ['akku🔋tehdas', ['akku', 'tehdas']],
    ['', []],
  ])('reads "%s"', (text, expected) => {
    expect(tokensOf(text).map(({ surface }) => surface)).toEqual(expected);
  });

  it('splits English at hyphens', () => {
    expect(tokensOf('battery-grade nickel', true).map(({ surface }) => surface)).toEqual([
      'battery',
      'grade',
      'nickel',
    ]);
  });

  it('counts sentences by full stops before capitals, and by lines', () => {
    const sentences = tokensOf('Yksi. Kaksi klo 12.30 esim. tässä\nkolme! Neljä').map(
      ({ sentence }) => sentence,
    );

    expect(sentences).toEqual([0, 1, 1, 1, 1, 1, 2, 3]);
  });

  it('knows where a capital means nothing', () => {
    const first = tokensOf('Malmi on Malmi. ”Malmi”, sanoi Malmi: Malmi').filter(({ first: is }) => is);

    expect(first.map(({ start }) => start)).toEqual([0, 17, 38]);
  });
});
