import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evidenceFor, mayReach } from '../../../src/pipeline/group/evidence.ts';

const feature = fc.oneof(
  fc.record({
    kind: fc.constantFrom('name', 'main', 'perhaps', 'body'),
    value: fc.constantFrom('a', 'b', 'c'),
  }),
  fc.record({
    kind: fc.constantFrom('sum', 'few', 'top', 'near'),
    value: fc.constantFrom('eur:500', 'eur:495', 'n:500', 'people:500', 'y:5'),
  }),
);
const fingerprint = fc
  .uniqueArray(
    feature.map(({ kind, value }) => `${kind}:${value}`),
    { maxLength: 9 },
  )
  .map((features) => ({ keys: [], signature: [], shingles: 0, features }));

it('never says that points are out of reach which who or how much comes to', () => {
  const outOfReach = { times: 0 };
  fc.assert(
    fc.property(fingerprint, fingerprint, fc.constantFrom(0.6, 1, 1.4), (one, other, points) => {
      fc.pre(!mayReach(points, one, other));
      outOfReach.times += 1;
      const evidence = evidenceFor(one, other, () => 1);

      expect(Math.max(evidence.points('who'), evidence.points('how much'))).toBeLessThan(points);
    }),
    { numRuns: 400 },
  );
  expect(outOfReach.times).toBeGreaterThan(100);
});

it.each([
  ['a name in neither head', ['name:a'], ['name:a'], false],
  ['a public body', ['body:a'], ['body:a'], false],
  ['a name in one head', ['name:a', 'main:a'], ['name:a'], true],
  ['two names in neither head', ['name:a', 'name:b'], ['name:a', 'name:b'], true],
  ['a number', ['sum:eur:500'], ['sum:eur:500'], true],
  ['nothing', ['name:a', 'sum:eur:500'], ['name:b', 'sum:eur:7'], false],
])('with %s in common', (_, features, others, reaches) => {
  const [one, other] = [features, others].map((list) => ({
    ...{ keys: [], signature: [], shingles: 0, features: list },
  }));

  expect(one && other && mayReach(0.6, one, other)).toBe(reaches);
});
