import { beforeAll, describe, expect, it } from 'vitest';
import { inbox } from '../../../src/adapters/sqlite/desk/inbox.ts';
import { minutesAfter } from '../../../src/domain/time.ts';
import type { InboxItem, InboxPage, InboxQuery } from '../../../src/ports.ts';
import { emptyArchive } from '../../fakes/empty-archive.ts';
import { article, dated, joins, mentionOf, NOW, read, storyOf, verdict } from '../../ports/store/samples.ts';

const STATES = ['waiting', 'approved', 'rejected', 'snoozed'] as const;
const FILTERS: readonly Partial<InboxQuery>[] = [
  {},
  { outlet: 'Yle' },
  { topic: 'recycling', language: 'sv' },
  { theme: 'Mines' },
  { theme: 'Mines', topic: 'batteries', outlet: 'Other' },
  { topic: 'nothing' },
];
const QUERIES = STATES.flatMap((state) =>
  (['newest', 'score'] as const).flatMap((order) => FILTERS.map((filters) => ({ state, order, ...filters }))),
);

describe('the inbox', () => {
  const { database, store } = emptyArchive();
  beforeAll(async () => {
    for (let number = 0; number < 24; number += 1) {
      const of = article(`https://one.example/${number}`, {
        ...{ outlet: number % 2 === 0 ? 'Yle' : 'Other', language: number % 3 === 0 ? 'sv' : 'fi' },
        publishedAt: dated(minutesAfter(NOW, -((number * 7) % 24) * 60 * 24)),
      });
      const judged = {
        ...verdict('accept', number % 4 === 0 ? ['batteries'] : ['recycling']),
        score: number % 5,
      };
      const storyId = await storyOf(store, of, { mention: mentionOf(of, { verdict: judged }) });
      const other = article(`https://two.example/${number}`, { outlet: 'Yle', language: 'fi' });
      const second = { ...verdict('accept', ['batteries']), score: (number * 3) % 7 };
      await read(store, other, { mention: mentionOf(other, { grouping: joins(storyId), verdict: second }) });
      if (number % 4 === 3) continue;
      const state = (['approved', 'rejected', 'approved'] as const)[number % 4] ?? 'approved';
      const theme = number % 3 === 0 ? { theme: 'Mines' } : {};
      await store.desk.review({ storyId, who: 'aino', at: NOW, state, reason: 'so', ...theme });
    }
  });

  /** To the end, page by page. */
  function all(list: (query: InboxQuery) => InboxPage, query: Omit<InboxQuery, 'now' | 'limit'>) {
    const ids: number[] = [];
    for (let after: string | undefined, isFirst = true; isFirst || after !== undefined; isFirst = false) {
      const page = list({ now: NOW, limit: 2, ...query, ...(after !== undefined && { after }) });
      ids.push(...page.items.map(({ storyId }) => storyId));
      after = page.next;
    }
    return ids;
  }

  const items = (storyId: number) => ({ storyId }) as InboxItem;
  const [ofFew, ofMany] = [inbox(database, items, 1_000), inbox(database, items, -1)];

  it.each(QUERIES)('for %j lists the same whether there are few stories or many', (query) => {
    const listed = all(ofMany, query);

    expect(listed).toEqual(all(ofFew, query));
    expect(new Set(listed).size).toBe(listed.length);
  });

  it('has stories to list in the test of that', () => {
    const lengths = QUERIES.map((query) => all(ofMany, query).length);

    expect(lengths.filter((length) => length > 2).length).toBeGreaterThan(10);
  });
});
