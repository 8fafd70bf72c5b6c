import { deepEqual, ok } from 'node:assert/strict';
import { storeOn } from '../../src/adapters/sqlite/index.ts';
import type { PublishedFile } from '../../src/domain/digest.ts';
import type { Archive, Files } from '../../src/ports.ts';
import { beforeEveryStatement, dieEverywhere } from '../adapters/sqlite/dying.ts';
import { projectionOf } from '../adapters/sqlite/projection.ts';
import { poll, readAll } from '../adapters/sqlite/scenario.ts';
import { fakeClock } from '../fakes/clock.ts';
import { emptyArchive } from '../fakes/empty-archive.ts';
import { collect, NOW } from '../ports/store/samples.ts';
import type { Fault } from './fault.ts';
import { pass, type Shelf, START, shelf, smallPress } from './small-press.ts';

const WHOLE = 'all of it is there or nothing; done again, it comes to the same';

async function polled(store: Archive): Promise<void> {
  await store.recordPoll(poll());
}

/** Reads so many of the candidates that are waiting. */
async function readFirst(store: Archive, count: number): Promise<void> {
  const unread = await collect(store.unread({ now: NOW }));
  const rest = new Set(unread.slice(count).map(({ id }) => id));
  await readAll({
    ...store,
    async *unread(query) {
      for await (const candidate of store.unread(query)) if (!rest.has(candidate.id)) yield candidate;
    },
  });
}

async function everyReading(): Promise<number> {
  let deaths = 0;
  for (let before = 0; before < 5; before += 1) {
    const prepare = async (store: Archive) => {
      await polled(store);
      if (before > 0) await readFirst(store, before);
    };
    deaths += await dieEverywhere(prepare, (store) => readFirst(store, 1));
  }
  return deaths;
}

function everyDecision(): Promise<number> {
  const prepare = async (store: Archive) => {
    await polled(store);
    await readAll(store);
  };
  const decision = { storyId: 1, who: 'aino', at: NOW, state: 'approved', theme: 'Plants' } as const;
  return dieEverywhere(prepare, (store) => store.desk.review({ ...decision, words: { headline: 'A' } }));
}

/** What an archive and its readers have after two more passes. */
async function finished(archive: ReturnType<typeof emptyArchive>, files: Shelf) {
  for (const minutes of [10, 20]) {
    const clock = fakeClock(START);
    clock.advance(minutes);
    await pass({ store: archive.store, fetcher: smallPress(), files, clock });
  }
  const shown = shownIn(files);
  return { held: projectionOf(archive.database), shown };
}

/** Which comes first is told by the moment at which it was found, so that may differ. */
function shownIn(files: Shelf) {
  const shown = files.items().map(({ id, url, title }) => ({ id, url, title }));
  return shown.sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Of a whole pass the tests take every tenth statement; by hand it is every one. */
const STRIDE = 10;

async function everyStatementOfAPass(thorough: boolean): Promise<number> {
  const undisturbed = await finished(emptyArchive(), shelf());
  ok(undisturbed.shown.length > 0, 'the press has nothing to show');
  let deaths = 0;
  const stride = thorough ? 1 : STRIDE;
  for (let statement = 1; ; statement += stride) {
    const archive = emptyArchive();
    const files = shelf();
    let count = 0;
    let over = false;
    beforeEveryStatement(archive.database, () => {
      count += 1;
      if (count === statement && !over) throw new Error('died');
    });
    const die = async () => {
      const store = storeOn(archive.database);
      return pass({ store, fetcher: smallPress(), files, clock: fakeClock(START) });
    };
    const lived = await ends(die());
    over = true;
    const before = files.items().map(({ id }) => id);
    const after = await finished(archive, files);
    deepEqual(after, undisturbed, `after a death at statement ${statement}`);
    for (const id of before)
      ok(
        after.shown.some((item) => item.id === id),
        `${id} was withdrawn`,
      );
    await archive.store.close();
    if (lived) return deaths;
    deaths += 1;
  }
}

/** Dies before the n-th file of the digest is in its place. */
function dyingFiles(files: Shelf, deathAt: number): Files {
  return {
    ...files,
    async writePublic(published: readonly PublishedFile[]) {
      await files.writePublic(published.slice(0, deathAt - 1));
      if (deathAt > published.length) return published.length;
      throw new Error('died');
    },
  };
}

async function everyFileOfADigest(thorough: boolean): Promise<number> {
  const undisturbed = shelf();
  await finished(emptyArchive(), undisturbed);
  let deaths = 0;
  for (let deathAt = 1; ; deathAt += thorough ? 1 : STRIDE) {
    const archive = emptyArchive();
    const files = shelf();
    const store = storeOn(archive.database);
    const world = {
      store,
      fetcher: smallPress(),
      files: dyingFiles(files, deathAt),
      clock: fakeClock(START),
    };
    const lived = await ends(pass(world));
    await finished(archive, files);
    deepEqual([...files.files.keys()].sort(), [...undisturbed.files.keys()].sort());
    deepEqual(shownIn(files), shownIn(undisturbed), `after a death before file ${deathAt}`);
    await archive.store.close();
    if (lived) return deaths;
    deaths += 1;
  }
}

/** Whether it came to its end. */
function ends(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && error.message === 'died') return false;
      throw error;
    },
  );
}

const area = 'death';

export const DEATHS: readonly Fault[] = [
  {
    area,
    name: 'at every statement of a poll',
    holds: WHOLE,
    inject: () => dieEverywhere(async () => undefined, polled),
  },
  {
    area,
    name: 'at every statement of a reading, whatever came of the page',
    holds: WHOLE,
    inject: everyReading,
  },
  { area, name: 'at every statement of a decision', holds: WHOLE, inject: everyDecision },
  {
    area,
    name: 'at every statement of a whole pass',
    holds: 'the next passes come to the same archive and the same feed; nothing shown is withdrawn',
    inject: everyStatementOfAPass,
  },
  {
    area,
    name: 'before every file of a digest',
    holds: 'each file is whole; the next pass puts out all of them, under the same names',
    inject: everyFileOfADigest,
  },
];
