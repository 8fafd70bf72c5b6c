import { describe, expect, it } from 'vitest';
import type { Language } from '../../../src/domain/source.ts';
import type { Term } from '../../../src/domain/topic.ts';
import { acronym, foundIn, name } from './terms.ts';

/** Names as papers of the three languages write them. */
const FORMS: readonly (readonly [term: Term, language: Language, forms: string])[] = [
  [
    name('Umicore'),
    'fi',
    'Umicore, Umicoren, Umicore:n, Umicorea, Umicorelle, Umicorella, Umicoressa, Umicoreen, Umicorekin, Umicore-konserni, Umicoren-kauppa',
  ],
  [
    name('BATCircle'),
    'fi',
    'BATCircle, BATCirclen, BATCircle:n, BATCircleen, BATCirclessa, BATCirclestä, BATCircle-hanke, BATCircle-hankkeen, BATCircle2.0, BATCircle2.0-hankkeen, BATCircle 3.0, BATCircle3.0:n, Batcircle',
  ],
  [
    name('Terrafame'),
    'fi',
    'Terrafame, Terrafamen, Terrafamella, Terrafamelle, Terrafamea, Terrafamesta, TERRAFAME, Terrafamen-kaivos',
  ],
  [
    name('Keliber'),
    'fi',
    'Keliber, Keliberin, Keliberille, Keliberiltä, Keliberiä, Keliberissä, Keliberiin, Keliberillä, Keliberkin, Keliber-projekti',
  ],
  [
    name('Harjavalta'),
    'fi',
    'Harjavalta, Harjavallan, Harjavallassa, Harjavaltaan, Harjavallasta, Harjavaltaa, Harjavallalle',
  ],
  [
    name('Suomen Malmijalostus'),
    'fi',
    'Suomen Malmijalostus, Suomen Malmijalostuksen, Suomen Malmijalostukselle, Suomen Malmijalostusta, Suomen Malmijalostukseen, Suomen Malmijalostus Oy',
  ],
  [
    name('Oulun yliopisto'),
    'fi',
    'Oulun yliopisto, Oulun yliopiston, Oulun yliopistossa, Oulun yliopistoon, Oulun yliopistolle, Oulun yliopistosta',
  ],
  [
    name('Aalto-yliopisto'),
    'fi',
    'Aalto-yliopisto, Aalto-yliopiston, Aalto-yliopistossa, Aalto-yliopistoon, Aalto-yliopistolle',
  ],
  [name('Kaustinen'), 'fi', 'Kaustinen, Kaustisen, Kaustisella, Kaustisille, Kaustista'],
  [
    name('Mari Lundström'),
    'fi',
    'Mari Lundström, Mari Lundströmin, Mari Lundströmille, Mari Lundströmiä, Mari Lundströmiltä, Mari Lundströmkin',
  ],
  [
    name('Pyry-Mikko Hannula'),
    'fi',
    'Pyry-Mikko Hannula, Pyry-Mikko Hannulan, Pyry-Mikko Hannulaa, Pyry-Mikko Hannulalle',
  ],
  [name('Pyry-Mikko Hannula'), 'en', "Pyry-Mikko Hannula, Pyry-Mikko Hannula's, Pyry‑Mikko Hannula"],
  [name('Boliden'), 'fi', 'Boliden, Bolidenin, Bolidenille, Bolidenia, Bolidenilla, Boliden-konserni'],
  [
    name('Northvolt'),
    'fi',
    'Northvolt, Northvoltin, Northvoltille, Northvoltiin, Northvoltia, Northvoltista',
  ],
  [name('Northvolt'), 'sv', 'Northvolt, Northvolts, Northvolt-fabriken, Northvolt:s'],
  [name('Northvolt'), 'en', "Northvolt, Northvolt's, Northvolt’s"],
  [name('Sibanye-Stillwater'), 'en', "Sibanye-Stillwater, Sibanye-Stillwater's, Sibanye Stillwater"],
  [name('Sibanye-Stillwater'), 'fi', 'Sibanye-Stillwater, Sibanye-Stillwaterin, Sibanye-Stillwaterille'],
  [name('Metso'), 'fi', 'Metso, Metson, Metsolle, Metsolta, Metsoa, Metsoon, Metso-Outotec'],
  [name('Fortum'), 'fi', 'Fortum, Fortumin, Fortumille, Fortumia, Fortumilla, Fortumiin'],
  [name('Nornickel'), 'fi', 'Nornickel, Nornickelin, Nornickelille, Nornickeliltä, Nornickelilla'],
  [name('Vaasa'), 'fi', 'Vaasa, Vaasan, Vaasassa, Vaasaan, Vaasasta, Vaasalle'],
  [name('Finlands Malmförädling'), 'sv', 'Finlands Malmförädling, Finlands Malmförädlings'],
  [
    name('Business Finland'),
    'fi',
    'Business Finland, Business Finlandin, Business Finlandilta, Business Finlandille',
  ],
  [
    acronym('VTT'),
    'fi',
    'VTT, VTT:n, VTT:llä, VTT:lle, VTT:ltä, VTT:ssä, VTT:tä, VTT:hen, VTT:kin, VTT-johtaja',
  ],
  [acronym('LUT'), 'fi', 'LUT, LUT:n, LUTin, LUTissa, LUTilla, LUTille, LUTista, LUTiin, LUT-yliopisto'],
  [acronym('BASF'), 'fi', 'BASF, BASF:n, BASF:lle, BASF:ltä, BASFin, BASF-konserni'],
  [acronym('BASF'), 'en', "BASF, BASF's"],
  [acronym('BASF'), 'sv', 'BASF, BASFs, BASF:s'],
  [acronym('GTK'), 'fi', 'GTK, GTK:n, GTK:lla, GTK:sta'],
  [acronym('CAM'), 'fi', 'CAM, CAM-tehdas, CAM-tehtaan, CAM:n'],
  [acronym('pCAM'), 'fi', 'pCAM, pCAM-tehtaan, pCAM:n'],
  [acronym('IPCEI'), 'fi', 'IPCEI, IPCEI-tuki, IPCEI:n'],
];

/** What only looks like the name. */
const NEAR_MISSES: readonly (readonly [term: Term, language: Language, forms: string])[] = [
  [name('Metso'), 'fi', 'metso, metson, Metsola, Metsolan, Metsonen, metsot, Metsovaara'],
  [name('BATCircle'), 'en', 'bat circle, batcircle, CombatCircle, circle, Bat Circle, bats'],
  [acronym('LUT'), 'fi', 'lut, Lut, lutikka, Lutakko, LUTAKKO, LUTHER, ALUT, lutista'],
  [acronym('CAM'), 'en', 'cam, webcam, Camera, CAMERA, SCAM, CAMBRIDGE, Cam'],
  [acronym('VTT'), 'fi', 'vtt, VTTK, AVTT, Vtt, VTTT'],
  [acronym('GTK'), 'fi', 'gtk, GTKA, AGTK, libgtk'],
  [acronym('BASF'), 'fi', 'basf, Basf, BASFA, ABASF'],
  [name('Aalto-yliopisto'), 'fi', 'Aalto, Aaltonen, aalto, yliopisto, Aallon'],
  [name('Oulun yliopisto'), 'fi', 'Oulun kaupunki, yliopisto Oulussa, Turun yliopisto, Oulun. Yliopisto'],
  [name('Vaasa'), 'fi', 'vaasa, Vaasalainen, Vasa, vaasan, Vaarassa'],
  [name('Fortum'), 'fi', 'fortum, Forttum, Fort, Fortuna, fortumin'],
  [name('Harjavalta'), 'fi', 'harjavalta, valta, Harjavaltio, Harja'],
  [name('Boliden'), 'fi', 'boliden, Bolide, Bolidi'],
  [name('Mari Lundström'), 'fi', 'Mari, Lundström, Mari ja Lundström, Marie Lundström, Mari Lundstedt'],
  [name('Umicore'), 'fi', 'umicore, Umi, Core'],
];

function each(table: typeof FORMS) {
  return table.flatMap(([term, language, forms]) =>
    forms.split(', ').map((form) => ({ form, language, text: term.text, term })),
  );
}

describe('names and acronyms', () => {
  it('have a table of at least 150 forms and 60 near misses', () => {
    expect(each(FORMS).length).toBeGreaterThanOrEqual(150);
    expect(each(NEAR_MISSES).length).toBeGreaterThanOrEqual(60);
  });

  it.each(each(FORMS))('finds "$form" for $text in $language', ({ form, term, language }) => {
    expect(foundIn(`ja ${form}`, term, language).length).toBeGreaterThan(0);
  });

  it.each(each(NEAR_MISSES))('does not find $text in "$form" in $language', ({ form, term, language }) => {
    expect(foundIn(`ja ${form}`, term, language)).toEqual([]);
  });
});
