import type { Archive, Poll, Reading, Store } from '../../../src/ports.ts';
import {
  announced,
  article,
  collect,
  dated,
  failure,
  hours,
  mentionOf,
  NOW,
  REJECTED,
  source,
  understood,
} from '../../ports/store/samples.ts';

/** A pass in small: what is announced, and what each page comes to. Every step may be repeated. */
const SITE = 'https://one.example';

export function poll(at = NOW): Poll {
  const names = ['mention', 'copy', 'nothing', 'gone', 'closed'];
  const items = names.map((name) =>
    announced(`${SITE}/${name}`, { summary: 'Teaser', publishedAt: dated(at) }),
  );
  return understood(source('one'), items, { at, validators: { etag: `"${at}"`, bodyHash: 'abc' } });
}

/** Reads what is unread as the pipeline would: the copy joins the story of the mention. */
export async function readAll(store: Store, at = NOW): Promise<number> {
  const unread = await collect(store.unread({ now: at }));
  for (const candidate of unread) await store.recordReading(await readingOf(store, candidate, at));
  return unread.length;
}

async function readingOf(
  store: Store,
  candidate: Extract<Reading, { kind: 'read' }>['candidate'],
  at = NOW,
): Promise<Reading> {
  const of = article(candidate.canonicalUrl);
  const read = { kind: 'read', candidate, at, article: of, settlement: 'read' } as const;
  switch (candidate.canonicalUrl.slice(SITE.length + 1)) {
    case 'mention':
    case 'copy': {
      const fingerprint = {
        keys: ['text:plant', `url:${of.canonicalUrl}`],
        signature: [1, 2, 3],
        shingles: 20,
      };
      const [near] = await store.neighbours({ fingerprint, around: at });
      const found = mentionOf(of, { fingerprint });
      const { articleId = 0, storyId = 0 } = near ?? {};
      const grouping = {
        kind: 'joins',
        storyId,
        articleId,
        relation: 'same-text',
        similarity: 1,
        reasons: [],
      } as const;
      return {
        ...read,
        verdict: found.verdict,
        mention: near === undefined ? found : { ...found, grouping },
      };
    }
    case 'nothing':
      return { ...read, verdict: REJECTED };
    case 'gone':
      return { kind: 'failed', candidate, at, failure: failure({ reason: 'gone', status: 404 }) };
    default:
      return { kind: 'settled', candidate, at, settlement: 'no-hint' };
  }
}

/** Everything that happens in this scenario, from the first poll to a decision of staff. */
export async function play(store: Archive): Promise<void> {
  await store.recordPoll(poll());
  await readAll(store);
  await store.recordPoll(poll(hours(13)));
  await readAll(store, hours(13));
  const [item] = await store.publishable({ mode: 'auto', limit: 1 });
  if (item === undefined) throw new Error('the scenario has nothing to put out');
  const decision = { storyId: item.storyId, who: 'aino', state: 'approved', theme: 'Plants' } as const;
  await store.desk.review({ ...decision, at: hours(14), words: { headline: 'A plant' } });
}
