import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../src/cli/commands/doctor.ts';
import type { SourceState } from '../../src/domain/source.ts';
import { parseInstant } from '../../src/domain/time.ts';
import { aSource } from '../fakes/plan.ts';

const NOW = parseInstant('2024-05-10T09:00:00Z');
const healthy: SourceState = {
  sourceId: 'sanomat',
  lastPolledAt: NOW,
  lastSucceededAt: NOW,
  newestItemAt: NOW,
  failurePoints: 0,
  consecutiveFailures: 0,
};

function failing(times: number, reason: 'timeout' | 'refused-by-site'): SourceState {
  const lastFailure = { reason, message: 'it did not answer', retry: 'later' } as const;
  return { ...healthy, consecutiveFailures: times, failurePoints: times / 2, lastFailure };
}

const CASES: readonly (readonly [string, readonly SourceState[], string | undefined])[] = [
  ['nothing of a healthy source', [healthy], undefined],
  ['nothing of a source that failed once or twice', [failing(2, 'timeout')], undefined],
  ['that a source was never asked', [], 'not-asked'],
  ['that a source is broken', [failing(6, 'timeout')], 'broken'],
  [
    'nothing of a source that staff paused',
    [{ ...failing(6, 'timeout'), paused: { at: NOW, by: 'a' } }],
    undefined,
  ],
  ['that a site says no', [failing(2, 'refused-by-site')], 'refused'],
  [
    'that a source has grown silent',
    [{ ...healthy, newestItemAt: parseInstant('2024-04-01T00:00:00Z') }],
    'quiet',
  ],
];

describe('the doctor', () => {
  it.each(CASES)('says %s', (_what, states, expected) => {
    const [finding] = findingsOf({ sources: [aSource()] }, { states, days: new Map() }, NOW);

    expect(finding?.state).toBe(expected);
  });

  it('does not look at sources that are disabled', () => {
    expect(
      findingsOf({ sources: [aSource({ enabled: false })] }, { states: [], days: new Map() }, NOW),
    ).toEqual([]);
  });
});
