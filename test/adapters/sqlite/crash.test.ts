import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../src/adapters/sqlite/index.ts';
import type { Regrouping } from '../../../src/domain/review.ts';
import type { Archive } from '../../../src/ports.ts';
import { add, bridge, bridging } from '../../ports/desk/samples.ts';
import { article, candidateFor, collect, joins, mentionOf, NOW } from '../../ports/store/samples.ts';
import { dieEverywhere } from './dying.ts';
import { projection } from './projection.ts';
import { play } from './scenario.ts';

describe('a regrouping that dies at the n-th statement, for every n', () => {
  const three = async (store: Archive) => {
    const storyId = await add(store, 'a');
    await add(store, 'b', { grouping: joins(storyId) });
    await add(store, 'c');
  };

  it.each<Regrouping>([
    { kind: 'merge', from: 1, into: 2 },
    { kind: 'split', storyId: 1, articleIds: [2] },
    { kind: 'move', articleId: 2, into: 2 },
    { kind: 'keep-apart', storyId: 1, otherId: 2 },
  ])('is there as a whole or not at all, and so is its undoing: %o', async (change) => {
    const regroup = (store: Archive) => store.desk.regroup(change, 'aino', NOW);
    const regrouped = async (store: Archive) => {
      await three(store);
      await regroup(store);
    };

    expect(await dieEverywhere(three, regroup)).toBeGreaterThan(5);
    expect(await dieEverywhere(regrouped, (store) => store.desk.undo(1, 'aino', NOW))).toBeGreaterThan(5);
  });

  it('is there as a whole or not at all where an article makes two stories one', async () => {
    const announced = async (store: Archive) => {
      await three(store);
      await candidateFor(store, 'https://d.example/1');
    };
    const merge = async (store: Archive) => {
      const [candidate] = await collect(store.unread({ now: NOW }));
      if (candidate === undefined) throw new Error('nothing was announced');
      const of = article('https://d.example/1');
      const mention = mentionOf(of, { grouping: bridging(1, 1, [bridge(2, 3)]) });
      const read = { kind: 'read', candidate, at: NOW, article: of, settlement: 'read' } as const;
      await store.recordReading({ ...read, verdict: mention.verdict, mention });
    };

    expect(await dieEverywhere(announced, merge)).toBeGreaterThan(10);
  });
});

describe('a process killed at any statement', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mediawatch-crash-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('leaves an archive in which the next one goes on to the same end', async () => {
    const undisturbed = join(folder, 'undisturbed.db');
    await playIn(undisturbed);

    for (const statement of [3, 40, 61, 130]) {
      const file = join(folder, `killed-${statement}.db`);
      const killed = spawnSync(process.execPath, [
        join(import.meta.dirname, 'die-at.ts'),
        file,
        `${statement}`,
      ]);
      expect(killed.signal, killed.stderr.toString()).toBe('SIGKILL');

      await playIn(file);

      expect(projection(file)).toEqual(projection(undisturbed));
      const database = new Database(file, { readonly: true });
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      database.close();
    }
  });

  async function playIn(file: string): Promise<void> {
    const store = openStore({ file, backupFolder: join(folder, 'backups') });
    await play(store);
    await store.close();
  }
});
