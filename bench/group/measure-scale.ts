/** In a process of its own, so that the memory is that of the look-ups alone: 1,000 new articles against an archive. */
import { storeOn } from '../../src/adapters/sqlite/index.ts';
import { openDatabase } from '../../src/adapters/sqlite/open.ts';
import type { Article } from '../../src/domain/article.ts';
import type { Source } from '../../src/domain/source.ts';
import type { Fingerprint } from '../../src/domain/story.ts';
import { instant, millisecondsOf } from '../../src/domain/time.ts';
import { group } from '../../src/pipeline/group/index.ts';
import type { Poll } from '../../src/ports.ts';
import { synthetic } from './synthetic.ts';

const NEW_ARTICLES = 1_000;
/** Every fifth is a copy of an article of the last days. */
const COPY_EACH = 5;

const [, , file = '', sizeText = '0'] = process.argv;
const size = Number(sizeText);
/** How many of the newest are copied: about those of a week. */
const copiedFrom = Math.max(1, Math.floor(size / 520));
const database = openDatabase({ file, backupFolder: `${file}.backups`, clock: { now: () => instant(0) } });
// The archive stays as it is for the next time.
database.exec('BEGIN');
const store = storeOn(database);
await store.freezeFeatureWeights();
for (let number = 0; number < NEW_ARTICLES; number += 1)
  await store.recordPoll(announcing(synthetic(size + number, size).url));

const took = { lookUp: 0, decide: 0, record: 0 };
let elapsedMs = 0;
let neighbours = 0;
let joined = 0;
let number = 0;
const before = process.memoryUsage().rss;
let peak = before;
for await (const candidate of store.unread({ now: instant(0) })) {
  const { article, fingerprint } = newArticle(number);
  number += 1;
  const beganAt = performance.now();
  const began = cpuMilliseconds();
  const weight = await store.featureWeights();
  const near = await store.neighbours({ fingerprint, around: instant(millisecondsOf(atOf(article))) });
  const lookedUp = cpuMilliseconds();
  const grouping = group(article, fingerprint, near, weight);
  const decided = cpuMilliseconds();
  elapsedMs += performance.now() - beganAt;
  const verdict = { verdict: 'accept', score: 9, topics: [], lexicon: '1' } as const;
  const mention = { article, verdict, fingerprint, grouping, staffOnly: false };
  const read = { kind: 'read', candidate, at: atOf(article), article, settlement: 'read' } as const;
  await store.recordReading({ ...read, verdict, mention });
  took.lookUp += lookedUp - began;
  took.decide += decided - lookedUp;
  took.record += cpuMilliseconds() - decided;
  neighbours += near.length;
  if (grouping.kind === 'joins') joined += 1;
  peak = Math.max(peak, process.memoryUsage.rss());
}
database.exec('ROLLBACK');
database.close();
console.log(
  JSON.stringify({
    lookUpMs: took.lookUp / number,
    decideMs: took.decide / number,
    recordMs: took.record / number,
    elapsedMs: elapsedMs / number,
    neighbours: neighbours / number,
    joined,
    megabytes: (peak - before) / 1_048_576,
  }),
);

/** Of this process: what a machine that has other work to do as well does not make longer. */
function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function announcing(url: string): Poll {
  const source: Source = {
    ...{ id: 's', name: 's', outlet: 'Outlet', language: 'fi', kind: 'feed', url: 'https://s.example/' },
    ...{ everyMinutes: 60, fullText: 'always', enabled: true, maxPages: 1, only: [] },
  };
  const discovery = {
    items: [{ url, canonicalUrl: url, title: 'Headline', authors: [], categories: [] }],
    ...{ dropped: {}, more: [] },
  };
  const answer = { outcome: 'understood', discovery, validators: {} } as const;
  return { source, url: source.url, at: instant(0), answer, nextDueAt: instant(0) };
}

function newArticle(index: number): { readonly article: Article; readonly fingerprint: Fingerprint } {
  const own = synthetic(size + index, size);
  const copied = index % COPY_EACH === 0 ? synthetic(size - 1 - (index % copiedFrom), size) : undefined;
  const article: Article = {
    ...{ identity: own.url, url: own.url, canonicalUrl: own.url, outlet: 'Outlet', title: own.title },
    ...{ text: 'Text. '.repeat(300), authors: [], language: 'fi', paywalled: false },
    publishedAt: { at: own.at, precision: 'time', from: 'feed' },
  };
  if (copied === undefined) return { article, fingerprint: own.fingerprint };
  return { article, fingerprint: { ...copied.fingerprint, keys: own.fingerprint.keys } };
}

function atOf({ publishedAt }: Article) {
  return publishedAt?.at ?? instant(0);
}
