import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { giveName } from '../../../src/adapters/sqlite/backup.ts';
import { openStore } from '../../../src/adapters/sqlite/index.ts';
import type { Archive } from '../../../src/ports.ts';
import { announced, source, understood } from '../../ports/store/samples.ts';
import { projection } from './projection.ts';
import { play } from './scenario.ts';

describe('a backup', () => {
  let folder: string;
  let store: Archive;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mediawatch-backup-'));
    store = openStore({ file: join(folder, 'mediawatch.db'), backupFolder: folder });
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('holds what the archive holds, and is an archive', async () => {
    await play(store);
    const copy = join(folder, 'copies', 'monday.db');

    await store.backup(copy);

    expect(projection(copy)).toEqual(projection(join(folder, 'mediawatch.db')));
    expect(readdirSync(join(folder, 'copies'))).toContain('monday.db');
    expect(readdirSync(join(folder, 'copies')).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
    const restored = openStore({ file: copy, backupFolder: folder });
    expect(await restored.health()).toMatchObject({ integrity: 'ok', stories: 1 });
    await restored.close();
  });

  it('is consistent although others write meanwhile', async () => {
    const other = openStore({ file: join(folder, 'mediawatch.db'), backupFolder: folder });
    const items = Array.from({ length: 300 }, (_, index) => announced(`https://one.example/${index}`));
    await store.recordPoll(understood(source('one'), items));
    const copy = join(folder, 'copy.db');

    const copying = store.backup(copy);
    for (let round = 0; round < 20; round += 1)
      await other.recordPoll(understood(source('two'), [announced(`https://two.example/${round}`)]));
    await copying;

    const restored = openStore({ file: copy, backupFolder: folder });
    const { integrity, unread } = await restored.health();
    expect(integrity).toBe('ok');
    expect(unread).toBeGreaterThanOrEqual(300);
    await restored.close();
    await other.close();
  });

  it('clears away what others that were killed left behind, but not of those that are at work', async () => {
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
    for (const name of ['old.db.1.unfinished', 'old.db.1.unfinished-journal', 'mine.txt'])
      writeFileSync(join(folder, name), '');
    for (const name of readdirSync(folder)) utimesSync(join(folder, name), yesterday, yesterday);
    writeFileSync(join(folder, 'new.db.2.unfinished'), '');

    await store.backup(join(folder, 'copy.db'));

    const left = readdirSync(folder).filter((name) => !name.startsWith('mediawatch.db'));
    expect(left.sort()).toEqual(['copy.db', 'mine.txt', 'new.db.2.unfinished']);
  });

  it('gets its name also where the file system knows no links, and still replaces nothing', () => {
    const [made, copy] = [join(folder, 'made'), join(folder, 'copy.db')];
    const noLinks = () => {
      throw Object.assign(new Error('no links here'), { code: 'EPERM' });
    };
    writeFileSync(made, 'whole');

    giveName(made, copy, noLinks);
    writeFileSync(made, 'another');

    expect(readFileSync(copy, 'utf8')).toBe('whole');
    expect(() => giveName(made, copy, noLinks)).toThrow('is there already');
  });

  it('never replaces a file', async () => {
    const copy = join(folder, 'copy.db');
    writeFileSync(copy, 'precious');

    await expect(store.backup(copy)).rejects.toThrow('is there already: a backup never replaces a file');

    expect(readFileSync(copy, 'utf8')).toBe('precious');
  });
});
