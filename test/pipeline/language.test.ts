import { describe, expect, it } from 'vitest';
import { detectLanguage, languageTag } from '../../src/pipeline/language.ts';

const TEXTS = [
  ['fi', 'Akkutehdas nousee satamaan ensi vuonna, jos lupa saadaan'],
  ['sv', 'Batterifabriken börjar byggas i hamnen nästa år'],
  ['en', 'The battery plant will be built by the harbour next year'],
  ['de', 'Die Batteriefabrik wird im nächsten Jahr am Hafen gebaut'],
  [
    'no',
    'Batterifabrikken skal bygges ved havnen neste år, sier ordføreren, og den blir større enn noen hadde tenkt seg i fjor',
  ],
] as const;

describe('the language of a text', () => {
  it.each(TEXTS)('knows %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('is what the source usually writes where the text is a name', () => {
    expect(detectLanguage('Umicore', 'fi')).toBe('fi');
    expect(detectLanguage('Umicore')).toBeUndefined();
  });
});

describe('a written language', () => {
  it.each([
    ['fi-FI', 'fi'],
    ['SV_fi', 'sv'],
    ['nb', 'no'],
    ['finnish', undefined],
    [undefined, undefined],
  ])('%s is the tag %s', (written, tag) => {
    expect(languageTag(written)).toBe(tag);
  });
});
