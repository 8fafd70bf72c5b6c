/** A whole workplace on disk with two papers on loopback, of which one pass was made: what the command line sees. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Instant } from '../../src/domain/time.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';
import { command, type Seen, workplace } from '../fakes/command.ts';
import { feedOf, pageOf, START } from './small-press.ts';

export const TOPICS = `version: 1
topics:
  - id: batteries
    name: { en: Batteries }
    groups: { core: { weight: 6, fi: [akkutehdas, akkumateriaali] } }
`;

const TEXTS: Readonly<Record<string, string>> = {
  tehdas: 'Kotkan satama rakentaa laiturin, josta nikkeliä viedään laivoilla uudelle linjalle ensi kesänä.',
  lupa: 'Haminan ympäristölautakunta myönsi luvan, josta naapurikunta on jo valittanut hallinto-oikeuteen.',
  johtaja: 'Vaasalainen yhtiö nimitti johtajan, joka tulee paperialalta ja aloittaa työnsä syyskuun alussa.',
};

export interface Place extends AsyncDisposable {
  readonly folder: string;
  readonly data: string;
  readonly database: string;
  readonly flags: readonly string[];
  readonly clock: FakeClock;
  /** Told of each path before it is answered; what it returns is waited for. */
  onRequest: (path: string) => void | Promise<void>;
  /** One more article stands in the feed. */
  publish(name: keyof typeof TEXTS): void;
  run(...args: readonly string[]): Promise<Seen>;
  /** Addresses in the feed, without the host. */
  shown(): readonly string[];
  /** The feed as it is on the disk. */
  feed(): string;
  minutesLater(minutes: number): Instant;
}

/** `tehdas` is out and published. */
export async function aPlace(): Promise<Place> {
  const out = ['tehdas'];
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    await place.onRequest(path);
    response.writeHead(200, {
      'content-type': path === '/rss' ? 'application/rss+xml' : 'text/html; charset=utf-8',
    });
    response.end(path === '/rss' ? feed() : page(path.slice(1)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the paper got no port');
  const origin = `http://127.0.0.1:${address.port}`;
  const title = (name: string) => `Akkutehdas, ${name}: ${TEXTS[name]?.slice(0, 40)}`;
  const feed = () => feedOf(out.map((name) => ({ title: title(name), url: `${origin}/${name}` })));
  const page = (name: string) => pageOf(title(name), [`${TEXTS[name]} Akkutehdas ei kommentoi.`]);
  const sources = `version: 1
network: { contact: "mailto:test@example.org", gap: 0s, robots: false, allow: ["127.0.0.1"] }
publish: { mode: auto }
sources:
  - { id: paper, outlet: Paper, language: fi, kind: feed, url: "${origin}/rss", fullText: always }
`;
  const work = await workplace({ sources, topics: TOPICS });
  const clock = fakeClock(START);
  const feedFile = join(work.data, 'public', 'feed.json');
  const place: Place = {
    ...{ folder: work.folder, data: work.data, flags: work.flags, clock },
    database: join(work.data, 'mediawatch.db'),
    onRequest: () => undefined,
    publish: (name) => void out.push(name),
    run: (...args) => command([...args, ...work.flags], { clock }),
    feed: () => readFileSync(feedFile, 'utf8'),
    shown: () => {
      const { items }: { items: { url: string }[] } = JSON.parse(place.feed());
      return items.map(({ url }) => new URL(url).pathname.slice(1)).sort();
    },
    minutesLater: (minutes) => clock.advance(minutes),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await work[Symbol.asyncDispose]();
    },
  };
  await place.run('run', '--all');
  return place;
}
