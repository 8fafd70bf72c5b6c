import { describe, expect, it } from 'vitest';
import { periodsBetween } from '../../src/web/views/periods.ts';

describe('periods from first to last', () => {
  it.each([
    ['quarter', '2025-Q3', '2026-Q2', ['2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2']],
    ['month', '2025-11', '2026-02', ['2025-11', '2025-12', '2026-01', '2026-02']],
    // 2026 begins on a Thursday, 2027 on a Friday, 2020 on a Wednesday and is a leap year.
    ['week', '2026-W52', '2027-W02', ['2026-W52', '2026-W53', '2027-W01', '2027-W02']],
    ['week', '2020-W52', '2021-W01', ['2020-W52', '2020-W53', '2021-W01']],
    ['week', '2025-W52', '2026-W01', ['2025-W52', '2026-W01']],
    ['month', '2026-02', '2026-02', ['2026-02']],
  ] as const)('has every %s from %s to %s', (period, first, last, expected) => {
    expect(periodsBetween(first, last, period)).toEqual(expected);
  });

  it('ends, whatever it is given', () => {
    expect(periodsBetween('', '9999-12', 'month').length).toBeLessThan(600);
    expect(periodsBetween('2000-01', '9999-12', 'month')).toHaveLength(530);
  });
});
