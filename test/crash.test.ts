import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projection } from './adapters/sqlite/projection.ts';
import { command, type Workplace, workplace } from './fakes/command.ts';
import { newsroomClock } from './newsroom/clock.ts';
import { type Newsroom, startNewsroom } from './newsroom/server.ts';
import { newsroomSources } from './newsroom/sources.ts';

const KILLS = 20;

/** Few words, quickly compiled: forty passes are made here, and what they find is no matter. */
const TOPICS = `version: 1
topics:
  - id: batteries
    name: { en: Batteries }
    groups:
      core:
        weight: 4
        fi: [akkutehdas, akkumateriaali, katodimateriaali, akkukemikaali, litiumkaivos, "musta massa"]
        sv: [batterifabrik, batteriåtervinning, litiumraffinaderi, katodmaterial]
        en: ["black mass", "battery recycling", "nickel sulphate", "battery value chain"]
`;

let newsroom: Newsroom;
let undisturbed: Outcome;
let milliseconds: number;

interface Outcome {
  readonly archive: unknown;
  readonly digest: unknown;
}

beforeAll(async () => {
  newsroom = await startNewsroom({ slowMs: 20 });
  await using place = await workplace({ sources: newsroomSources(newsroom), topics: TOPICS });
  // Once to warm this process up, so that the second shows how long a pass takes.
  await command(['run', '--all', '--dry-run', ...place.flags], { clock: newsroomClock() });
  newsroom.reset();
  const started = performance.now();
  await command(['run', '--all', ...place.flags], { clock: newsroomClock() });
  milliseconds = performance.now() - started;
  undisturbed = await finish(place);
}, 60_000);
afterAll(() => newsroom.close());

/** Goes on where the place stands, a little later. */
async function finish(place: Workplace): Promise<Outcome> {
  // Twice, since a page that is gone is given up when it is gone the second time.
  for (const minutes of [10, 20]) {
    const { status } = await command(['run', '--all', ...place.flags], { clock: newsroomClock(minutes) });
    expect(status).toBe(3);
  }
  return { archive: projection(join(place.data, 'mediawatch.db')), digest: await digestOf(place) };
}

/** Stories as readers see them, without the moments at which they were found. */
async function digestOf(place: Workplace): Promise<unknown> {
  const text = await readFile(join(place.data, 'public', 'feed.json'), 'utf8');
  const feed: { readonly items: readonly Record<string, unknown>[] } = JSON.parse(text);
  return feed.items.map(({ id: _name, date_modified: _moment, ...item }) => JSON.stringify(item)).sort();
}

function spawnPass(place: Workplace): ChildProcess {
  return fork(join(import.meta.dirname, 'newsroom', 'one-pass.ts'), ['run', '--all', ...place.flags], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, MEDIAWATCH_LOG: 'silent' },
  });
}

/** Kills a pass after that share of the time it takes; answers whether it was still at it. */
async function killAt(share: number, child: ChildProcess): Promise<boolean> {
  const exit = once(child, 'exit');
  child.send('go');
  while (newsroom.requests.length === 0 && child.exitCode === null) await after(1);
  await after(share * milliseconds);
  const alive = child.exitCode === null;
  child.kill('SIGKILL');
  await exit;
  return alive;
}

it(`ends as if nothing had happened after a kill -9 at each of ${KILLS} moments`, async () => {
  const places = await Promise.all(
    Array.from({ length: KILLS }, () => workplace({ sources: newsroomSources(newsroom), topics: TOPICS })),
  );
  const passes = places.map((place) => () => readyPass(place));
  let killed = 0;
  let coming = passes.shift()?.();
  for (const [index, place] of places.entries()) {
    const child = await coming;
    if (child === undefined) throw new Error(`there is no pass for place ${index}`);
    coming = passes.shift()?.();
    newsroom.reset();

    // Spread over the whole pass, and not at the same moments in every run of this test.
    if (await killAt((index + Math.random()) / KILLS, child)) killed += 1;

    expect(await finish(place), `killed in part ${index + 1} of ${KILLS} of a pass`).toEqual(undisturbed);
    await place[Symbol.asyncDispose]();
  }
  expect(killed).toBeGreaterThan(KILLS / 2);
}, 120_000);

/** Starting takes longer than a pass, so it is done while the pass before is looked at. */
async function readyPass(place: Workplace): Promise<ChildProcess> {
  const child = spawnPass(place);
  await once(child, 'message');
  return child;
}
