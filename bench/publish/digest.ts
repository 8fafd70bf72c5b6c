import type { DigestItem, DigestTopic } from '../../src/domain/digest.ts';
import { minutesAfter, parseInstant } from '../../src/domain/time.ts';

/** Subscribers follow twenty topics. */
export const TOPICS: readonly DigestTopic[] = Array.from({ length: 20 }, (_, at) => ({
  id: `topic-${at + 1}`,
  name: `Topic number ${at + 1}`,
}));

const FIRST = parseInstant('2026-01-01T06:00:00Z');
const WORDS =
  'akku tehdas kaivos litium koboltti battery plant mine recycling gruva fabrik permit court research'.split(
    ' ',
  );

/** The newest so many of all stories up to a number; each about three topics, those after `broadAfter` about all. */
export function stories({
  last,
  count,
  broadAfter,
}: {
  last: number;
  count: number;
  broadAfter: number;
}): readonly DigestItem[] {
  return Array.from({ length: count }, (_, at) => story(last - at, last - at > broadAfter));
}

function story(number: number, isBroad: boolean): DigestItem {
  const at = minutesAfter(FIRST, number * 60);
  const outlet = `Outlet ${number % 60}`;
  const words = (count: number) =>
    Array.from({ length: count }, (_, index) => WORDS[(number * 7 + index * index * 3) % WORDS.length]).join(
      ' ',
    );
  return {
    guid: `urn:uuid:00000000-0000-8000-8000-${String(number).padStart(12, '0')}`,
    storyId: number,
    headline: `Story ${number}: ${words(9)}`,
    url: `https://outlet${number % 60}.example/news/${number}`,
    outlet,
    publishedAt: { at, precision: 'time', from: 'json-ld' },
    ...{ standsAt: at, releasedAt: at, updatedAt: at },
    summary: `${words(22)}.`,
    summaryFrom: 'publisher',
    language: ['fi', 'sv', 'en'][number % 3] ?? 'fi',
    topics: TOPICS.filter((_, at) => isBroad || (at + number * 3) % 7 === 0).map(({ id }) => id),
    theme: number % 2 === 0 ? 'Mines' : 'Recycling',
    paywalled: false,
    alsoIn: [{ outlet: 'Another', url: `https://another.example/${number}`, title: words(8) }],
  };
}
