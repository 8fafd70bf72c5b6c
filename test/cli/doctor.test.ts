import { describe, expect, it } from 'vitest';
import { findingsOf, movedSources } from '../../src/cli/commands/doctor.ts';
import { doctorLines } from '../../src/cli/doctor-lines.ts';
import type { SourceReport } from '../../src/domain/run.ts';
import type { SourceState } from '../../src/domain/source.ts';
import { parseInstant } from '../../src/domain/time.ts';
import { command, workplace } from '../fakes/command.ts';
import { aSource } from '../fakes/plan.ts';
import { smallSite } from '../fakes/small-site.ts';

const NOW = parseInstant('2024-05-10T09:00:00Z');
const healthy: SourceState = {
  sourceId: 'sanomat',
  lastPolledAt: NOW,
  lastSucceededAt: NOW,
  newestItemAt: NOW,
  failurePoints: 0,
  consecutiveFailures: 0,
};

function failing(times: number, reason: 'timeout' | 'refused-by-site'): SourceState {
  const lastFailure = { reason, message: 'it did not answer', retry: 'later' } as const;
  return { ...healthy, consecutiveFailures: times, failurePoints: times / 2, lastFailure };
}

const CASES: readonly (readonly [string, readonly SourceState[], string | undefined])[] = [
  ['nothing of a healthy source', [healthy], undefined],
  ['nothing of a source that failed once or twice', [failing(2, 'timeout')], undefined],
  ['that a source was never asked', [], 'not-asked'],
  ['that a source is broken', [failing(6, 'timeout')], 'broken'],
  [
    'nothing of a source that staff paused',
    [{ ...failing(6, 'timeout'), paused: { at: NOW, by: 'a' } }],
    undefined,
  ],
  ['that a site says no', [failing(2, 'refused-by-site')], 'refused'],
  [
    'that a source has grown silent',
    [{ ...healthy, newestItemAt: parseInstant('2024-04-01T00:00:00Z') }],
    'quiet',
  ],
];

describe('the doctor', () => {
  it.each(CASES)('says %s', (_what, states, expected) => {
    const [finding] = findingsOf({ sources: [aSource()] }, { states, days: new Map() }, NOW);

    expect(finding?.state).toBe(expected);
  });

  it('puts what it says of sources under each other, and below each what to do', () => {
    const health = {
      ...{ integrity: 'ok', schemaVersion: 11, bytes: 2_097_152 },
      ...{ unread: 1, articles: 4, stories: 2, waiting: 1, heldBack: 0 },
    };
    const findings = [
      { sourceId: 'yle', state: 'broken', message: 'it did not answer' },
      { sourceId: 'kaupunki', state: 'quiet', message: 'nothing new for 20 days' },
    ] as const;
    const moved = [
      { sourceId: 'yle', movedTo: 'https://yle.example/rss?token=abcdefgh' },
      { sourceId: 'hs', movedTo: 'https://hs.example/new' },
    ];

    expect(doctorLines(health, findings, moved)).toEqual([
      'archive    ok, schema 11, 2.0 MB',
      'holds      4 articles, 2 stories, 1 not decided on, 1 unread',
      'runs       no run yet',
      'sources    3 sources to look at',
      '  yle       broken  it did not answer',
      '                    → it has moved for good; set url: https://yle.example/rss?token=[redacted]',
      '  kaupunki  quiet   nothing new for 20 days',
      '  hs        moved   found as long as its old address leads to the new one',
      '                    → it has moved for good; set url: https://hs.example/new',
    ]);
  });

  it('does not look at sources that are disabled', () => {
    expect(
      findingsOf({ sources: [aSource({ enabled: false })] }, { states: [], days: new Map() }, NOW),
    ).toEqual([]);
  });
});

describe('a source that has moved for good', () => {
  const to = 'https://sanomat.example/new.xml';
  const report = (outcome: SourceReport['outcome'], movedTo?: string) => ({
    at: NOW,
    report: {
      ...{ sourceId: 'sanomat', outcome, announced: 0, fresh: 0, dropped: {}, read: 0, withoutHint: 0 },
      ...{ unread: {}, accepted: 0, toReview: 0, consecutiveFailures: 0 },
      ...(movedTo !== undefined && { movedTo }),
    },
  });
  const found = (reports: readonly ReturnType<typeof report>[], source = aSource()) =>
    movedSources({ sources: [source] }, { lastReports: async () => reports });

  it.each([
    ['at its last answer', [report('polled', to), report('polled')]],
    ['though passes since then only read its articles', [report('not-due'), report('not-modified', to)]],
  ])('is named: %s', async (_when, reports) => {
    expect(await found(reports)).toEqual([{ sourceId: 'sanomat', movedTo: to }]);
  });

  it('is not named once it answers at its own address again, has the new one, is disabled or was never asked', async () => {
    expect(await found([report('polled'), report('polled', to)])).toEqual([]);
    expect(await found([report('polled', to)], aSource({ url: to }))).toEqual([]);
    expect(await found([report('polled', to)], aSource({ enabled: false }))).toEqual([]);
    expect(await found([])).toEqual([]);
  });

  it('is told by the doctor after a pass, without being called ill', async () => {
    const feed =
      '<rss version="2.0"><channel><title>P</title><item><title>A mill</title><link>BASE/a</link></item></channel></rss>';
    await using site = await smallSite({
      '/old': { status: 301, location: '/new' },
      '/new': { type: 'application/rss+xml', body: feed },
    });
    const sources = `version: 1
network: { contact: "mailto:test@example.org", allow: [127.0.0.1], robots: false, gap: 0s }
sources:
  - { id: paper, outlet: Paper, kind: feed, language: en, fullText: never, url: "${site.baseUrl}/old" }
`;
    await using place = await workplace({ sources });
    await command(['run', ...place.flags]);

    const { out, status } = await command(['doctor', ...place.flags]);
    const told = JSON.parse((await command(['doctor', '--json', ...place.flags])).out);

    expect(status).toBe(0);
    expect(out).toContain(`→ it has moved for good; set url: ${site.baseUrl}/new`);
    expect(told).toMatchObject({
      findings: [],
      moved: [{ sourceId: 'paper', movedTo: `${site.baseUrl}/new` }],
    });
  });
});
