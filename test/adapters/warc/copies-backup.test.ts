import { appendFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backUpCopies } from '../../../src/adapters/warc/copies-backup.ts';
import { pageCopies } from '../../../src/adapters/warc/page-copies.ts';
import { type Instant, parseInstant } from '../../../src/domain/time.ts';

const MAY = parseInstant('2024-05-31T21:30:00Z');
const FILE = '2024-05.warc.gz';

let root: string;
let from: string;
let to: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'mediawatch-copies-backup-'));
  [from, to] = [join(root, 'data', 'archive'), join(root, 'backups', 'archive')];
});
afterEach(() => rm(root, { recursive: true }));

function keep(name: string, at: Instant = MAY, folder = from) {
  const body = Buffer.from(`<p>${name}</p>`.repeat(3000));
  return pageCopies(folder).keep({
    ...{ url: `https://paper.example/${name}`, status: 200, fetchedAt: at },
    ...{ headers: { 'content-type': 'text/html' }, body },
  });
}

const sizeOf = async (folder: string) => (await stat(join(folder, FILE))).size;
const isSame = async (name = FILE) =>
  (await readFile(join(from, name))).equals(await readFile(join(to, name)));

// One that is killed: see test/faults/copies.ts.
it('holds every month, and of what it holds writes only the end that is new', async () => {
  await keep('april', parseInstant('2024-04-01T00:00:00Z'));
  await keep('may');
  const all = (await sizeOf(from)) + (await stat(join(from, '2024-04.warc.gz'))).size;

  expect(await backUpCopies(from, to)).toEqual({ files: 2, newBytes: all, setAside: [] });
  expect(await backUpCopies(from, to)).toEqual({ files: 2, newBytes: 0, setAside: [] });
  const { length } = await keep('another');
  expect(await backUpCopies(from, to)).toEqual({ files: 2, newBytes: length, setAside: [] });

  expect(await Promise.all([isSame('2024-04.warc.gz'), isSame()])).toEqual([true, true]);
});

it('is whole though copies are kept meanwhile, and though another is made at the same moment', async () => {
  const copies = pageCopies(from);
  const kept = async (name: string) =>
    copies.keep({
      url: `https://paper.example/${name}`,
      status: 200,
      fetchedAt: MAY,
      headers: {},
      body: Buffer.from(name),
    });
  await kept('first');

  await Promise.all([...'abcdefgh'].flatMap((name) => [kept(name), backUpCopies(from, to)]));
  await backUpCopies(from, to);

  expect(await isSame()).toBe(true);
});

it('leaves half a record out', async () => {
  await keep('whole');
  const size = await sizeOf(from);
  const { offset, length } = await keep('half');
  await truncate(join(from, FILE), offset + length - 5);

  await backUpCopies(from, to);

  expect(await sizeOf(to)).toBe(size);
});

it('keeps what stands there and is no beginning of ours under another name, each one', async () => {
  await keep('ours');
  await keep('theirs', MAY, to);
  const theirs = await readFile(join(to, FILE));

  expect((await backUpCopies(from, to)).setAside).toEqual(['2024-05.other-1.warc.gz']);
  await appendFile(join(to, FILE), 'grown');
  expect((await backUpCopies(from, to)).setAside).toEqual(['2024-05.other-2.warc.gz']);

  expect(await readFile(join(to, '2024-05.other-1.warc.gz'))).toEqual(theirs);
  expect(await isSame()).toBe(true);
  expect((await readdir(to)).length).toBe(3);
});

it('removes no month that is dropped here, and takes nothing that is not ours', async () => {
  await keep('may');
  await backUpCopies(from, to);
  await rm(join(from, FILE));
  await keep('june', parseInstant('2024-06-01T00:00:00Z'));
  await writeFile(join(from, 'notes.txt'), 'mine');

  await backUpCopies(from, to);

  expect((await readdir(to)).sort()).toEqual([FILE, '2024-06.warc.gz']);
});

it('does nothing where there is nothing, or where it would write onto itself', async () => {
  const nothing = { files: 0, newBytes: 0, setAside: [] };
  expect(await backUpCopies(from, to)).toEqual(nothing);
  await keep('may');

  expect(await backUpCopies(from, join(from, '..', 'archive'))).toEqual(nothing);
});

it('says what to do where the folder cannot be made', async () => {
  await keep('may');
  await writeFile(join(root, 'file'), '');

  await expect(backUpCopies(from, join(root, 'file', 'archive'))).rejects.toThrow(
    /archive cannot be written: a file stands where a folder is needed; name another place/,
  );
});
