/** Names of months, days and zones as they are written in Finnish, Swedish, Norwegian, Danish, German and English. */

/** Beginnings of month names, folded (lower case, no accents but å ä ö kept as a and o), by month from 1. */
const MONTH_STEMS: readonly (readonly [stem: string, month: number])[] = [
  ['tammi', 1],
  ['helmi', 2],
  ['maalis', 3],
  ['huhti', 4],
  ['touko', 5],
  ['kesa', 6],
  ['heina', 7],
  ['elo', 8],
  ['syys', 9],
  ['loka', 10],
  ['marras', 11],
  ['joulu', 12],
  ['jan', 1],
  ['jaan', 1],
  ['feb', 2],
  ['mar', 3],
  ['mrz', 3],
  ['apr', 4],
  ['mai', 5],
  ['maj', 5],
  ['may', 5],
  ['jun', 6],
  ['jul', 7],
  ['aug', 8],
  ['sep', 9],
  ['oct', 10],
  ['okt', 10],
  ['nov', 11],
  ['dec', 12],
  ['des', 12],
  ['dez', 12],
  // Feeds of the wider world that are read all the same.
  ['ιαν', 1],
  ['φεβ', 2],
  ['μαρ', 3],
  ['μαω', 3],
  ['απρ', 4],
  ['μαι', 5],
  ['ιουν', 6],
  ['ιον', 6],
  ['ιουλ', 7],
  ['ιολ', 7],
  ['αυγ', 8],
  ['σεπ', 9],
  ['οκτ', 10],
  ['νοε', 11],
  ['δεκ', 12],
  ['marc', 3],
  ['majus', 5],
];

/** All there is to a month's name after its stem: `uary`, `kuuta`, `i`; nothing else is a month (`Marimekko`). */
const MONTH_ENDINGS =
  /^(?:kuu(?:ta|n|ssa)?|k|ary|uary|uari|uar|ruari|ruary|ruar|rua|ch|ts|s|z|il|ilis|e|i|y|us|iust|ust|usti|t|tember|temb|ember|ober|obre|gust|ne|ni|ly|li|ius|ie|nij|er|c|iembre|ο|ου|οσ|ιοσ|ιου|ος|tober|marc|cius|aret|uarius|ruar|\.)*\.?$/;

/** 1 to 12; undefined for what is no month. */
export function monthNamed(word: string): number | undefined {
  const name = folded(word);
  let best: readonly [string, number] | undefined;
  for (const entry of MONTH_STEMS) {
    if (name.startsWith(entry[0]) && entry[0].length > (best?.[0].length ?? 0)) best = entry;
  }
  if (best === undefined) return undefined;
  return MONTH_ENDINGS.test(name.slice(best[0].length)) ? best[1] : undefined;
}

export function folded(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

const WEEKDAY =
  /^(?:(?:maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai)(?:na)?|(?:man|tis|tirs|ons|tors|fre|lor|lør|son|søn)(?:dag)?|(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend)$/;
const BETWEEN = /^(?:den|klo|kello|uhr)$/;
const LABEL =
  /^(?:julkais\p{L}*|publi\p{L}*|veroffentlich\p{L}*|erschein\p{L}*|erschienen|posted|date|datum|pvm|paivays|paivamaara)$/u;

/** Whether all words of three letters and more are those of a date, its time, or its label. */
export function saysOnlyWhen(text: string): boolean {
  const words = text.match(/[\p{L}\p{M}]{3,}/gu) ?? [];
  return words.every((word) => {
    const name = folded(word);
    if (WEEKDAY.test(name) || BETWEEN.test(name) || LABEL.test(name)) return true;
    return monthNamed(word) !== undefined || zoneOffset(word) !== undefined;
  });
}

/** Minutes ahead of UTC. `ET`, `CT`, `MT`, `PT` and `AT` are read as standard time. */
const ZONES: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  bst: 60,
  ist: 60,
  west: 60,
  met: 60,
  cet: 60,
  mez: 60,
  mest: 120,
  cest: 120,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  kst: 540,
  jst: 540,
  ast: -240,
  at: -240,
  adt: -180,
  et: -300,
  est: -300,
  edt: -240,
  ct: -360,
  cst: -360,
  cdt: -300,
  mt: -420,
  mst: -420,
  mdt: -360,
  pt: -480,
  pst: -480,
  pdt: -420,
};

/** Minutes ahead of UTC of `+03:00`, `+0300`, `GMT-1`, `EEST`; undefined for what is no zone. */
export function zoneOffset(zone: string): number | undefined {
  const name = zone.toLowerCase().replace(/^etc\//, '');
  const named = Object.hasOwn(ZONES, name) ? ZONES[name] : undefined;
  if (named !== undefined) return named;
  const numeric = /^(?:gmt|utc|ut)?([+\-−])(\d{1,2}):?(\d{2})?$/.exec(name);
  if (numeric === null) return undefined;
  const [, sign, hours, minutes = '0'] = numeric;
  if (Number(hours) > 15 || Number(minutes) > 59) return undefined;
  return (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes));
}
