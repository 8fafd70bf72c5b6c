import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, storeOn } from '../../../src/adapters/sqlite/index.ts';
import { openDatabase } from '../../../src/adapters/sqlite/open.ts';
import type { Regrouping } from '../../../src/domain/review.ts';
import type { Archive } from '../../../src/ports.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { add, bridge, bridging } from '../../ports/desk/samples.ts';
import { article, candidateFor, collect, joins, mentionOf, NOW } from '../../ports/store/samples.ts';
import { beforeEveryStatement, contentOf } from './dying.ts';
import { projection } from './projection.ts';
import { play, poll, readAll } from './scenario.ts';

/** A store that dies when told: `deathAt` counts the statements from now; the promise it breaks is a rejection. */
function dyingStore() {
  const database = openDatabase({ file: ':memory:', backupFolder: 'unused', clock: fakeClock() });
  let statements = 0;
  let deathAt = Number.POSITIVE_INFINITY;
  beforeEveryStatement(database, () => {
    statements += 1;
    if (statements === deathAt) throw new Error('died');
  });
  return {
    database,
    store: storeOn(database),
    dieAt: (statement: number) => {
      statements = 0;
      deathAt = statement;
    },
  };
}

/** Lets an act die at every statement in turn, until it lives; answers how often it died. */
async function dieEverywhere(
  prepare: (store: Archive) => Promise<void>,
  act: (store: Archive) => Promise<unknown>,
): Promise<number> {
  const undisturbed = await contentAfter(prepare, act);
  for (let statement = 1; ; statement += 1) {
    const { database, store, dieAt } = dyingStore();
    await prepare(store);
    const before = contentOf(database);
    dieAt(statement);
    const died = await act(store).then(
      () => false,
      () => true,
    );
    dieAt(Number.POSITIVE_INFINITY);
    if (!died) return statement - 1;

    expect(contentOf(database)).toBe(before);
    await act(store);
    expect(contentOf(database)).toBe(undisturbed);
    await store.close();
  }
}

async function contentAfter(...acts: readonly ((store: Archive) => Promise<unknown>)[]): Promise<string> {
  const { database, store } = dyingStore();
  for (const act of acts) await act(store);
  return contentOf(database);
}

describe('a store that dies at the n-th statement, for every n', () => {
  const polled = async (store: Archive): Promise<void> => {
    await store.recordPoll(poll());
  };

  it('has the whole poll or nothing of it', async () => {
    const times = await dieEverywhere(async () => undefined, polled);

    expect(times).toBeGreaterThan(10);
  });

  it('has the whole reading or nothing of it, whatever came of the page', async () => {
    for (let index = 0; index < 5; index += 1) {
      const readFirst = async (store: Archive, count: number) => {
        const unread = await collect(store.unread({ now: NOW }));
        const rest = unread.slice(count).map(({ id }) => id);
        await readAll(onlyReading(store, rest));
      };
      const prepare = async (store: Archive) => {
        await polled(store);
        if (index > 0) await readFirst(store, index);
      };

      const times = await dieEverywhere(prepare, (store) => readFirst(store, 1));

      expect(times).toBeGreaterThan(1);
    }
  });

  it('has the whole decision or nothing of it', async () => {
    const prepare = async (store: Archive) => {
      await polled(store);
      await readAll(store);
    };
    const decide = async (store: Archive) =>
      store.desk.review({
        storyId: 1,
        who: 'aino',
        at: NOW,
        state: 'approved',
        theme: 'Plants',
        words: { headline: 'A' },
      });

    expect(await dieEverywhere(prepare, decide)).toBeGreaterThan(5);
  });
});

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

/** The store, of which these candidates are hidden. */
function onlyReading(store: Archive, hidden: readonly number[]): Archive {
  return {
    ...store,
    async *unread(query) {
      for await (const candidate of store.unread(query)) if (!hidden.includes(candidate.id)) yield candidate;
    },
  };
}

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
