import type { Article } from '../../../src/domain/article.ts';
import { articleWith } from './sample-articles.ts';

/** One invented event in the words of three newsrooms, and others of the same days that are not it. */
export interface Telling {
  readonly story: string;
  readonly article: Article;
}

function telling(
  story: string,
  language: string,
  outlet: string,
  parts: { readonly title: string; readonly text: string; readonly on: string },
): Telling {
  const url = `https://${outlet.toLowerCase().replaceAll(/[^a-z]/g, '')}.example/${parts.on.slice(0, 10)}/${story}`;
  return { story, article: articleWith({ ...parts, url, outlet, language }) };
}

export const TELLINGS: readonly Telling[] = [
  telling('refinery', 'fi', 'Rannikon Sanomat', {
    on: '2026-05-12T08:00:00Z',
    title: 'Merenkurkun Litium avasi jalostamonsa Kokkolassa',
    text: `Merenkurkun Litium vihki tiistaina käyttöön litiumjalostamonsa Kokkolan satamassa. Investoinnin arvo on 540 miljoonaa euroa, ja laitos työllistää 230 ihmistä.
Jalostamo tuottaa täydessä vauhdissa 14 800 tonnia litiumhydroksidia vuodessa, kertoo toimitusjohtaja Elina Rautakorpi. Ensimmäiset toimitukset saksalaiselle Voltheim-autonvalmistajalle lähtevät elokuussa.
Malmi tulee aluksi Päivänevan kaivokselta, jonka louhinta alkaa vasta ensi vuonna.`,
  }),
  telling('refinery', 'sv', 'Kustbladet', {
    on: '2026-05-12T10:30:00Z',
    title: 'Nu är litiumraffinaderiet i Karleby invigt',
    text: `På tisdagen invigdes Merenkurkun Litiums raffinaderi i hamnen i Karleby. Bolaget har satsat 540 miljoner euro på anläggningen, som sysselsätter 230 personer.
– Vi kommer att producera 14 800 ton litiumhydroxid om året när allt är igång, säger vd Elina Rautakorpi. Den första kunden är tyska Voltheim, som får sina leveranser i augusti.`,
  }),
  telling('refinery', 'en', 'Baltic Metals Daily', {
    on: '2026-05-13T06:00:00Z',
    title: 'Finland’s First Lithium Refinery Opens Its Gates',
    text: `Merenkurkun Litium has opened a lithium hydroxide refinery in the port of Kokkola, western Finland. The €540 million plant employs 230 people and will make 14,800 tonnes a year at full capacity.
Chief executive Elina Rautakorpi said the first cargo would leave for the German car maker Voltheim in August.`,
  }),
  telling('permit', 'fi', 'Rannikon Sanomat', {
    on: '2026-05-14T08:00:00Z',
    title: 'Merenkurkun Litiumin kaivoslupa Päivänevalle valitettiin hallinto-oikeuteen',
    text: `Luonnonsuojelupiiri on valittanut Päivänevan kaivoksen ympäristöluvasta Vaasan hallinto-oikeuteen. Valituksen mukaan louhinta vaarantaisi Ullavanjärven rapukannan.
Merenkurkun Litium sanoo odottavansa päätöstä rauhallisesti. Yhtiö avasi tällä viikolla 540 miljoonan euron jalostamon Kokkolassa.`,
  }),
  telling('permit', 'sv', 'Kustbladet', {
    on: '2026-05-14T12:00:00Z',
    title: 'Naturskyddare överklagar tillståndet för Päiväneva gruva',
    text: `Naturskyddsdistriktet har överklagat miljötillståndet för litiumgruvan i Päiväneva till Vasa förvaltningsdomstol. Enligt besvären hotar brytningen kräftbeståndet i Ullavanjärvi.
Merenkurkun Litium, som i veckan öppnade sitt raffinaderi i Karleby, väntar lugnt på beslutet.`,
  }),
  telling('grant-one', 'fi', 'Tiedeviesti', {
    on: '2026-05-12T09:00:00Z',
    title: 'Metallikehä-konsortio sai 6,2 miljoonaa euroa akkujen kierrätykseen',
    text: `Business Finland on myöntänyt Metallikehä-konsortiolle 6,2 miljoonan euron rahoituksen. Oulun yliopiston johtamassa hankkeessa on mukana yhdeksän yritystä, ja se kestää kolme vuotta.
Professori Saimi Kytölahti kertoo, että mustasta massasta aiotaan saada talteen 95 prosenttia koboltista.`,
  }),
  telling('grant-one', 'en', 'Research Monitor', {
    on: '2026-05-12T13:00:00Z',
    title: 'Business Finland backs Metallikehä consortium with 6.2 million euros',
    text: `A consortium led by the University of Oulu has received 6.2 million euros from Business Finland for battery recycling. Nine companies take part in the three-year Metallikehä project.
The aim is to recover 95 per cent of the cobalt in black mass, says Professor Saimi Kytölahti.`,
  }),
  telling('grant-two', 'fi', 'Tiedeviesti', {
    on: '2026-05-13T09:00:00Z',
    title: 'Anodipolku-konsortio sai 4,1 miljoonaa euroa grafiitin tutkimukseen',
    text: `Business Finland on myöntänyt Anodipolku-konsortiolle 4,1 miljoonan euron rahoituksen. Aalto-yliopiston johtamassa hankkeessa on mukana kuusi yritystä, ja se kestää kolme vuotta.
Tutkijatohtori Veeti Suopelto kertoo, että sellun sivuvirroista aiotaan tehdä anodimateriaalia.`,
  }),
  telling('quarter-one', 'en', 'Baltic Metals Daily', {
    on: '2026-04-23T06:00:00Z',
    title: 'Harjanne Nickel posts first-quarter operating profit of 31 million euros',
    text: `Harjanne Nickel reported an operating profit of 31 million euros for January-March as nickel prices rose. Net sales grew by 12 per cent to 188 million euros. The company keeps its guidance, said CEO Pontus Ekvall.`,
  }),
  telling('quarter-two', 'en', 'Baltic Metals Daily', {
    on: '2026-04-24T06:00:00Z',
    title: 'Kupariset Oyj posts first-quarter operating profit of 8 million euros',
    text: `Kupariset Oyj reported an operating profit of 8 million euros for January-March as copper prices fell. Net sales shrank by 3 per cent to 97 million euros. The company cut its guidance, said CEO Ragna Mylläri.`,
  }),
];
