import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Run } from '../src/domain/run.ts';

const SITES = 200;
const ITEMS = 50;
const NEW_SHARE = 0.01;
/** As `npm start`, `npm run mediawatch` and the container have them. */
const NODE_FLAGS = ['--max-semi-space-size=8'];
/** As the container has them. */
const ALLOCATOR = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072' };

interface Cost {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

/** The whole job in a process of its own over a press on loopback: everything new, nothing new, one in a hundred new. */
export async function bench(which: 'cold' | 'warm'): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mediawatch-bench-'));
  const press = await startPress();
  try {
    await writeFile(join(folder, 'sources.yaml'), sourcesFor(press.origin));
    const cold = await pass(folder);
    print('cold', cold);
    if (which === 'warm') {
      const unchanged = await pass(folder);
      print('unchanged', unchanged);
      await fetch(`${press.origin}/__publish/${SITES * ITEMS * NEW_SHARE}`);
      print('1 % new', await pass(folder));
      const share = (100 * unchanged.cost.wallSeconds) / cold.cost.wallSeconds;
      console.log(`unchanged run takes ${share.toFixed(1)} % of the cold run's time`);
    }
  } finally {
    press.process.kill();
    await rm(folder, { recursive: true });
  }
}

interface Pass {
  readonly cost: Cost;
  readonly run: Run;
}

function print(name: string, { cost, run }: Pass): void {
  const read = run.sources.reduce((sum, source) => sum + source.read, 0);
  const mentions = run.sources.reduce((sum, source) => sum + source.accepted + source.toReview, 0);
  console.log(
    `${name.padEnd(10)} ${cost.wallSeconds.toFixed(2)} s wall  ${cost.cpuSeconds.toFixed(2)} s CPU  ` +
      `${cost.peakMegabytes.toFixed(0)} MB peak  ${read} pages, ${(read / cost.wallSeconds).toFixed(0)} a second  ` +
      `${run.requests} requests, ${(run.bytes / 1e6).toFixed(0)} MB  ${mentions} mentions`,
  );
}

async function startPress(): Promise<{ readonly process: ChildProcess; readonly origin: string }> {
  const server = spawn(
    process.execPath,
    [join(import.meta.dirname, 'newsroom/server.ts'), String(SITES), String(ITEMS)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const origin = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', (line) => resolve(String(line).trim()));
    server.once('error', reject);
  });
  return { process: server, origin };
}

/** Politeness is off: the press is ours. Limits, validators, transactions and the digest are as always. */
function sourcesFor(origin: string): string {
  const sources = Array.from(
    { length: SITES },
    (_, site) =>
      `  - { id: s${site}, outlet: Site ${site}, language: fi, kind: feed, url: "${origin}/s${site}/rss", fullText: always }`,
  );
  return `version: 1
network: { contact: "mailto:bench@example.org", gap: 0s, allow: ["127.0.0.1"], robots: false, perHost: 16, concurrency: 16, dailyBudget: 10000000 }
publish: { mode: auto, freshDays: 100000 }
sources:
${sources.join('\n')}
`;
}

async function pass(folder: string): Promise<Pass> {
  const data = join(folder, 'data');
  const args = [
    'run',
    '--all',
    '--quiet',
    '--config',
    join(folder, 'sources.yaml'),
    '--topics',
    'topics.yaml',
    '--data',
    data,
  ];
  const program = join(import.meta.dirname, 'newsroom/measured.ts');
  const child = spawn(process.execPath, [...NODE_FLAGS, program, ...args], {
    stdio: ['ignore', 'inherit', 'pipe'],
    env: { ...process.env, ...ALLOCATOR, MEDIAWATCH_LOG: 'error' },
  });
  let talk = '';
  child.stderr.on('data', (chunk) => {
    talk += chunk;
  });
  const status = await new Promise((resolve) => child.once('close', resolve));
  if (status !== 0) throw new Error(`the run ended with ${status}:\n${talk}`);
  const cost: Cost = JSON.parse(talk.trim().split('\n').at(-1) ?? '');
  return { cost, run: await lastRun(join(data, 'receipts')) };
}

async function lastRun(receipts: string): Promise<Run> {
  const newest = (await readdir(receipts)).sort().at(-1) ?? '';
  const receipt: { run: Run } = JSON.parse(await readFile(join(receipts, newest), 'utf8'));
  return receipt.run;
}
