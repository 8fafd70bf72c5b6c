import { closeSync, fsync, mkdirSync, openSync, readdirSync, renameSync, statSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { publicFiles } from '../src/adapters/files/public-files.ts';
import { publishDigest } from '../src/pipeline/run.ts';
import { stories, TOPICS } from './publish/digest.ts';
import { median, type Timed, timed, wanted } from './wanted.ts';

const ITEMS = 100;
const ROUNDS = 15;
const PLAN = {
  publish: {
    mode: 'auto',
    title: 'Digest',
    description: 'In the news.',
    baseUrl: 'https://media.example/',
    items: ITEMS,
    freshDays: 30,
    storyDays: 14,
  },
  topics: TOPICS,
} as const;

type Published = Timed<Awaited<ReturnType<typeof publishDigest>>>;

/** What a pass spends to publish one new story into 20 topic feeds, and when nothing is new: medians. */
export async function bench(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mediawatch-publish-'));
  const files = publicFiles({
    publicFolder: join(folder, 'public'),
    receiptFolder: join(folder, 'receipts'),
  });
  let count = ITEMS;
  const publish = (): Promise<Published> => {
    const items = stories({ last: count, count: ITEMS, broadAfter: ITEMS });
    const store = { publishable: async () => items, themes: async () => [] };
    return timed(() => publishDigest({ store, files }, PLAN));
  };
  try {
    const first = await publish();
    const bytes = Math.round(bytesIn(join(folder, 'public')) / first.answer.files);
    const [fresh, same, bare]: [Published[], Published[], Timed<undefined>[]] = [[], [], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      count += 1;
      fresh.push(await publish());
      same.push(await publish());
      const written = fresh.at(-1)?.answer.files ?? 0;
      bare.push(await timed(() => bareFiles(join(folder, 'bare'), written, bytes)));
    }
    print('the first time', [first]);
    print(`one new story in ${TOPICS.length} topics`, fresh);
    print('  of it the disk, for as many files', bare);
    const own = fresh.map(({ cpuMilliseconds }, at) => cpuMilliseconds - (bare[at]?.cpuMilliseconds ?? 0));
    wanted('publish', { name: '  the rest, of the processor', value: median(own), unit: 'ms', atMost: 50 });
    print('nothing new', same);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Files made, written to the disk and put into their places: what no way of publishing can save. */
async function bareFiles(folder: string, count: number, bytes: number): Promise<undefined> {
  mkdirSync(folder, { recursive: true });
  const content = Buffer.alloc(bytes, 'x');
  const names = Array.from({ length: count }, (_, at) => join(folder, String(at)));
  const files = names.map((name) => openSync(`${name}.new`, 'w'));
  for (const file of files) writeSync(file, content);
  await Promise.all(files.map((file) => promisify(fsync)(file)));
  files.forEach((file, at) => {
    closeSync(file);
    renameSync(`${names[at]}.new`, names[at] ?? '');
  });
}

function bytesIn(folder: string): number {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

function print(name: string, rounds: readonly Timed<Published['answer'] | undefined>[]): void {
  const cpu = median(rounds.map(({ cpuMilliseconds }) => cpuMilliseconds));
  const files = rounds.at(-1)?.answer?.files;
  const beside = `${cpu.toFixed(0)} ms CPU${files === undefined ? '' : `, ${files} files written`}`;
  const value = median(rounds.map(({ milliseconds }) => milliseconds));
  wanted('publish', { name, value, unit: 'ms', beside });
}
