import { createHash } from 'node:crypto';
import { type BigIntStats, statSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { codeOf } from '../../domain/file-trouble.ts';
import type { Validators } from './conditional.ts';

/** At most so much is kept in memory: every feed of some fifty topics, as subscribers ask for them. In bytes. */
const MOST_KEPT = 32 * 1024 * 1024;

export interface KeptFile extends Validators {
  readonly content: Uint8Array<ArrayBuffer>;
}

interface Kept extends KeptFile {
  readonly stats: BigIntStats;
}

/**
 * The files of a folder, read once for as long as each stays what it is: the file system is asked at every request,
 * so that nothing old is ever given out. Whoever changes a file puts another in its place, which is another file even
 * where size and time are the same. Undefined for what is not there, leads out of the folder or is a folder.
 */
export function keptFiles(folder: string, most = MOST_KEPT): (path: string) => Promise<KeptFile | undefined> {
  const kept = new Map<string, Kept>();
  let bytes = 0;

  function forget(path: string): void {
    bytes -= kept.get(path)?.content.length ?? 0;
    kept.delete(path);
  }

  /** As the last one asked for; those that nobody asks for go first. */
  function keep(path: string, file: Kept): void {
    forget(path);
    // One that would take the place of most others is read each time.
    if (file.content.length > most / 8) return;
    kept.set(path, file);
    bytes += file.content.length;
    for (const oldest of kept.keys()) {
      if (bytes <= most) return;
      forget(oldest);
    }
  }

  return async (path) => {
    // Some microseconds; to wait for another thread to ask takes ten times as long.
    const stats = statsOf(join(folder, path));
    if (stats === undefined) return void forget(path);
    const found = kept.get(path);
    if (found !== undefined && isSame(found.stats, stats)) {
      keep(path, found);
      return found;
    }
    const content = await contentOf(folder, path);
    if (content === undefined) return void forget(path);
    const file = { content, stats, ...validatorsOf(content, stats) };
    keep(path, file);
    return file;
  };
}

function validatorsOf(content: Uint8Array, { mtimeMs }: BigIntStats): Validators {
  const seconds = Math.floor(Number(mtimeMs) / 1000);
  return {
    etag: `"${createHash('sha256').update(content).digest('hex')}"`,
    lastModified: new Date(seconds * 1000),
  };
}

function isSame(one: BigIntStats, other: BigIntStats): boolean {
  return (
    one.ino === other.ino &&
    one.size === other.size &&
    one.mtimeNs === other.mtimeNs &&
    one.ctimeNs === other.ctimeNs &&
    one.dev === other.dev
  );
}

function statsOf(path: string): BigIntStats | undefined {
  try {
    const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
    return stats?.isFile() === true ? stats : undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function contentOf(folder: string, path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const [root, real] = await Promise.all([realpath(folder), realpath(join(folder, path))]);
    return real.startsWith(root + sep) ? await readFile(real) : undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

export function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP'].includes(codeOf(error) ?? '');
}
