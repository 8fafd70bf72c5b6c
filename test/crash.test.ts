import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projection } from './adapters/sqlite/projection.ts';
import { command, type Workplace, workplace } from './fakes/command.ts';
import { newsroomClock } from './newsroom/clock.ts';
import { type Newsroom, startNewsroom } from './newsroom/server.ts';
import { newsroomSources } from './newsroom/sources.ts';

const MOMENTS = 20;

/**
 * What a kill -9 leaves is what stands on the disk at that moment. Where a process can be seen to stand still, one is
 * stopped and copied several times before it is killed in earnest; elsewhere each moment costs a process.
 */
const MOMENTS_A_PASS = existsSync('/proc/self/task') ? 5 : 1;

/** Few words, quickly compiled: more than forty passes are made here, and what they find is no matter. */
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
/** What a whole pass asks, and how long it goes on after its last request, in milliseconds. */
let whole: { readonly requests: number; readonly publishing: number };

interface Outcome {
  readonly archive: unknown;
  readonly digest: unknown;
}

beforeAll(async () => {
  newsroom = await startNewsroom({ slowMs: 20 });
  await using place = await workplace({ sources: newsroomSources(newsroom), topics: TOPICS });
  const child = await underWay(place);
  const exit = once(child, 'exit');
  let [requests, lastAt] = [0, 0];
  while (child.exitCode === null) {
    if (newsroom.requests.length > requests)
      [requests, lastAt] = [newsroom.requests.length, performance.now()];
    await after(1);
  }
  await exit;
  whole = { requests, publishing: performance.now() - lastAt };
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

/** A pass in a process of its own that has just begun to ask. */
async function underWay(place: Workplace): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'newsroom', 'one-pass.ts'), ['run', '--all', ...place.flags], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, MEDIAWATCH_LOG: 'silent' },
  });
  await once(child, 'message');
  newsroom.reset();
  child.send('go');
  while (newsroom.requests.length === 0 && child.exitCode === null) await after(1);
  return child;
}

/** About as long as a pass takes over one answer. */
const MOST_JITTER_MS = 10;

/** How much of a pass goes by what it has asked, which no busy machine upsets; the rest is publishing, by the clock. */
const ASKING = 0.8;

/** Spread evenly from 0 to 1, and the same in every run. */
function scattered(moment: number): number {
  return (moment * 0.618_034) % 1;
}

/** Waits until that share of a pass is over. */
async function until(share: number, child: ChildProcess): Promise<void> {
  const requests = Math.min(1, share / ASKING) * whole.requests;
  while (newsroom.requests.length < requests && child.exitCode === null) await after(1);
  // Not always when a request has just come in and nothing else happens.
  const publishing = (Math.max(0, share - ASKING) / (1 - ASKING)) * whole.publishing;
  await after(publishing + scattered(share * MOMENTS) * MOST_JITTER_MS);
}

/** Copies what stands on the disk while nothing of the process moves; answers whether it was still at it. */
async function copyAt(child: ChildProcess, from: string, to: string): Promise<boolean> {
  child.kill('SIGSTOP');
  // The signal reaches each thread when it leaves the kernel, not when it is sent.
  while (child.exitCode === null && !standsStill(`/proc/${child.pid}/task`)) await after(1);
  const alive = child.exitCode === null;
  cpSync(from, to, { recursive: true });
  child.kill('SIGCONT');
  return alive;
}

/** Whether each thread says `17 (node) T 1 …` of itself. */
function standsStill(tasks: string): boolean {
  try {
    return readdirSync(tasks).every((thread) =>
      readFileSync(join(tasks, thread, 'stat'), 'utf8')
        .split(') ')
        .at(-1)
        ?.startsWith('T'),
    );
  } catch (error) {
    // One that ended while we looked has no file any more, and of a process that ended there is nothing.
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH'].includes(`${error.code}`))
      return false;
    throw error;
  }
}

/** The end of a process, whatever it was at; answers whether it was still at it. */
async function killed(child: ChildProcess): Promise<boolean> {
  if (child.exitCode !== null) return false;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  return (await exit)[1] === 'SIGKILL';
}

/** Lets a pass die at these shares of it; answers the places that it leaves, and how often it was still at it. */
async function diesAt(place: Workplace, shares: readonly number[]) {
  const child = await underWay(place);
  const left: Workplace[] = [];
  let interrupted = 0;
  for (const share of shares.slice(0, -1)) {
    await until(share, child);
    const data = join(place.folder, `at-${share}`);
    if (await copyAt(child, place.data, data)) interrupted += 1;
    left.push({ ...place, data, flags: [...place.flags, '--data', data] });
  }
  await until(shares.at(-1) ?? 1, child);
  if (await killed(child)) interrupted += 1;
  return { left: [...left, place], interrupted };
}

it(`ends as if nothing had happened after a kill -9 at each of ${MOMENTS} moments`, async () => {
  let interrupted = 0;
  for (let first = 0; first < MOMENTS; first += MOMENTS_A_PASS) {
    await using place = await workplace({ sources: newsroomSources(newsroom), topics: TOPICS });
    const moments = Array.from({ length: MOMENTS_A_PASS }, (_, n) => first + n);
    const shares = moments.map((moment) => (moment + scattered(moment + 1)) / MOMENTS);
    const died = await diesAt(place, shares);
    interrupted += died.interrupted;

    for (const [index, one] of died.left.entries())
      expect(await finish(one), `killed after ${shares[index]} of a pass`).toEqual(undisturbed);
  }
  expect(interrupted).toBeGreaterThan(MOMENTS / 2);
}, 120_000);
