import { describe, expect, it } from 'vitest';
import { seedsOf } from './seeds.ts';
import { TARGETS } from './targets/index.ts';
import { tried } from './trial.ts';

/** The same cases every time, small enough for every run of the tests; `npm run fuzz` goes on from there. */
const CASES = 15;

describe('documents out of shape', () => {
  it.each(TARGETS.map((target) => [target.name, target] as const))(
    'do no harm to %s',
    async (_name, target) => {
      const { cases, findings } = await tried(target, seedsOf(target, false), { seed: 1, cases: CASES });

      expect(findings.map(({ message }) => message)).toEqual([]);
      expect(cases).toBe(CASES);
    },
  );

  it('are told apart from those that do: a target that throws is a finding, made small', async () => {
    const target = {
      name: 'fragile',
      seeds: ['<a>', '<b>'],
      run: (input: Buffer) => {
        if (input.includes('<b>')) throw new Error('there is a b');
      },
    };

    const { findings } = await tried(target, seedsOf(target, false), { seed: 1, cases: 200 });

    expect(findings).toMatchObject([{ target: 'fragile', message: 'there is a b' }]);
    expect(findings[0]?.input.toString()).toBe('<b>');
  });

  it('may not take longer than they are allowed', async () => {
    const target = {
      name: 'slow',
      seeds: ['x'],
      run: () => {
        const end = process.threadCpuUsage().user + 60_000;
        while (process.threadCpuUsage().user < end);
      },
    };

    const { findings } = await tried(target, seedsOf(target, false), {
      seed: 1,
      cases: 1,
      mostMs: 50,
    });

    expect(findings[0]?.message).toContain('longer than 50 ms');
  });
});
