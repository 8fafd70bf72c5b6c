import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tally } from '../../../src/adapters/sqlite/grouping/tally.ts';

interface Added {
  readonly number: number;
  readonly weight: number;
}

// Few numbers come up often; those that lie a power of two apart would lie in one place if they were not spread.
const number = fc.oneof(
  fc.nat({ max: 20 }),
  fc.nat({ max: 5_000 }),
  fc.nat({ max: 40 }).map((count) => count * 2 ** 20),
  fc.nat({ max: Number.MAX_SAFE_INTEGER }),
);
const added = fc.record({ number, weight: fc.nat({ max: 10 }) });

it('finds what counting one after another finds, also when it is used again and when it has to grow', () => {
  const shared = tally();
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(added, { maxLength: 200 }),
        fc.array(added, { minLength: 2_500, maxLength: 5_000, size: 'max' }),
      ),
      (all) => {
        shared.begin(all.length);
        for (const one of all) shared.add(one.number, one.weight);

        expect(shared.several()).toEqual(counted(all));
      },
    ),
    { numRuns: 60 },
  );
});

function counted(all: readonly Added[]): readonly number[] {
  return [...Map.groupBy(all, (one) => one.number)]
    .filter(([, times]) => times.length >= 2)
    .map(([found, times]) => ({ found, weight: times.reduce((sum, one) => sum + one.weight, 0) }))
    .toSorted((one, other) => other.weight - one.weight || other.found - one.found)
    .map(({ found }) => found);
}
