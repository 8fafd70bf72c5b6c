import { words } from './words.ts';

const LANGUAGES_EN: Readonly<Record<string, string>> = {
  fi: 'in Finnish',
  sv: 'in Swedish',
  en: 'in English',
  no: 'in Norwegian',
  nb: 'in Norwegian',
  da: 'in Danish',
  de: 'in German',
};

const LANGUAGES_FI: Readonly<Record<string, string>> = {
  fi: 'suomeksi',
  sv: 'ruotsiksi',
  en: 'englanniksi',
  no: 'norjaksi',
  nb: 'norjaksi',
  da: 'tanskaksi',
  de: 'saksaksi',
};

const points = (score: number, locale: string) => score.toLocaleString(locale, { maximumFractionDigits: 1 });

/** A story, wherever it is shown. */
export const storyWords = words(
  {
    languages: (tag: string) => LANGUAGES_EN[tag] ?? tag,
    alsoIn: 'also in',
    theme: 'Theme',
    states: { waiting: 'waiting', approved: 'approved', rejected: 'rejected', snoozed: 'snoozed' },
    score: (score: number) => `${points(score, 'en-GB')} points`,
    paywalled: 'for subscribers',
    noDate: 'date unknown',
    staffOnly: 'old news',
    headlineChanged: 'headline changed',
    suggestions: (count: number) =>
      count === 1 ? 'may be one with another' : `may be one with ${count} others`,
    until: 'until',
  },
  {
    languages: (tag: string) => LANGUAGES_FI[tag] ?? tag,
    alsoIn: 'myös:',
    theme: 'Teema',
    states: { waiting: 'odottaa', approved: 'hyväksytty', rejected: 'hylätty', snoozed: 'torkulla' },
    score: (score: number) => `${points(score, 'fi-FI')} pistettä`,
    paywalled: 'tilaajille',
    noDate: 'päiväys ei tiedossa',
    staffOnly: 'vanha uutinen',
    headlineChanged: 'otsikko muuttunut',
    suggestions: (count: number) =>
      count === 1 ? 'ehkä sama kuin toinen juttu' : `ehkä sama kuin ${count} muuta`,
    until: 'asti:',
  },
);
