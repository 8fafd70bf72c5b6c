import { expect, it } from 'vitest';
import { areNear } from '../../../../src/pipeline/group/features/near.ts';

it.each([
  ['eur:495000000', 'eur:500000000'],
  ['n:4000000', 'eur:3800000'],
  ['eur:3800000', 'n:4000000'],
  ['eur:58000000', 'sek:620000000'],
  ['usd:110000000', 'eur:100000000'],
])('takes %s and %s for one number', (one, other) => {
  expect(areNear(one, other)).toBe(true);
});

it.each([
  ['eur:495000000', 'eur:600000000'],
  ['eur:495000000', 'eur:487000000'],
  ['eur:5000', 't:5000'],
  ['eur:58000000', 'sek:58000000'],
  ['eur:58000000', 'sek:800000000'],
  ['eur:58000', 'sek:620000'],
  ['usd:58000000', 'sek:620000000'],
])('takes %s and %s for two', (one, other) => {
  expect(areNear(one, other)).toBe(false);
});
