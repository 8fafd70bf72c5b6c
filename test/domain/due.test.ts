import { describe, expect, it } from 'vitest';
import { isDue, nextDueAt } from '../../src/domain/due.ts';
import type { Failure } from '../../src/domain/result.ts';
import type { Source, SourceState } from '../../src/domain/source.ts';
import { parseInstant } from '../../src/domain/time.ts';

const NOW = parseInstant('2024-05-10T09:00:00Z');
const source = { everyMinutes: 30 } as Source;

function stateAfter(consecutiveFailures: number): SourceState {
  return { sourceId: 'a', failurePoints: 0, consecutiveFailures };
}

function failure(retry: Failure['retry'], retryAfterSeconds?: number): Failure {
  return {
    reason: 'http-status',
    message: 'no',
    retry,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
}

describe('when a source is asked again', () => {
  it('is due when it never was asked, and from its moment on', () => {
    expect(isDue(undefined, NOW)).toBe(true);
    expect(isDue({ ...stateAfter(0), nextDueAt: NOW }, NOW)).toBe(true);
    expect(isDue({ ...stateAfter(0), nextDueAt: parseInstant('2024-05-10T09:00:01Z') }, NOW)).toBe(false);
  });

  const CASES = [
    ['its own interval after an answer', 0, undefined, '2024-05-10T09:30:00.000Z'],
    ['its own interval after what passes', 5, failure('next-run'), '2024-05-10T09:30:00.000Z'],
    ['twice as long after the second failure', 1, failure('later'), '2024-05-10T10:00:00.000Z'],
    ['never longer than a day', 60, failure('later'), '2024-05-11T09:00:00.000Z'],
    ['as long as the server asks', 0, failure('later', 7200), '2024-05-10T11:00:00.000Z'],
    ['a day where the server asks for a month', 0, failure('later', 2_592_000), '2024-05-11T09:00:00.000Z'],
  ] as const;
  it.each(CASES)('waits %s', (_what, failures, problem, expected) => {
    expect(nextDueAt(source, stateAfter(failures), NOW, problem)).toBe(expected);
  });

  it('asks a daily source soon again after what passes', () => {
    const daily = { everyMinutes: 1440 } as Source;

    expect(nextDueAt(daily, stateAfter(3), NOW, failure('next-run'))).toBe('2024-05-10T09:30:00.000Z');
  });
});
