import type Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Archive } from '../../../src/ports.ts';
import { emptyArchive } from '../../fakes/empty-archive.ts';
import { article, hours, read, storyOf } from '../../ports/store/samples.ts';

describe('the record of decisions', () => {
  let database: Database.Database;
  let store: Archive;
  beforeEach(async () => {
    ({ database, store } = emptyArchive());
    const storyId = await storyOf(store, article('https://one.example/plant'));
    const by = { storyId, who: 'aino' } as const;
    await store.desk.review({
      ...by,
      at: hours(1),
      state: 'approved',
      theme: 'Plants',
      words: { headline: 'A plant' },
    });
    await store.desk.review({
      ...by,
      who: 'onni',
      at: hours(2),
      state: 'rejected',
      reason: 'an advertisement',
    });
  });
  afterEach(() => store.close());

  it('says who decided what and when, and what there was before', () => {
    const rows = database
      .prepare<[], { who: string; at: string; before: string; after: string }>(
        'SELECT who, at, before, after FROM decision ORDER BY id',
      )
      .all()
      .map(({ who, at, before, after }) => ({
        who,
        at,
        before: JSON.parse(before),
        after: JSON.parse(after),
      }));

    const approved = { state: 'approved', headline: 'A plant', theme: 'Plants', representativeId: 1 };
    expect(rows).toEqual([
      { who: 'aino', at: hours(1), before: { state: 'waiting' }, after: approved },
      {
        ...{ who: 'onni', at: hours(2), before: approved },
        after: { ...approved, state: 'rejected', reason: 'an advertisement' },
      },
    ]);
  });

  it('counts what is approved and rejected, also when a decision is taken back', async () => {
    const storyId = await storyOf(store, article('https://one.example/mine'));
    const counts = async () =>
      (await store.desk.inbox({ state: 'waiting', order: 'newest', now: hours(9), limit: 9 })).counts;
    const decision = await store.desk.review({ storyId, who: 'aino', at: hours(3), state: 'approved' });

    expect(await counts()).toEqual({ waiting: 0, snoozed: 0, approved: 1, rejected: 1 });

    await store.desk.undo(decision.ok ? decision.value : 0, 'aino', hours(4));
    expect(await counts()).toEqual({ waiting: 1, snoozed: 0, approved: 0, rejected: 1 });

    // Approved before it was rejected: the decision before counts again.
    await store.desk.undo(2, 'onni', hours(5));
    expect(await counts()).toEqual({ waiting: 1, snoozed: 0, approved: 1, rejected: 0 });
  });

  it('cannot be changed or shortened', () => {
    expect(() => database.exec("UPDATE decision SET who = 'nobody'")).toThrow('decisions are never changed');
    expect(() => database.exec('DELETE FROM decision')).toThrow('decisions are never removed');
  });

  it('shows where somebody changed it behind our back', async () => {
    expect(await store.health()).toMatchObject({ integrity: 'ok' });

    database.exec('DROP TRIGGER decision_is_not_changed');
    database.exec("UPDATE decision SET who = 'nobody' WHERE id = 1");

    expect(await store.health()).toMatchObject({
      integrity: expect.stringMatching(/^decision 1 is not as it was recorded/),
    });
  });
});

describe('the search index', () => {
  it('holds mentions as they read now, diacritics and all, and nothing else', async () => {
    const { database, store } = emptyArchive();
    const found = (words: string): number =>
      database
        .prepare<[string], { rowid: number }>('SELECT rowid FROM mention_search WHERE mention_search MATCH ?')
        .all(words).length;
    const url = 'https://one.example/oil';
    await read(store, article(url, { title: 'Öljy virtaa' }));
    await read(store, article('https://one.example/other', { title: 'Muuta' }), { mention: undefined });

    expect([found('öljy'), found('oljy'), found('muuta')]).toEqual([1, 0, 0]);

    await read(store, article(url, { title: 'Kaasu virtaa' }), { at: hours(1) });
    expect([found('öljy'), found('kaasu')]).toEqual([0, 1]);
    await store.close();
  });
});
