import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../../src/domain/source.ts';
import type { Term } from '../../../src/domain/topic.ts';
import { sampleForms } from '../../../src/pipeline/filter/sample-forms.ts';
import { termProbe } from '../../../src/pipeline/filter/term-probe.ts';
import { acronym, name, word } from './terms.ts';

const FORMS: readonly (readonly [term: Term, language: Language, forms: string])[] = [
  [word('akku', 'fi'), 'fi', 'akku, akun, akkua, akussa, akusta, akkuun, akut, akkuja, akkujen, akuissa'],
  [
    word('akkutehdas', 'fi'),
    'fi',
    'akkutehdas, akkutehtaan, akkutehdasta, akkutehtaassa, akkutehtaasta, akkutehtaaseen, akkutehtaat, akkutehtaita, akkutehtaiden, akkutehtaissa',
  ],
  [
    word('teollisuus', 'fi'),
    'fi',
    'teollisuus, teollisuuden, teollisuutta, teollisuudessa, teollisuudesta, teollisuuteen, teollisuudet, teollisuuksia, teollisuuksien, teollisuuksissa',
  ],
  [
    word('raaka-aine', 'fi'),
    'fi',
    'raaka-aine, raaka-aineen, raaka-ainetta, raaka-aineessa, raaka-aineesta, raaka-aineeseen, raaka-aineet, raaka-aineita, raaka-aineiden, raaka-aineissa',
  ],
  [
    word('musta massa', 'fi'),
    'fi',
    'musta massa, mustan massan, mustaa massaa, mustassa massassa, mustasta massasta, mustaan massaan, mustat massat, mustia massoja, mustien massojen, mustissa massoissa',
  ],
  [word('markkinat', 'fi'), 'fi', 'markkinat, markkinoja, markkinojen, markkinoissa'],
  [
    word('batteri', 'sv'),
    'sv',
    'batteri, batteriet, batterier, batterierna, batteris, batteriets, batteriers, batteriernas',
  ],
  [
    word('kritisk råvara', 'sv'),
    'sv',
    'kritisk råvara, kritiska råvaran, kritiska råvaror, kritiska råvarorna, kritisk råvaras, kritiska råvarans, kritiska råvarors, kritiska råvarornas',
  ],
  [word('projekt', 'sv'), 'sv', 'projekt, projektet, projekten, projekts, projektets, projektens'],
  [word('battery', 'en'), 'en', "battery, batteries, battery's"],
  [word('power bank', 'en'), 'en', "power bank, power banks, power bank's, power-bank, powerbank"],
  [
    name('Umicore'),
    'fi',
    'Umicore, Umicoren, Umicorea, Umicoressa, Umicoresta, Umicoreen, Umicorella, Umicorelle, Umicore:n, Umicore-hanke',
  ],
  [name('Umicore'), 'sv', 'Umicore, Umicores, Umicore:s'],
  [name('Umicore'), 'en', "Umicore, Umicore's"],
  [
    name('Suomen Malmijalostus'),
    'fi',
    'Suomen Malmijalostus, Suomen Malmijalostuksen, Suomen Malmijalostusta, Suomen Malmijalostuksessa, Suomen Malmijalostuksesta, Suomen Malmijalostukseen, Suomen Malmijalostuksella, Suomen Malmijalostukselle, Suomen Malmijalostus:n, Suomen Malmijalostus-hanke',
  ],
  [acronym('VTT'), 'fi', 'VTT, VTT:n, VTT:ssä, VTT:stä, VTT:llä, VTT:ltä, VTT:lle, VTT-hanke'],
  [
    acronym('LUT'),
    'fi',
    'LUT, LUT:n, LUT:ssä, LUT:stä, LUT:llä, LUT:ltä, LUT:lle, LUTin, LUTissa, LUT-hanke',
  ],
  [acronym('VTT'), 'en', "VTT, VTT's"],
  [word('kierrät*', 'fi'), 'fi', ''],
  [word('akku', 'fi'), 'sv', ''],
];

describe('the forms of a term', () => {
  it.each(FORMS.map(([term, language, forms]) => [term.text, language, forms, term] as const))(
    'of "%s" in %s are %s',
    (_text, language, forms, term) => {
      expect(sampleForms(term, language).join(', ')).toBe(forms);
    },
  );

  /** Base form, genitive, plural partitive: where the stem cannot be seen from the base form. */
  it.each(
    `jäte jätteen jätteitä, hanke hankkeen hankkeita, alue alueen alueita, kaupunki kaupungin kaupunkeja,
    kivi kiven kiviä, vesi veden vesiä, joki joen jokia, työ työn töitä, maa maan maita, puu puun puita,
    valtio valtion valtioita, teknologia teknologian teknologioita, tekniikka tekniikan tekniikoita,
    kauppa kaupan kauppoja, kunta kunnan kuntia, valmistaja valmistajan valmistajia, raaka raa'an raakoja,
    esiintymä esiintymän esiintymiä, puhelin puhelimen puhelimia, asiakas asiakkaan asiakkaita,
    oikeus oikeuden oikeuksia, asetus asetuksen asetuksia, kriittinen kriittisen kriittisiä,
    vihreä vihreän vihreitä, litium litiumin litiumeja, aika ajan aikoja, luku luvun lukuja, jälki jäljen jälkiä, talous talouden talouksia,
    sähköauto sähköauton sähköautoja, toimija toimijan toimijoita, pohjavesi pohjaveden pohjavesiä, lapsi lapsen lapsia`
      .split(',')
      .map((line) => line.trim().split(' ') as [string, string, string]),
  )('has %s, %s and %s', (base, genitive, partitive) => {
    expect(sampleForms(word(base, 'fi'), 'fi')).toEqual(expect.arrayContaining([base, genitive, partitive]));
  });

  it.each([
    ['gruva', 'gruvan gruvor gruvorna'],
    ['fabrik', 'fabriken fabriker fabrikerna'],
    ['anläggning', 'anläggningen anläggningar anläggningarna'],
    ['industri', 'industrin industrier industrierna'],
    ['tillverkare', 'tillverkaren tillverkare tillverkarna'],
    ['kluster', 'klustret klustren'],
    ['bolag', 'bolaget bolagen'],
    ['hemland', 'hemlandet hemländer hemländerna'],
    ['ämne', 'ämnet ämnen ämnena'],
  ])('has the Swedish forms of %s: %s', (base, forms) => {
    expect(sampleForms(word(base, 'sv'), 'sv')).toEqual(expect.arrayContaining(forms.split(' ')));
  });

  it('are all found by the term, whatever it is', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aeiouäökltnspr-'), minLength: 1, maxLength: 12 });
    const text = fc.oneof(
      letters,
      fc.tuple(letters, letters).map((words) => words.join(' ')),
      fc.string(),
    );
    fc.assert(
      fc.property(text, fc.constantFrom<Language>('fi', 'sv', 'en'), (written, language) => {
        for (const term of [word(written, language), name(written), acronym(written)]) {
          const probe = termProbe([term]);
          for (const form of sampleForms(term, language)) {
            expect(probe.found({ title: form }, language).map((found) => found.text)).toContain(form);
          }
        }
      }),
      { numRuns: 100, seed: 20261125 },
    );
  });
});

describe('a probe', () => {
  const found = (text: string) =>
    termProbe([word('akku', 'fi')]).found({ title: 'Uutisia', text, language: 'fi' });

  it('tells compounds from inflected forms', () => {
    expect(found('Akkuja ja litiumakkujen kierrätystä: akkutehdas avattiin.')).toEqual([
      { text: 'Akkuja', isCompound: false },
      { text: 'litiumakkujen', isCompound: true },
      { text: 'akkutehdas', isCompound: true },
    ]);
  });

  it('counts every place, however many there are', () => {
    expect(found('akku '.repeat(50))).toHaveLength(50);
  });

  it('reads an article in another language with the rules that find most', () => {
    const probe = termProbe([word('akku', 'fi'), word('batteri', 'sv')]);

    expect(probe.found({ title: 'Batterier til bilen', language: 'no' })).toHaveLength(1);
    expect(probe.found({ title: 'Batterier til bilen', language: 'fi' })).toEqual([]);
  });
});
