import { deepEqual } from 'node:assert/strict';
import { lookup } from 'node:dns';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { createFetcher } from '../../src/adapters/crawlee/fetcher.ts';
import { type LookUp, networkTransport } from '../../src/adapters/crawlee/network.ts';
import type { Run } from '../../src/domain/run.ts';
import type { NetworkSettings } from '../../src/domain/settings.ts';
import type { Source } from '../../src/domain/source.ts';
import type { Archive } from '../../src/ports.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';
import { emptyArchive } from '../fakes/empty-archive.ts';
import { fakeLog } from '../fakes/log.ts';
import { aSource } from '../fakes/plan.ts';
import type { Misbehaviour } from '../newsroom/misbehaviour.ts';
import { type RawPaper, type RawPress, startRawPress } from '../newsroom/raw-press.ts';
import { feedOf, pageOf, pass, type Shelf, START, shelf } from './small-press.ts';

const PATIENT_MS = 20_000;
/** The least that a healthy page on a busy machine needs. */
export const IMPATIENT_MS = 1_500;

export const SETTINGS: NetworkSettings = {
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
  recheck: true,
};

/** Longer than any pause that a server may ask of us. */
export const A_DAY_LATER = 25 * 60;

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
export interface Watch extends AsyncDisposable {
  readonly press: RawPress;
  readonly files: Shelf;
  readonly store: Archive;
  readonly clock: FakeClock;
  /** With that many milliseconds for each answer; so many that nothing is late by our own doing, where it is not said. */
  look(timeoutMs?: number): Promise<Run>;
}

export async function watch(ways: readonly (Misbehaviour | undefined)[]): Promise<Watch> {
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

export function missing(files: Shelf, papers: readonly RawPaper[]): readonly string[] {
  const shown = new Set(shownIn(files));
  return papers
    .filter(({ articleUrl }) => !shown.has(articleUrl))
    .map(({ id, misbehaves }) => `${id} (${misbehaves?.name ?? 'which behaves'})`);
}

/** Every paper is there once, and under the same name as ever. */
export function assertAllThere({ press, files }: Watch, before: ReadonlyMap<string, string>): void {
  deepEqual(missing(files, press.papers), []);
  const shown = shownIn(files);
  deepEqual(shown.length, new Set(shown).size, 'something is shown twice');
  for (const { id, url } of files.items()) deepEqual(before.get(url) ?? id, id, `${url} has another name`);
}

export function names({ files }: Watch): ReadonlyMap<string, string> {
  return new Map(files.items().map(({ url, id }) => [url, id]));
}
