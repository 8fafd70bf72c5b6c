import { afterEach, describe, expect, it } from 'vitest';
import type { Log } from '../src/ports.ts';
import { type Schedule, startSchedule, withoutOverlap } from '../src/schedule.ts';

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
