import { equal } from 'node:assert/strict';
import type Database from 'better-sqlite3';
import { storeOn } from '../../../src/adapters/sqlite/index.ts';
import type { Archive } from '../../../src/ports.ts';
import { emptyDatabase } from '../../fakes/empty-archive.ts';

/**
 * Calls back before every statement that the store runs on this database, so that a test can let it die there. A store
 * has two hundred and an act needs a few: each is prepared when it first runs, which is most of the time of such a test.
 */
export function beforeEveryStatement(database: Database.Database, callback: (sql: string) => void): void {
  const prepare = database.prepare.bind(database);
  const watched = (sql: string) => {
    let statement: Database.Statement<unknown[]> | undefined;
    const prepared = () => {
      statement ??= prepare<unknown[]>(sql);
      return statement;
    };
    const running =
      (name: 'run' | 'get' | 'all') =>
      (...parameters: unknown[]) => {
        callback(sql);
        return prepared()[name](...parameters);
      };
    return {
      ...{ run: running('run'), get: running('get'), all: running('all') },
      iterate: (...parameters: unknown[]) => prepared().iterate(...parameters),
    };
  };
  Object.defineProperty(database, 'prepare', { value: watched });
}

/** The whole content, table by table, as text. */
export function contentOf(database: Database.Database): string {
  const tables = database
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE '%VIRTUAL%'
       ORDER BY name`,
    )
    .all();
  return tables
    .map(({ name }) => `${name}: ${JSON.stringify(database.prepare(`SELECT * FROM ${name}`).all())}`)
    .join('\n');
}

/** A store that dies when told: `deathAt` counts the statements from now; the promise it breaks is a rejection. */
function dyingStore() {
  const database = emptyDatabase();
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

/**
 * Lets an act die at every statement in turn, until it lives; answers how often it died. What was prepared is prepared
 * by the store that dies, which may remember some of it.
 */
export async function dieEverywhere(
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

    equal(contentOf(database), before);
    await act(store);
    equal(contentOf(database), undisturbed);
    await store.close();
  }
}

async function contentAfter(...acts: readonly ((store: Archive) => Promise<unknown>)[]): Promise<string> {
  const { database, store } = dyingStore();
  for (const act of acts) await act(store);
  return contentOf(database);
}
