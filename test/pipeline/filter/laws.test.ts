import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Topics } from '../../../src/domain/topic.ts';
import { compileFilter } from '../../../src/pipeline/filter/index.ts';
import { acronym, group, name, near, topic, topics, word } from './terms.ts';

const WORDS = ['akku', 'akkutehdas', 'nikkeli', 'kaivos', 'koboltti', 'musta massa', 'kierrätys', 'litium'];
const FORMS = [
  'akkujen',
  'akkutehtaan',
  'nikkeliä',
  'kaivoksella',
  'mustaa massaa',
  'kierrätetään',
  'Umicoren',
  'VTT:n',
  'kissa',
  'ja',
  'Näin.',
  'Mutta',
];

function lexicon(order: readonly string[]): Topics {
  const terms = order.map((text) => word(text, 'fi'));
  const members = [name('Umicore'), acronym('VTT')];
  return topics(
    topic([group('core', 2, terms, { cap: 9 }), group('member', 1, members, { needs: ['core'] })], {
      near: [near([['core'], ['member']], 6, 1.5)],
    }),
  );
}

const filter = compileFilter(lexicon(WORDS));
const sentence = fc
  .array(fc.constantFrom(...FORMS), { minLength: 1, maxLength: 14 })
  .map((words) => `${words.join(' ')}.`);

describe('laws of the filter', () => {
  it('gives the same points in whatever order the terms are written', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(WORDS, { minLength: WORDS.length }), sentence, (order, title) => {
        const { lexicon: _, ...shuffled } = compileFilter(lexicon(order)).match({ title, language: 'fi' });
        const { lexicon: __, ...straight } = filter.match({ title, language: 'fi' });
        expect(shuffled).toEqual(straight);
      }),
      { numRuns: 40 },
    );
  });

  it('never throws, whatever the text', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), sentence);
    fc.assert(
      fc.property(
        anything,
        anything,
        fc.constantFrom('fi', 'sv', 'en', 'de', undefined),
        (title, text, language) => {
          filter.match({ title, text, ...(language && { language }) });
          filter.hasHint({ title, lead: text, ...(language && { language }) });
        },
      ),
    );
  });

  it('never takes points away for a sentence about something else', () => {
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 6 }), (sentences) => {
        const text = sentences.join(' ');
        const before = filter.match({ title: 'Uutinen', text, language: 'fi' });
        const after = filter.match({
          title: 'Uutinen',
          text: `${text} Kissa istui matolla.`,
          language: 'fi',
        });
        expect(after.score).toBeGreaterThanOrEqual(before.score);
      }),
    );
  });

  it('answers the same twice, with a cache that is cold and one that is warm', () => {
    fc.assert(
      fc.property(sentence, sentence, (title, text) => {
        const input = { title, text, language: 'fi' };
        const cold = compileFilter(lexicon(WORDS)).match(input);
        expect(filter.match(input)).toEqual(cold);
        expect(filter.match(input)).toEqual(cold);
      }),
      { numRuns: 30 },
    );
  });

  it('points at what it found in every field', () => {
    fc.assert(
      fc.property(sentence, sentence, sentence, (title, lead, text) => {
        const fields = { title, lead, text };
        for (const { places } of filter
          .match({ ...fields, language: 'fi' })
          .topics.flatMap(({ matches }) => matches)) {
          for (const { field, start, end, found } of places)
            expect(fields[field].slice(start, end)).toBe(found);
        }
      }),
    );
  });
});
