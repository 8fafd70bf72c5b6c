import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Run } from '../../src/domain/run.ts';

/** As `npm start`, `npm run mediawatch` and the container have them. */
const NODE_FLAGS = ['--max-semi-space-size=8'];
/** As the container has them. */
const ALLOCATOR = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072' };

export interface Cost {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

export interface Job {
  readonly cost: Cost;
  readonly run: Run;
  readonly pages: number;
}

/** One pass in a process of its own over the sources of the folder; with `profileFolder` it leaves a CPU profile there. */
export async function runJob(folder: string, profileFolder?: string): Promise<Job> {
  const data = join(folder, 'data');
  const files = ['--config', join(folder, 'sources.yaml'), '--topics', 'topics.yaml', '--data', data];
  const profiling = profileFolder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`];
  const program = join(import.meta.dirname, 'measured.ts');
  const child = spawn(
    process.execPath,
    [...NODE_FLAGS, ...profiling, program, 'run', '--all', '--quiet', ...files],
    {
      stdio: ['ignore', 'inherit', 'pipe'],
      env: { ...process.env, ...ALLOCATOR, MEDIAWATCH_LOG: 'error' },
    },
  );
  let talk = '';
  child.stderr.on('data', (chunk) => {
    talk += chunk;
  });
  const status = await new Promise((resolve) => child.once('close', resolve));
  if (status !== 0) throw new Error(`the run ended with ${status}:\n${talk}`);
  const cost: Cost = JSON.parse(talk.trim().split('\n').at(-1) ?? '');
  const run = await lastRun(join(data, 'receipts'));
  return { cost, run, pages: run.sources.reduce((sum, source) => sum + source.read, 0) };
}

async function lastRun(receipts: string): Promise<Run> {
  const newest = (await readdir(receipts)).sort().at(-1) ?? '';
  const receipt: { run: Run } = JSON.parse(await readFile(join(receipts, newest), 'utf8'));
  return receipt.run;
}

export function describeJob(name: string, { cost, run, pages }: Job): string {
  const mentions = run.sources.reduce((sum, source) => sum + source.accepted + source.toReview, 0);
  const each = pages === 0 ? '' : `${((1000 * cost.cpuSeconds) / pages).toFixed(2)} ms CPU a page  `;
  return (
    `${name.padEnd(10)} ${cost.wallSeconds.toFixed(2)} s wall  ${cost.cpuSeconds.toFixed(2)} s CPU  ` +
    `${cost.peakMegabytes.toFixed(0)} MB peak  ${pages} pages, ${(pages / cost.wallSeconds).toFixed(0)} a second  ${each}` +
    `${run.requests} requests, ${(run.bytes / 1e6).toFixed(0)} MB  ${mentions} mentions`
  );
}
