import { describe, expect, it } from 'vitest';
import { type Decided, decidedInWords } from '../../src/domain/decided.ts';
import { parseInstant } from '../../src/domain/time.ts';
import { MESSAGES } from '../../src/web/messages/index.ts';

const plain = { kind: 'reviewed', state: 'approved', stateChanged: true, changed: [] } as const;

describe('a decision in words', () => {
  const SAID: readonly (readonly [Decided, english: string, finnish: string])[] = [
    [plain, 'approved', 'hyväksytty'],
    [
      { ...plain, changed: ['headline', 'date', 'theme'] },
      'approved, headline, date and theme changed',
      'hyväksytty; muutettu: otsikko, päiväys, teema',
    ],
    [{ ...plain, stateChanged: false, changed: ['url'] }, 'link changed', 'muutettu: linkki'],
    [{ ...plain, state: 'waiting' }, 'put back to waiting', 'palautettu odottamaan'],
    [{ ...plain, state: 'rejected', stateChanged: false }, 'left rejected', 'jätetty hylätyksi'],
    [
      { ...plain, state: 'waiting', snoozedUntil: parseInstant('2026-03-04T22:30:00Z') },
      'snoozed until 5.3.2026',
      'torkulla 5.3.2026 asti',
    ],
    [{ kind: 'undone', decisionId: 2 }, 'decision 2 undone', 'päätös 2 kumottu'],
    [{ kind: 'merged', from: 1, into: 2 }, 'story 1 merged into story 2', 'juttu 1 yhdistetty juttuun 2'],
    [
      { kind: 'split', articles: 1, from: 1, into: 2 },
      'one article split off story 1 as story 2',
      'yksi artikkeli erotettu jutusta 1 jutuksi 2',
    ],
    [
      { kind: 'moved', articleId: 7, from: 1, into: 2 },
      'article 7 moved from story 1 to story 2',
      'artikkeli 7 siirretty jutusta 1 juttuun 2',
    ],
    [{ kind: 'kept-apart', stories: [1, 2] }, 'stories 1 and 2 kept apart', 'jutut 1 ja 2 pidetään erillään'],
    [
      { kind: 'regrouped', stories: [1, 2] },
      'stories 1 and 2 regrouped',
      'juttujen 1 ja 2 artikkelit ryhmitelty uudelleen',
    ],
  ];
  it.each(SAID)('%j is "%s" and "%s"', (decided, english, finnish) => {
    expect(decidedInWords(decided)).toBe(english);
    expect(MESSAGES.en.decided.inWords(decided)).toBe(english);
    expect(MESSAGES.fi.decided.inWords(decided)).toBe(finnish);
  });
});
