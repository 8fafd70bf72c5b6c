import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/domain/result.ts';
import type { Store } from '../../../src/ports.ts';
import type { OpenStore } from '../store.contract.ts';
import {
  announced,
  candidateFor,
  collect,
  days,
  failure,
  hours,
  NOW,
  source,
  understood,
  unreadUrls,
} from './samples.ts';

export function unreadContract(open: OpenStore): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const announce = (id: string, urls: readonly string[]) =>
    store.recordPoll(
      understood(
        source(id),
        urls.map((url) => announced(url)),
      ),
    );

  describe('unread candidates', () => {
    it('come oldest first, the hosts taking turns', async () => {
      await announce('a', ['https://a.example/1', 'https://a.example/2', 'https://a.example/3']);
      await announce('b', ['https://b.example/1']);
      await announce('c', ['https://c.example/1', 'https://c.example/2']);

      expect(await unreadUrls(store)).toEqual([
        'https://a.example/1',
        'https://b.example/1',
        'https://c.example/1',
        'https://a.example/2',
        'https://c.example/2',
        'https://a.example/3',
      ]);
    });

    it('are those that one of the named sources announced, whoever was first', async () => {
      await announce('a', ['https://a.example/1', 'https://a.example/2']);
      await announce('b', ['https://a.example/2', 'https://b.example/1']);

      expect(await unreadUrls(store, NOW, ['b'])).toEqual(['https://a.example/2', 'https://b.example/1']);
      expect(await unreadUrls(store, NOW, [])).toEqual([]);
    });

    it('are given out once, although they are recorded and announced while one goes through them', async () => {
      await announce(
        'a',
        Array.from({ length: 400 }, (_, index) => `https://a.example/${index}`),
      );
      await announce(
        'b',
        Array.from({ length: 300 }, (_, index) => `https://b.example/${index}`),
      );
      const given: string[] = [];

      for await (const candidate of store.unread({ now: NOW })) {
        given.push(candidate.canonicalUrl);
        const retry = failure({ retry: 'next-run' });
        if (candidate.id % 2 === 0)
          await store.recordReading({ kind: 'failed', candidate, at: NOW, failure: retry });
        else await store.recordReading({ kind: 'settled', candidate, at: NOW, settlement: 'read' });
      }

      expect(given).toHaveLength(700);
      expect(new Set(given).size).toBe(700);
      expect(await unreadUrls(store)).toHaveLength(350);
    });
  });

  describe('a page that could not be had', () => {
    const url = 'https://a.example/1';
    const fail = async (problem: Failure, at = NOW): Promise<void> => {
      const [candidate] = await collect(store.unread({ now: at }));
      if (candidate === undefined) throw new Error('there is nothing to fail');
      await store.recordReading({ kind: 'failed', candidate, at, failure: problem });
    };

    it.each([
      ['at the next run', { retry: 'next-run' }, 0.25, 0],
      ['after an hour', { retry: 'later' }, 0.5, 1],
      ['when the server asks us to come back', { retry: 'later', retryAfterSeconds: 4 * 3600 }, 0.5, 4],
      ['at once after our own stop', { reason: 'stopped', retry: 'next-run' }, 0, 0],
      [
        'after an hour, without blame, when we were too many',
        { reason: 'rate-limited', retry: 'later' },
        0,
        1,
      ],
      [
        'after an hour, without blame, when the budget is used up',
        { reason: 'budget', retry: 'later' },
        0,
        1,
      ],
      [
        'after an hour, without blame, when robots.txt cannot be had',
        { reason: 'robots', retry: 'later' },
        0,
        1,
      ],
    ] as const)('is tried again %s', async (_, problem, points, pause) => {
      await candidateFor(store, url);

      await fail(failure(problem));

      const [again] = await collect(store.unread({ now: hours(pause) }));
      expect(again).toMatchObject({ canonicalUrl: url, failurePoints: points });
      if (pause > 0) expect(await unreadUrls(store, hours(pause - 0.1))).toEqual([]);
    });

    it('is tried again with growing patience, up to a day', async () => {
      await candidateFor(store, url);
      let at = NOW;
      const pauses: number[] = [];

      for (let time = 0; time < 7; time += 1) {
        await fail(failure(), at);
        let pause = 1;
        while ((await unreadUrls(store, hours(pause, at))).length === 0) pause += 1;
        pauses.push(pause);
        at = hours(pause, at);
      }

      expect(pauses).toEqual([1, 2, 4, 8, 16, 24, 24]);
    });

    it('is settled when it is gone twice in a row', async () => {
      const gone = failure({ reason: 'gone', status: 404, retry: 'later' });
      await candidateFor(store, url);

      await fail(gone);
      await fail(failure({ retry: 'next-run' }), hours(1));
      await fail(gone, hours(1));
      expect(await unreadUrls(store, days(2))).toEqual([url]);
      await fail(gone, days(2));

      expect(await unreadUrls(store, days(900))).toEqual([]);
      expect(await store.counts()).toMatchObject({ unread: 0 });
    });

    it('is settled when asking again never makes sense', async () => {
      await candidateFor(store, url);

      await fail(failure({ reason: 'refused-by-site', status: 451, retry: 'never' }));

      expect(await unreadUrls(store, days(900))).toEqual([]);
    });

    it('is given up at thirty points', async () => {
      await candidateFor(store, url);

      let times = 0;
      for (; (await unreadUrls(store, days(times))).length > 0; times += 1)
        await fail(failure(), days(times));

      expect(times).toBe(60);
    });
  });

  describe('candidates without a hint', () => {
    it('go back into the queue where there is a hint now, unless it is a rehearsal', async () => {
      await announce('a', ['https://a.example/cobalt', 'https://a.example/football']);
      for (const candidate of await collect(store.unread({ now: NOW })))
        await store.recordReading({ kind: 'settled', candidate, at: NOW, settlement: 'no-hint' });
      const hasHint = ({ title }: { title: string }) => title.includes('cobalt');

      expect(await store.reopenWithoutHint(hasHint, true)).toBe(1);
      expect(await unreadUrls(store)).toEqual([]);
      expect(await store.reopenWithoutHint(hasHint, false)).toBe(1);
      expect(await unreadUrls(store)).toEqual(['https://a.example/cobalt']);
    });

    it('are not looked at again past their retention', async () => {
      await announce('a', ['https://a.example/cobalt']);
      for (const candidate of await collect(store.unread({ now: NOW })))
        await store.recordReading({ kind: 'settled', candidate, at: NOW, settlement: 'no-hint' });

      await store.forget(days(30));

      expect(await store.reopenWithoutHint(() => true, true)).toBe(0);
    });
  });
}
