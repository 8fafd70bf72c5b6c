import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandsOf } from '../../../src/domain/bands.ts';
import { likeness, shingleHashes, signatureOf } from '../../../src/pipeline/group/signature.ts';

const LEFT = Array.from({ length: 500 }, (_, index) => `left${index}`);
const RIGHT = Array.from({ length: 500 }, (_, index) => `right${index}`);

function sketchOf(tokens: readonly string[]) {
  const shingles = shingleHashes(tokens);
  return { signature: signatureOf(shingles), shingles: shingles.size };
}

describe('likeness', () => {
  it.each([
    [500, 1],
    [400, 0.66],
    [250, 0.33],
    [100, 0.11],
    [0, 0],
  ])('estimates two texts of 500 words with %i in common at about %f', (common, expected) => {
    const other = [...LEFT.slice(0, common), ...RIGHT.slice(common)];

    expect(Math.abs((likeness(sketchOf(LEFT), sketchOf(other))?.jaccard ?? -1) - expected)).toBeLessThan(
      0.12,
    );
  });

  it('sees a short text inside a long one', () => {
    expect(likeness(sketchOf(LEFT), sketchOf(LEFT.slice(0, 150)))?.containment).toBeGreaterThan(0.7);
  });

  it('says nothing of texts without signature', () => {
    expect(likeness(sketchOf(LEFT), { signature: [], shingles: 0 })).toBeUndefined();
  });

  it('is the same both ways and whole with itself', () => {
    const texts = fc.array(fc.constantFrom('akku', 'malmi', 'koboltti', 'nikkeli', 'lupa'), {
      minLength: 3,
      maxLength: 60,
    });
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        expect(likeness(sketchOf(one), sketchOf(other))).toEqual(likeness(sketchOf(other), sketchOf(one)));
        expect(likeness(sketchOf(one), sketchOf(one))?.jaccard).toBe(1);
      }),
    );
  });
});

describe('bands', () => {
  it('find a copy cut to 40 % of its origin, also from a short text', () => {
    for (const length of [60, 200, 500]) {
      const whole = bandsOf(sketchOf(LEFT.slice(0, length)).signature);
      const cut = bandsOf(sketchOf(LEFT.slice(0, length * 0.4)).signature);

      expect(whole.some((key) => cut.includes(key))).toBe(true);
    }
  });

  it('have nothing in common between strangers', () => {
    const strangers = bandsOf(sketchOf(RIGHT).signature);

    expect(bandsOf(sketchOf(LEFT).signature).filter((key) => strangers.includes(key))).toEqual([]);
  });
});
