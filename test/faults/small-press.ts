/** Two papers that say the same news, a page about something else, one that is gone and one that is closed to us. */
import type { PublishedFile } from '../../src/domain/digest.ts';
import type { Run } from '../../src/domain/run.ts';
import type { Plan } from '../../src/pipeline/plan.ts';
import { pageReader } from '../../src/pipeline/read-page.ts';
import { run } from '../../src/pipeline/run.ts';
import type { Archive, Clock, Fetcher, Files } from '../../src/ports.ts';
import { FakeWeb, GONE, REFUSED } from '../fakes/fetcher.ts';
import { fakeLog } from '../fakes/log.ts';
import { aPlan, aSource } from '../fakes/plan.ts';

export const START = '2026-03-02T06:00:00.000Z';

const NEWS = 'Akkutehdas laajenee Kotkassa ja palkkaa sata työntekijää';
const TEXT = [
  'Akkutehdas laajenee Kotkassa ja palkkaa sata uutta työntekijää ensi kesänä, kertoo yhtiö tiedotteessaan.',
  'Laajennus maksaa kolmekymmentä miljoonaa euroa, ja uusi linja valmistaa akkumateriaalia autoihin.',
  'Kaupunginjohtaja pitää uutista merkittävänä koko maakunnalle, jossa tehtaita on viime vuosina suljettu.',
];
const OTHER = 'Uimahalli avataan remontin jälkeen maanantaina';

export const PAPERS = [
  aSource({
    id: 'north',
    name: 'North',
    outlet: 'North',
    url: 'https://north.example/rss',
    fullText: 'always',
  }),
  aSource({
    id: 'south',
    name: 'South',
    outlet: 'South',
    url: 'https://south.example/rss',
    fullText: 'always',
  }),
];

export function pageOf(
  title: string,
  paragraphs: readonly string[],
  published = '2026-03-02T05:00:00Z',
): string {
  const date = published === '' ? '' : `<meta property="article:published_time" content="${published}">`;
  const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('');
  return `<!doctype html><html lang="fi"><head><title>${title}</title>${date}</head><body><article><h1>${title}</h1>${text}</article></body></html>`;
}

export interface FeedItem {
  readonly title: string;
  readonly url: string;
  readonly date?: string;
  /** The address where it is missing. */
  readonly guid?: string;
}

export function feedOf(items: readonly FeedItem[], title = 'Paper'): string {
  const entries = items.map(({ title: headline, url, guid = url, date = '2026-03-02T05:00:00Z' }) => {
    const day = `<pubDate>${new Date(date).toUTCString()}</pubDate>`;
    return `<item><title>${headline}</title><link>${url}</link><guid>${guid}</guid>${day}</item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title><link>https://paper.example/</link><description>x</description>${entries.join('')}</channel></rss>`;
}

export function smallPress(): FakeWeb {
  const north = (path: string) => `https://north.example/${path}`;
  return new FakeWeb()
    .answers(
      'https://north.example/rss',
      feedOf([
        { title: NEWS, url: north('tehdas') },
        { title: OTHER, url: north('uimahalli') },
        { title: 'Akkumateriaali poistui', url: north('gone') },
        { title: 'Akkutehdas tilaajille', url: north('closed') },
      ]),
    )
    .answers('https://south.example/rss', feedOf([{ title: NEWS, url: 'https://south.example/tehdas' }]))
    .answers(north('tehdas'), pageOf(NEWS, TEXT))
    .answers('https://south.example/tehdas', pageOf(NEWS, TEXT))
    .answers(north('uimahalli'), pageOf(OTHER, ['Uimahalli avataan maanantaina kello kuusi aamulla.']))
    .answers(north('gone'), GONE)
    .answers(north('closed'), REFUSED);
}

/** What readers are shown, in memory. */
export interface Shelf extends Files {
  readonly files: Map<string, string>;
  items(): readonly { readonly id: string; readonly url: string; readonly title: string }[];
}

export function shelf(): Shelf {
  const files = new Map<string, string>();
  return {
    files,
    async writePublic(published: readonly PublishedFile[]) {
      for (const { path, content } of published) files.set(path, Buffer.from(content).toString('utf8'));
      return published.length;
    },
    writeReceipt: async () => '',
    items: () => JSON.parse(files.get('feed.json') ?? '{"items":[]}').items,
  };
}

export interface Pass {
  readonly store: Archive;
  readonly fetcher: Fetcher;
  readonly files: Files;
  readonly clock: Clock;
  readonly plan?: Partial<Plan>;
  readonly stopped?: AbortSignal;
}

const PLAN = aPlan({ sources: PAPERS });

export function pass({ plan = {}, stopped = new AbortController().signal, ...world }: Pass): Promise<Run> {
  const whole = { ...PLAN, ...plan };
  return run({ ...world, reader: pageReader(whole), log: fakeLog() }, whole, stopped);
}
