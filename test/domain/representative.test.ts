import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Candidacy, isIssuersOwn, representativeOf } from '../../src/domain/representative.ts';

function member(parts: Partial<Candidacy>): Candidacy {
  return {
    band: 'accept',
    withdrawn: false,
    outlet: 'Yle',
    paywalled: false,
    textLength: 1_000,
    publishedAt: '2026-03-02T08:00:00.000Z',
    canonicalUrl: 'https://outlet.example/a/1',
    ...parts,
  };
}

const RELEASE = member({
  outlet: 'Kymen Katodi',
  origin: 'Kymen Katodi',
  canonicalUrl: 'https://k.example/1',
});
const FULL = member({ textLength: 9_000, canonicalUrl: 'https://full.example/1' });
const AGENCY = member({ origin: 'STT', textLength: 900, canonicalUrl: 'https://paper.example/1' });

it.each<[string, Candidacy[], Candidacy]>([
  ['the issuer’s own release before a fuller article', [FULL, RELEASE], RELEASE],
  ['the fullest free text where nobody issued it', [AGENCY, FULL], FULL],
  [
    'a free text before a fuller one behind a paywall',
    [member({ textLength: 99_999, paywalled: true }), AGENCY],
    AGENCY,
  ],
  [
    'an accepted article before a release that waits for review',
    [member({ ...RELEASE, band: 'review' }), AGENCY],
    AGENCY,
  ],
  ['what is still wanted before a withdrawn release', [{ ...RELEASE, withdrawn: true }, AGENCY], AGENCY],
])('chooses %s', (_, members, chosen) => {
  expect(representativeOf(members)).toBe(chosen);
});

it('chooses the first published where no text is free, those without a date last', () => {
  const early = member({ textLength: 0, publishedAt: '2026-03-01T08:00:00.000Z' });

  expect(
    representativeOf([member({ textLength: 0, publishedAt: null }), member({ paywalled: true }), early]),
  ).toBe(early);
});

it('chooses the same in any order', () => {
  const members = [
    FULL,
    AGENCY,
    RELEASE,
    member({ canonicalUrl: 'https://a.example/2' }),
    member({ publishedAt: null }),
  ];

  fc.assert(
    fc.property(fc.shuffledSubarray(members, { minLength: members.length }), (shuffled) => {
      expect(representativeOf(shuffled)).toBe(RELEASE);
    }),
  );
});

it('knows an outlet that puts out its own news, and not the reader of an agency', () => {
  expect(isIssuersOwn(RELEASE)).toBe(true);
  expect(isIssuersOwn(AGENCY)).toBe(false);
  expect(isIssuersOwn({ outlet: '', origin: '' })).toBe(false);
});
