import { words } from './words.ts';

/** The log of decisions. */
export const decisionWords = words(
  {
    title: 'Decisions',
    lead: 'Everything that was decided, newest first. Nothing here can be changed; undoing is a decision too.',
    chainHolds: 'Chain verified',
    chainBroken: 'Chain broken',
    chainHelp: 'Compare with a backup, and ask who had the file in their hands.',
    empty: 'Nothing is decided yet',
    emptyHelp: 'What you approve, reject or change stands here from then on, with who and when.',
    number: 'No.',
    when: 'When',
    who: 'Who',
    story: 'Story',
    what: 'What',
    change: 'Change',
    fields: (count: number) => (count === 1 ? 'one field' : `${count} fields`),
  },
  {
    title: 'Päätökset',
    lead: 'Kaikki päätökset, uusin ensin. Mitään ei voi muuttaa; myös kumoaminen on päätös.',
    chainHolds: 'Ketju tarkistettu',
    chainBroken: 'Ketju rikki',
    chainHelp: 'Vertaa varmuuskopioon ja selvitä, kuka on käsitellyt tiedostoa.',
    empty: 'Mitään ei ole vielä päätetty',
    emptyHelp: 'Se, mitä hyväksyt, hylkäät tai muutat, näkyy siitä lähtien tässä tekijöineen ja aikoineen.',
    number: 'Nro',
    when: 'Milloin',
    who: 'Kuka',
    story: 'Juttu',
    what: 'Mitä',
    change: 'Muutos',
    fields: (count: number) => (count === 1 ? 'yksi kenttä' : `${count} kenttää`),
  },
);
