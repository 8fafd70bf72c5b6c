import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Press, sourcesFor, startPress } from './newsroom/start.ts';

const PROGRAM = join(import.meta.dirname, '../bin/mediawatch.js');
const SIZE = { sites: 1, items: 1, latency: 0 };
const ROUNDS = 7;

/** From the start of the process to the end of `--help`, and to the first request of a run: medians. */
export async function bench(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mediawatch-start-'));
  const press = await startPress(SIZE);
  try {
    await writeFile(join(folder, 'sources.yaml'), sourcesFor(press.origin, SIZE));
    await print('--help', () => timeOf(['--help']));
    await print('first request of a run', () => timeToRequest(folder, press));
  } finally {
    press.stop();
    await rm(folder, { recursive: true });
  }
}

async function print(name: string, measure: () => Promise<number>): Promise<void> {
  // The first start fills the compile cache.
  await measure();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await measure());
  const sorted = times.toSorted((a, b) => a - b);
  const [least, median, most] = [0, (ROUNDS - 1) / 2, ROUNDS - 1].map((at) => sorted[at]?.toFixed(0));
  console.log(`${name.padEnd(24)} ${median} ms (${least} to ${most})`);
}

async function timeOf(args: readonly string[]): Promise<number> {
  const started = Date.now();
  const child = spawn(process.execPath, ['--max-semi-space-size=8', PROGRAM, ...args], { stdio: 'ignore' });
  const status = await new Promise((resolve) => child.once('close', resolve));
  if (status !== 0) throw new Error(`mediawatch ${args.join(' ')} ended with ${status}`);
  return Date.now() - started;
}

async function timeToRequest(folder: string, { origin }: Press): Promise<number> {
  const started = Date.now();
  const data = join(folder, 'data');
  await timeOf(['run', '--all', '--quiet', '--config', join(folder, 'sources.yaml'), '--data', data]);
  return Number(await (await fetch(`${origin}/__asked`)).text()) - started;
}
