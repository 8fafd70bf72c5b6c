import type { Article } from '../../../domain/article.ts';
import { nameKey } from './name-key.ts';
import { isCapital } from './names.ts';
import { tokensOf } from './tokens.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

const UNITS: Readonly<Record<string, string>> = {
  eur: 'euros',
  usd: 'dollars',
  gbp: 'pounds',
  sek: 'kronor',
  pct: '%',
  t: 'tonnes',
  mw: 'MW',
  gwh: 'GWh',
  mwh: 'MWh',
  n: '',
  y: 'years',
  month: 'months',
  week: 'weeks',
};

/** How a feature is shown to people: a name as the article writes it, a sum in words. */
export function surfacesIn(article: Article): (feature: string) => string | undefined {
  const names = new Map<string, string>();
  for (const token of tokensOf(`${article.title}\n${article.lead ?? ''}\n${article.text}`)) {
    if (!isCapital(token)) continue;
    const key = nameKey(token.text);
    const before = names.get(key);
    if (before === undefined || token.text.length < before.length) names.set(key, token.text);
  }
  return (feature) => {
    const colon = feature.indexOf(':');
    const [kind, value] = [feature.slice(0, colon), feature.slice(colon + 1)];
    return SHOWN[kind]?.(value, names);
  };
}

type Show = (value: string, names: ReadonlyMap<string, string>) => string | undefined;

const SHOWN: Readonly<Record<string, Show>> = {
  name: (value, names) => names.get(value),
  body: plain,
  sum: amount,
  few: amount,
  near: (value) => `about ${amount(value)}`,
  told: plain,
  thing: plain,
  place: (value) => value.charAt(0).toUpperCase() + value.slice(1),
  date: (value) => {
    const [month = '', day = ''] = value.split('-');
    return `${day} ${MONTHS[Number(month) - 1]}`;
  },
  month: (value) => MONTHS[Number(value) - 1],
  year: plain,
  period: (value) => value.toUpperCase(),
};

function plain(value: string): string {
  return value.replaceAll('_', ' ');
}

function amount(value: string): string {
  const [unit = '', number = ''] = value.split(':');
  return `${written(Number(number))} ${UNITS[unit] ?? unit}`.trim();
}

function written(number: number): string {
  if (number >= 1e9) return `${number / 1e9} billion`;
  if (number >= 1e6) return `${number / 1e6} million`;
  return number.toLocaleString('en');
}
