import { createTask, type ScheduledTask, schedule } from 'node-cron';
import type { ScheduleSettings } from './domain/settings.ts';
import { HOME_ZONE, type Instant, instant } from './domain/time.ts';
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

/** When sources are looked at the next time; undefined for a day that never comes, such as 30 February. */
export function nextCrawl({ crawl }: Pick<ScheduleSettings, 'crawl'>): Instant | undefined {
  const task = createTask(crawl, () => undefined, { timezone: CRAWL_ZONE });
  const [next] = task.getNextRuns(1);
  void task.destroy();
  return next && instant(next.getTime());
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
