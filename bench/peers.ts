import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runJob } from './newsroom/job.ts';
import { type PressSize, sourcesFor, startPress } from './newsroom/start.ts';
import type { Peer } from './peers/peer.ts';
import { PEERS } from './peers/peers.ts';
import { median, timed, wanted } from './wanted.ts';

const ROUNDS = 5;

/** Us or a peer, with everything read once. */
interface Reader {
  readonly name: string;
  readonly run: () => Promise<void>;
  readonly times: number[];
}

/**
 * How long a run takes that finds nothing new, beside newsboat, rss2email and feedparser with SQLite from Debian's
 * packages, in turn over the same press. Options: `--sites N`, `--items N` a site.
 */
export async function bench(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { sites: { type: 'string', default: '200' }, items: { type: 'string', default: '50' } },
  });
  const size = { sites: Number(values.sites), items: Number(values.items), latency: 0 };
  const folder = await mkdtemp(join(tmpdir(), 'mediawatch-peers-'));
  const press = await startPress(size);
  try {
    const readers = [await ourselves(folder, press.origin, size)];
    const feeds = Array.from({ length: size.sites }, (_, site) => `${press.origin}/s${site}/rss`);
    for (const peer of PEERS) {
      if (await peer.isThere()) readers.push(await readerOf(peer, join(folder, peer.from), feeds, size));
      else console.log(`peers: ${peer.name} is skipped: apt-get install ${peer.from}`);
    }
    for (let round = 0; round < ROUNDS; round += 1)
      for (const { run, times } of readers) times.push((await timed(run)).milliseconds);
    printAll(readers);
  } finally {
    press.stop();
    await rm(folder, { recursive: true });
  }
}

/** We also have every page read, extracted and filtered; the others have what stands in the feeds. */
async function ourselves(folder: string, origin: string, size: PressSize): Promise<Reader> {
  await writeFile(join(folder, 'sources.yaml'), sourcesFor(origin, size));
  const { pages } = await runJob(folder);
  if (pages !== size.sites * size.items) throw new Error(`${pages} pages were read`);
  return { name: 'mediawatch', run: async () => void (await runJob(folder)), times: [] };
}

async function readerOf(
  peer: Peer,
  folder: string,
  feeds: readonly string[],
  { sites, items }: PressSize,
): Promise<Reader> {
  await mkdir(folder);
  await peer.begin(folder, feeds);
  const { milliseconds } = await timed(() => peer.run(folder));
  const count = await peer.count(folder);
  if (count !== sites * items) throw new Error(`${peer.name} keeps ${count} items, not ${sites * items}`);
  wanted('peers', { name: `${peer.name}: the first run`, value: milliseconds / 1000, unit: 's' });
  return { name: peer.name, run: () => peer.run(folder), times: [] };
}

function printAll(readers: readonly Reader[]): void {
  const newsboat = readers.find(({ name }) => name === 'newsboat');
  for (const reader of readers) {
    const seconds = median(reader.times) / 1000;
    const isOurs = reader.name === 'mediawatch';
    wanted('peers', {
      name: `${reader.name}: nothing new`,
      value: seconds,
      unit: 's',
      ...(isOurs && { atMost: 1.2 }),
    });
  }
  const [ours] = readers;
  if (ours === undefined || newsboat === undefined) return;
  const ratios = ours.times.map((time, round) => time / (newsboat.times[round] ?? 0));
  wanted('peers', { name: 'mediawatch in times of newsboat', value: median(ratios), unit: '×', atMost: 2 });
}
