import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from '../../../src/domain/page.ts';
import type { Run, SourceReport } from '../../../src/domain/run.ts';
import type { SourceStanding } from '../../../src/domain/source-standing.ts';
import type { Instant } from '../../../src/domain/time.ts';
import type { Archive } from '../../../src/ports.ts';
import type { OpenStore } from '../store.contract.ts';
import { announced, days, failure, hours, NOW, source, understood } from './samples.ts';

const one = source('one');

export function sourcesContract(open: OpenStore): void {
  let store: Archive;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const report = (more: Partial<SourceReport> = {}): SourceReport => ({
    ...{ sourceId: 'one', outcome: 'polled', announced: 20, fresh: 3, dropped: {}, read: 2, withoutHint: 1 },
    ...{ unread: {}, accepted: 1, toReview: 1, consecutiveFailures: 0 },
    shape: { documents: 1, titled: 20, dated: 19 },
    ...more,
  });
  const pass = (at: Instant, ...sources: readonly SourceReport[]): Run => ({
    ...{ id: at, startedAt: at, finishedAt: at, outcome: 'done', sources },
    ...{ requests: 1, bytes: 1, waiting: 0, published: 0 },
  });

  describe('the days of a source', () => {
    it('add up what its passes of that day did', async () => {
      await store.recordRun(pass(NOW, report()));
      await store.recordRun(pass(hours(1), report({ outcome: 'failed', announced: 0, fresh: 0 })));
      await store.recordRun(pass(days(1), report({ sourceId: 'two' })));

      const known = await store.sourceDays('2026-03-02');

      expect(known.get('one')).toEqual([
        {
          ...{ day: '2026-03-02', polls: 2, failures: 1, documents: 2, announced: 20, titled: 40, dated: 38 },
          ...{ fresh: 3, accepted: 2, toReview: 2 },
        },
      ]);
      expect(known.get('two')).toMatchObject([{ day: '2026-03-03', polls: 1 }]);
      expect((await store.sourceDays('2026-03-03')).has('one')).toBe(false);
    });

    it('count a pass once, and not one that left the source alone', async () => {
      await store.recordRun(pass(NOW, report()));
      await store.recordRun(pass(NOW, report()));
      const resting = { read: 0, withoutHint: 0, announced: 0, fresh: 0 };
      await store.recordRun(pass(hours(1), report({ ...resting, outcome: 'not-due' })));

      expect((await store.sourceDays('2026-01-01')).get('one')).toMatchObject([{ polls: 1, announced: 20 }]);
      expect(await store.sources.lastReports('one', 10)).toEqual([{ at: NOW, report: report() }]);
    });

    it('are forgotten after two months, the oldest reports when there are many', async () => {
      await store.recordRun(pass(NOW, report()));
      for (let hour = 0; hour < 40; hour += 1)
        await store.recordRun(pass(hours(hour, days(61)), report({ fresh: hour })));

      const known = (await store.sourceDays('2026-01-01')).get('one');
      const reports = await store.sources.lastReports('one', 100);

      expect(known?.map(({ day }) => day)).toEqual(['2026-05-02', '2026-05-03']);
      expect(reports).toHaveLength(30);
      expect(reports[0]?.report.fresh).toBe(39);
    });
  });

  it('remembers since when a source has been as it is, and what was told', async () => {
    const broken: SourceStanding = {
      ...{ sourceId: 'one', condition: 'broken', since: NOW },
      reason: { code: 'failing', times: 3, message: 'answered 404' },
    };
    const quiet = { ...broken, sourceId: 'two', condition: 'quiet', told: 'quiet' } as const;
    await store.recordStandings([broken, quiet]);
    expect(await store.sourceStandings()).toEqual([broken, quiet]);

    await store.recordStandings([{ ...broken, told: 'broken' }]);

    expect(await store.sourceStandings()).toEqual([{ ...broken, told: 'broken' }, quiet]);
  });

  describe('a source that is paused', () => {
    it('says so, also where it was never asked, until it is resumed', async () => {
      await store.sources.pauseSource('one', 'a@example.org', NOW);
      await store.sources.pauseSource('one', 'b@example.org', hours(1));
      await store.recordPoll(understood(one, [], { at: hours(2) }));
      await store.sources.pauseSource('new', 'a@example.org', NOW);

      const paused = { at: NOW, by: 'a@example.org' };
      expect(await store.sourceStates()).toMatchObject([
        { sourceId: 'new', paused, consecutiveFailures: 0, failurePoints: 0 },
        { sourceId: 'one', paused, lastPolledAt: hours(2) },
      ]);

      await store.sources.resumeSource('one');
      expect((await store.sourceStates())[1]).not.toHaveProperty('paused');
    });
  });

  it('asks a source at the next pass when somebody wants it', async () => {
    await store.recordPoll(understood(one, []));

    await store.sources.askSourceSoon('one', NOW);

    expect(await store.sourceStates()).toMatchObject([{ nextDueAt: NOW }]);
  });

  describe('a source that goes by what it publishes', () => {
    const pacing = { settings: { adaptive: true, fastestMinutes: 10, slowestMinutes: 1440 } };
    const items = (from: number) =>
      Array.from({ length: 6 }, (_, at) => announced(`https://one.example/${from + at}`));
    const hourly = source('one', { everyMinutes: 60 });
    const poll = (from: number, at: Instant, more: object = {}) =>
      store.recordPoll({ ...understood(hourly, items(from), { at }), pacing, ...more });
    const due = async () => (await store.sourceStates())[0]?.nextDueAt;

    it('is due sooner when all is new, later when nothing is', async () => {
      await poll(0, NOW);
      expect(await due()).toBe(hours(1));
      await poll(6, hours(1));
      expect(await store.sourceStates()).toMatchObject([{ intervalMinutes: 20, turnoverMinutes: 60 }]);

      await store.recordPoll({
        ...{ source: hourly, url: hourly.url, at: hours(2), nextDueAt: hours(3), pacing },
        answer: { outcome: 'not-modified' },
      });

      const [state] = await store.sourceStates();
      expect(state?.intervalMinutes).toBeCloseTo(20.1, 1);
    });

    it('waits as the feed says, also with its further documents, and as written after a failure', async () => {
      await poll(0, NOW, { pacing: { ...pacing, refreshMinutes: 120 } });
      expect(await due()).toBe(hours(2));
      await poll(6, NOW, { url: 'https://one.example/page/2' });
      expect(await due()).toBe(hours(2));
      await poll(0, hours(2), { answer: { outcome: 'failed', failure: failure() }, nextDueAt: hours(3) });

      expect(await store.sourceStates()).toMatchObject([{ nextDueAt: hours(3), intervalMinutes: 120 }]);
    });

    it('goes back to what is written when it is told to', async () => {
      await poll(0, NOW, { pacing: { ...pacing, refreshMinutes: 120 } });
      await poll(0, hours(2), { pacing: undefined });

      expect((await store.sourceStates())[0]).not.toHaveProperty('intervalMinutes');
      expect(await due()).toBe(hours(3));
    });
  });

  describe('the pages of a source', () => {
    const page = (text: string): Page => ({
      ...{ url: one.url, status: 200, fetchedAt: NOW },
      headers: { 'content-type': 'text/html; charset=utf-8', server: 'x' },
      body: new TextEncoder().encode(text),
    });
    const bad = { answer: { outcome: 'failed', failure: failure() } } as const;
    const textOf = async (kind: 'good' | 'bad') =>
      new TextDecoder().decode((await store.sources.keptPage('one', kind))?.body);

    it('are the first of the day that was understood, and the last that was not', async () => {
      const good = understood(one, [announced('https://one.example/a')]);
      await store.recordPoll({ ...good, page: page('first') });
      await store.recordPoll({ ...good, at: hours(1), page: page('second') });
      await store.recordPoll({ ...good, ...bad, at: hours(2), page: page('broken') });
      await store.recordPoll({ ...good, ...bad, at: hours(3), page: page('broken again') });
      await store.recordPoll({ ...good, ...bad, at: hours(4) });

      expect(await textOf('good')).toBe('first');
      expect(await store.sources.keptPage('one', 'bad')).toEqual({
        ...page('broken again'),
        ...{ fetchedAt: hours(3), headers: { 'content-type': 'text/html; charset=utf-8' } },
      });

      await store.recordPoll({ ...good, at: days(1), page: page('next day') });
      expect(await textOf('good')).toBe('next day');
    });

    it('are cut off where they are long, and none of a further document', async () => {
      const good = understood(one, []);
      await store.recordPoll({ ...good, url: 'https://one.example/page/2', page: page('second page') });
      expect(await store.sources.keptPage('one', 'good')).toBeUndefined();

      await store.recordPoll({ ...good, page: page('x'.repeat(600_000)) });
      expect((await textOf('good')).length).toBe(512 * 1024);
    });
  });
}
