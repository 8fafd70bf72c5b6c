import { createTask, parse, type ScheduledTask, schedule } from 'node-cron';
import type { ScheduleSettings } from './domain/settings.ts';
import { HOME_ZONE, type Instant, instant, millisecondsOf } from './domain/time.ts';
import type { Log } from './ports.ts';

/** What is done again and again. Neither runs while itself is still running. */
export interface Jobs {
  crawl(): Promise<void>;
  digest(): Promise<void>;
  mail(): Promise<void>;
}

export interface Schedule {
  /** Next moments at which each job would start, soonest first. */
  next(job: keyof Jobs, count: number): readonly Date[];
  /** Starts nothing more; answers when what is running has ended. */
  stop(): Promise<void>;
}

const CRAWL_ZONE = 'Etc/UTC';

/**
 * Crawls go by UTC, which no change of the clock touches: an hourly job in a zone with summer time skips an hour or
 * runs twice. Digest and mail go by the Finnish wall clock, because people wait for it.
 */
export function startSchedule(settings: ScheduleSettings, jobs: Jobs, log: Log): Schedule {
  const running = new Set<Promise<void>>();
  const start = (name: keyof Jobs, expression: string, timezone: string): ScheduledTask => {
    const once = withoutOverlap(name, () => jobs[name](), log);
    const job = () => {
      const pass = once();
      running.add(pass);
      return pass.finally(() => running.delete(pass));
    };
    return schedule(expression, job, { name, timezone, logger: quietLogger(log) });
  };
  const tasks = {
    crawl: start('crawl', settings.crawl, CRAWL_ZONE),
    digest: start('digest', settings.digest, HOME_ZONE),
    mail: start('mail', settings.mail, HOME_ZONE),
  };
  return {
    next: (job, count) => tasks[job].getNextRuns(count),
    stop: async () => {
      await Promise.all(Object.values(tasks).map((task) => task.destroy()));
      await Promise.allSettled(running);
    },
  };
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Even 29 February comes within that, also around 2100, which has none. */
const SEARCHED_DAYS = 8 * 366 + 1;

/**
 * When sources are looked at the next time after `now`; undefined where none comes within eight years.
 * node-cron tells the next run by the system's clock only, but whether a moment is one: so days are tried in turn. Crawls
 * go by UTC, where every day has the same hours.
 */
export function nextCrawl({ crawl }: Pick<ScheduleSettings, 'crawl'>, now: Instant): Instant | undefined {
  const task = createTask(crawl, () => undefined, { timezone: CRAWL_ZONE });
  const times = timesOfDay(crawl);
  const after = millisecondsOf(now);
  const today = after - (after % DAY_MS);
  try {
    for (let day = 0; day < SEARCHED_DAYS; day += 1) {
      const midnight = today + day * DAY_MS;
      if (!task.match(new Date(midnight + (times[0] ?? 0)))) continue;
      const time = times.find((ms) => midnight + ms > after);
      if (time !== undefined) return instant(midnight + time);
    }
    return undefined;
  } finally {
    void task.destroy();
  }
}

/** At which it runs on a day on which it runs, in milliseconds since midnight, earliest first. */
function timesOfDay(expression: string): readonly number[] {
  const { hour, minute, second } = parse(expression);
  return hour
    .flatMap((h) => minute.flatMap((m) => second.map((s) => ((h * 60 + m) * 60 + s) * 1000)))
    .sort((one, other) => one - other);
}

/** A job that is asked for again while it runs is left out once, and says so; its failure ends neither it nor us. */
export function withoutOverlap(name: string, job: () => Promise<void>, log: Log): () => Promise<void> {
  let busy = false;
  return async () => {
    if (busy) {
      log.info(`${name} still runs; this turn is left out`);
      return;
    }
    busy = true;
    try {
      await job();
    } catch (error) {
      log.error(`${name} failed; it is tried again at its next turn`, { error });
    } finally {
      busy = false;
    }
  };
}

/** node-cron would otherwise write to the console by itself. */
function quietLogger(log: Log) {
  return {
    info: (message: string) => log.debug(message),
    debug: (message: string) => log.debug(message),
    warn: (message: string) => log.warn(message),
    error: (message: string | Error) => log.error(String(message)),
  };
}
