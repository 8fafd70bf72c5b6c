import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

  it('never replaces a file', async () => {
    const copy = join(folder, 'copy.db');
    writeFileSync(copy, 'precious');

    await expect(store.backup(copy)).rejects.toThrow('is there already: a backup never replaces a file');

    expect(readFileSync(copy, 'utf8')).toBe('precious');
  });
});
