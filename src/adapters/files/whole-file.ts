import {
  closeSync,
  existsSync,
  fsync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { codeOf, namedPlaceTrouble, whyNotWritten } from '../../domain/file-trouble.ts';

/** Files are written whole or not at all: beside their place, to the disk, then renamed. */

/**
 * Replaces a file that a person keeps, whole or not at all, with its permissions; where a link leads to it, the link
 * stays.
 */
export function replaceText(file: string, text: string): void {
  try {
    replaceFile(file, Buffer.from(text));
  } catch (error) {
    throw new Error(
      `${file} cannot be written: ${whyNotWritten(error)}; what was there before is still there`,
      {
        cause: error,
      },
    );
  }
}

/**
 * Writes a file that a person asked for, whole or not at all, and makes its folders; one that is there is replaced.
 */
export function writeFileWhole(file: string, content: Uint8Array): void {
  try {
    mkdirSync(dirname(resolve(file)), { recursive: true });
    if (existsSync(file)) replaceFile(file, bytesOf(content));
    else writeWhole(resolve(file), bytesOf(content), 0o644);
  } catch (error) {
    throw namedPlaceTrouble(file, error);
  }
}

function replaceFile(file: string, content: Buffer): void {
  const place = realpathSync(file);
  writeWhole(place, content, statSync(place).mode & 0o777);
}

export interface Whole {
  readonly place: string;
  readonly content: Buffer;
}

/** Each whole or not at all, as `writeWhole` does it; the disk is waited for once for all, not once for each. */
export async function writeTogether(files: readonly Whole[]): Promise<void> {
  try {
    await writeUnfinished(files);
    for (const { place } of files) explaining(place, () => renameSync(unfinishedOf(place), place));
  } catch (error) {
    for (const { place } of files) rmSync(unfinishedOf(place), { force: true });
    throw error;
  }
}

async function writeUnfinished(files: readonly Whole[]): Promise<void> {
  const open: { readonly place: string; readonly file: number }[] = [];
  try {
    for (const folder of new Set(files.map(({ place }) => dirname(place))))
      explaining(folder, () => mkdirSync(folder, { recursive: true }));
    for (const { place, content } of files)
      explaining(place, () => {
        const file = openSync(unfinishedOf(place), 'w', 0o644);
        open.push({ place, file });
        writeAll(file, content);
      });
    const waits = await Promise.allSettled(open.map(({ file }) => synced(file)));
    waits.forEach((wait, at) => {
      if (wait.status === 'rejected') throw notWritten(open[at]?.place ?? '', wait.reason);
    });
  } finally {
    for (const { file } of open) closeSync(file);
  }
}

export function explaining<Answer>(place: string, write: () => Answer): Answer {
  try {
    return write();
  } catch (error) {
    throw notWritten(place, error);
  }
}

function notWritten(place: string, error: unknown): Error {
  return new Error(
    `${place} cannot be written: ${whyNotWritten(error, 'publish again')}; what was there before is still there`,
    { cause: error },
  );
}

const synced = promisify(fsync);

const UNFINISHED = /\.(\d+)\.unfinished$/u;

/** What a process left behind that was killed while it wrote; one that is at work still needs its own. */
export function dropUnfinished(folder: string): void {
  for (const name of namesIn(folder)) {
    const [, writer] = UNFINISHED.exec(name) ?? [];
    if (writer !== undefined && !isAtWork(Number(writer))) rmSync(join(folder, name), { force: true });
  }
}

/** None where there is no such folder; what is wrong with it is said when something is written there. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES'].includes(codeOf(error) ?? '')) return [];
    throw error;
  }
}

/** Of ourselves there is nothing unfinished: who publishes in this process waits for its turn. */
function isAtWork(writer: number): boolean {
  if (writer === process.pid) return false;
  try {
    return process.kill(writer, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** `content` may come in pieces, of which only one is in memory at a time. */
export function writeWhole(place: string, content: Buffer | Iterable<Buffer>, mode = 0o644): void {
  const unfinished = unfinishedOf(place);
  try {
    const file = openSync(unfinished, 'w', mode);
    try {
      for (const piece of Buffer.isBuffer(content) ? [content] : content) writeAll(file, piece);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(unfinished, place);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

function unfinishedOf(place: string): string {
  return `${place}.${process.pid}.unfinished`;
}

function writeAll(file: number, content: Buffer): void {
  for (let written = 0; written < content.length; ) written += writeSync(file, content, written);
}

export function bytesOf(content: string | Uint8Array): Buffer {
  return Buffer.from(content);
}
