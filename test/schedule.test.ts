import { afterEach, describe, expect, it } from 'vitest';
import { instant, parseInstant } from '../src/domain/time.ts';
import type { Log } from '../src/ports.ts';
import { nextCrawl, type Schedule, startSchedule, withoutOverlap } from '../src/schedule.ts';

const said: string[] = [];
const say = (message: string) => void said.push(message);
const log: Log = { debug: say, info: say, warn: say, error: say };

let schedule: Schedule | undefined;
afterEach(() => schedule?.stop());

describe('the schedule', () => {
  it('crawls by UTC and renders the digest by the Finnish wall clock', () => {
    const jobs = { crawl: async () => undefined, digest: async () => undefined, mail: async () => undefined };

    schedule = startSchedule({ crawl: '0 * * * *', digest: '0 7 * * *', mail: '0 8 * * 1' }, jobs, log);

    const hours = schedule.next('crawl', 49).map((date) => date.getTime());
    expect(new Set(hours.slice(1).map((time, index) => time - (hours[index] ?? 0)))).toEqual(
      new Set([3_600_000]),
    );
    const finnish = schedule
      .next('digest', 400)
      .map((date) =>
        new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Helsinki', timeStyle: 'short' }).format(date),
      );
    expect(new Set(finnish)).toEqual(new Set(['07:00']));
  });

  it('leaves a turn out while the job still runs, and says so', async () => {
    let started = 0;
    let finish = () => said.push('nothing to finish');
    const job = withoutOverlap(
      'crawl',
      () =>
        new Promise<void>((resolve) => {
          started += 1;
          finish = () => {
            resolve();
            return 0;
          };
        }),
      log,
    );

    const first = job();
    await job();
    finish();
    await first;

    expect(started).toBe(1);
    expect(said).toContain('crawl still runs; this turn is left out');
  });

  it('goes on after a job that failed', async () => {
    let tries = 0;
    const job = withoutOverlap(
      'crawl',
      async () => {
        tries += 1;
        throw new Error('disk full');
      },
      log,
    );

    await job();
    await job();

    expect(tries).toBe(2);
    expect(said).toContain('crawl failed; it is tried again at its next turn');
  });
});

describe('the next pass', () => {
  it.each([
    ['17 * * * *', '2024-04-24T09:05:00Z', '2024-04-24T09:17:00Z'],
    ['17 * * * *', '2024-04-24T09:17:00Z', '2024-04-24T10:17:00Z'],
    ['*/20 * * * *', '2024-12-31T23:59:30Z', '2025-01-01T00:00:00Z'],
    ['0 5,17 * * *', '2024-03-31T00:30:00Z', '2024-03-31T05:00:00Z'],
    ['30 6 * * 1', '2024-04-24T09:05:00Z', '2024-04-29T06:30:00Z'],
    ['0 0 29 2 *', '2097-04-24T09:05:00Z', '2104-02-29T00:00:00Z'],
    ['15 30 6 * * *', '2024-04-24T09:05:00Z', '2024-04-25T06:30:15Z'],
  ])('of %s after %s is %s, whatever the clock of the machine says', (crawl, now, expected) => {
    expect(nextCrawl({ crawl }, parseInstant(now))).toBe(parseInstant(expected));
  });

  it('is none where no such day comes for years', () => {
    expect(nextCrawl({ crawl: '0 0 29 2 1' }, parseInstant('2024-04-24T09:05:00Z'))).toBeUndefined();
  });

  it.each(['7 * * * *', '*/13 3-9 * * *', '0 12 * * 2,5', '5 4 1,15 * 3'])(
    'of %s is the one at which the scheduler starts it',
    (crawl) => {
      const jobs = {
        crawl: async () => undefined,
        digest: async () => undefined,
        mail: async () => undefined,
      };
      schedule = startSchedule({ crawl, digest: '0 7 * * *', mail: '0 8 * * 1' }, jobs, log);

      const [first, ...later] = schedule.next('crawl', 20).map((date) => instant(date.getTime()));

      let at = first;
      for (const expected of later) {
        at = at && nextCrawl({ crawl }, at);
        expect(at).toBe(expected);
      }
    },
  );
});
