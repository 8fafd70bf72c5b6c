import { appendFile, copyFile, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageCopies } from '../../../src/adapters/warc/page-copies.ts';
import { indexRecordings } from '../../../src/adapters/warc/recording-index.ts';
import { failed } from '../../../src/domain/result.ts';
import { parseInstant } from '../../../src/domain/time.ts';
import type { KeptCopy } from '../../../src/ports.ts';

const AT = parseInstant('2024-05-31T21:30:00Z');
const FILE = '2024-05.warc.gz';

function page(name: string, body: Uint8Array = Buffer.from(`<p>The page ${name}</p>`)) {
  const headers = { 'content-type': 'text/html' };
  return { url: `https://paper.example/${name}`, status: 200, fetchedAt: AT, headers, body };
}

/** Bytes that do not become fewer, the same in every test. */
function dense(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 1;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = state >>> 16;
  }
  return bytes;
}

let root: string;
/** Two whole copies. */
let whole: string;
let second: KeptCopy;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'mediawatch-half-'));
  const copies = pageCopies(root);
  const kept = async (name: string) => ({ url: page(name).url, place: await copies.keep(page(name)) });
  await kept('first');
  second = await kept('second');
  whole = join(root, FILE);
});
afterAll(() => rm(root, { recursive: true }));

/** A folder in which the file ends at this byte, as a death left it. */
async function cutAt(bytes: number): Promise<string> {
  const folder = join(root, String(bytes));
  await mkdir(folder, { recursive: true });
  await copyFile(whole, join(folder, FILE));
  await truncate(join(folder, FILE), bytes);
  return folder;
}

async function bodyOf(folder: string, copy: KeptCopy): Promise<string> {
  const found = await pageCopies(folder).read(copy);
  return found.ok ? Buffer.from(found.value.body).toString() : found.problem;
}

async function recorded(folder: string): Promise<readonly string[]> {
  return [...(await indexRecordings([join(folder, FILE)])).keys()].map((url) => url.replace(/.*\//, ''));
}

// At each byte of a copy: see test/faults/copies.ts.
describe('a death in the middle of a copy', () => {
  it('is seen also by who has been writing there before', async () => {
    const folder = await cutAt(second.place.offset);
    const copies = pageCopies(folder);
    await copies.keep(page('third'));
    await appendFile(join(folder, FILE), (await readFile(whole)).subarray(second.place.offset, -9));

    await copies.keep(page('fourth'));

    expect(await recorded(folder)).toEqual(['first', 'third', 'fourth']);
  });

  it('in the longest record that there is leaves the long one before it', async () => {
    const folder = join(root, 'long');
    const copies = pageCopies(folder);
    const long = { url: page('long').url, place: await copies.keep(page('long', dense(2_097_152))) };
    const cut = await copies.keep(page('cut', dense(2_097_152)));
    await truncate(join(folder, FILE), cut.offset + cut.length - 1);

    await pageCopies(folder).keep(page('third'));

    expect(await recorded(folder)).toEqual(['long', 'third']);
    expect((await pageCopies(folder).read(long)).ok).toBe(true);
  });

  it('takes the zeros along that a power cut leaves', async () => {
    const folder = await cutAt(second.place.offset);
    await appendFile(join(folder, FILE), Buffer.alloc(4096));

    await pageCopies(folder).keep(page('third'));

    expect(await recorded(folder)).toEqual(['first', 'third']);
  });
});

it('cuts nothing off that is no half record of ours', async () => {
  const folder = join(root, 'foreign');
  await mkdir(folder);
  await writeFile(join(folder, FILE), 'WARC/1.1\r\nsomebody put this here');

  const third = { url: page('third').url, place: await pageCopies(folder).keep(page('third')) };

  expect((await readFile(join(folder, FILE), 'latin1')).startsWith('WARC/1.1\r\nsomebody')).toBe(true);
  expect(await bodyOf(folder, third)).toBe('<p>The page third</p>');
});

it('never gives another page for the one that is lost', async () => {
  const folder = await cutAt(second.place.offset);
  const [copies, other] = [pageCopies(folder), page('sEcond')];
  const place = await copies.keep(other);
  expect(place).toEqual({ ...second.place, length: place.length });

  expect(await copies.read({ url: second.url, place })).toEqual(failed('damaged'));
});
