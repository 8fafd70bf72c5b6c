import { deepEqual, match, ok } from 'node:assert/strict';
import { lookup } from 'node:dns';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { createFetcher } from '../../src/adapters/crawlee/fetcher.ts';
import { type LookUp, networkTransport } from '../../src/adapters/crawlee/network.ts';
import type { Run } from '../../src/domain/run.ts';
import type { NetworkSettings } from '../../src/domain/settings.ts';
import type { Source } from '../../src/domain/source.ts';
import type { Archive } from '../../src/ports.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';
import { fakeLog } from '../fakes/log.ts';
import { aSource } from '../fakes/plan.ts';
import { MISBEHAVIOURS, type Misbehaviour } from '../newsroom/misbehaviour.ts';
import { type RawPaper, type RawPress, startRawPress } from '../newsroom/raw-press.ts';
import type { Fault } from './fault.ts';
import { emptyArchive, feedOf, pageOf, pass, type Shelf, START, shelf } from './small-press.ts';

const PATIENT_MS = 20_000;
/** The least that a healthy page on a busy machine needs. */
const IMPATIENT_MS = 1_500;

const SETTINGS: NetworkSettings = {
  contact: 'mailto:test@example.org',
  gapMs: 0,
  allow: ['127.0.0.1'],
  concurrency: 32,
  perHost: 1,
  timeoutMs: PATIENT_MS,
  maxBodyBytes: 1024 * 1024,
  maxRedirects: 5,
  dailyBudget: 1_000,
  robots: false,
};

/** Longer than any pause that a server may ask of us. */
const A_DAY_LATER = 25 * 60;

const WORDS =
  'kaupunki yhtiö tehdas lupa kunta vuosi kesäkuu talvi raportti työntekijä johtaja päätös hallitus satama rautatie tontti sähkö vesistö ympäristö lausunto valitus hakemus rakennus urakka kokous äänestys budjetti laina osake omistaja asiakas vienti tuonti laiva kuljetus varasto laboratorio tutkija yliopisto oppilaitos koulutus kurssi palkka sopimus liitto lakko neuvottelu hinta markkina kysyntä tarjous kilpailu uutinen haastattelu toimittaja lukija asukas naapuri metsä'.split(
    ' ',
  );

/** Unlike every other paper's, so that no two are one story; Finnish enough to be taken for it. */
function wordsOf(id: string): string {
  let seed = [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(seed / 65_536) % below;
  };
  return Array.from({ length: 40 }, () => `${WORDS[random(WORDS.length)]} ja`).join(' ');
}

function titleOf({ id }: RawPaper): string {
  return `Akkutehdas ${wordsOf(id).split(' ja ').slice(0, 4).join(' ')}`;
}

const PROPER = {
  feed: (paper: RawPaper) => feedOf([{ title: titleOf(paper), url: paper.articleUrl }]),
  page: (paper: RawPaper) => pageOf(titleOf(paper), [`Akkutehdas ${wordsOf(paper.id)}.`]),
};

/** A whole pass over the raw press, through the real gate, from loopback to feed. */
interface Watch extends AsyncDisposable {
  readonly press: RawPress;
  readonly files: Shelf;
  readonly store: Archive;
  readonly clock: FakeClock;
  /** With that many milliseconds for each answer; so many that nothing is late by our own doing, where it is not said. */
  look(timeoutMs?: number): Promise<Run>;
}

async function watch(ways: readonly (Misbehaviour | undefined)[]): Promise<Watch> {
  const press = await startRawPress(ways, PROPER);
  const [files, clock, { store }] = [shelf(), fakeClock(START), emptyArchive()];
  const trusted = getCACertificates('default');
  setDefaultCACertificates([...trusted, ...press.authorities]);
  const sources = press.papers.map(sourceOf);
  return {
    ...{ press, files, store, clock },
    async look(timeoutMs = PATIENT_MS) {
      const settings = { ...SETTINGS, timeoutMs, allow: ['127.0.0.1', ...namesOf(press)] };
      const transport = networkTransport(settings, lookUpIn(press));
      const fetcher = createFetcher({
        transport,
        settings,
        memory: store,
        clock,
        log: fakeLog(),
        version: '0',
      });
      const publish = {
        mode: 'auto',
        title: 'Koe',
        description: 'Koe',
        items: 1_000,
        freshDays: 30,
        storyDays: 14,
      } as const;
      try {
        return await pass({ store, fetcher, files, clock, plan: { sources, publish } });
      } finally {
        await transport.close();
      }
    },
    async [Symbol.asyncDispose]() {
      setDefaultCACertificates(trusted);
      await press[Symbol.asyncDispose]();
      await store.close();
    },
  };
}

function sourceOf({ id, feedUrl }: RawPaper): Source {
  return aSource({ id, name: id, outlet: id, url: feedUrl, fullText: 'always' });
}

function namesOf({ papers }: RawPress): readonly string[] {
  return papers.map(({ feedUrl }) => new URL(feedUrl).hostname).filter((name) => name.endsWith('.test'));
}

/** Names under `.test` are ours, and nobody else is asked. */
function lookUpIn({ unknownNames }: RawPress): LookUp {
  return (name, options, callback) => {
    if (!name.endsWith('.test')) lookup(name, options, callback);
    else if (unknownNames.has(name))
      callback(Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' }), []);
    else callback(null, [{ address: '127.0.0.1', family: 4 }]);
  };
}

/** Addresses that readers see, as items or among the other outlets of one. */
function shownIn(files: Shelf): readonly string[] {
  const feed: { items: { url: string; _mediawatch: { also_in: { url: string }[] } }[] } = JSON.parse(
    files.files.get('feed.json') ?? '{"items":[]}',
  );
  return feed.items.flatMap(({ url, _mediawatch }) => [url, ..._mediawatch.also_in.map((also) => also.url)]);
}

function missing(files: Shelf, papers: readonly RawPaper[]): readonly string[] {
  const shown = new Set(shownIn(files));
  return papers
    .filter(({ articleUrl }) => !shown.has(articleUrl))
    .map(({ id, misbehaves }) => `${id} (${misbehaves?.name ?? 'which behaves'})`);
}

/** Every paper is there once, and under the same name as ever. */
function assertAllThere({ press, files }: Watch, before: ReadonlyMap<string, string>): void {
  deepEqual(missing(files, press.papers), []);
  const shown = shownIn(files);
  deepEqual(shown.length, new Set(shown).size, 'something is shown twice');
  for (const { id, url } of files.items()) deepEqual(before.get(url) ?? id, id, `${url} has another name`);
}

function names({ files }: Watch): ReadonlyMap<string, string> {
  return new Map(files.items().map(({ url, id }) => [url, id]));
}

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
