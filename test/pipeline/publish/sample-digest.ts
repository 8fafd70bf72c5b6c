import type { Digest, DigestItem } from '../../../src/domain/digest.ts';
import { standsAt } from '../../../src/domain/list-order.ts';
import { type PublicationDate, parseInstant } from '../../../src/domain/time.ts';

export function day(text: string): PublicationDate {
  return { at: parseInstant(text), precision: 'day', from: 'json-ld' };
}

/** An item with nothing in it but what it must have. */
export function itemWith(parts: Partial<DigestItem>): DigestItem {
  const seenAt = parseInstant('2024-04-24T06:00:00Z');
  return {
    guid: 'urn:uuid:00000000-0000-8000-8000-000000000001',
    storyId: 1,
    headline: 'A plant for cathode material is planned',
    url: 'https://news.example/plant',
    outlet: 'Yle',
    ...{ standsAt: standsAt(parts.publishedAt?.at, seenAt), releasedAt: seenAt, updatedAt: seenAt },
    topics: [],
    paywalled: 'unknown',
    alsoIn: [],
    ...parts,
  };
}

export function digestOf(items: readonly DigestItem[], parts: Partial<Digest> = {}): Digest {
  return {
    title: 'BATCircle in the media',
    description: 'Battery metals, mines, recycling and research in the news.',
    baseUrl: 'https://media.example/digest/',
    contact: 'mailto:press@media.example',
    items,
    topics: [
      { id: 'battery-metals', name: 'Battery metals' },
      { id: 'batcircle', name: 'BATCircle & members' },
    ],
    themes: ['Finnish national battery strategy'],
    ...parts,
  };
}

/** Invented news in which every part of an item occurs. */
export const SAMPLE: Digest = digestOf([
  itemWith({
    guid: 'urn:uuid:11111111-1111-8111-8111-111111111111',
    headline: 'Akkumateriaalien tehdas saa ympäristöluvan – ”iso askel Kotkalle”',
    url: 'https://uutiset.example/a/74-20011111?luku=1&osa=2',
    publishedAt: { at: parseInstant('2024-04-24T05:10:00Z'), precision: 'time', from: 'json-ld' },
    summary: 'Katodimateriaalin tehdas voi aloittaa rakentamisen syksyllä. Lupa on 10 vuotta voimassa.',
    summaryFrom: 'publisher',
    language: 'fi',
    topics: ['battery-metals'],
    paywalled: false,
    alsoIn: [
      { outlet: 'Kymen Lehti', url: 'https://kymen.example/tehdas', title: 'Tehtaalle lupa', language: 'fi' },
      {
        outlet: 'Svenska Nyheter',
        url: 'https://svenska.example/fabrik',
        title: 'Fabriken får lov',
        language: 'sv',
      },
    ],
  }),
  itemWith({
    guid: 'urn:uuid:22222222-2222-8222-8222-222222222222',
    storyId: 2,
    headline: 'Emerging battery industry needs thousands of people from abroad',
    headlineFrom: 'editor',
    url: 'https://uutiset.example/a/74-20022222',
    publishedAt: day('2024-04-23T21:00:00Z'),
    updatedAt: parseInstant('2024-04-25T08:30:00Z'),
    summary: 'The plants would need more people than the region has, says the chamber of commerce.',
    summaryFrom: 'editor',
    language: 'fi',
    languageNote: 'Article in Finnish.',
    topics: ['battery-metals', 'batcircle'],
    theme: 'Finnish national battery strategy',
    paywalled: true,
  }),
  itemWith({
    guid: 'urn:uuid:33333333-3333-8333-8333-333333333333',
    storyId: 3,
    headline: 'Gruvbolag & forskare: <b>litium</b> ur gammalt avfall',
    url: 'https://svenska.example/litium',
    outlet: 'Svenska Nyheter',
    publishedAt: day('2024-01-14T22:00:00Z'),
    summary: 'Forskare vid universitetet har hittat ett sätt att ta till vara litium ur sand.',
    summaryFrom: 'publisher',
    language: 'sv',
    topics: ['batcircle'],
  }),
  itemWith({
    guid: 'urn:uuid:44444444-4444-8444-8444-444444444444',
    storyId: 4,
    headline: 'Recycling hub opens in Harjavalta',
    url: 'https://ministry.example/en/hub',
    outlet: 'Ministry of Economic Affairs',
    language: 'en',
    image: { url: 'https://ministry.example/hub.jpg', alt: 'A hall' },
    topics: ['battery-metals'],
  }),
]);
