import fc from 'fast-check';
import type { DigestItem } from '../../../src/domain/digest.ts';
import { homeInstant, parseInstant } from '../../../src/domain/time.ts';

/** Any text at all: control characters, lone surrogates, markup, marks that turn the writing round. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map((codes) => String.fromCharCode(...codes)),
  fc.constantFrom(
    '<script>alert(1)</script>',
    ']]>',
    '"><img src=x onerror=alert(1)>',
    '&lt;b&gt; &amp;amp;',
    'a\u000Bb\uD800c\u202Ed',
    "' onmouseover='x",
    '</style></title>',
    '](javascript:alert(1))',
  ),
);

const anyUrl = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  anyText,
  fc.constantFrom(
    'javascript:alert(1)',
    'data:text/html,x',
    'https://a.example/(x)?q="<\'>',
    'ftp://a.example/',
  ),
);

const anyDay = fc
  .date({ min: new Date('2019-01-02T00:00:00Z'), max: new Date('2099-12-30T00:00:00Z'), noInvalidDate: true })
  .map((date) => ({
    at: homeInstant({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }),
    precision: 'day' as const,
    from: 'import' as const,
  }));

/** An item with any text in every field. */
export const anyItem: fc.Arbitrary<DigestItem> = fc.record(
  {
    guid: fc.uuid().map((uuid) => `urn:uuid:${uuid}`),
    storyId: fc.nat(),
    headline: anyText,
    url: anyUrl,
    outlet: anyText,
    standsAt: fc.constant(parseInstant('2024-04-23T21:00:00Z')),
    releasedAt: fc.constant(parseInstant('2024-04-24T06:00:00Z')),
    updatedAt: fc.constant(parseInstant('2024-04-24T06:00:00Z')),
    topics: fc.subarray(['battery-metals', 'batcircle', 'gone']),
    paywalled: fc.constantFrom(true, false, 'unknown' as const),
    alsoIn: fc.array(fc.record({ outlet: anyText, url: anyUrl, title: anyText, language: anyText }), {
      maxLength: 2,
    }),
    publishedAt: anyDay,
    summary: anyText,
    summaryFrom: fc.constantFrom('editor' as const, 'publisher' as const),
    language: fc.oneof(fc.constantFrom('fi', 'sv', 'en', 'de'), anyText),
    languageNote: fc.oneof(fc.constant('Article in Finnish.'), anyText),
    theme: anyText,
    image: fc.record({ url: anyUrl, alt: anyText }),
  },
  {
    requiredKeys: [
      'guid',
      'storyId',
      'headline',
      'url',
      'outlet',
      'standsAt',
      'releasedAt',
      'updatedAt',
      'topics',
      'paywalled',
      'alsoIn',
    ],
  },
);
