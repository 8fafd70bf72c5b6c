import { describe, expect, it } from 'vitest';
import type { Failure, FailureReason } from '../../src/domain/result.ts';
import type { SourceState } from '../../src/domain/source.ts';
import { type Condition, healthOf, reasonInWords } from '../../src/domain/source-health.ts';
import { cadenceOf, type SourceDay, weeklyVolume } from '../../src/domain/source-rhythm.ts';
import {
  isFreshTrouble,
  newsOf,
  type SourceStanding,
  standingAfter,
} from '../../src/domain/source-standing.ts';
import { daysBefore, parseInstant } from '../../src/domain/time.ts';

// A Tuesday.
const NOW = parseInstant('2026-03-03T12:00:00Z');
const TODAY = NOW.slice(0, 10);

function state(more: Partial<SourceState> = {}): SourceState {
  return {
    ...{ sourceId: 'one', lastPolledAt: NOW, lastSucceededAt: NOW, newestItemAt: NOW },
    ...{ failurePoints: 0, consecutiveFailures: 0 },
    ...more,
  };
}

function failed(times: number, reason: FailureReason, retry: Failure['retry'] = 'later'): SourceState {
  const points = { never: 1, later: 0.5, 'next-run': 0.25 }[retry];
  const lastFailure = { reason, message: 'it said no', retry };
  return state({ consecutiveFailures: times, failurePoints: times * points, lastFailure });
}

/** The same of a source that never gave anything. */
function never({ lastSucceededAt: _, newestItemAt: __, ...failing }: SourceState): SourceState {
  return failing;
}

/** A day so many days ago: 20 items in each of ten documents, all with a date, unless it says otherwise. */
function day(ago: number, more: Partial<SourceDay> = {}): SourceDay {
  return {
    ...{ day: daysBefore(NOW, ago).slice(0, 10), polls: 24, failures: 0, documents: 10, announced: 200 },
    ...{ titled: 200, dated: 200, fresh: 5, accepted: 0, toReview: 0 },
    ...more,
  };
}

/** Days from so many days ago until so many days ago, oldest first. */
function days(
  from: number,
  to = 0,
  more: (ago: number) => Partial<SourceDay> = () => ({}),
): readonly SourceDay[] {
  return Array.from({ length: from - to + 1 }, (_, at) => day(from - at, more(from - at)));
}

const isWeekend = (ago: number) => [0, 6].includes(new Date(daysBefore(NOW, ago)).getUTCDay());
const onWorkdays = (ago: number) =>
  isWeekend(ago) ? { fresh: 0, announced: 40, titled: 40, dated: 40 } : {};
const withToday = (more: Partial<SourceDay>) => [...days(28, 1), day(0, more)];

const CASES: readonly (readonly [
  string,
  SourceState | undefined,
  readonly SourceDay[],
  Condition,
  string,
])[] = [
  ['never polled', undefined, [], 'not-asked', 'not-asked'],
  ['refused at the first time of asking', never(failed(1, 'refused-by-site')), [], 'refused', 'refused'],
  ['without an answer so far', never(failed(2, 'timeout', 'next-run')), [], 'not-asked', 'misses'],
  ['paused', state({ paused: { at: NOW, by: 'a@example.org' } }), [], 'paused', 'paused'],
  ['answering', state(), days(28), 'working', 'well'],
  ['failed once', failed(1, 'not-understood'), days(28), 'working', 'misses'],
  ['not understood twice', failed(2, 'not-understood'), days(28), 'working', 'misses'],
  ['not understood three times', failed(3, 'not-understood'), days(28), 'broken', 'failing'],
  ['gone three times', failed(3, 'gone', 'next-run'), days(28), 'broken', 'failing'],
  ['a failure for good three times', failed(3, 'tls', 'never'), days(28), 'broken', 'failing'],
  ['a server error five times', failed(5, 'http-status'), days(28), 'working', 'misses'],
  ['a server error six times', failed(6, 'http-status'), days(28), 'broken', 'failing'],
  ['a timeout eleven times', failed(11, 'timeout', 'next-run'), days(28), 'working', 'misses'],
  ['a timeout twelve times', failed(12, 'timeout', 'next-run'), days(28), 'broken', 'failing'],
  ['refused once', failed(1, 'refused-by-site'), [], 'working', 'misses'],
  ['refused twice', failed(2, 'refused-by-site'), [], 'refused', 'refused'],
  ['closed by robots.txt', failed(2, 'robots', 'never'), [], 'refused', 'refused'],
  [
    'a tenth of its items',
    state(),
    withToday({ announced: 20, titled: 20, dated: 20 }),
    'broken',
    'few-items',
  ],
  ['no items at all', state(), withToday({ announced: 0, titled: 0, dated: 0 }), 'broken', 'few-items'],
  ['few items, seen twice only', state(), withToday({ documents: 2, announced: 4 }), 'working', 'well'],
  [
    'fewer items, but not few',
    state(),
    withToday({ announced: 120, titled: 120, dated: 120 }),
    'working',
    'well',
  ],
  [
    'few items, as on each weekend',
    state(),
    [...days(28, 3, onWorkdays), day(2, onWorkdays(2))],
    'working',
    'well',
  ],
  [
    'few items, before anything is usual',
    state(),
    [...days(4, 1), day(0, { announced: 10 })],
    'working',
    'well',
  ],
  [
    'few items for a week',
    state(),
    [...days(56, 8), ...days(7, 0, () => ({ announced: 10 }))],
    'broken',
    'few-items',
  ],
  ['no dates any more', state(), withToday({ dated: 0 }), 'broken', 'no-dates'],
  ['no headlines any more', state(), withToday({ titled: 0 }), 'broken', 'no-headlines'],
  ['no dates, as ever', state(), days(28, 0, () => ({ dated: 0 })), 'working', 'well'],
  [
    'a long weekend without news',
    state(),
    [...days(28, 5), ...days(4, 0, () => ({ fresh: 0 }))],
    'working',
    'well',
  ],
  [
    'a week without news, where each day had some',
    state(),
    [...days(28, 7), ...days(6, 0, () => ({ fresh: 0 }))],
    'quiet',
    'nothing-new',
  ],
  [
    'a week without news, where it is weekly',
    state(),
    days(28, 0, (ago) => ({ fresh: ago % 7 === 0 && ago > 0 ? 1 : 0 })),
    'working',
    'well',
  ],
  [
    'old items, and no rhythm yet',
    state({ newestItemAt: daysBefore(NOW, 15) }),
    days(1),
    'quiet',
    'nothing-newer',
  ],
  [
    'items of a fortnight, and no rhythm yet',
    state({ newestItemAt: daysBefore(NOW, 14) }),
    days(1),
    'working',
    'well',
  ],
];

describe('how a source is', () => {
  it.each(CASES)('%s', (_what, of, known, condition, code) => {
    const health = healthOf(of, known, NOW);

    expect([health.condition, health.reason.code]).toEqual([condition, code]);
    expect(reasonInWords(health.reason)).not.toMatch(/undefined|NaN|\[object/);
  });

  it('says how many items there are and how many are usual', () => {
    const { reason } = healthOf(state(), withToday({ announced: 20, titled: 20, dated: 20 }), NOW);

    expect(reasonInWords(reason)).toContain('2 items, where 20 are few');
  });
});

describe('the rhythm of a source', () => {
  it('is not known before five days with news', () => {
    expect(cadenceOf(days(3))).toBeUndefined();
    expect(cadenceOf(days(4))).toEqual({ usualDays: 1, longestDays: 1 });
  });

  it('counts from one day with news to the next', () => {
    expect(cadenceOf(days(28, 0, onWorkdays))).toEqual({ usualDays: 1, longestDays: 3 });
  });
});

describe('the weekly volume', () => {
  it('is the last seven days beside the four weeks before', () => {
    const ofWeek = (ago: number) => ({ fresh: ago < 7 ? 9 : ago < 14 ? 1 : 2 });

    expect(weeklyVolume(days(40, 0, ofWeek), TODAY)).toEqual({
      week: 63,
      low: 7,
      high: 14,
      outside: 'above',
    });
  });

  it('leaves out what the first day piled up', () => {
    const first = day(28, { fresh: 500 });

    expect(weeklyVolume([first, ...days(27)], TODAY)).toEqual({ week: 35, low: 35, high: 35 });
  });

  it.each([[[]], [days(20)]])('is not known before two whole weeks', (known: readonly SourceDay[]) => {
    expect(weeklyVolume(known, TODAY)).toBeUndefined();
  });
});

describe('since when a source has been as it is', () => {
  const well = { sourceId: 'one', condition: 'working', reason: { code: 'well' } } as const;
  const broken = { sourceId: 'one', condition: 'broken', reason: { code: 'no-dates' } } as const;
  const quiet = { ...broken, condition: 'quiet' } as const;
  const told = (standing: SourceStanding): SourceStanding => ({ ...standing, told: standing.condition });

  it('stays as long as the condition does', () => {
    const first = standingAfter(undefined, broken, daysBefore(NOW, 3));

    expect(standingAfter(first, broken, NOW)).toEqual(first);
    expect(standingAfter(first, well, NOW).since).toBe(NOW);
  });

  it('goes back to the newest item where it is quiet when we first look at it', () => {
    const old = { ...quiet, reason: { code: 'nothing-newer', newest: '2026-01-05' } } as const;
    const first = standingAfter(undefined, old, NOW);

    expect(first.since).toBe('2026-01-05T00:00:00.000Z');
    expect(isFreshTrouble(first, NOW)).toBe(false);
    expect(standingAfter(first, well, NOW).since).toBe(NOW);
  });

  it('is told once when it breaks, and once when it recovers', () => {
    const heard: unknown[] = [];
    let standing: SourceStanding | undefined;
    for (const found of [well, broken, broken, well, well, quiet, broken, well]) {
      standing = standingAfter(standing, found, NOW);
      heard.push(newsOf(standing));
      if (newsOf(standing) !== undefined) standing = told(standing);
    }

    expect(heard).toEqual([
      undefined,
      'broke',
      undefined,
      'recovered',
      undefined,
      'fell-silent',
      'broke',
      'recovered',
    ]);
  });

  it('is told later where nobody could be reached', () => {
    const untold = standingAfter(standingAfter(undefined, well, NOW), broken, NOW);

    expect(newsOf(standingAfter(untold, broken, NOW))).toBe('broke');
    expect(newsOf(standingAfter(untold, well, NOW))).toBeUndefined();
  });

  it('is not told of what was quiet from the first day, was never asked, or is paused', () => {
    for (const found of [
      quiet,
      { ...well, condition: 'not-asked' },
      { ...well, condition: 'paused' },
    ] as const)
      expect(newsOf(standingAfter(undefined, found, NOW))).toBeUndefined();
  });

  it.each([
    [6, broken, true],
    [8, broken, false],
    [1, well, false],
    [1, quiet, true],
  ] as const)('after %s days, %j stands in the banner: %s', (ago, found, expected) => {
    expect(isFreshTrouble(standingAfter(undefined, found, daysBefore(NOW, ago)), NOW)).toBe(expected);
  });
});
