import { describe, expect, it } from 'vitest';
import { failed, ok } from '../../src/domain/result.ts';
import type { Health } from '../../src/domain/source-health.ts';
import { type SourceStanding, standingAfter } from '../../src/domain/source-standing.ts';
import { parseInstant } from '../../src/domain/time.ts';
import { type AlertPlan, tellOfSources } from '../../src/pipeline/alerts.ts';
import type { Chat, ChatPost } from '../../src/ports.ts';
import { fakeMailer } from '../fakes/mail.ts';
import { aSource } from '../fakes/plan.ts';

const NOW = parseInstant('2026-03-02T06:00:00Z');
const WELL: Health = { condition: 'working', reason: { code: 'well' } };
const BROKEN: Health = {
  condition: 'broken',
  reason: { code: 'failing', times: 3, message: 'https://a.example/ answered <404>' },
};
const QUIET: Health = { condition: 'quiet', reason: { code: 'nothing-new', days: 9, usualDays: 1 } };
const REFUSED: Health = {
  condition: 'refused',
  reason: { code: 'refused', times: 2, message: 'answered 403' },
};

const PLAN: AlertPlan = {
  sources: [aSource({ id: 'one', name: 'Sanomat & Co' }), aSource({ id: 'two', name: 'Kaiku' })],
  title: 'Mill in the media',
  mail: { from: 'watch@mill.example', to: ['aino@mill.example', 'bo@mill.example'] },
  deskUrl: 'https://watch.mill.example/',
};

/** A store of standings that each pass goes on from. */
function staff(refuses: ReadonlySet<string> = new Set(), chatWorks = true) {
  const standings = new Map<string, SourceStanding>();
  const posts: ChatPost[] = [];
  const chat: Chat = {
    post: async (post) => {
      posts.push(post);
      return chatWorks ? ok(undefined) : failed('no such channel');
    },
  };
  const mailer = fakeMailer(refuses);
  const store = {
    sourceStandings: async () => [...standings.values()],
    recordStandings: async (written: readonly SourceStanding[]) => {
      for (const one of written) standings.set(one.sourceId, one);
    },
  };
  const pass = (found: Readonly<Record<string, Health>>) => {
    for (const [sourceId, health] of Object.entries(found))
      standings.set(sourceId, standingAfter(standings.get(sourceId), { sourceId, ...health }, NOW));
    return tellOfSources({ store, mailer, chat }, PLAN);
  };
  return { pass, mailer, posts, standings, store };
}

describe('staff', () => {
  it('are told once of what broke, by mail and in the channel, and once when it is well again', async () => {
    const { pass, mailer, posts } = staff();

    expect(await pass({ one: WELL, two: WELL })).toBeUndefined();
    const report = await pass({ one: BROKEN });
    expect(await pass({ one: BROKEN })).toBeUndefined();
    await pass({ one: WELL });
    expect(await pass({ one: WELL })).toBeUndefined();

    expect(report).toEqual({
      told: ['the chat channel', 'aino@mill.example', 'bo@mill.example'],
      failed: [],
    });
    expect(mailer.sent.map(({ to, subject }) => [to, subject])).toEqual([
      ['aino@mill.example', 'Mill in the media: a source changed (1 broken)'],
      ['bo@mill.example', 'Mill in the media: a source changed (1 broken)'],
      ['aino@mill.example', 'Mill in the media: a source changed (1 well again)'],
      ['bo@mill.example', 'Mill in the media: a source changed (1 well again)'],
    ]);
    expect(posts.map(({ lines }) => lines.map(({ text }) => text))).toEqual([
      [
        'Sanomat & Co is broken since 2.3.2026: 3 failures in a row, the last: https://a.example/ answered <404>',
      ],
      ['Sanomat & Co is well again since 2.3.2026: answers as usual'],
    ]);
    expect(posts[0]?.lines[0]?.url).toBe('https://watch.mill.example/desk/sources/one');
  });

  it('get one message for all that a pass brought, the broken first', async () => {
    const { pass, mailer } = staff();
    await pass({ one: WELL, two: WELL });

    await pass({ one: QUIET, two: REFUSED });

    expect(mailer.sent).toHaveLength(2);
    expect(mailer.sent[0]?.subject).toContain('sources changed (1 broken, 1 silent)');
    expect(mailer.sent[0]?.text).toMatch(/Kaiku is refused by its site[\s\S]*Sanomat & Co has fallen silent/);
    expect(mailer.sent[0]?.html).toContain('Sanomat &amp; Co has fallen silent');
  });

  it('are told after the next pass where nobody could be reached', async () => {
    const everybody = new Set(['aino@mill.example', 'bo@mill.example']);
    const { pass, standings, store } = staff(everybody, false);

    const report = await pass({ one: BROKEN });
    expect(report?.failed.map(({ who }) => who)).toEqual(['the chat channel', ...everybody]);

    const mailer = fakeMailer();
    await tellOfSources({ store, mailer }, PLAN);
    expect(mailer.sent).toHaveLength(2);
    expect(standings.get('one')?.told).toBe('broken');
  });

  it('do not hear it twice because one of them could not be reached', async () => {
    const { pass, mailer } = staff(new Set(['aino@mill.example']));

    expect(await pass({ one: BROKEN })).toMatchObject({
      failed: [{ who: 'aino@mill.example', why: 'no such box' }],
    });

    expect(await pass({ one: BROKEN })).toBeUndefined();
    expect(mailer.sent).toHaveLength(1);
  });

  it('hear nothing of a source that is no longer looked at, and nothing is noted where nobody is to be told', async () => {
    const { pass, standings, store } = staff();
    expect(await pass({ three: BROKEN })).toBeUndefined();

    await store.recordStandings([{ ...BROKEN, sourceId: 'one', since: NOW }]);
    expect(await tellOfSources({ store }, PLAN)).toBeUndefined();
    expect(standings.get('one')).not.toHaveProperty('told');
  });
});
