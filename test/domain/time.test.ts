import { describe, expect, it } from 'vitest';
import { civilDate, homeInstant, parseInstant, printedDate } from '../../src/domain/time.ts';

describe('Finnish time', () => {
  const MOMENTS = [
    ['winter', { year: 2024, month: 1, day: 15 }, 12, 0, '2024-01-15T10:00:00.000Z'],
    ['summer', { year: 2024, month: 6, day: 3 }, 12, 5, '2024-06-03T09:05:00.000Z'],
    ['the hour that spring skips', { year: 2024, month: 3, day: 31 }, 3, 30, '2024-03-31T01:30:00.000Z'],
    ['after the spring change', { year: 2024, month: 3, day: 31 }, 4, 0, '2024-03-31T01:00:00.000Z'],
    ['before the autumn change', { year: 2024, month: 10, day: 27 }, 2, 59, '2024-10-26T23:59:00.000Z'],
    ['after the autumn change', { year: 2024, month: 10, day: 27 }, 4, 0, '2024-10-27T02:00:00.000Z'],
  ] as const;
  it.each(MOMENTS)('knows the moment of a wall clock: %s', (_when, date, hour, minute, expected) => {
    expect(homeInstant(date, hour, minute)).toBe(expected);
  });

  it('knows the day of a moment, which may be tomorrow', () => {
    expect(civilDate(parseInstant('2024-04-23T21:30:00Z'))).toEqual({ year: 2024, month: 4, day: 24 });
  });

  it('prints a day without zeros, as the house does', () => {
    expect(printedDate(parseInstant('2024-04-02T09:00:00Z'))).toBe('2.4.2024');
  });

  it('refuses text that is no instant', () => {
    expect(() => parseInstant('yesterday')).toThrow('not an instant: "yesterday"');
  });
});
