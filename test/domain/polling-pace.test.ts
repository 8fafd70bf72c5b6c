import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cacheMinutes, type PollingPace, type PollLesson, paceAfter } from '../../src/domain/polling-pace.ts';
import { instant } from '../../src/domain/time.ts';

const SETTINGS = { adaptive: true, fastestMinutes: 10, slowestMinutes: 1440 };
const DAY = 1440;

/** Items published at these minutes. */
function itemsAt(minutes: readonly number[]) {
  return minutes.map((minute) => ({
    publishedAt: { at: instant(minute * 60_000), precision: 'time', from: 'feed' } as const,
  }));
}

function undated(count: number) {
  return Array.from({ length: count }, () => ({}));
}

const LESSON: PollLesson = { everyMinutes: 60, elapsedMinutes: 60, items: undated(20), fresh: 10 };

const CASES: readonly (readonly [string, Partial<PollingPace>, Partial<PollLesson>, number])[] = [
  ['begins as written', {}, { elapsedMinutes: undefined as never, fresh: 20 }, 60],
  ['stays where a few are new and many are known', {}, { items: undated(8), fresh: 4 }, 60],
  ['asks more rarely where most is known', {}, { fresh: 2 }, 90],
  ['asks more rarely where nothing had changed', {}, { items: undefined as never, fresh: 0 }, 90],
  [
    'asks no more rarely than a quarter as often as written',
    { intervalMinutes: 230 },
    { elapsedMinutes: 230, fresh: 0 },
    240,
  ],
  ['asks three times as often where all is new', {}, { fresh: 20 }, 20],
  ['asks more often where most is new', { turnoverMinutes: 900 }, { fresh: 15 }, 27],
  [
    'asks not more often than the settings allow',
    { intervalMinutes: 12 },
    { elapsedMinutes: 12, fresh: 20 },
    10,
  ],
  [
    'asks as often as written, where that is more often',
    { intervalMinutes: 2 },
    { everyMinutes: 2, elapsedMinutes: 2, fresh: 20 },
    2,
  ],
  [
    'learns nothing from being asked by hand',
    { intervalMinutes: 100 },
    { elapsedMinutes: 20, fresh: 0 },
    100,
  ],
  ['learns little from a long pause', {}, { elapsedMinutes: 3000, fresh: 20 }, 60],
  ['learns nothing from few items', {}, { items: undated(4), fresh: 4 }, 60],
  ['waits as long as the feed says', {}, { fresh: 2, refreshMinutes: 300 }, 300],
  ['waits no longer than a day, whatever it says', {}, { fresh: 2, refreshMinutes: 100_000 }, DAY],
  [
    'asks three times before all is replaced, whatever it says',
    { turnoverMinutes: 200 },
    { fresh: 2, refreshMinutes: 300 },
    67,
  ],
];

describe('how often a source is asked', () => {
  it.each(CASES)('%s', (_what, before, more, expected) => {
    expect(paceAfter(before, { ...LESSON, ...more }, SETTINGS).intervalMinutes).toBeCloseTo(expected, 0);
  });

  it('sees by the dates how fast a feed is replaced, at its densest', () => {
    const even = itemsAt(Array.from({ length: 20 }, (_, at) => at * 33));
    const burst = itemsAt([
      ...Array.from({ length: 10 }, (_, at) => at * 60),
      ...Array.from({ length: 10 }, (_, at) => 700 + at * 5),
    ]);
    const turnover = (items: typeof even) =>
      paceAfter({}, { ...LESSON, items, fresh: 0 }, SETTINGS).turnoverMinutes;

    expect(turnover(even)).toBeCloseTo(594, 0);
    expect(turnover(burst)).toBeCloseTo(90, 0);
    expect(turnover(itemsAt(Array.from({ length: 20 }, () => 7)))).toBeUndefined();
  });

  it('forgets a fast day by and by', () => {
    const after = paceAfter(
      { turnoverMinutes: 100 },
      { ...LESSON, elapsedMinutes: 7 * DAY, fresh: 0 },
      SETTINGS,
    );

    expect(after.turnoverMinutes).toBeCloseTo(200, 5);
  });

  it('stays within its bounds, whatever comes', () => {
    const lesson = fc.record(
      {
        everyMinutes: fc.double({ min: 1, max: 20_000, noNaN: true }),
        elapsedMinutes: fc.double({ min: 0, max: 1e6, noNaN: true }),
        count: fc.option(fc.nat(60), { nil: undefined }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
        refreshMinutes: fc.double({ min: 0, max: 1e7, noNaN: true }),
        times: fc.array(fc.nat(100_000), { maxLength: 60 }),
      },
      { requiredKeys: ['everyMinutes', 'share', 'times'] },
    );
    fc.assert(
      fc.property(fc.array(lesson, { minLength: 1, maxLength: 20 }), (lessons) => {
        let pace: Partial<PollingPace> = {};
        for (const { count, share, times, ...rest } of lessons) {
          const items = count === undefined ? itemsAt(times) : undated(count);
          pace = paceAfter(pace, { ...rest, items, fresh: Math.round(items.length * share) }, SETTINGS);
          expect(pace.intervalMinutes).toBeGreaterThanOrEqual(Math.min(10, rest.everyMinutes));
          expect(pace.intervalMinutes).toBeLessThanOrEqual(Math.max(DAY, rest.everyMinutes));
        }
      }),
      { numRuns: 300 },
    );
  });
});

interface Lived {
  readonly lost: number;
  readonly polls: number;
  /** Of the last three days, in minutes. */
  readonly intervals: readonly number[];
}

/** A feed of so many items over its life, asked when it is due by a job that starts every ten minutes. */
function live(
  published: readonly number[],
  options: { size: number; everyMinutes: number; days: number; dated: boolean },
): Lived {
  const { size, everyMinutes, days, dated } = options;
  const known = new Set<number>();
  const intervals: number[] = [];
  let [pace, polls, due]: [Partial<PollingPace>, number, number] = [{}, 0, 0];
  let [last, shown]: [number | undefined, number] = [undefined, 0];
  let before = '';
  let firstShown = 0;
  for (let now = 0; now <= days * DAY; now += 10) {
    while ((published[shown] ?? Number.POSITIVE_INFINITY) <= now) shown += 1;
    if (now < due) continue;
    polls += 1;
    const from = Math.max(0, shown - size);
    if (last === undefined) firstShown = from;
    const ids = Array.from({ length: shown - from }, (_, at) => from + at);
    const fresh = ids.filter((id) => !known.has(id)).length;
    for (const id of ids) known.add(id);
    const isSame = before === ids.join();
    before = ids.join();
    const items = isSame
      ? undefined
      : dated
        ? itemsAt(ids.map((id) => published[id] ?? 0))
        : undated(ids.length);
    pace = paceAfter(
      pace,
      {
        everyMinutes,
        fresh,
        ...(items && { items }),
        ...(last !== undefined && { elapsedMinutes: now - last }),
      },
      SETTINGS,
    );
    last = now;
    due = now + (pace.intervalMinutes ?? 0);
    if (now > (days - 3) * DAY) intervals.push(pace.intervalMinutes ?? 0);
  }
  // What the feed still shows is seen by the next poll.
  const gone = Array.from({ length: Math.max(0, shown - size) }, (_, id) => id);
  const lost = gone.filter((id) => id >= firstShown && !known.has(id)).length;
  return { lost, polls, intervals };
}

/** Items by day about every half hour, none at night, and bursts of so many within half an hour. */
function newsroom(random: () => number, days: number, most: number): readonly number[] {
  const minutes: number[] = [];
  for (let day = -1; day < days; day += 1) {
    for (let hour = 6; hour < 22; hour += 0.5)
      if (random() < 0.9) minutes.push(day * DAY + (hour + random() * 0.5) * 60);
    if (random() < 0.4) {
      const at = day * DAY + (6 + random() * 15) * 60;
      const size = Math.floor(random() * (most + 1));
      for (let item = 0; item < size; item += 1) minutes.push(at + random() * 30);
    }
  }
  return minutes.toSorted((a, b) => a - b);
}

/** Numbers from 0 to 1 that come out the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('what a server says of its answer', () => {
  it.each([
    ['max-age=3600', 60],
    ['public, MAX-AGE="600"', 10],
    ['max-age=0', undefined],
    ['no-cache, max-age=3600', undefined],
    ['no-store', undefined],
    ['s-maxage=3600', undefined],
    ['max-age=99999999999999999999', undefined],
    [undefined, undefined],
  ])('%s holds for %s minutes', (header, minutes) => {
    expect(cacheMinutes(header)).toBe(minutes);
  });
});

describe('a feed of 20 items that are replaced in about eleven hours', () => {
  it.each([
    [10, true],
    [30, true],
    [60, true],
    [10, false],
    [30, false],
    [60, false],
  ])(
    'loses none in 30 days with bursts, asked every %s minutes at first, dates: %s',
    (everyMinutes, dated) => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
          const life = live(newsroom(randomFrom(seed), 30, 10), { size: 20, everyMinutes, days: 30, dated });

          expect(life.lost).toBe(0);
        }),
        { numRuns: 10 },
      );
    },
  );

  it('is asked less often than written at first, where that is enough', () => {
    const { polls } = live(newsroom(randomFrom(7), 30, 0), {
      size: 20,
      everyMinutes: 30,
      days: 30,
      dated: true,
    });

    expect(polls).toBeLessThan((30 * DAY) / 30 / 2);
  });
});

describe('a source that publishes evenly', () => {
  it.each([
    [3, 60],
    [33, 30],
    [33, 360],
    [240, 60],
    [1440, 720],
  ])(
    'settles where an item comes every %s minutes and it is asked every %s at first',
    (gap, everyMinutes) => {
      const published = Array.from({ length: Math.ceil((45 * DAY) / gap) }, (_, at) => at * gap - 5 * DAY);
      const { intervals, lost } = live(published, { size: 20, everyMinutes, days: 40, dated: false });

      expect(Math.max(...intervals) / Math.min(...intervals)).toBeLessThan(2.1);
      expect(gap * 20 > everyMinutes ? lost : 0).toBe(0);
    },
  );
});
