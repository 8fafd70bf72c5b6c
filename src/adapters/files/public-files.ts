import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { PublishedFile } from '../../domain/digest.ts';
import { codeOf, whyNotWritten } from '../../domain/file-trouble.ts';
import { withoutSecretsIn } from '../../domain/secrets.ts';
import type { Files } from '../../ports.ts';
import { bytesOf, dropUnfinished, explaining, writeTogether, writeWhole } from './whole-file.ts';

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

function writeIfChanged(place: string, content: Buffer): void {
  if (holds(place, content)) return;
  explaining(place, () => {
    mkdirSync(dirname(place), { recursive: true });
    writeWhole(place, content);
  });
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

/** Names of runs begin with their time, so the oldest sort first. */
function dropOldReceipts(folder: string, written: string): void {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== written);
  const surplus = names.sort().slice(0, Math.max(0, names.length - (KEPT_RECEIPTS - 1)));
  for (const name of surplus) rmSync(join(folder, name), { force: true });
}
