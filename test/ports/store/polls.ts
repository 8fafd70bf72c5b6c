import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/ports.ts';
import type { OpenStore } from '../store.contract.ts';
import {
  announced,
  candidateFor,
  collect,
  dated,
  failure,
  hours,
  NOW,
  source,
  understood,
  unreadUrls,
} from './samples.ts';

const one = source('one');
const two = source('two');
const url = 'https://one.example/a';

export function pollContract(open: OpenStore): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const settle = async (settlement: 'read' | 'no-hint' = 'read', at = NOW): Promise<void> => {
    for (const candidate of await collect(store.unread({ now: at })))
      await store.recordReading({ kind: 'settled', candidate, at, settlement });
  };

  describe('a poll', () => {
    it('stores what was announced as it was announced', async () => {
      const item = announced(url, {
        url: `${url}?origin=rss`,
        guid: 'a-1',
        summary: 'Teaser',
        publishedAt: dated(NOW, 'day'),
        language: 'sv',
        authors: ['A', 'B'],
        categories: ['mines'],
        imageUrl: 'https://one.example/a.jpg',
      });

      const receipt = await store.recordPoll(understood(one, [item]));

      expect(receipt).toMatchObject({ announced: 1, fresh: 1 });
      expect(await collect(store.unread({ now: NOW }))).toEqual([
        {
          ...item,
          id: expect.any(Number),
          sourceId: 'one',
          outlet: 'Outlet one',
          sourceLanguage: 'fi',
          failurePoints: 0,
          timesGone: 0,
        },
      ]);
    });

    it('counts an address once, whoever announces it and how often', async () => {
      await store.recordPoll(understood(one, [announced(url), announced(url, { title: 'Again' })]));

      const again = await store.recordPoll(understood(two, [announced(url)]));

      expect(again).toMatchObject({ announced: 1, fresh: 0 });
      expect(await unreadUrls(store)).toEqual([url]);
    });

    it('adds up failures and forgets them when the source answers again', async () => {
      const failed = { outcome: 'failed', failure: failure({ retry: 'never' }) } as const;
      const poll = { source: one, url: one.url, nextDueAt: hours(2) };
      await store.recordPoll({ ...poll, at: NOW, answer: failed });
      const second = await store.recordPoll({ ...poll, at: hours(1), answer: failed });

      expect(second.state).toEqual({
        sourceId: 'one',
        lastPolledAt: hours(1),
        nextDueAt: hours(2),
        failurePoints: 2,
        consecutiveFailures: 2,
        lastFailure: failure({ retry: 'never' }),
      });

      const third = await store.recordPoll({ ...poll, at: hours(2), answer: { outcome: 'not-modified' } });
      expect(third.state).toMatchObject({
        failurePoints: 0,
        consecutiveFailures: 0,
        lastSucceededAt: hours(2),
      });
      expect(third.state.lastFailure).toBeUndefined();
      expect(await store.sourceStates()).toEqual([third.state]);
    });

    it('remembers the newest date that any item carried', async () => {
      await store.recordPoll(understood(one, [announced(url, { publishedAt: dated(hours(-1)) })]));

      const older = announced(`${url}/b`, { publishedAt: dated(hours(-9)) });
      const { state } = await store.recordPoll(understood(one, [older]));

      expect(state.newestItemAt).toBe(hours(-1));
    });
  });

  describe('validators', () => {
    const validators = { etag: '"1"', lastModified: 'Mon, 02 Mar 2026 05:00:00 GMT', bodyHash: 'abc' };

    it('are kept with what they vouch for', async () => {
      await store.recordPoll(understood(one, [], { validators }));

      expect(await store.validators(one.url)).toEqual(validators);
      expect(await store.validators(two.url)).toBeUndefined();
    });

    it('are not kept of a document whose children have to be asked', async () => {
      await store.recordPoll(understood(one, [], { validators }));
      await store.recordPoll(understood(one, [], { validators, more: ['https://one.example/2.xml'] }));

      expect(await store.validators(one.url)).toBeUndefined();
    });

    it('survive a failure and an answer of not modified', async () => {
      await store.recordPoll(understood(one, [], { validators }));
      const poll = { source: one, url: one.url, at: hours(1), nextDueAt: hours(2) };
      await store.recordPoll({ ...poll, answer: { outcome: 'failed', failure: failure() } });
      await store.recordPoll({ ...poll, answer: { outcome: 'not-modified' } });

      expect(await store.validators(one.url)).toEqual(validators);
    });

    it('reads an unread article although the feed answered 304', async () => {
      const candidate = await candidateFor(store, url);
      await store.recordReading({
        kind: 'failed',
        candidate,
        at: NOW,
        failure: failure({ retry: 'next-run' }),
      });
      const answer = { outcome: 'not-modified' } as const;
      await store.recordPoll({ source: one, url: one.url, at: hours(1), nextDueAt: hours(2), answer });

      expect(await unreadUrls(store, hours(1))).toEqual([url]);
    });
  });

  describe('an article announced anew', () => {
    const again = (changes: object, at = hours(24), from = one) =>
      store.recordPoll(understood(from, [announced(url, changes)], { at }));

    it.each([
      ['another headline', { title: 'Something else' }, 1],
      ['the same headline in other spacing and case', { title: `  HEADLINE OF   ${url} ` }, 0],
      ['no headline', { title: '' }, 0],
      ['a date twelve hours later', { publishedAt: dated(hours(12)) }, 1],
      ['a date eleven hours later', { publishedAt: dated(hours(11)) }, 0],
      ['an earlier date', { publishedAt: dated(hours(-48)) }, 0],
    ])('with %s', async (_, changes, fresh) => {
      await store.recordPoll(understood(one, [announced(url, { publishedAt: dated(NOW) })]));
      await settle();

      const receipt = await again(changes);

      expect(receipt.fresh).toBe(fresh);
      expect(await unreadUrls(store, hours(24))).toHaveLength(fresh);
    });

    it('carries what is said of it now', async () => {
      await store.recordPoll(understood(one, [announced(url)]));
      await settle();

      await again({ title: 'The news of today', summary: 'Another teaser' });

      const [candidate] = await collect(store.unread({ now: hours(24) }));
      expect(candidate).toMatchObject({ title: 'The news of today', summary: 'Another teaser' });
    });

    it('is read by the newest teaser of the source that announced it first', async () => {
      await store.recordPoll(understood(one, [announced(url, { summary: 'At first' })]));
      await again({ summary: 'Another one' }, hours(1), two);
      await again({ summary: 'Another one' }, hours(2), two);
      expect(await collect(store.unread({ now: hours(24) }))).toMatchObject([{ summary: 'At first' }]);

      expect(await again({ summary: 'Put right' }, hours(3))).toMatchObject({ fresh: 0 });
      expect(await collect(store.unread({ now: hours(24) }))).toMatchObject([{ summary: 'Put right' }]);
    });

    it('goes by the first of an address in a document', async () => {
      const first = announced(url, { title: 'First' });
      const other = announced(url, { title: 'Something else' });
      await store.recordPoll(understood(one, [first, other]));
      await settle();

      expect(await store.recordPoll(understood(one, [first, other], { at: hours(13) }))).toMatchObject({
        fresh: 0,
      });
      expect(await store.recordPoll(understood(one, [other, first], { at: hours(26) }))).toMatchObject({
        fresh: 1,
      });
    });

    it('waits until twelve hours have passed since it was last announced anew, and is not lost', async () => {
      await store.recordPoll(understood(one, [announced(url)]));
      await settle();
      await again({ title: 'Second' }, hours(1));
      await settle('read', hours(1));

      expect(await again({ title: 'Third' }, hours(2))).toMatchObject({ fresh: 0 });
      expect(await again({ title: 'Third' }, hours(13))).toMatchObject({ fresh: 1 });
    });

    it('is not reopened by two sources that call it by two names', async () => {
      await store.recordPoll(understood(one, [announced(url, { title: 'Name one' })]));
      await settle();

      const receipts = [];
      for (let hour = 1; hour < 60; hour += 5) {
        receipts.push(await again({ title: 'Name two' }, hours(hour), two));
        receipts.push(await again({ title: 'Name one' }, hours(hour), one));
      }

      expect(receipts.filter(({ fresh }) => fresh > 0)).toEqual([]);
    });

    it('is judged once more where another source gives a headline that was never judged', async () => {
      await store.recordPoll(understood(one, [announced(url, { title: 'Local news' })]));
      await settle('no-hint');

      expect(await again({ title: 'Battery plant to be built' }, hours(1), two)).toMatchObject({ fresh: 1 });
      await settle('no-hint', hours(1));
      expect(await again({ title: 'Battery plant to be built' }, hours(30), two)).toMatchObject({ fresh: 0 });
    });
  });
}
