import { isYear } from './amounts.ts';
import type { Token } from './tokens.ts';

const MONTHS: ReadonlyMap<string, number> = new Map(
  `tammikuu januari january 1 helmikuu februari february 2 maaliskuu mars march 3 huhtikuu april 4 toukokuu maj may 5
  kesäkuu juni june 6 heinäkuu juli july 7 elokuu augusti august 8 syyskuu september 9 lokakuu oktober october 10
  marraskuu november 11 joulukuu december 12`
    .split(/(?<=\d)\s+/)
    .flatMap((line) => {
      const names = line.split(/\s+/).filter((name) => name !== '');
      return names.slice(0, -1).map((name) => [name, Number(names.at(-1))] as const);
    }),
);
const QUARTER_WORDS: readonly RegExp[] = [
  /^(?:ensimmäi|första|first)/u,
  /^(?:toise|toisella|andra|second)/u,
  /^(?:kolman|tredje|third)/u,
  /^(?:neljännen|neljännellä|neljänteen|fjärde|fourth)/u,
];
const QUARTER = /^(?:(?:vuosi)?neljänne|kvartal|quarter)/u;
const HALVES: Readonly<Record<string, string>> = {
  '1-3': 'q1',
  '4-6': 'q2',
  '7-9': 'q3',
  '10-12': 'q4',
  '1-6': 'h1',
  '7-12': 'h2',
  '1-9': 'm9',
};

/** Days, years and periods that the text names: `date:5-12`, `year:2027`, `period:q2`. */
export function datesIn(tokens: readonly Token[]): ReadonlySet<string> {
  const dates = new Set<string>();
  for (const [at, token] of tokens.entries()) {
    if (isYear(token)) dates.add(`year:${token.text}`);
    else if (token.kind === 'number') numericDay(tokens, at, dates);
    else monthAround(tokens, at, dates);
    const quarter = quarterAt(tokens, at);
    if (quarter !== undefined) dates.add(`period:${quarter}`);
  }
  return dates;
}

/** `12.5.2026` comes as `12.5` and `2026`. */
function numericDay(tokens: readonly Token[], at: number, dates: Set<string>): void {
  const found = /^(\d{1,2})\.(\d{1,2})$/u.exec(tokens[at]?.text ?? '');
  if (found !== null && isYear(tokens[at + 1])) addDay(Number(found[1]), Number(found[2]), dates);
}

function monthAround(tokens: readonly Token[], at: number, dates: Set<string>): void {
  const month = monthAt(tokens, at);
  if (month === undefined) return;
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  if (before?.kind === 'number') addDay(Number(before.text), month, dates);
  else if (after?.kind === 'number' && !isYear(after)) addDay(Number(after.text), month, dates);
  else dates.add(`month:${month}`);
  const until =
    monthAt(tokens, at + 1) ??
    (/^(?:to|till|through)$/u.test(after?.lower ?? '') ? monthAt(tokens, at + 2) : undefined);
  const period = until === undefined ? undefined : HALVES[`${month}-${until}`];
  if (period !== undefined) dates.add(`period:${period}`);
}

/** The Finnish form `tammi–kesäkuussa` has the month without its `kuu`. */
function monthAt(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  const { lower } = token;
  const kuu = lower.indexOf('kuu');
  if (kuu > 0) return MONTHS.get(lower.slice(0, kuu + 3));
  if (tokens[at + 1]?.lower.includes('kuu') === true && MONTHS.has(`${lower}kuu`))
    return MONTHS.get(`${lower}kuu`);
  if ((lower === 'may' || lower === 'march') && (token.text === lower || token.opens)) return undefined;
  return MONTHS.get(lower);
}

function addDay(day: number, month: number, dates: Set<string>): void {
  if (Number.isInteger(day) && day >= 1 && day <= 31 && month >= 1 && month <= 12)
    dates.add(`date:${month}-${day}`);
}

function quarterAt(tokens: readonly Token[], at: number): string | undefined {
  const { lower } = tokens[at] ?? { lower: '' };
  const short = /^q([1-4])$/u.exec(lower);
  if (short !== null) return `q${short[1]}`;
  if (!QUARTER.test(tokens[at + 1]?.lower ?? '')) return undefined;
  const ordinal = QUARTER_WORDS.findIndex((word) => word.test(lower));
  return ordinal < 0 ? undefined : `q${ordinal + 1}`;
}
