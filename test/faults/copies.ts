import { deepEqual, equal } from 'node:assert/strict';
import { copyFile, mkdir, mkdtemp, readFile, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUpCopies } from '../../src/adapters/warc/copies-backup.ts';
import { pageCopies } from '../../src/adapters/warc/page-copies.ts';
import { indexRecordings } from '../../src/adapters/warc/recording-index.ts';
import { parseInstant } from '../../src/domain/time.ts';
import type { KeptCopy } from '../../src/ports.ts';
import type { Fault } from './fault.ts';

const AT = parseInstant('2024-05-31T21:30:00Z');
const FILE = '2024-05.warc.gz';
const NAMES = ['first', 'second'] as const;

const textOf = (name: string) => `<p>The page ${name}</p>`;

async function keep(folder: string, name: string): Promise<KeptCopy> {
  const url = `https://paper.example/${name}`;
  const headers = { 'content-type': 'text/html' };
  const page = { url, status: 200, fetchedAt: AT, headers, body: Buffer.from(textOf(name)) };
  return { url, place: await pageCopies(folder).keep(page) };
}

interface TwoCopies extends AsyncDisposable {
  readonly root: string;
  readonly whole: string;
  readonly copies: readonly KeptCopy[];
  /** Every byte; else every byte around the ends of records, where heads and trailers stand, and some between. */
  bytes(thorough: boolean): Promise<readonly number[]>;
}

async function twoCopies(): Promise<TwoCopies> {
  const root = await mkdtemp(join(tmpdir(), 'mediawatch-copies-'));
  const copies: KeptCopy[] = [];
  for (const name of NAMES) copies.push(await keep(root, name));
  return {
    ...{ root, whole: join(root, FILE), copies },
    async bytes(thorough) {
      const { size } = await stat(join(root, FILE));
      const ends = [0, ...copies.map(({ place }) => place.offset), size];
      const isTried = (byte: number) =>
        thorough || byte % 7 === 0 || ends.some((end) => Math.abs(end - byte) <= 20);
      return Array.from({ length: size - 1 }, (_, index) => index + 1).filter(isTried);
    },
    [Symbol.asyncDispose]: () => rm(root, { recursive: true }),
  };
}

async function cutCopy({ whole, root }: TwoCopies, byte: number): Promise<string> {
  const folder = join(root, String(byte));
  await mkdir(folder);
  await copyFile(whole, join(folder, FILE));
  await truncate(join(folder, FILE), byte);
  return folder;
}

async function readBack(folder: string, copy: KeptCopy): Promise<string> {
  const found = await pageCopies(folder).read(copy);
  return found.ok ? Buffer.from(found.value.body).toString() : 'lost';
}

async function deathInACopy(thorough: boolean): Promise<number> {
  await using two = await twoCopies();
  const bytes = await two.bytes(thorough);
  for (const byte of bytes) {
    const folder = await cutCopy(two, byte);
    const third = await keep(folder, 'third');
    const isWhole = two.copies.map(({ place }) => place.offset + place.length <= byte);
    const there = NAMES.filter((_name, index) => isWhole[index]);
    const listed = [...(await indexRecordings([join(folder, FILE)])).keys()];
    deepEqual(
      listed.map((url) => url.replace(/.*\//, '')),
      [...there, 'third'],
      `cut at byte ${byte}, a viewer finds ${listed}`,
    );
    for (const [index, copy] of two.copies.entries())
      equal(await readBack(folder, copy), isWhole[index] ? textOf(NAMES[index] ?? '') : 'lost');
    equal(await readBack(folder, third), textOf('third'));
    await rm(folder, { recursive: true });
  }
  return bytes.length;
}

async function deathInABackup(thorough: boolean): Promise<number> {
  await using two = await twoCopies();
  const bytes = await two.bytes(thorough);
  const whole = await readFile(two.whole);
  for (const byte of bytes) {
    const folder = await cutCopy(two, byte);
    const { newBytes, setAside } = await backUpCopies(two.root, folder);
    deepEqual([newBytes, setAside], [whole.length - byte, []], `killed at byte ${byte}`);
    deepEqual(await readFile(join(folder, FILE)), whole);
    await rm(folder, { recursive: true });
  }
  return bytes.length;
}

export const COPIES: readonly Fault[] = [
  {
    area: 'copies',
    name: 'a death at a byte of the copy of a page',
    holds:
      'that copy is lost and said to be; the others and every later one are read by us and by any viewer',
    inject: deathInACopy,
  },
  {
    area: 'copies',
    name: 'a backup of copies that is killed at a byte',
    holds: 'the next one writes the rest, and nothing twice',
    inject: deathInABackup,
  },
];
