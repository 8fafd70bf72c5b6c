import {
  closeSync,
  existsSync,
  fsync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import type { PublishedFile } from '../domain/digest.ts';
import { codeOf, namedPlaceTrouble, whyNotWritten } from '../domain/file-trouble.ts';
import { withoutSecretsIn } from '../domain/secrets.ts';
import type { Files } from '../ports.ts';

/** Files that are open at a time. */
const AT_A_TIME = 64;
/** Receipts kept; at one pass an hour, a little more than a week. */
const KEPT_RECEIPTS = 200;

/**
 * The files that readers and operators get. Each is written whole or not at all: beside its place, to the disk, then
 * renamed. One whose content is the same is not touched, so that its time of change is true. Files that we do not
 * know are never removed.
 */
export function publicFiles(folders: {
  /** What is published. */
  readonly publicFolder: string;
  /** What a run did, request by request. */
  readonly receiptFolder: string;
}): Files {
  return {
    // All paths before the first byte: a bad one must not leave half a digest.
    writePublic: (files: readonly PublishedFile[]) => inTurn(() => writeChanged(folders.publicFolder, files)),

    async writeReceipt(runId: string, receipt: unknown): Promise<string> {
      const name = `${runId.replace(/[^\w.-]+/gu, '-')}.json`;
      const place = placeIn(folders.receiptFolder, name);
      writeIfChanged(place, Buffer.from(`${JSON.stringify(withoutSecretsIn(receipt), undefined, 2)}\n`));
      dropOldReceipts(folders.receiptFolder, name);
      return place;
    },
  };
}

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

function placeIn(folder: string, path: string): string {
  const root = resolve(folder);
  const place = resolve(root, path);
  const inside = relative(root, place);
  const leaves =
    inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || resolve(inside) === inside;
  if (leaves || path.includes('\0') || path.includes('\\'))
    throw new Error(`"${path}" is not a path inside ${folder}; nothing was written`);
  return place;
}

function bytesOf(content: string | Uint8Array): Buffer {
  return Buffer.from(content);
}

let turn: Promise<unknown> = Promise.resolve();

/** Whoever publishes in this process, one after the other: what was called for last is what stands there. */
function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const answer = turn.then(work);
  turn = answer.catch(() => undefined);
  return answer;
}

async function writeChanged(folder: string, files: readonly PublishedFile[]): Promise<number> {
  const all = files.map((file) => ({ place: placeIn(folder, file.path), content: file.content }));
  for (const inside of new Set(all.map(({ place }) => dirname(place)))) dropUnfinished(inside);
  const changed = all
    .map(({ place, content }) => ({ place, content: bytesOf(content) }))
    .filter(({ place, content }) => !holds(place, content));
  for (let from = 0; from < changed.length; from += AT_A_TIME)
    await writeTogether(changed.slice(from, from + AT_A_TIME));
  return changed.length;
}

interface Whole {
  readonly place: string;
  readonly content: Buffer;
}

/** Each whole or not at all, as `writeWhole` does it; the disk is waited for once for all, not once for each. */
async function writeTogether(files: readonly Whole[]): Promise<void> {
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

function writeIfChanged(place: string, content: Buffer): void {
  if (holds(place, content)) return;
  explaining(place, () => {
    mkdirSync(dirname(place), { recursive: true });
    writeWhole(place, content);
  });
}

function explaining<Answer>(place: string, write: () => Answer): Answer {
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

function holds(place: string, content: Buffer): boolean {
  try {
    // Most that changed have another length, and need not be read.
    return statSync(place).size === content.length && readFileSync(place).equals(content);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw new Error(`${place} cannot be read: ${whyNotWritten(error)}`, { cause: error });
  }
}

const synced = promisify(fsync);

const UNFINISHED = /\.(\d+)\.unfinished$/u;

/** What a process left behind that was killed while it wrote; one that is at work still needs its own. */
function dropUnfinished(folder: string): void {
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

function writeWhole(place: string, content: Buffer, mode = 0o644): void {
  const unfinished = unfinishedOf(place);
  try {
    const file = openSync(unfinished, 'w', mode);
    try {
      writeAll(file, content);
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

/** Names of runs begin with their time, so the oldest sort first. */
function dropOldReceipts(folder: string, written: string): void {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== written);
  const surplus = names.sort().slice(0, Math.max(0, names.length - (KEPT_RECEIPTS - 1)));
  for (const name of surplus) rmSync(join(folder, name), { force: true });
}
