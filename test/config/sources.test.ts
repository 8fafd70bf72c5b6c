import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../src/config/problems.ts';
import { readSources } from '../../src/config/sources.ts';

const HEAD = 'version: 1\nnetwork: { contact: "mailto:press@example.org" }\nsources:\n';
const YLE = '  - { id: yle, outlet: Yle, kind: feed, url: "https://example.org/rss", every: 30m }\n';

function problemsOf(text: string): readonly string[] {
  const read = readSources(text, 'sources.yaml');
  return read.ok ? [] : read.problem.map(describeProblem);
}

describe('sources.yaml', () => {
  it('fills in what is left out', () => {
    const read = readSources(HEAD + YLE, 'sources.yaml');

    expect(read.ok && read.value.sources[0]).toMatchObject({
      name: 'yle',
      everyMinutes: 30,
      fullText: 'onHint',
      enabled: true,
      maxPages: 1,
      only: [],
    });
    expect(read.ok && read.value.network).toMatchObject({
      gapMs: 2000,
      perHost: 1,
      timeoutMs: 30_000,
      robots: true,
    });
    expect(read.ok && read.value.publish).toMatchObject({ mode: 'auto', freshDays: 30, storyDays: 14 });
  });

  it('takes who is told of sources, and asks for a sender where nobody is known', () => {
    const text = (more: string) => HEAD.replace('sources:', `${more}\nsources:`) + YLE;
    const read = readSources(text('alerts: { from: a@b.example, to: [c@b.example] }'), 'sources.yaml');

    expect(read.ok && read.value.alerts).toEqual({ from: 'a@b.example', to: ['c@b.example'], chat: true });
    expect(problemsOf(text('alerts: { to: [c@b.example] }'))).toEqual([
      'sources.yaml:3: alerts by mail need a sender; add from: "Watch <watch@example.org>" to alerts',
    ]);
    expect(problemsOf(text('alerts: { chat: false }'))).toEqual([]);
    const mail = 'mail: { from: a@b.example, to: [c@b.example] }';
    expect(problemsOf(text(`${mail}\nalerts: { to: [c@b.example] }`))).toEqual([]);
  });

  it('takes how often sources are asked, at most and at least', () => {
    const text = (more: string) => HEAD.replace('sources:', `${more}\nsources:`) + YLE;
    const pollingOf = (more: string) => {
      const read = readSources(text(more), 'sources.yaml');
      return read.ok ? read.value.polling : undefined;
    };

    expect(pollingOf('')).toEqual({ adaptive: true, fastestMinutes: 10, slowestMinutes: 1440 });
    expect(pollingOf('polling: { adaptive: false, fastest: 5m, slowest: 6h }')).toEqual({
      ...{ adaptive: false, fastestMinutes: 5, slowestMinutes: 360 },
    });
    expect(problemsOf(text('polling: { fastest: 2h, slowest: 1h }')).join()).toContain(
      'fastest has to be shorter than slowest',
    );
  });

  it('gives the base address the slash that relative links need', () => {
    const text =
      HEAD.replace('sources:', 'publish: { baseUrl: "https://example.org/media" }\nsources:') + YLE;
    const read = readSources(text, 'sources.yaml');

    expect(read.ok && read.value.publish.baseUrl).toBe('https://example.org/media/');
  });

  it('takes the hosts of a profile as addresses have them', () => {
    const hosts = (written: string) => {
      const read = readSources(`${HEAD}${YLE}\nprofiles: [{ id: a, hosts: [${written}] }]\n`, 'sources.yaml');
      return read.ok && read.value.profiles[0]?.hosts;
    };

    expect(hosts('WWW.Yle.FI, ääni.fi, 127.0.0.1')).toEqual(['www.yle.fi', 'xn--ni-uiaa.fi', '127.0.0.1']);
    for (const wrong of ['"yle.fi/uutiset"', 'a@yle.fi', '"yle.fi:8080"', '"yle fi"', '""'])
      expect(hosts(wrong)).toBe(false);
  });

  const MISTAKES = [
    [
      'an unknown kind',
      YLE.replace('feed', 'rss'),
      'sources[1].kind is "rss"; one of feed, listing, sitemap would do',
    ],
    [
      'a file',
      YLE.replace('https://example.org/rss', 'file:///etc/passwd'),
      'has to begin with http:// or https://',
    ],
    [
      'no length of time',
      YLE.replace('30m', 'often'),
      '"often" is no length of time; write for example 2s, 30m, 6h or 1d',
    ],
    ['an unknown setting', YLE.replace('every', 'evry'), 'has no setting "evry"'],
    ['an id with a space', YLE.replace('id: yle', 'id: "yle news"'), 'small letters, digits and hyphens'],
    ['a listing without selectors', YLE.replace('feed', 'listing'), 'is a listing without selectors'],
    [
      'selectors on a feed',
      YLE.replace('every: 30m', 'select: { item: li }'),
      'select belongs to listings only',
    ],
    [
      'a selector without an end',
      YLE.replace('feed', 'listing').replace('every: 30m', `select: { item: "${'li '.repeat(200)}" }`),
      'at most 500 characters would do',
    ],
    [
      'a selector that no article page is asked with',
      `${YLE}\nprofiles: [{ id: yle, hosts: [yle.fi], drop: ["aside, p:has(a)"] }]\n`,
      '"aside, p:has(a)" would find nothing: a selector is made of names, classes, ids and attributes',
    ],
    [
      'an address in place of a host',
      `${YLE}\nprofiles: [{ id: yle, hosts: ["https://yle.fi/"] }]\n`,
      '"https://yle.fi/" is no host; write for example yle.fi',
    ],
    [
      'an expression that takes nothing out of an address',
      `${YLE}\nprofiles: [{ id: yle, hosts: [yle.fi], articleId: "/a/[0-9]+" }]\n`,
      'put them around the number, as in /a/([0-9]+)',
    ],
    [
      'a broken expression for the number',
      `${YLE}\nprofiles: [{ id: yle, hosts: [yle.fi], articleId: "/a/(" }]\n`,
      'is no regular expression',
    ],
    [
      'a selector of nothing',
      `${YLE}\nprofiles: [{ id: yle, hosts: [yle.fi], body: "" }]\n`,
      '"" would find nothing',
    ],
    ['two of one id', YLE + YLE, 'source "yle" stands on line 4 already'],
    ['a broken expression', YLE.replace('every: 30m', 'only: ["("]'), 'is no regular expression'],
  ] as const;
  it.each(MISTAKES)('says what would do in place of %s', (_what, source, message) => {
    const [problem] = problemsOf(HEAD + source);

    expect(problem).toMatch(/^sources\.yaml:\d+/);
    expect(problem).toContain(message);
  });

  it('refuses an hour for the digest that one day of the year lacks', () => {
    const schedule = (hour: string) =>
      `version: 1\nnetwork: { contact: "mailto:a@example.org" }\nschedule: { digest: "30 ${hour} * * *" }\nsources:\n${YLE}`;

    expect(readSources(schedule('3'), 'sources.yaml')).toMatchObject({
      ok: false,
      problem: [{ line: 3, message: expect.stringContaining('take another hour') }],
    });
    expect(readSources(schedule('4'), 'sources.yaml').ok).toBe(true);
  });

  it('refuses a cron expression that never comes', () => {
    const [problem] = problemsOf(
      `version: 1\nnetwork: { contact: "mailto:a@example.org" }\nschedule: { crawl: "hourly" }\nsources:\n${YLE}`,
    );

    expect(problem).toContain('sources.yaml:3');
    expect(problem).toContain('"hourly" is no cron expression');
  });
});
