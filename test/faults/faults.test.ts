import { describe, expect, it } from 'vitest';
import { isNotHere } from './fault.ts';
import { FAULTS } from './faults.ts';

describe.each([...Map.groupBy(FAULTS, ({ area }) => area)])('%s', (_area, faults) => {
  it.each(faults.map((fault) => [fault.name, fault] as const))(
    '%s',
    async (_name, { inject }) => {
      const outcome = await inject(false);
      if (!isNotHere(outcome)) expect(outcome).toBeGreaterThan(0);
    },
    60_000,
  );
});
