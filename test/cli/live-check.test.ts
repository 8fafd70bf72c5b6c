import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Check } from '../../src/pipeline/advice.ts';
import { command, type Seen, type Workplace, workplace } from '../fakes/command.ts';
import { type SmallSite, smallFeed, smallSite } from '../fakes/small-site.ts';
import { newsroomClock } from '../newsroom/clock.ts';

/** A site on which everything has changed since its sources were written down. */
let site: SmallSite;
let place: Workplace;
let live: Seen;
const clock = newsroomClock();

beforeAll(async () => {
  site = await smallSite({
    '/robots.txt': { type: 'text/plain', body: 'User-agent: *\nDisallow: /closed\n' },
    '/rss': smallFeed('Lehti', 4),
    '/moved': { status: 301, location: '/rss' },
    '/page':
      '<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body>Uusi sivusto</body></html>',
    '/list': '<ul><li><a href="/1">Yksi</a></li></ul>',
    '/empty': smallFeed('Tyhjä', 0),
  });
  const entry = (id: string, more = '') =>
    `  - { id: ${id}, outlet: X, language: fi, kind: feed, url: "${site.baseUrl}/${id}"${more} }\n`;
  const listing = `  - { id: list, outlet: X, kind: listing, url: "${site.baseUrl}/list", select: { item: article } }\n`;
  const entries = ['rss', 'moved', 'page', 'gone', 'closed', 'empty'].map((id) => entry(id)).join('');
  const head =
    'version: 1\nnetwork: { contact: "mailto:t@example.org", gap: 0s, allow: [127.0.0.1] }\nsources:\n';
  place = await workplace({ sources: head + entries + listing + entry('asleep', ', enabled: false') });
  live = await doctor('--live', '--json');
});
afterAll(async () => {
  await site[Symbol.asyncDispose]();
  await place[Symbol.asyncDispose]();
});

function doctor(...args: readonly string[]): Promise<Seen> {
  return command(['doctor', ...args, ...place.flags], { clock });
}

function checkOf(id: string): Check {
  const { checks }: { readonly checks: readonly Check[] } = JSON.parse(live.out);
  const found = checks.find(({ sourceId }) => sourceId === id);
  if (found === undefined) throw new Error(`${id} was not looked at`);
  return found;
}

describe('doctor --live', () => {
  it('says of a source that is well what it gives', () => {
    expect(checkOf('rss')).toMatchObject({
      state: 'ok',
      items: 4,
      missing: {},
      robots: 'allowed',
      advice: [],
    });
    expect(checkOf('rss').newest).toBe('2024-05-04T06:10:00.000Z');
  });

  it.each([
    ['moved', 'ok', /moved for good; set url: \S+\/rss$/],
    ['page', 'failed', /names a feed; set url: \S+\/rss$/],
    ['gone', 'failed', /look for the new address: mediawatch source add http/],
    ['closed', 'failed', /robots\.txt closes/],
    ['empty', 'empty', /announces nothing/],
    ['list', 'failed', /source test list --select item=CSS/],
  ])('says what to change of the source "%s"', (id, state, advice) => {
    expect(checkOf(id).state).toBe(state);
    expect(checkOf(id).advice[0]).toMatch(advice);
  });

  it('names the selectors that find nothing', () => {
    expect(checkOf('list').withoutEffect).toEqual(['item']);
  });

  it('tells what robots.txt says, and does not ask for what it closes', () => {
    expect(checkOf('closed').robots).toBe('disallowed');
    expect(site.asked).not.toContain('/closed');
  });

  it('asks each address once, and none of a source that is disabled', () => {
    expect(site.asked.toSorted()).toEqual([
      '/empty',
      '/gone',
      '/list',
      '/moved',
      '/page',
      '/robots.txt',
      '/rss',
      '/rss',
    ]);
  });

  it('ends with 3 where any source is not well, and with 0 where all are', async () => {
    expect(live.status).toBe(3);
    expect((await doctor('--live', '--source', 'rss')).status).toBe(0);
  });

  it('prints a line for each source, and below it what to change', async () => {
    const seen = await doctor('--live', '--source', 'rss', 'gone');

    expect(seen.out).toMatch(
      /^rss {3}ok {6}4 items, newest 2024-05-04, robots\.txt: allowed\ngone {2}failed {2}\S+ answered 404.*\n {14}→ nothing is there/,
    );
    expect(seen.out).toContain('2 sources asked, 1 of them well; nothing was kept');
  });

  it('keeps nothing: where there was no archive, there is none', async () => {
    const { status, talk } = await doctor('--json');

    expect(status).toBe(2);
    expect(talk).toContain('holds no archive yet: "mediawatch run" makes one');
  });

  it('says that --source goes with --live', async () => {
    expect(await doctor('--source', 'rss')).toMatchObject({ status: 2 });
  });
});
