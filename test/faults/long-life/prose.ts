import { Chance } from './chance.ts';

const WHERE = [
  'Kotkassa',
  'Haminassa',
  'Porissa',
  'Vaasassa',
  'Harjavallassa',
  'Sodankylässä',
  'Oulussa',
  'Raahessa',
];
const WHAT = ['laajenee', 'palkkaa väkeä', 'saa luvan', 'hakee rahoitusta', 'avaa linjan', 'lykkää töitä'];
const OTHER = ['Uimahalli', 'Kirjasto', 'Torikauppa', 'Jäähalli', 'Koulu', 'Museo', 'Kuntosali', 'Teatteri'];
const WORDS =
  'kaupunki yhtiö lupa kunta vuosi kesäkuu talvi raportti työntekijä johtaja päätös hallitus satama rautatie tontti sähkö vesistö ympäristö lausunto valitus hakemus rakennus urakka kokous äänestys budjetti laina osake omistaja asiakas vienti tuonti laiva kuljetus varasto laboratorio tutkija yliopisto oppilaitos koulutus kurssi palkka sopimus liitto neuvottelu hinta markkina kysyntä tarjous kilpailu haastattelu toimittaja lukija asukas naapuri metsä järvi silta tie tunneli'.split(
    ' ',
  );

export interface Said {
  readonly news: number;
  readonly mention: boolean;
  readonly edits: number;
}

export function headlineOf({ news, mention, edits }: Said): string {
  const chance = new Chance(news * 97 + 13);
  const subject = mention ? 'Akkutehdas' : chance.one(OTHER);
  const words = [chance.one(WORDS), chance.one(WORDS), chance.one(WORDS)].join(' ');
  const put = edits === 0 ? '' : ` (päivitetty ${edits})`;
  return `${subject} ${chance.one(WHERE)} ${chance.one(WHAT)}: ${words} ${news}${put}`;
}

export function paragraphsOf(said: Said): readonly string[] {
  const chance = new Chance(said.news * 31 + 7);
  const sentence = () => `${Array.from({ length: 12 }, () => chance.one(WORDS)).join(' ja ')}.`;
  const subject = said.mention
    ? 'Akkutehdas kertoo asiasta tiedotteessaan, sanoo johtaja.'
    : 'Asiasta kertoo kunta.';
  return [
    subject,
    ...Array.from({ length: 4 }, sentence),
    ...(said.edits > 0 ? [`Juttua on korjattu, ${said.edits}.`] : []),
  ];
}
