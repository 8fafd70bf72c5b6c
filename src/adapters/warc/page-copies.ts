import { mkdir, open, readdir, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '../../domain/page.ts';
import { failed, ok } from '../../domain/result.ts';
import type { CopyPlace, PageCopies } from '../../ports.ts';
import { splitBlock } from './http-head.ts';
import { endOfWholeRecords } from './whole-records.ts';

const FILE = /^(\d{4}-\d{2})\.warc\.gz$/;

/**
 * Pages that were put out, as they were read: a WARC 1.1 file a month, each record a gzip member of its own, so that
 * one is read without the others, a month is dropped as a whole, and any viewer of web archives opens it. Half a
 * record that a death left behind is cut off before the next one is written: viewers read no further than that.
 * What writes and reads records is loaded when there is one.
 */
export function pageCopies(folder: string): PageCopies {
  let last: Promise<unknown> = Promise.resolve();
  /** How long each file was when we left it whole, in bytes. */
  const wholeAt = new Map<string, number>();
  /** One after the other, so that each knows where it begins. */
  const inTurn = <Answer>(write: () => Promise<Answer>): Promise<Answer> => {
    const mine = last.then(write);
    last = mine.catch(() => undefined);
    return mine;
  };
  return {
    keep: (page) => inTurn(() => append(folder, page, wholeAt)),

    async read({ url, place: { file, offset, length } }) {
      const name = FILE.exec(file)?.[0];
      if (name === undefined) return failed('gone');
      const path = join(folder, name);
      if ((await sizeOf(path)) < offset + length) return failed('gone');
      const { recordingIn } = await import('./replay.ts');
      const recorded = await recordingIn({ file: path, offset, length });
      // Where a file lost its end, another page may stand at this place by now.
      if (!recorded.ok || recorded.value.url !== url) return failed('damaged');
      const parts = splitBlock(recorded.value.block);
      if (parts === undefined) return failed('damaged');
      const contentType = parts.head.headers.find(([header]) => header === 'content-type')?.[1] ?? '';
      return ok({ contentType, body: parts.body });
    },

    async forget(before) {
      const old = (await namesIn(folder)).filter((name) => {
        const month = FILE.exec(name)?.[1];
        return month !== undefined && month < before.slice(0, 7);
      });
      for (const name of old) await rm(join(folder, name), { force: true });
      return old;
    },
  };
}

async function append(folder: string, page: Page, wholeAt: Map<string, number>): Promise<CopyPlace> {
  await mkdir(folder, { recursive: true });
  const file = `${page.fetchedAt.slice(0, 7)}.warc.gz`;
  const path = join(folder, file);
  const { firstRecord, pageRecord } = await import('./copy-record.ts');
  const record = await pageRecord(page);
  const before = await cutToWhole(path, wholeAt.get(path));
  const head = before === 0 ? await firstRecord() : new Uint8Array();
  try {
    await write(path, Buffer.concat([head, record]));
  } catch (cause) {
    // Half a record would make the rest of the file unreadable for others.
    if (before > 0) await truncate(path, before);
    else await rm(path, { force: true });
    throw new Error(`${path}: the copy of a page cannot be written there`, { cause });
  }
  wholeAt.set(path, before + head.length + record.length);
  return { file, offset: before + head.length, length: record.length };
}

/** The size of the file, after half a record at its end was cut off. */
async function cutToWhole(path: string, knownWhole: number | undefined): Promise<number> {
  const size = await sizeOf(path);
  if (size === 0 || size === knownWhole) return size;
  const end = await endOfWholeRecords(path, size);
  if (end < size) await truncate(path, end);
  return end;
}

/** To the disk, so that no power cut takes a copy whose place is recorded. */
async function write(path: string, bytes: Uint8Array): Promise<void> {
  await using handle = await open(path, 'a');
  await handle.appendFile(bytes);
  await handle.datasync();
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(ignoreMissing))?.size ?? 0;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(ignoreMissing)) ?? [];
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
