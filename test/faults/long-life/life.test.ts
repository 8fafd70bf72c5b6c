import { expect, it } from 'vitest';
import { grewBy, live } from './life.ts';

it('lives twenty days without losing, renaming or repeating anything, through a backup and a restore', async () => {
  const life = await live({ days: 20, passesADay: 2, papers: 4 });

  expect(life.lost).toEqual([]);
  expect(life).toMatchObject({ nameChanges: 0, republished: 0, withdrawn: 0, overdue: 0, days: 20 });
  expect(life.stories).toBeGreaterThan(40);
  expect(life.happened.announcedAnew).toBeGreaterThan(2);
  expect(grewBy(life)).toBeLessThan(10);
}, 60_000);
