import { expect, it } from 'vitest';
import { later } from '../../src/pipeline/later.ts';

it('begins once, when it is asked for', async () => {
  let begun = 0;
  const answer = later(async () => {
    begun += 1;
    return 'stage';
  });

  expect(begun).toBe(0);
  expect(await Promise.all([answer(), answer()])).toEqual(['stage', 'stage']);
  expect(begun).toBe(1);
});

it('begins again after a failure, which whoever asked is told', async () => {
  let begun = 0;
  const answer = later(async () => {
    begun += 1;
    if (begun === 1) throw new Error('too many open files');
    return 'stage';
  });

  await expect(answer()).rejects.toThrow('too many open files');
  expect(await answer()).toBe('stage');
});
