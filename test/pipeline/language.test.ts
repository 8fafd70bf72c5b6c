import { expect, it } from 'vitest';
import { detectLanguage, languageTag } from '../../src/pipeline/language.ts';

it.each([
  ['Akkutehtaan rakentaminen viivästyy ainakin vuodella', 'fi'],
  ['Regeringen vill göra det lättare att öppna gruvor', 'sv'],
  ['New mine could cover a tenth of European demand', 'en'],
  ['Anwohner klagen gegen die Genehmigung der Mine', 'de'],
  ['Fagforeningen krever svar fra ledelsen', 'no'],
])('hears the language of "%s"', (text, language) => {
  expect(detectLanguage(text)).toBe(language);
});

it('leaves a name to what the source usually writes', () => {
  expect(detectLanguage('Nokia', 'fi')).toBe('fi');
  expect(detectLanguage('Nokia')).toBeUndefined();
});

it('reads tags as they are written in pages and feeds', () => {
  expect(['fi-FI', 'SV_fi', 'nb-NO', 'suomi', undefined].map(languageTag)).toEqual([
    'fi',
    'sv',
    'no',
    undefined,
    undefined,
  ]);
});
