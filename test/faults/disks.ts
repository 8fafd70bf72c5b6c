import { deepEqual, equal, match } from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeOn } from '../../src/adapters/sqlite/index.ts';
import { openDatabase } from '../../src/adapters/sqlite/open.ts';
import { projectionOf } from '../adapters/sqlite/projection.ts';
import { fakeClock } from '../fakes/clock.ts';
import { emptyArchive } from '../fakes/empty-archive.ts';
import type { Fault, NotHere } from './fault.ts';
import { aPlace } from './place.ts';
import { pageOf, pass, START, shelf, smallPress } from './small-press.ts';

const DISK = 'mount -t tmpfs -o size=4m tmpfs "$1" && exec "$2" "$3" "$1" "$4"';

let onTinyDisk: { readonly archive: number; readonly digest: number } | NotHere | undefined;

/** A disk of our own, in a name space of mounts that ends with the process. */
function tinyDisk(thorough: boolean): { readonly archive: number; readonly digest: number } | NotHere {
  const folder = mkdtempSync(join(tmpdir(), 'mediawatch-disk-'));
  try {
    const rights = process.getuid?.() === 0 ? [] : ['--map-root-user'];
    const program = join(import.meta.dirname, 'tiny-disk.ts');
    const run = (script: string) =>
      spawnSync(
        'unshare',
        [
          ...rights,
          '--mount',
          'sh',
          '-c',
          script,
          'sh',
          folder,
          process.execPath,
          program,
          thorough ? '1' : '4',
        ],
        {
          encoding: 'utf8',
        },
      );
    if (run('mount -t tmpfs -o size=4m tmpfs "$1"').status !== 0)
      return { notHere: 'no disk can be mounted' };
    const { status, stdout, stderr } = run(DISK);
    equal(status, 0, stderr);
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function fullDisk(part: 'archive' | 'digest', thorough: boolean): number | NotHere {
  onTinyDisk ??= tinyDisk(thorough);
  return 'notHere' in onTinyDisk ? onTinyDisk : onTinyDisk[part];
}

/** So much text that an archive has to grow for it. */
function longWindedPress() {
  const text = Array(200).fill(
    'Uimahalli avataan maanantaina kello kuusi aamulla, sanoo kaupunki, ja suljetaan illalla.',
  );
  return smallPress().answers('https://north.example/uimahalli', pageOf('Uimahalli avataan', text));
}

/** SQLite's own limit: after ever more pages, wherever disks cannot be mounted. */
async function fullAfterEverMorePages(thorough: boolean): Promise<number> {
  const clock = fakeClock(START);
  const undisturbed = emptyArchive();
  for (const _pass of [1, 2])
    await pass({ store: undisturbed.store, fetcher: longWindedPress(), files: shelf(), clock });
  const folder = mkdtempSync(join(tmpdir(), 'mediawatch-full-'));
  try {
    for (let pages = 0; ; pages += thorough ? 1 : 3) {
      const database = openDatabase({ file: join(folder, `${pages}.db`), backupFolder: folder, clock });
      const most = Number(database.pragma('max_page_count', { simple: true }));
      const used = Number(database.pragma('page_count', { simple: true }));
      database.pragma(`max_page_count = ${used + pages}`);
      const store = storeOn(database);
      const files = shelf();
      const error = await pass({ store, fetcher: longWindedPress(), files, clock }).then(
        () => undefined,
        String,
      );
      if (error !== undefined)
        match(error, /the disk is full: free some space and run again; nothing was half-written/);
      database.pragma(`max_page_count = ${most}`);
      for (const _pass of [1, 2]) await pass({ store, fetcher: longWindedPress(), files, clock });
      deepEqual(projectionOf(database), projectionOf(undisturbed.database), `full after ${pages} pages`);
      equal(files.items().length, 2);
      await store.close();
      if (error === undefined) return pages;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Nobody can read what a run says, and nobody can keep its log; it does its work all the same. */
async function fullLog(): Promise<number> {
  await using place = await aPlace();
  place.publish('lupa');
  const full = openSync('/dev/full', 'w');
  const program = join(import.meta.dirname, 'at-moment.ts');
  const args = [program, place.minutesLater(60), 'run', '--all', ...place.flags];
  const env = { ...process.env, MEDIAWATCH_LOG: 'debug' };
  const child = spawn(process.execPath, args, { stdio: ['ignore', full, full], env });
  const [status] = await once(child, 'close');
  closeSync(full);
  deepEqual(place.shown(), ['lupa', 'tehdas']);
  equal(status, 1, 'a report that nobody got is called a success');
  equal((await place.run('doctor', '--health')).status, 0);
  return 1;
}

/** By a user who may not write there, since root may write everywhere. */
async function readOnlyFolder(): Promise<number> {
  await using place = await aPlace();
  const before = place.feed();
  const isRoot = process.getuid?.() === 0;
  if (isRoot) for (const path of [place.folder, place.data]) chownSync(path, 65_534, 65_534);
  chmodSync(place.folder, 0o755);
  chmodSync(place.data, 0o555);
  const program = join(import.meta.dirname, 'at-moment.ts');
  const { status, stderr } = spawnSync(
    process.execPath,
    [program, place.minutesLater(60), 'run', '--all', ...place.flags],
    { encoding: 'utf8', ...(isRoot && { uid: 65_534, gid: 65_534 }) },
  );
  chmodSync(place.data, 0o755);
  equal(status, 1, stderr);
  match(stderr, /mediawatch\.db: .+make the file and its folder writable for this user/);
  equal(place.feed(), before);
  place.publish('lupa');
  equal((await place.run('run', '--all')).status, 0);
  deepEqual(place.shown(), ['lupa', 'tehdas']);
  return 1;
}

const area = 'disk';

export const DISKS: readonly Fault[] = [
  {
    area,
    name: 'is full after ever more of a pass, archive and digest',
    holds: 'said in words; what was out stays whole; with room, the next passes come to the same',
    inject: async (thorough) => fullDisk('archive', thorough),
  },
  {
    area,
    name: 'is full while the digest is written, file by file',
    holds: 'what was there before is still there, whole; with room, all of it is put out',
    inject: async (thorough) => fullDisk('digest', thorough),
  },
  {
    area,
    name: 'is full after ever more pages of the archive',
    holds: 'said in words, nothing half-written; with room, the next passes come to the same',
    inject: fullAfterEverMorePages,
  },
  {
    area,
    name: 'is full where log and report go',
    holds: 'the pass is made and its digest put out',
    inject: fullLog,
  },
  {
    area,
    name: 'is read-only for this user',
    holds: 'said in words with what to do; the feed stays; once it is writable, all is found',
    inject: readOnlyFolder,
  },
];
