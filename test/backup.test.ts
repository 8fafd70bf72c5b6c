import { copyFile, cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../src/adapters/sqlite/index.ts';
import { pageCopies } from '../src/adapters/warc/page-copies.ts';
import { command } from './fakes/command.ts';
import { aPlace, type Place } from './faults/place.ts';

const TWO_DAYS = 2 * 24 * 60;

let place: Place;
let backups: string;
beforeAll(async () => {
  place = await aPlace();
  backups = join(place.folder, 'backups');
  // Links are looked at again a day after the reading: that is when a copy is kept.
  place.minutesLater(TWO_DAYS);
  await place.run('run');
});
afterAll(() => place[Symbol.asyncDispose]());

/** The text of each copy that staff are given in an archive. */
async function copiesIn(data: string): Promise<string[]> {
  const store = openStore({ file: join(data, 'mediawatch.db'), backupFolder: data, clock: place.clock });
  try {
    const texts: string[] = [];
    for (let id = 1; ; id += 1) {
      const kept = await store.links.copy(id);
      if (kept === undefined) return texts;
      const found = await pageCopies(join(data, 'archive')).read(kept);
      texts.push(found.ok ? Buffer.from(found.value.body).toString() : found.problem);
    }
  } finally {
    await store.close();
  }
}

describe('a backup', () => {
  it('made while a pass is at work is restored with its copies, and goes on', async () => {
    place.publish('lupa');
    place.minutesLater(60);
    const file = join(backups, 'while-running.db');

    const [pass, backup] = await Promise.all([place.run('run'), place.run('backup', file)]);

    expect([pass.status, backup.status]).toEqual([0, 0]);
    expect(backup.out).toContain(
      `backed up: ${file}\ncopies of pages: 1 file in ${join(backups, 'archive')}, `,
    );
    const feed = place.feed();
    await restore(file);
    expect(await copiesIn(place.data)).toEqual([expect.stringContaining('Akkutehdas, tehdas')]);
    expect((await place.run('doctor', '--health')).out).toMatch(/^archive {4}ok/);
    place.publish('johtaja');
    place.minutesLater(TWO_DAYS);
    expect((await place.run('run')).status).toBe(0);
    expect(place.shown()).toEqual(['johtaja', 'lupa', 'tehdas']);
    expect(idsIn(place.feed())).toEqual(expect.arrayContaining(idsIn(feed)));
    place.minutesLater(TWO_DAYS);
    await place.run('run');
    const copied = ['tehdas', 'lupa', 'johtaja'].map((name) =>
      expect.stringContaining(`Akkutehdas, ${name}`),
    );
    expect(await copiesIn(place.data)).toEqual(expect.arrayContaining(copied));
  });

  it('writes a copy that it holds no second time, and takes a name by the time in a folder', async () => {
    const first = await place.run('backup', `${backups}/`);
    place.minutesLater(1);
    const second = await place.run('backup', backups);

    expect([first.status, second.status]).toEqual([0, 0]);
    expect(second.out).toContain(', 0 kB of them new');
    const names = (await readdir(backups)).filter((name) => name.startsWith('mediawatch-'));
    expect(names).toHaveLength(2);
    expect(names[0]).toMatch(/^mediawatch-2026-03-\d\dT\d\d-\d\d-\d\d\.db$/);
  });
});

describe('used wrongly, with status 2', () => {
  it('a backup replaces no file, nor backs up what is not there', async () => {
    const there = join(place.folder, 'there.db');
    await writeFile(there, 'precious');
    const nowhere = place.flags.with(-1, join(place.folder, 'nowhere'));

    const onto = await place.run('backup', there);
    const empty = await command(['backup', join(backups, 'empty.db'), ...nowhere]);
    const under = await place.run('backup', join(there, 'copy.db'));

    expect([onto.status, empty.status, under.status]).toEqual([2, 2, 2]);
    expect(onto.talk).toContain('is there already: a backup never replaces a file; name another');
    expect(empty.talk).toContain(
      'nowhere holds no archive yet: "mediawatch run" makes one; or name another data folder with --data',
    );
    expect(under.talk).toContain(
      'cannot be written: a file stands where a folder is needed; name another place',
    );
    expect(await readdir(place.folder)).not.toContain('nowhere');
  });

  it('the service says which port is taken and how to choose another', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = String(typeof address === 'object' && address?.port);

    const { status, talk } = await command(['serve', ...place.flags], {
      environment: { MEDIAWATCH_LOG: 'silent', MEDIAWATCH_PORT: port },
      clock: place.clock,
    });
    other.close();

    expect(status).toBe(2);
    expect(talk).toContain(`port ${port} is taken; choose another with MEDIAWATCH_PORT`);
  });
});

describe('folders that are not there', () => {
  it.each([
    ['export'],
    ['publish'],
    ['doctor', '--health'],
    ['calibrate'],
    ['rematch'],
    ['mail', '--dry-run'],
    ['user', 'list'],
  ])('are not made by what needs an archive, which is said with status 2: %s', async (...args) => {
    const nowhere = place.flags.with(-1, join(place.folder, 'mistyped'));

    const { status, talk } = await command([...args, ...nowhere], { clock: place.clock });

    expect(status).toBe(2);
    expect(talk).toContain(
      'mistyped holds no archive yet: "mediawatch run" makes one; or name another data folder',
    );
    expect(await readdir(place.folder)).not.toContain('mistyped');
  });

  it.each([
    ['term', 'akku'],
    ['rematch', '--dry-run'],
    ['run', '--dry-run'],
  ])('are not made by what only looks: %s', async (...args) => {
    const nowhere = place.flags.with(-1, join(place.folder, 'mistyped'));

    expect((await command([...args, ...nowhere], { clock: place.clock })).status).toBe(0);

    expect(await readdir(place.folder)).not.toContain('mistyped');
  });

  it.each([
    ['export', '--format', 'csv', '--output'],
    ['doctor', '--health', '--bundle'],
    ['run', '--dry-run', '--record'],
    ['backup'],
  ])('are made for what a person names: %s', async (...args) => {
    const folder = join(place.folder, `new-${args[0]}`);

    expect((await place.run(...args, join(folder, 'deep', 'file'))).status).toBe(0);

    expect(await readdir(join(folder, 'deep'))).toContain('file');
  });

  it.each([
    ['export', '--output'],
    ['doctor', '--health', '--bundle'],
    ['run', '--dry-run', '--record'],
  ])('cannot be made below a file, which is said with status 2: %s', async (...args) => {
    const { status, talk } = await place.run(...args, join(place.folder, 'sources.yaml', 'file'));

    expect(status).toBe(2);
    expect(talk).toContain('cannot be written: a file stands where a folder is needed; name another place');
  });
});

/** As the help says: a new data folder with the file as its database and the folder of copies beside it. */
async function restore(file: string): Promise<void> {
  await rm(place.data, { recursive: true });
  await mkdir(place.data);
  await copyFile(file, place.database);
  await cp(join(backups, 'archive'), join(place.data, 'archive'), { recursive: true });
}

function idsIn(feed: string): string[] {
  const { items }: { items: { id: string }[] } = JSON.parse(feed);
  return items.map(({ id }) => id);
}
