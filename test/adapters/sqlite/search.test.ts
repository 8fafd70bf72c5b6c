import { beforeAll, describe, expect, it } from 'vitest';
import { search } from '../../../src/adapters/sqlite/desk/search.ts';
import { minutesAfter } from '../../../src/domain/time.ts';
import type { InboxItem, SearchPage, SearchQuery } from '../../../src/ports.ts';
import { emptyArchive } from '../../fakes/empty-archive.ts';
import { article, dated, joins, mentionOf, NOW, read, storyOf } from '../../ports/store/samples.ts';

const ask = { now: NOW, limit: 2 };
const QUERIES: readonly Partial<SearchQuery>[] = [
  { text: '' },
  { text: 'mine' },
  { text: 'mine -court' },
  { text: '"battery plant"' },
  { text: 'mine', outlet: 'Yle' },
  { text: 'mine', from: '2026-03-01', to: '2026-03-02' },
  { text: 'mine', outlet: 'Yle', to: '2026-03-02' },
  { text: '', topic: 'batteries', language: 'en', from: '2026-02-25', to: '2026-03-01' },
  { text: 'mine', state: 'waiting' },
  { text: 'mine', state: 'approved' },
  { text: 'nothing' },
];

describe('search', () => {
  const { database, store } = emptyArchive();
  beforeAll(async () => {
    for (let number = 0; number < 9; number += 1) {
      const words = ['A mine', number % 2 === 0 ? 'in court' : '', number % 3 === 0 ? 'a battery plant' : ''];
      const of = article(`https://one.example/${number}`, {
        ...{ title: words.join(' '), outlet: number % 2 === 0 ? 'Yle' : 'Other' },
        publishedAt: dated(minutesAfter(NOW, -((number * 7) % 9) * 60 * 24)),
      });
      await read(store, of, { mention: mentionOf(of) });
    }
    const [first] = (await store.desk.search({ ...ask, text: '' })).items;
    await store.desk.review({ storyId: first?.storyId ?? 0, who: 'aino', at: NOW, state: 'approved' });
  });

  /** To the end, page by page. */
  function all(find: (query: SearchQuery) => SearchPage, query: Partial<SearchQuery>): readonly number[] {
    const ids: number[] = [];
    let page = find({ ...ask, text: '', ...query });
    for (;;) {
      ids.push(...page.items.map(({ storyId }) => storyId));
      if (page.next === undefined) return ids;
      page = find({ ...ask, text: '', ...query, after: page.next });
    }
  }

  it.each(QUERIES)('for %j finds the same whether few mentions hold the words or most', (query) => {
    const items = (storyId: number) => ({ storyId }) as InboxItem;
    const bounds = { lookedUp: 1_000, kept: 1_000 };
    const fromWords = search(database, items, bounds);
    const fromKept = search(database, items, { ...bounds, lookedUp: 0 });
    const fromNewest = search(database, items, { ...bounds, kept: -1 });

    const found = all(fromNewest, query);

    expect(found).toEqual(all(fromWords, query));
    expect(found).toEqual(all(fromKept, query));
    expect(new Set(found).size).toBe(found.length);
    expect(fromNewest({ ...ask, text: '', ...query })).toMatchObject({ total: found.length, isMore: false });
    expect(found.length > 0).toBe(query.text !== 'nothing');
  });

  it.each([
    ['the words', { lookedUp: 9, kept: 9 }],
    ['the outlet', { lookedUp: 0, kept: 1 }],
    ['nothing', { lookedUp: 0, kept: -1 }],
  ])('looks for words and outlet in one mention where %s leaves few', async (_, bounds) => {
    const archive = emptyArchive();
    const quay = article('https://one.example/quay', { title: 'A quay', outlet: 'Yle' });
    const storyId = await storyOf(archive.store, quay);
    const jetty = article('https://two.example/jetty', { title: 'A jetty', outlet: 'Other' });
    await read(archive.store, jetty, { mention: mentionOf(jetty, { grouping: joins(storyId) }) });
    const find = search(archive.database, (id) => ({ storyId: id }) as InboxItem, bounds);

    const found = (text: string, outlet: string) => find({ ...ask, text, outlet }).total;

    expect([found('quay', 'Yle'), found('jetty', 'Other'), found('-quay', 'Other')]).toEqual([1, 1, 1]);
    expect([found('quay', 'Other'), found('jetty', 'Yle'), found('-quay', 'Yle')]).toEqual([0, 0, 0]);
  });
});
