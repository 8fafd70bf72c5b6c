import fc from 'fast-check';
import { expect, it } from 'vitest';
import { featureWeight, unseenWeight } from '../../src/domain/story.ts';

it('gives a name more than a place, and a place more than a kind of thing, before there is an archive', () => {
  const [name, place, thing] = ['name:x', 'place:kokkola', 'thing:battery'].map(unseenWeight);

  expect(name).toBeGreaterThan(place ?? 1);
  expect(place).toBeGreaterThan(thing ?? 1);
});

it('gives a name that is in every article next to nothing, one that is in none nearly all', () => {
  expect(featureWeight('name:x', 100_000, 100_000)).toBeLessThanOrEqual(0.1);
  expect(featureWeight('name:x', 0, 100_000)).toBe(1);
});

it('lets what happened tell something, however common', () => {
  expect(featureWeight('told:invest', 90_000, 100_000)).toBe(0.5);
});

it('never rises with the count, and moves by tenths between 0 and 1', () => {
  const counts = fc.nat({ max: 1_000_000 });
  fc.assert(
    fc.property(counts, counts, (one, other) => {
      const [few, many] = [Math.min(one, other), Math.max(one, other)];
      const weight = featureWeight('name:x', few, 1_000_000);

      expect(weight).toBeGreaterThanOrEqual(featureWeight('name:x', many, 1_000_000));
      expect(weight * 10).toBeCloseTo(Math.round(weight * 10), 9);
      expect(weight).toBeGreaterThanOrEqual(0);
      expect(weight).toBeLessThanOrEqual(1);
    }),
  );
});
