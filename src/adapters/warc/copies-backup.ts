import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, realpath, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { namedPlaceTrouble } from '../../domain/file-trouble.ts';
import type { CopiesBackup } from '../../ports.ts';
import { endOfWholeRecords } from './whole-records.ts';

const FILE = /^(\d{4}-\d{2})\.warc\.gz$/;

/** So much is compared at the beginning and at the end of what is held already, in bytes. */
const COMPARED = 65_536;

/**
 * Brings a folder up to what the folder of copies holds, while others write there. Files only grow, so what is missing
 * is their end: a backup that is killed leaves a shorter file, which the next one goes on with, and none is written
 * twice. Whole records only. What is no beginning of our file is no copy of it (an archive was restored, or it is
 * another's): it stays beside it under another name. Nothing is ever removed.
 */
export async function backUpCopies(from: string, to: string): Promise<CopiesBackup> {
  const names = (await namesIn(from)).filter((name) => FILE.test(name));
  if (names.length === 0) return { files: 0, newBytes: 0, setAside: [] };
  try {
    await mkdir(to, { recursive: true });
    if ((await realpath(from)) === (await realpath(to))) return { files: 0, newBytes: 0, setAside: [] };
    let newBytes = 0;
    const setAside: string[] = [];
    for (const name of names) {
      const aside = await setAsideOther(join(from, name), to, name);
      if (aside !== undefined) setAside.push(aside);
      newBytes += await complete(join(from, name), join(to, name));
    }
    return { files: names.length, newBytes, setAside };
  } catch (error) {
    throw isOf(from, error)
      ? new Error(`${from}: the copies of pages cannot be read: make them readable for this user`, {
          cause: error,
        })
      : namedPlaceTrouble(to, error);
  }
}

function isOf(folder: string, error: unknown): boolean {
  return (
    error instanceof Error &&
    'path' in error &&
    typeof error.path === 'string' &&
    error.path.startsWith(folder)
  );
}

/** Writes the end that is missing, to the disk; answers with its length. */
async function complete(source: string, target: string): Promise<number> {
  const [size, held] = await Promise.all([sizeOf(source), sizeOf(target)]);
  const end = size === held ? size : await endOfWholeRecords(source, size);
  if (end <= held) return 0;
  // At its place, not at the end: of two backups at once both write the same.
  await using handle = await open(target, held === 0 ? 'w' : 'r+');
  let at = held;
  for await (const piece of createReadStream(source, { start: held, end: end - 1 })) {
    await handle.write(piece, 0, piece.length, at);
    at += piece.length;
  }
  await handle.datasync();
  return at - held;
}

/** The name that the file got which stands in the way. */
async function setAsideOther(source: string, folder: string, name: string): Promise<string | undefined> {
  const target = join(folder, name);
  const held = await sizeOf(target);
  if (held === 0 || (await beginsAs(source, target, held))) return undefined;
  const taken = new Set(await readdir(folder));
  const names = Array.from({ length: taken.size + 1 }, (_, index) =>
    name.replace('.', `.other-${index + 1}.`),
  );
  const free = names.find((each) => !taken.has(each)) ?? name;
  await rename(target, join(folder, free));
  return free;
}

/** Begin and end of what is held stand for all of it: a file begins with a number of its own, and only grows. */
async function beginsAs(source: string, target: string, held: number): Promise<boolean> {
  if ((await sizeOf(source)) < held) return false;
  for (const at of [0, Math.max(0, held - COMPARED)]) {
    const length = Math.min(COMPARED, held);
    const [ours, theirs] = await Promise.all([source, target].map((file) => bytesAt(file, at, length)));
    if (ours === undefined || theirs === undefined || !ours.equals(theirs)) return false;
  }
  return true;
}

async function bytesAt(file: string, at: number, length: number): Promise<Buffer> {
  await using handle = await open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(ignoreMissing))?.size ?? 0;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return ((await readdir(folder).catch(ignoreMissing)) ?? []).toSorted();
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
