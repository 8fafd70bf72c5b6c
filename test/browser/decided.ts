/** What staff had decided by the evening before: so that no page is empty where tests and pictures look. */
import type { Decision } from '../../src/domain/review.ts';
import { daysBefore } from '../../src/domain/time.ts';
import type { Archive, InboxItem } from '../../src/ports.ts';
import { NEWSROOM_NOW } from '../newsroom/expected.ts';

export const STRATEGY = 'Finnish national battery strategy';

/** By the beginning of the headline. */
const DECIDED: Readonly<Record<string, Omit<Decision, 'storyId' | 'who' | 'at'>>> = {
  'Akkutehtaisiin tarvitaan tuhansia': {
    state: 'approved',
    theme: STRATEGY,
    words: {
      headline: 'Battery plants need thousands of workers, more than Kymenlaakso has',
      summary:
        'The planned precursor and cathode material plants would drain the region of its own workforce.',
      languageNote: 'Article in Finnish.',
    },
  },
  'Odotus palkittiin': {
    state: 'approved',
    theme: STRATEGY,
    words: {
      headline: 'The wait is over: Kymenlaakso gets a cathode material plant for 620 million euros',
      summary: 'The investment decision is made; four newspapers and the company itself had the news.',
      languageNote: 'Article in Finnish.',
    },
  },
  'What the Critical Raw Materials Act': { state: 'approved', theme: STRATEGY },
  'BATCircle-yhteistyö vie': {
    state: 'approved',
    words: {
      headline: 'BATCircle takes the treatment of black mass to a pilot plant',
      summary: 'A trial plant will recover lithium along with nickel and cobalt from used batteries.',
      languageNote: 'Article in Finnish.',
    },
  },
  'Gentler leaching recovers': {
    state: 'approved',
    words: { summary: 'A doctoral thesis made in BATCircle halves the acid that hydrometallurgy needs.' },
  },
  'Vita containrar': { state: 'rejected', reason: 'not about us' },
  'Lithium mine planned': { state: 'rejected', reason: 'old news' },
  'Metallien hinnat nousivat': { state: 'waiting', snoozedUntil: daysBefore(NEWSROOM_NOW, -3) },
};

export async function decideAsStaff(archive: Archive): Promise<void> {
  const { items } = await archive.desk.inbox({
    ...{ state: 'waiting', order: 'newest', now: NEWSROOM_NOW, limit: 100 },
  });
  const decisions = Object.entries(DECIDED).map(([beginning, decision]) => ({
    ...decision,
    ...{ storyId: storyWith(beginning, items), who: 'editor@example.org', at: NEWSROOM_NOW },
  }));
  const done = await archive.desk.reviewAll(decisions);
  if (!done.ok) throw new Error(done.problem.message);
  for (const owner of ['viewer', 'editor', 'admin'])
    await archive.viewFeeds.addViewFeed({
      ...{ owner: `${owner}@example.org`, title: 'Recycling, in Finnish' },
      ...{ query: 'language=fi&q=kierr%C3%A4tys', createdAt: NEWSROOM_NOW },
    });
  await breakLinks(archive);
}

/** One link has moved, another is gone. */
async function breakLinks(archive: Archive): Promise<void> {
  const links = await archive.linksToCheck({ now: daysBefore(NEWSROOM_NOW, -30), limit: 2, perHost: 2 });
  if (links.length < 2) throw new Error('fewer than two links are out to break');
  for (const [at, link] of links.entries()) {
    const broken =
      at === 0
        ? ({ state: 'moved', found: 'moved', misses: 0, movedTo: 'https://news.example.org/moved' } as const)
        : ({ state: 'gone', found: 'gone', misses: 2, status: 410 } as const);
    const nextCheckAt = daysBefore(NEWSROOM_NOW, -7);
    const check = { ...broken, checkedAt: NEWSROOM_NOW, nextCheckAt, validators: {} };
    await archive.recordLinkCheck({ link, check });
  }
}

function storyWith(beginning: string, items: readonly InboxItem[]): number {
  const found = items.find(({ headline }) => headline.startsWith(beginning));
  if (found === undefined) throw new Error(`no story waits whose headline begins "${beginning}"`);
  return found.storyId;
}
