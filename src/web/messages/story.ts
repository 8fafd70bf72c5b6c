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

const FORMATS = new Map<string, Intl.NumberFormat>();

/** Made once for each locale: to make a format takes a hundred times as long as to use it. */
function decimal(score: number, locale: string, digits: number): string {
  const key = `${locale} ${digits}`;
  const format = FORMATS.get(key) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: digits });
  FORMATS.set(key, format);
  return format.format(score);
}

/** In words, with one digit after the point: `1 point`, `30.3 points`. */
function pointsOf(score: number, locale: string, one: string, many: string): string {
  const shown = decimal(score, locale, 1);
  return `${shown} ${shown === '1' ? one : many}`;
}

/** A story, wherever it is shown. */
export const storyWords = words(
  {
    languages: (tag: string) => LANGUAGES_EN[tag] ?? tag,
    alsoIn: 'also in',
    theme: 'Theme',
    states: { waiting: 'waiting', approved: 'approved', rejected: 'rejected', snoozed: 'snoozed' },
    score: (score: number) => pointsOf(score, 'en-GB', 'point', 'points'),
    points: (score: number) => decimal(score, 'en-GB', 2),
    paywalled: 'for subscribers',
    noDate: 'date unknown',
    seenFirst: (day: string) => `first seen ${day}`,
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
    score: (score: number) => pointsOf(score, 'fi-FI', 'piste', 'pistettä'),
    points: (score: number) => decimal(score, 'fi-FI', 2),
    paywalled: 'tilaajille',
    noDate: 'päiväys ei tiedossa',
    seenFirst: (day: string) => `nähty ensi kerran ${day}`,
    staffOnly: 'vanha uutinen',
    headlineChanged: 'otsikko muuttunut',
    suggestions: (count: number) =>
      count === 1 ? 'ehkä sama kuin toinen juttu' : `ehkä sama kuin ${count} muuta`,
    until: 'herää',
  },
);
