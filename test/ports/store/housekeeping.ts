import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Run } from '../../../src/domain/run.ts';
import type { Store } from '../../../src/ports.ts';
import type { OpenStore } from '../store.contract.ts';
import { days, hours, NOW } from './samples.ts';

export function housekeepingContract(open: OpenStore): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const run = (id: string, startedAt = NOW): Run => ({
    ...{ id, startedAt, finishedAt: hours(1, startedAt), outcome: 'done', sources: [] },
    ...{ requests: 12, bytes: 3400, waiting: 0, published: 0 },
  });

  describe('a lease', () => {
    it('is held by one until it is given back or runs out', async () => {
      const mine = { holder: 'run 1', until: hours(1) };
      const theirs = { holder: 'run 2', until: hours(2) };
      const take = (lease: typeof mine, now = NOW) => store.takeLease('run', lease.holder, lease.until, now);

      expect(await take(mine)).toEqual({ ok: true, value: mine });
      expect(await take(theirs)).toEqual({ ok: false, problem: mine });
      expect(await take({ ...mine, until: hours(1.5) })).toMatchObject({ ok: true });
      expect(await take(theirs, hours(1.5))).toEqual({ ok: true, value: theirs });
    });

    it('is given back only by its holder', async () => {
      await store.takeLease('run', 'run 1', hours(1), NOW);
      await store.releaseLease('run', 'run 2');
      expect(await store.takeLease('run', 'run 2', hours(1), NOW)).toMatchObject({ ok: false });

      await store.releaseLease('run', 'run 1');
      expect(await store.takeLease('run', 'run 2', hours(1), NOW)).toMatchObject({ ok: true });
    });
  });

  describe('the memory of hosts', () => {
    it('counts requests by host and UTC day', async () => {
      await store.countRequest('a.example', '2026-03-02');
      await store.countRequest('a.example', '2026-03-02');
      await store.countRequest('a.example', '2026-03-03');

      expect(await store.requestsOn('a.example', '2026-03-02')).toBe(2);
      expect(await store.requestsOn('b.example', '2026-03-02')).toBe(0);
    });

    it('keeps robots.txt, its absence and its being unreachable apart', async () => {
      const had = { fetchedAt: NOW, text: 'User-agent: *\nDisallow: /', unreachable: false };
      const none = { fetchedAt: NOW, unreachable: false };
      const unreachable = { fetchedAt: NOW, unreachable: true };
      await store.rememberRobots('https://a.example', had);
      await store.rememberRobots('https://b.example', had);
      await store.rememberRobots('https://b.example', none);
      await store.rememberRobots('https://c.example', unreachable);

      expect(await store.robots('https://a.example')).toEqual(had);
      expect(await store.robots('https://b.example')).toEqual(none);
      expect(await store.robots('https://c.example')).toEqual(unreachable);
      expect(await store.robots('https://d.example')).toBeUndefined();
    });

    it('knows until when a host is not to be asked', async () => {
      await store.blockUntil('a.example', hours(1));
      await store.blockUntil('a.example', hours(3));

      expect(await store.blockedUntil('a.example')).toBe(hours(3));
      expect(await store.blockedUntil('b.example')).toBeUndefined();
    });
  });

  describe('runs', () => {
    it('are forgotten past retention, but for the last', async () => {
      await store.recordRun(run('old', days(-50)));
      await store.recordRun(run('last', days(-40)));

      await store.forget(days(-30));

      expect(await store.health()).toMatchObject({ lastRun: { id: 'last' } });
    });
  });

  describe('health', () => {
    it('tells of the archive and of the last run', async () => {
      await store.recordRun(run('two', days(1)));
      await store.recordRun(run('one'));

      expect(await store.health()).toEqual({
        ...{ integrity: 'ok', schemaVersion: expect.any(Number), bytes: expect.any(Number) },
        ...{ unread: 0, articles: 0, stories: 0, waiting: 0, heldBack: 0 },
        lastRun: run('two', days(1)),
      });
    });
  });
}
