import { describe, expect, it } from 'vitest';
import { type Fault, isNotHere } from './fault.ts';

/** Makes a test of each fault, but for those that are injected by hand only. */
export function testEach(faults: readonly Fault[]): void {
  const tested = faults.filter(({ byHand }) => byHand !== true);
  describe.each([...Map.groupBy(tested, ({ area }) => area)])('%s', (_area, ofArea) => {
    it.each(ofArea.map((fault) => [fault.name, fault] as const))(
      '%s',
      async (_name, { inject }) => {
        const outcome = await inject(false);
        if (!isNotHere(outcome)) expect(outcome).toBeGreaterThan(0);
      },
      60_000,
    );
  });
}
