import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PublishedFile } from '../../domain/digest.ts';
import { codeOf, whyNotWritten } from '../../domain/file-trouble.ts';
import type { Files } from '../../ports.ts';
import { placeIn } from './place.ts';
import { writeReceipt } from './receipts.ts';
import { bytesOf, dropUnfinished, writeTogether } from './whole-file.ts';

/** Files that are open at a time. */
const AT_A_TIME = 64;

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

    writeReceipt: (runId, receipt) => writeReceipt(folders.receiptFolder, runId, receipt),
  };
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

function holds(place: string, content: Buffer): boolean {
  try {
    // Most that changed have another length, and need not be read.
    return statSync(place).size === content.length && readFileSync(place).equals(content);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw new Error(`${place} cannot be read: ${whyNotWritten(error)}`, { cause: error });
  }
}
