import { deepEqual, equal, ok } from 'node:assert/strict';
import {
  civilDate,
  homeInstant,
  instant,
  millisecondsOf,
  minutesAfter,
  parseInstant,
} from '../../src/domain/time.ts';
import type { Clock } from '../../src/ports.ts';
import { startSchedule } from '../../src/schedule.ts';
import { projectionOf } from '../adapters/sqlite/projection.ts';
import { fakeClock } from '../fakes/clock.ts';
import { emptyArchive } from '../fakes/empty-archive.ts';
import { FakeWeb } from '../fakes/fetcher.ts';
import { fakeLog } from '../fakes/log.ts';
import type { Fault } from './fault.ts';
import { feedOf, pass, START, shelf, smallPress } from './small-press.ts';

const YEARS = 10 * 365 * 24 * 60;

/** A clock that is right but for one time when it is read. */
function jumpsOnce(at: number, minutes: number): Clock & { readonly reads: () => number } {
  let reads = 0;
  const right = parseInstant(START);
  return {
    reads: () => reads,
    now() {
      reads += 1;
      return reads === at ? minutesAfter(right, minutes) : right;
    },
  };
}

/** Mentions that are there, and those that readers or staff can see. */
async function afterwards(archive: ReturnType<typeof emptyArchive>, files = shelf()) {
  for (const minutes of [60, 120]) {
    const clock = fakeClock(START);
    clock.advance(minutes);
    await pass({ store: archive.store, fetcher: smallPress(), files, clock, plan: { evenIfNotDue: false } });
  }
  const { mentions } = projectionOf(archive.database);
  const shown = files.items().map(({ id }) => id);
  equal(new Set(shown).size, shown.length, 'something is shown twice');
  const { waiting } = await archive.store.counts();
  return { mentions: mentions.map(({ identity, withdrawn }) => `${identity} ${withdrawn}`), shown, waiting };
}

async function withinAPass(thorough: boolean): Promise<number> {
  const undisturbed = await afterwards(await once(fakeClock(START)));
  let jumps = 0;
  for (const minutes of [YEARS, -YEARS]) {
    for (let at = 1; ; at += thorough ? 1 : 4) {
      const clock = jumpsOnce(at, minutes);
      const archive = await once(clock);
      const { mentions, shown, waiting } = await afterwards(archive);
      deepEqual(mentions, undisturbed.mentions, `the clock jumped when it was read for the ${at}th time`);
      ok(shown.length + waiting >= undisturbed.shown.length, 'a story is neither shown nor waiting');
      await archive.store.close();
      if (at > clock.reads()) break;
      jumps += 1;
    }
  }
  return jumps;
}

async function once(clock: Clock) {
  const archive = emptyArchive();
  await pass({ store: archive.store, fetcher: smallPress(), files: shelf(), clock });
  return archive;
}

/** A whole pass years away from now; afterwards sources are asked at once, and what is new then is found. */
async function betweenPasses(): Promise<number> {
  const undisturbed = await afterwards(emptyArchive());
  const jumps = [YEARS, -YEARS, 24 * 60, -24 * 60, 5, -5];
  for (const minutes of jumps) {
    const archive = emptyArchive();
    const files = shelf();
    const clock = fakeClock(START);
    clock.advance(minutes);
    const early = new FakeWeb().answers('https://north.example/rss', feedOf([]));
    await pass({ store: archive.store, fetcher: early, files, clock });
    const { mentions, shown } = await afterwards(archive, files);
    deepEqual(mentions, undisturbed.mentions, `a pass at a clock ${minutes} minutes off`);
    equal(shown.length, undisturbed.shown.length);
    await archive.store.close();
  }
  return jumps.length;
}

/** What was written down while the clock was years ahead holds nobody up when it is right again. */
async function leftovers(): Promise<number> {
  const { store } = emptyArchive();
  const [now, ahead] = [parseInstant(START), minutesAfter(parseInstant(START), YEARS)];
  await store.takeLease('pass', 'elsewhere:1', minutesAfter(ahead, 2), ahead);
  ok(
    (await store.takeLease('pass', 'here:1', minutesAfter(now, 2), now)).ok,
    'a lease of the year 2036 holds',
  );
  await store.releaseLease('pass', 'here:1');
  await store.takeLease('pass', 'elsewhere:1', minutesAfter(now, 2), now);
  equal(
    (await store.takeLease('pass', 'here:1', minutesAfter(now, 2), now)).ok,
    false,
    'a true lease does not hold',
  );
  await store.close();
  return 1;
}

/** Both nights of a year in Finland, hour by hour in UTC. */
const NIGHTS = [
  ['2026-03-28T22:00:00Z', 23],
  ['2026-10-24T21:00:00Z', 25],
] as const;

async function clockChange(): Promise<number> {
  for (const [midnight, hours] of NIGHTS) {
    const archive = emptyArchive();
    const clock = fakeClock(midnight);
    const web = smallPress();
    for (let hour = 0; hour < hours; hour += 1) {
      await pass({
        store: archive.store,
        fetcher: web,
        files: shelf(),
        clock,
        plan: { evenIfNotDue: false },
      });
      equal(civilDate(clock.now()).day, civilDate(parseInstant(midnight)).day, 'the day is not over yet');
      clock.advance(60);
    }
    const asked = web.asked.filter((url) => url === 'https://north.example/rss');
    equal(asked.length, hours, 'an hour was left out or done twice');
    equal(homeInstant(civilDate(clock.now())), clock.now(), 'the next day does not begin here');
    await archive.store.close();
  }
  return NIGHTS.length;
}

/** Digest and mail come once a day, also at hours that a day lacks or has twice. */
async function schedules(): Promise<number> {
  const nothing = async () => undefined;
  const jobs = { crawl: nothing, digest: nothing, mail: nothing };
  // An hour that a day lacks is refused where the settings are read.
  const expressions = ['0 7 * * *', '59 2 * * *', '0 4 * * *', '30 0 * * *'];
  for (const digest of expressions) {
    const schedule = startSchedule({ crawl: '0 * * * *', digest, mail: '0 8 * * 1' }, jobs, fakeLog());
    const days = schedule
      .next('digest', 800)
      .map((date) => JSON.stringify(civilDate(instant(date.getTime()))));
    const mails = schedule.next('mail', 120).map((date) => date.getTime());
    await schedule.stop();
    const twice = days.length - new Set(days).size;
    equal(twice, 0, `a digest at "${digest}" comes twice on one day`);
    const missing = missingDays(days);
    deepEqual(missing, [], `a digest at "${digest}" leaves a day out`);
    for (const [index, at] of mails.slice(1).entries()) {
      const hours = (at - (mails[index] ?? 0)) / 3_600_000;
      ok(hours >= 167 && hours <= 169, `mails are ${hours} hours apart`);
    }
  }
  return expressions.length;
}

function missingDays(days: readonly string[]): readonly string[] {
  const there = new Set(days);
  const first = homeInstant(JSON.parse(days[0] ?? '{}'), 12);
  return days
    .map((_day, index) => JSON.stringify(civilDate(instant(millisecondsOf(first) + index * 86_400_000))))
    .filter((day) => !there.has(day));
}

const area = 'clock';

export const CLOCKS: readonly Fault[] = [
  {
    area,
    name: 'jumps ten years, to and fro, whenever it is read in a pass',
    holds: 'every mention is there; each story is shown once or waits for staff',
    inject: withinAPass,
  },
  {
    area,
    name: 'is minutes, a day or years off for a whole pass',
    holds: 'sources are asked at once when it is right again; nothing is lost or shown twice',
    inject: betweenPasses,
  },
  {
    area,
    name: 'was years ahead when a lease was taken',
    holds: 'that lease holds nobody up; a true one does',
    inject: leftovers,
  },
  {
    area,
    name: 'changes to summer time and back in Europe/Helsinki',
    holds: 'each hour is looked at once; the day begins and ends where a Finnish calendar has it',
    inject: clockChange,
  },
  {
    area,
    name: 'changes while digests and mails are due, over two years',
    holds: 'one digest a day, one mail a week',
    inject: schedules,
  },
];
