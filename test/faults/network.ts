import { deepEqual, match, ok } from 'node:assert/strict';
import { fakeClock } from '../fakes/clock.ts';
import { command, workplace } from '../fakes/command.ts';
import { smallSite } from '../fakes/small-site.ts';
import { MISBEHAVIOURS, type Misbehaviour } from '../newsroom/misbehaviour.ts';
import type { Fault } from './fault.ts';
import { TOPICS } from './place.ts';
import { feedOf, pageOf, START } from './small-press.ts';
import { A_DAY_LATER, assertAllThere, IMPATIENT_MS, missing, names, SETTINGS, watch } from './watch.ts';

/** Of each feed and each page in turn: told as it is, nobody else is touched, and it comes through when it is well. */
async function inFeeds(ways: readonly Misbehaviour[]): Promise<number> {
  await using it = await watch([undefined, ...ways, undefined]);
  await it.press.fall('feed');
  const { sources } = await it.look(IMPATIENT_MS);
  for (const [index, { failure, outcome }] of sources.entries()) {
    const way = it.press.papers[index]?.misbehaves;
    if (way === undefined) deepEqual(outcome, 'polled');
    else match(`${failure?.reason}: ${failure?.message}`, way.told, way.name);
  }
  const well = it.press.papers.filter(({ misbehaves }) => misbehaves === undefined);
  deepEqual(missing(it.files, well), [], 'somebody else had to suffer');
  const before = names(it);
  await it.press.fall('nothing');
  it.clock.advance(A_DAY_LATER);
  await it.look();
  assertAllThere(it, before);
  return ways.length;
}

async function inPages(ways: readonly Misbehaviour[]): Promise<number> {
  // Their feeds would fail too, so there is no page to ask for.
  const possible = ways.filter(({ connection }) => connection === undefined);
  await using it = await watch([undefined, ...possible, undefined]);
  await it.press.fall('page');
  const { sources } = await it.look(IMPATIENT_MS);
  const well = it.press.papers.filter(({ misbehaves }) => misbehaves === undefined);
  deepEqual(missing(it.files, well), [], 'somebody else had to suffer');
  for (const { sourceId, outcome } of sources) deepEqual(outcome, 'polled', `${sourceId} was called broken`);
  const before = names(it);
  await it.press.fall('nothing');
  it.clock.advance(A_DAY_LATER);
  await it.look();
  assertAllThere(it, before);
  return possible.length;
}

/** By hand, and for the tests. */
const HUNDREDS = 300;
const SOME = 60;

/** What the pass may take over what its slowest sources must: all of them wait for their time-out, 32 at once. */
const SLACK_MS = 10_000;

async function halfOfMany(many: number, timeoutMs: number): Promise<number> {
  const ways = Array.from({ length: many }, (_, index) =>
    index % 2 === 0 ? undefined : MISBEHAVIOURS[((index - 1) / 2) % MISBEHAVIOURS.length],
  );
  await using it = await watch(ways);
  await it.press.fall('feed');
  const begun = performance.now();
  const { sources } = await it.look(timeoutMs);
  const took = performance.now() - begun;
  deepEqual(sources.filter(({ outcome }) => outcome === 'failed').length, many / 2);
  deepEqual(
    missing(
      it.files,
      it.press.papers.filter(({ misbehaves }) => misbehaves === undefined),
    ),
    [],
  );
  const waiting = (many / 2 / SETTINGS.concurrency) * timeoutMs;
  ok(took < waiting + SLACK_MS, `the pass took ${took.toFixed(0)} ms`);
  const before = names(it);
  await it.press.fall('nothing');
  it.clock.advance(A_DAY_LATER);
  await it.look();
  assertAllThere(it, before);
  return many / 2;
}

/** What was put out stays, whatever becomes of its feed. */
export async function oneBadFeed(): Promise<number> {
  await using it = await watch([undefined, undefined, ...MISBEHAVIOURS]);
  await it.look();
  assertAllThere(it, new Map());
  const before = it.files.files.get('feed.json');
  await it.press.fall('feed');
  it.clock.advance(A_DAY_LATER);
  const { published, outcome } = await it.look(IMPATIENT_MS);
  deepEqual([published, outcome], [it.press.papers.length, 'some-sources-failed']);
  deepEqual(it.files.files.get('feed.json'), before, 'the feed has changed');
  return MISBEHAVIOURS.length;
}

/** 301 and 308 are followed, and told until somebody writes the new address down; 302 is followed only. */
async function movedFeeds(): Promise<number> {
  const statuses = [301, 308, 302];
  for (const status of statuses) {
    const title = 'Akkutehdas muuttaa Kotkasta Haminaan';
    await using site = await smallSite({
      '/rss': { status, location: '/feed' },
      '/feed': { type: 'application/rss+xml', body: feedOf([{ title, url: 'BASE/1' }]) },
      '/1': pageOf(title, ['Akkutehdas muuttaa, kertoo yhtiö.']),
    });
    const sources = `version: 1
network: { contact: "mailto:test@example.org", gap: 0s, robots: false, allow: ["127.0.0.1"] }
publish: { mode: auto }
sources: [{ id: paper, outlet: Paper, language: fi, kind: feed, url: "${site.baseUrl}/rss", fullText: always }]
`;
    await using place = await workplace({ sources, topics: TOPICS });
    const { out } = await command(['run', ...place.flags], { clock: fakeClock(START) });
    match(out, /1 announced, 1 new, 1 read, 1 mention/);
    deepEqual(out.includes(`moved for good: set url: ${site.baseUrl}/feed`), status !== 302, out);
  }
  return statuses.length;
}

const area = 'network';

export const NETWORK: readonly Fault[] = [
  {
    area,
    name: `feeds that misbehave in ${MISBEHAVIOURS.length} ways, each alone`,
    holds: 'told in words; the others come through in the same pass; the next good answer gives all',
    inject: () => inFeeds(MISBEHAVIOURS),
  },
  {
    area,
    name: 'article pages that misbehave in these ways',
    holds: 'the article stays unread or is judged by its headline; it is there once when the page is well',
    inject: () => inPages(MISBEHAVIOURS),
  },
  {
    area,
    name: 'feeds that have moved, for good (301, 308) or for now (302)',
    holds: 'followed; the new address of those that moved for good is told',
    inject: movedFeeds,
  },
  {
    area,
    name: 'hundreds of sources of which half misbehave',
    holds: 'the other half comes through in the same pass, on time; nothing is lost or shown twice',
    inject: (thorough) =>
      thorough ? halfOfMany(HUNDREDS, 2 * IMPATIENT_MS) : halfOfMany(SOME, IMPATIENT_MS),
  },
  {
    area,
    name: 'One bad feed must not stop or wipe the output',
    holds: 'what was put out stays to the byte, whatever becomes of its feed',
    inject: oneBadFeed,
  },
];
