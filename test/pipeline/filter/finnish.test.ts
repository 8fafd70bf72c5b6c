import { describe, expect, it } from 'vitest';
import { strongGrades, weakGrades } from '../../../src/pipeline/filter/finnish-sounds.ts';
import { foundIn, word } from './terms.ts';

function isFound(form: string, keyword: string, change = {}): boolean {
  return foundIn(form, word(keyword, 'fi', change), 'fi').length > 0;
}

/** Keyword, then forms that have to be found: one of each declension, each case at least once. */
const INFLECTIONS: readonly (readonly [keyword: string, forms: string])[] = [
  [
    'akku',
    'akku akun akkua akkuun akussa akusta akulla akulta akulle akkuna akuksi akut akkujen akkuja akkuihin akuissa akuista akuilla akuilta akuille akkuineen akuitta',
  ],
  [
    'akku',
    'akkuni akkunsa akkuaan akussaan akustamme akkujensa akuistanne akulleen akukseen akkukin akussakaan akkuako akkuhan akkupa akullinen akutta',
  ],
  [
    'tehdas',
    'tehdas tehtaan tehdasta tehtaaseen tehtaassa tehtaasta tehtaalla tehtaat tehtaiden tehtaita tehtaisiin tehtaissa tehtailla tehtaaksi tehtaansa',
  ],
  [
    'kaivos',
    'kaivos kaivoksen kaivosta kaivokseen kaivoksessa kaivokselta kaivosten kaivoksia kaivoksiin kaivoksissa kaivoksilla',
  ],
  [
    'kierrätys',
    'kierrätyksen kierrätystä kierrätykseen kierrätyksessä kierrätykset kierrätysten kierrätyksiä',
  ],
  [
    'teollisuus',
    'teollisuuden teollisuutta teollisuuteen teollisuudessa teollisuudet teollisuuksien teollisuuksia',
  ],
  [
    'koboltti',
    'koboltin kobolttia kobolttiin koboltissa koboltista koboltilla koboltit kobolttien koboltteja kobolteissa',
  ],
  ['nikkeli', 'nikkelin nikkeliä nikkeliin nikkelistä nikkelit nikkelien nikkeleitä'],
  ['litium', 'litiumin litiumia litiumiin litiumissa litiumista litiumilla'],
  ['jäte', 'jätteen jätettä jätteeseen jätteessä jätteet jätteiden jätteitä jätteisiin jätteistä'],
  ['hanke', 'hankkeen hanketta hankkeeseen hankkeessa hankkeet hankkeiden hankkeita hankkeisiin'],
  ['esiintymä', 'esiintymän esiintymää esiintymässä esiintymät esiintymien esiintymiä esiintymistä'],
  ['malmi', 'malmin malmia malmiin malmit malmien malmeja malmeissa'],
  ['sulatto', 'sulaton sulattoa sulattoon sulatossa sulatot sulattojen sulattoja sulatoissa'],
  ['klusteri', 'klusterin klusteria klusterissa klusterit klusterien klustereiden klustereita klustereihin'],
  ['strategia', 'strategian strategiaa strategiassa strategiat strategioiden strategioita strategioissa'],
  ['tuotanto', 'tuotannon tuotantoa tuotantoon tuotannossa tuotannot tuotantojen tuotantoja'],
  ['hinta', 'hinnan hintaa hintaan hinnassa hinnat hintojen hintoja hinnoissa'],
  ['rahoitus', 'rahoituksen rahoitusta rahoitukseen rahoituksella rahoitukset'],
  ['johtaja', 'johtajan johtajaa johtajat johtajien johtajia johtajille'],
  ['vesi', 'veden vettä veteen vedessä vedet vesien vesiä vesissä'],
  ['kansi', 'kannen kantta kanteen kannet kansia'],
  ['kivi', 'kiven kiveä kivessä kivet kivien kiviä kivissä'],
  ['joki', 'joen jokea jokeen joessa joet jokien jokia joissa'],
  ['järvi', 'järven järveä järvet järvien järvissä'],
  ['mies', 'miehen miestä miehet miesten miehiä'],
  ['virkamies', 'virkamiehen virkamiestä virkamiehiä virkamiehistä'],
  ['kaupunki', 'kaupungin kaupunkia kaupunkiin kaupungissa kaupungit kaupunkeja'],
  ['lupa', 'luvan lupaa luvassa luvat lupien lupia luvissa'],
  ['puhelin', 'puhelimen puhelinta puhelimeen puhelimet puhelimia'],
  ['suomalainen', 'suomalaisen suomalaista suomalaiset suomalaisten suomalaisia'],
  ['työ', 'työn työtä työhön työssä työt töiden töitä töissä'],
  ['maa', 'maan maata maahan maassa maat maiden maita maissa'],
  ['raaka-aine', 'raaka-aineen raaka-ainetta raaka-aineet raaka-aineiden raaka-aineita raaka-aineisiin'],
  ['kunto', 'kunnon kuntoa kuntoon kunnossa'],
  ['rikas', 'rikkaan rikasta rikkaat rikkaita'],
  ['suurempi', 'suuremman suurempaa suuremmat suurempia suuremmissa'],
  ['markkinat', 'markkinat markkinoiden markkinoita markkinoilla'],
];

/** Compounds on either side of the keyword, with and without hyphens. */
const COMPOUNDS: readonly (readonly [keyword: string, forms: string])[] = [
  [
    'akku',
    'litiumioniakku litiumioniakkujen akkutehdas akkutehtaan akunkulutus sähköautoakuissa litium-ioniakkuja V-akussa kuluttaja-akun akkujätteestä',
  ],
  ['koboltti', 'kobolttikaivos kobolttisulfaatin nikkeli-kobolttimangaani'],
  ['litium', 'litiumkaivos litiumkaivoksen spodumeenilitium litiumhydroksidia'],
  ['kaivos', 'nikkelikaivos monimetallikaivoksen kaivosyhtiö kaivosteollisuuden'],
  ['tehdas', 'akkukennotehdas akkukennotehtaalle pCAM-tehtaan tehdashanke'],
  ['kierrätys', 'akkukierrätyksen kierrätyslaitos kierrätysakku'],
  ['akkutehdas', 'akkutehdashanke jättiakkutehtaan akku-tehdas'],
];

const OTHER_WORDS: readonly (readonly [keyword: string, forms: string])[] = [
  [
    'akku',
    'kakku piparkakkuja hakkuu avohakkuut takku voimakkuus asiakkuus valtakunta valtakunnan maakunnassa seurakunta vaakuna hakuna takuita akusatiivi akkusatiivin rakkaus',
  ],
  ['kaivos', 'kaivo kaivoa kaivuri'],
  ['koboltti', 'kobra'],
  ['nikkeli', 'nikama niksi'],
  ['tehdas', 'tehdä tehtäisiin teho'],
  ['katodi', 'katto katolla kato'],
  ['anodi', 'anoa anonyymi'],
  ['malmi', 'malli malja salmi'],
  ['kenno', 'keno'],
  ['metalli', 'mitali mitalin'],
];

function each(table: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  return table.flatMap(([keyword, forms]) => forms.split(' ').map((form) => [form, keyword] as const));
}

describe('Finnish', () => {
  it.each(each(INFLECTIONS))('finds "%s" for %s', (form, keyword) => {
    expect(isFound(form, keyword)).toBe(true);
  });

  it.each(each(COMPOUNDS))('finds the compound "%s" for %s', (form, keyword) => {
    expect(isFound(form, keyword)).toBe(true);
  });

  it.each(each(OTHER_WORDS))('leaves "%s" alone for %s', (form, keyword) => {
    expect(isFound(form, keyword)).toBe(false);
  });

  it('keeps compounds out where staff turned them off', () => {
    expect(isFound('akkutehtaan', 'akku', { compounds: false })).toBe(false);
    expect(isFound('akkujen', 'akku', { compounds: false })).toBe(true);
  });

  it.each([
    ['simple', 'akkujen', true],
    ['simple', 'akkutehdas', false],
    ['modifier', 'akkutehtaan', true],
    ['modifier', 'litiumakun', false],
    ['modifier', 'akun', false],
    ['head', 'litiumakun', true],
    ['head', 'akkutehdas', false],
  ] as const)('knows the position %s in "%s": %s', (position, form, expected) => {
    expect(isFound(form, 'akku', { position })).toBe(expected);
  });

  it('leaves alone what except names', () => {
    expect(isFound('akkuporakone', 'akku', { except: ['akkupora*'] })).toBe(false);
    expect(isFound('akkuporakone', 'akku')).toBe(true);
  });

  it('takes a capital in the middle of a sentence for a name', () => {
    expect(
      foundIn('Malmi on arvokasta, sanoi asukas Malmilta. Malmin hinta nousi.', word('malmi', 'fi'), 'fi'),
    ).toEqual(['Malmi', 'Malmin']);
  });

  it('inflects every word of a phrase', () => {
    const phrase = word('musta massa', 'fi');

    expect(
      foundIn('Mustan massan hinta. Mustasta massasta. Mustaa massaa myydään.', phrase, 'fi'),
    ).toHaveLength(3);
    expect(foundIn('Musta. Massa. Massaa mustaa.', phrase, 'fi')).toEqual([]);
  });

  it('finds the last word of a phrase in a compound', () => {
    expect(
      foundIn('kriittisten raaka-ainehankkeiden', word('kriittinen raaka-aine', 'fi'), 'fi'),
    ).toHaveLength(1);
  });

  it.each([
    ['nikkeli- ja kobolttisulfaatin', 'nikkelisulfaatti', 'nikkeli-'],
    ['akku- ja kaivosteollisuudesta', 'akkuteollisuus', 'akku-'],
    ['akku- ja kaivosteollisuudesta', 'akku', 'akku-'],
    ['Batteri- och gruvindustrin', 'batteriindustri', 'Batteri-'],
  ])('carries the end of the second word over in "%s" for %s', (text, keyword, found) => {
    const language = text.includes('och') ? 'sv' : 'fi';
    expect(foundIn(text, word(keyword, language), language)).toEqual([found]);
  });

  it('finds whatever begins with a stem', () => {
    const stem = word('kierrät*', 'fi');

    expect(
      foundIn('Kierrättämällä kierrätetään kierrätystä, kiertotalous kiertää.', stem, 'fi'),
    ).toHaveLength(3);
  });
});

describe('consonant gradation', () => {
  it.each([
    ['akk', 'u', 'ak'],
    ['harjavalt', 'a', 'harjavall'],
    ['kaupunk', 'i', 'kaupung'],
    ['lup', 'a', 'luv'],
    ['puk', 'u', 'puv'],
    ['jälk', 'i', 'jälj'],
    ['aik', 'a', 'aj'],
    ['raak', 'a', "raa'"],
    ['lamp', 'i', 'lamm'],
    ['raht', 'i', 'rahd'],
  ])('weakens %s-%s to %s-', (body, vowel, weak) => {
    expect(weakGrades(body, vowel)).toContain(weak);
  });

  it.each([
    ['tehd', 'teht'],
    ['jät', 'jätt'],
    ['rik', 'rikk'],
    ['hamm', 'hamp'],
    ['kuning', 'kunink'],
  ])('strengthens %s- to %s-', (body, strong) => {
    expect(strongGrades(body)).toContain(strong);
  });
});
