/**
 * Runs alone on a disk of four megabytes (its folder is told): lets it be full after ever more of a pass, makes room
 * again, goes on, and compares. Prints how often the disk was full. A second number makes the steps so much larger.
 */
import { deepEqual, match, ok } from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicFiles } from '../../src/adapters/files/public-files.ts';
import { openStore } from '../../src/adapters/sqlite/index.ts';
import { projection } from '../adapters/sqlite/projection.ts';
import { fakeClock } from '../fakes/clock.ts';
import { FakeWeb } from '../fakes/fetcher.ts';
import { feedOf, pass, START, smallPress } from './small-press.ts';

const [, , disk = '', coarse = '1'] = process.argv;
/** How much more room there is each time, in bytes: a little less than a pass writes before it waits for the disk. */
const ARCHIVE_STEP = Number(coarse) * 32 * 1024;
/** A page of the disk. */
const DIGEST_STEP = Number(coarse) * 4 * 1024;

interface Folders {
  /** Of the archive. */
  readonly data: string;
  readonly shown: string;
}

async function onePass({ data, shown }: Folders, minutes: number, web = smallPress()): Promise<void> {
  const clock = fakeClock(START);
  clock.advance(minutes);
  const store = openStore({ file: join(data, 'mediawatch.db'), backupFolder: data, clock });
  const files = publicFiles({ publicFolder: shown, receiptFolder: join(shown, 'receipts') });
  try {
    await pass({ store, fetcher: web, files, clock });
  } finally {
    await store.close();
  }
}

/** What was out before: nothing but an empty digest. */
function before(folders: Folders): Promise<void> {
  return onePass(folders, -60, new FakeWeb().answers('https://north.example/rss', feedOf([])));
}

async function outcome(folders: Folders) {
  for (const minutes of [10, 20]) await onePass(folders, minutes);
  const { items }: { items: { url: string }[] } = JSON.parse(
    readFileSync(join(folders.shown, 'feed.json'), 'utf8'),
  );
  return { held: projection(join(folders.data, 'mediawatch.db')), shown: items.map(({ url }) => url).sort() };
}

/** Fills all but so many bytes; answers with what makes room again. */
function fill(room: number): () => void {
  const { bavail, bsize } = statfsSync(disk);
  const filler = join(disk, 'filler');
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - room)));
  return () => rmSync(filler);
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' });
}

/** All that was there before is there, and every file is one that was meant, whole. */
function assertWhole(folder: string, before: readonly string[]): void {
  const names = new Set(filesIn(folder));
  const missing = before.filter((name) => !names.has(name));
  deepEqual(missing, [], 'what was out has gone');
  for (const name of names) {
    ok(!name.endsWith('.unfinished'), `${name} was left behind`);
    const text =
      name.endsWith('.json') || name.endsWith('.xml') ? readFileSync(join(folder, name), 'utf8') : '';
    if (name.endsWith('.json')) JSON.parse(text);
    if (name.endsWith('.xml')) match(text, /<\/(?:rss|feed)>\s*$/);
  }
}

/** With ever more room until a pass comes to its end; answers how often it did not. */
async function fullAfterEverMore(
  foldersFor: (name: string) => Folders,
  says: RegExp,
  step: number,
): Promise<number> {
  const undisturbed = foldersFor('undisturbed');
  await before(undisturbed);
  await onePass(undisturbed, 0);
  const wanted = await outcome(undisturbed);
  rmSync(join(disk, 'undisturbed'), { recursive: true });
  for (let full = 0; ; full += 1) {
    const folders = foldersFor(`full-${full}`);
    await before(folders);
    const out = filesIn(folders.shown);
    ok(out.includes('feed.xml'), 'nothing was out before');
    const makeRoom = fill(full * step);
    const error = await onePass(folders, 0).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (error !== undefined) match(error instanceof Error ? error.message : String(error), says);
    assertWhole(folders.shown, out);
    makeRoom();
    deepEqual(await outcome(folders), wanted, `after the disk was full with ${full * step} bytes left`);
    rmSync(join(disk, `full-${full}`), { recursive: true });
    if (error === undefined) return full;
  }
}

const elsewhere = mkdtempSync(join(tmpdir(), 'mediawatch-elsewhere-'));
try {
  const archive = await fullAfterEverMore(
    (name) => ({ data: join(disk, name), shown: join(disk, name, 'public') }),
    /the disk is full: free some space and (?:run|publish) again/,
    ARCHIVE_STEP,
  );
  const digest = await fullAfterEverMore(
    (name) => ({ data: join(elsewhere, name), shown: join(disk, name) }),
    /cannot be written: the disk is full: free some space and publish again; what was there before is still there/,
    DIGEST_STEP,
  );
  console.log(JSON.stringify({ archive, digest }));
} finally {
  rmSync(elsewhere, { recursive: true });
}
