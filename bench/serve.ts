import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { publicFiles } from '../src/adapters/files/public-files.ts';
import { publish } from '../src/pipeline/publish/index.ts';
import { stories, TOPICS } from './publish/digest.ts';
import { type Load, loadWithOwn, loadWithWrk } from './serve/load.ts';
import { wanted } from './wanted.ts';

const ITEMS = 100;
const CONNECTIONS = 32;

/**
 * Requests a second for published feeds on loopback, the server a process of its own: readers that have the feed (304)
 * and readers that have not (200). By wrk where it is installed, else by a loader of ours, which is slower than the
 * server, so that nothing is held against the server then. Option: `--seconds N` for each line.
 */
export async function bench(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { seconds: { type: 'string', default: '5' } },
  });
  const load = spawnSync('wrk', ['-v']).error === undefined ? loadWithWrk : loadWithOwn;
  console.log(
    `serve: loaded by ${load === loadWithWrk ? 'wrk' : 'a loader of our own (wrk is not installed)'}`,
  );
  const atLeast = load === loadWithWrk ? 5_000 : 0;
  const folder = await mkdtemp(join(tmpdir(), 'mediawatch-serve-'));
  await publishInto(folder);
  const server = await serving(folder);
  try {
    for (const path of ['/feed.xml', '/topics/topic-3/atom.xml', '/feed.json', '/']) {
      const url = server.origin + path;
      const answer = await fetch(url);
      const bytes = (await answer.arrayBuffer()).byteLength;
      const etag = answer.headers.get('etag') ?? '';
      const ask = { url, seconds: Number(values.seconds), connections: CONNECTIONS };
      await load({ ...ask, seconds: 1 });
      print(`${path}, 304`, await load({ ...ask, etag }), atLeast);
      print(`${path}, 200 of ${Math.round(bytes / 1024)} KB`, await load(ask), atLeast);
    }
  } finally {
    server.stop();
    await rm(folder, { recursive: true });
  }
}

function print(name: string, { perSecond, p99, errors }: Load, atLeast: number): void {
  if (errors > 0) throw new Error(`${name}: ${errors} requests failed`);
  const beside = `p99 ${p99.toFixed(1)} ms`;
  wanted('serve', { name, value: perSecond, unit: 'a second', atLeast, beside });
}

async function publishInto(folder: string): Promise<void> {
  const digest = {
    ...{ title: 'Digest', description: 'In the news.', baseUrl: 'https://media.example/' },
    ...{ items: stories({ last: ITEMS, count: ITEMS, broadAfter: ITEMS }), topics: TOPICS, themes: [] },
  };
  await publicFiles({ publicFolder: folder, receiptFolder: folder }).writePublic(publish(digest));
}

async function serving(folder: string): Promise<{ readonly origin: string; stop(): void }> {
  const server = spawn(process.execPath, [join(import.meta.dirname, 'serve/server.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', (line) => resolve(String(line).trim()));
    server.once('error', reject);
    server.once('exit', (status) => reject(new Error(`the server ended with ${status} before it listened`)));
  });
  return { origin, stop: () => server.kill() };
}
