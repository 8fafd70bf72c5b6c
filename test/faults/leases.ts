import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock } from 'node:test';
import { openStore } from '../../src/adapters/sqlite/index.ts';
import { minutesAfter } from '../../src/domain/time.ts';
import { projection } from '../adapters/sqlite/projection.ts';
import { fakeClock } from '../fakes/clock.ts';
import type { Fault } from './fault.ts';
import { aPlace, type Place } from './place.ts';
import { pass, START, shelf, smallPress } from './small-press.ts';

const LEASE_MINUTES = 2;

async function leaseOf(place: Place, holder: string): Promise<void> {
  const store = openStore({ file: place.database, backupFolder: place.folder });
  const now = place.clock.now();
  await store.takeLease('pass', holder, minutesAfter(now, LEASE_MINUTES), now);
  await store.close();
}

/** A second process comes while the first waits for a page. */
async function twoOnOneFolder(): Promise<number> {
  await using place = await aPlace();
  place.publish('lupa');
  place.minutesLater(60);
  let second: Promise<{ status: unknown; said: string }> | undefined;
  place.onRequest = async (path) => {
    if (path !== '/lupa') return;
    // The moment is ours and not the child's, whose clock goes right.
    second ??= bySomebodyElse(place);
    await second;
  };
  const first = await place.run('run', '--all');
  equal(first.status, 0, first.talk);
  const { status, said } = (await second) ?? { status: undefined, said: '' };
  deepEqual([status, /another pass is under way \(.+:\d+, its lease runs until/.test(said)], [0, true], said);
  deepEqual(place.shown(), ['lupa', 'tehdas']);
  return 1;
}

async function bySomebodyElse(place: Place): Promise<{ status: unknown; said: string }> {
  const program = join(import.meta.dirname, 'at-moment.ts');
  const child = spawn(process.execPath, [program, place.clock.now(), 'run', '--all', ...place.flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
  const [status] = await once(child, 'close');
  return { status, said };
}

async function anotherMachine(): Promise<number> {
  await using place = await aPlace();
  place.publish('lupa');
  place.minutesLater(60);
  await leaseOf(place, 'elsewhere:17');
  const busy = await place.run('run', '--all');
  equal(busy.status, 0);
  match(busy.talk, /another pass is under way \(elsewhere:17, its lease runs until 2026-.+nothing to do/);
  deepEqual(place.shown(), ['tehdas'], 'it did something all the same');
  // The other machine is gone for good; nobody has to tidy up after it.
  place.minutesLater(LEASE_MINUTES);
  equal((await place.run('run', '--all')).status, 0);
  deepEqual(place.shown(), ['lupa', 'tehdas']);
  return 2;
}

async function aDeadProcess(): Promise<number> {
  await using place = await aPlace();
  place.publish('lupa');
  place.minutesLater(60);
  await leaseOf(place, `${hostname()}:${spawnSync(process.execPath, ['--version']).pid}`);
  const { status, talk } = await place.run('run', '--all');
  equal(status, 0, talk);
  deepEqual(place.shown(), ['lupa', 'tehdas'], 'the dead hold the lease');
  return 1;
}

/** We slept through our lease, another machine began, and we wake up in the middle of a pass. */
async function overslept(): Promise<number> {
  await using place = await aPlace();
  place.publish('lupa');
  place.minutesLater(60);
  mock.timers.enable({ apis: ['setInterval'] });
  try {
    place.onRequest = async (path) => {
      if (path !== '/lupa') return;
      place.minutesLater(LEASE_MINUTES + 1);
      await leaseOf(place, 'elsewhere:17');
      mock.timers.tick(60_000);
      // No answer: it is the lost lease that has to end this.
      await new Promise(() => undefined);
    };
    const { out, status } = await place.run('run', '--all', '--json');
    equal(JSON.parse(out).outcome, 'stopped');
    equal(status, 0);
  } finally {
    mock.timers.reset();
  }
  place.onRequest = () => undefined;
  match((await place.run('run', '--all')).talk, /elsewhere:17/, 'the lease of the other was given away');
  place.minutesLater(LEASE_MINUTES + 1);
  await place.run('run', '--all');
  deepEqual(place.shown(), ['lupa', 'tehdas']);
  return 1;
}

/** Neither knows of the other: no lease at all. */
async function twoPassesAtOnce(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'mediawatch-two-'));
  const stores = [1, 2].map(() => openStore({ file: join(folder, 'mediawatch.db'), backupFolder: folder }));
  try {
    const files = shelf();
    const work = (minutes: number) => {
      const clock = fakeClock(START);
      clock.advance(minutes);
      return stores.map((store) => pass({ store, fetcher: smallPress(), files, clock }));
    };
    await Promise.all(work(0));
    await Promise.all(work(60));
    const { mentions } = projection(join(folder, 'mediawatch.db'));
    const shown = files.items().map(({ url }) => url);
    deepEqual(mentions.map(({ identity }) => identity).sort(), [
      ...['north.example/closed', 'north.example/tehdas', 'south.example/tehdas'],
    ]);
    equal(new Set(shown).size, shown.length, 'something is shown twice');
    ok(shown.length === 2, `${shown.length} stories instead of two`);
    return 2;
  } finally {
    for (const store of stores) await store.close();
    rmSync(folder, { recursive: true });
  }
}

const area = 'lease';

export const LEASES: readonly Fault[] = [
  {
    area,
    name: 'a second run on the same data folder',
    holds: 'says who is at it and ends with 0; the first goes on undisturbed',
    inject: twoOnOneFolder,
  },
  {
    area,
    name: 'two machines over one lease, of which one dies',
    holds: 'nothing is done before the lease ends, all of it afterwards',
    inject: anotherMachine,
  },
  { area, name: 'a lease whose process was killed', holds: 'is taken at once', inject: aDeadProcess },
  {
    area,
    name: 'a machine that slept through its lease',
    holds: 'stops when it wakes up, leaves the lease to the other; nothing is lost',
    inject: overslept,
  },
  {
    area,
    name: 'two passes at once over one archive, without any lease',
    holds: 'each mention and each story is there once',
    inject: twoPassesAtOnce,
  },
];
