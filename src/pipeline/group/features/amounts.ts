import { factor, numberWord } from './number-words.ts';
import type { Token } from './tokens.ts';

/** Beginnings of the words for a unit, by the name that stands in the feature. The longest beginning counts. */
const UNITS: ReadonlyMap<string, string> = new Map(
  `eur: euro eur € meur
usd: dollar usd $
gbp: punta pund £ pound
sek: krona kronor kruunu sek mkr mdkr
pct: prosent procent percent pct % per_cent
t: tonni tonnia tonnin tonnes tonne tons ton ton
kg: kilogr kilo kg
mw: mw megawat
gwh: gwh gigawatti gigawatt gigawattim
mwh: mwh megawattit megawattim megawatt-h
people: henke henki henkilö ihmi työnteki työpaik arbetsplats person människ anställd jobb jobs job people employee worker position tjänst staff asiantuntij expert matkust passag passeng opiskel studerand student
homes: kotital hushåll household
cars: autoa auton sähköauto bilar elbil cars vehicles
ha: hehtaa hektar hectare
km: kilome km
m: metri metriä metrin meter metre
m3: kuutio kubik cubic
month: kuukau månad month
y: vuott vuode vuosi år year
week: viikk veck week
days: päivä dag days day
m2: neliö neliöm neliömet kvadrat kvadratm kvadratmet square
hours: tunti tuntia tunnin timma timme hour
minutes: minuut minut minute
degrees: aste astett grader degree celsius
kwh: kwh kilowattit kilowattim kilowatt
gw: gw
firms: yritys yrity företag bolag compan firm
shares: osake osaket aktier share
bids: hakemu hakemus ansöknin applicat
litres: litra liter litre`
    .split('\n')
    .flatMap((line) => {
      const [unit = '', words = ''] = line.split(': ');
      return words.split(' ').map((word) => [word.replace('_', ' '), unit] as const);
    }),
);
const LONGEST_UNIT = 12;
/** A number without a unit tells something from here on: `lays off 120`. */
const BARE_FROM = 20;

const MILLIONS = /^(?:miljoon|miljon|million|milj$|mn$|mln$)/u;
const BILLIONS = /^(?:miljard|milliard|billion|mrd$|bn$|md$|mdr$)/u;
const THOUSANDS = /^(?:tuhat|tuhan|tusen|thousand)/u;
const SHORT_TIMES: Readonly<Record<string, number>> = {
  m: 1e6,
  bn: 1e9,
  b: 1e9,
  k: 1e3,
  mn: 1e6,
  meur: 1e6,
  mkr: 1e6,
  mdkr: 1e9,
  mrd: 1e9,
};

/** Multiplier and unit in one. */
const SHORT_UNITS: Readonly<Record<string, string>> = { meur: 'eur', mkr: 'sek', mdkr: 'sek' };

export interface Amount {
  /** Such as `eur:500000000`: the unit and the number to three digits. */
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  /** Where it stands among the tokens. */
  readonly at: number;
}

/** Numbers with what they count, in every spelling alike: `60 000 tonnia`, `60,000 tonnes`, `sixty thousand tonnes`. */
export function amountsIn(tokens: readonly Token[]): readonly Amount[] {
  const amounts: Amount[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const number = numberAt(tokens, at);
    if (number === undefined) continue;
    const unit = unitAround(tokens, at, number.next) ?? (number.value >= BARE_FROM ? 'n' : undefined);
    if (unit !== 'eur' && isYear(tokens[at])) continue;
    if (unit !== undefined) {
      const name = `${unit}:${Number(number.value.toPrecision(3))}`;
      amounts.push({ name, unit, value: number.value, at });
    }
    at = Math.max(at, number.next - 1);
  }
  return amounts;
}

function numberAt(
  tokens: readonly Token[],
  at: number,
): { readonly value: number; readonly next: number } | undefined {
  const token = tokens[at];
  let value = token === undefined ? undefined : numberOf(token);
  if (value === undefined) return undefined;
  let next = at + 1;
  for (;;) {
    // `Half a billion`: the article between number and multiplier.
    if (value === 0.5 && tokens[next]?.lower === 'a') next++;
    const times = timesOf(tokens[next], tokens[next + 1]);
    if (times === undefined) return { value, next };
    value *= times;
    next++;
  }
}

function numberOf(token: Token): number | undefined {
  if (token.kind === 'word') return numberWord(token.lower);
  return token.kind === 'number' ? plainNumber(token.text) : undefined;
}

/** `2027`, which counts nothing even where a word such as `employees` follows. */
export function isYear(token: Token | undefined): boolean {
  return token?.kind === 'number' && /^(?:19[5-9]|20[0-9])\d$/u.test(token.text);
}

/** Groups of three digits are thousands, any other comma or point is a decimal one. */
function plainNumber(text: string): number {
  const whole = text.replaceAll(/\s/gu, '');
  const grouped = /^\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?$/u.test(whole) && !whole.startsWith('0');
  const [integer = '', decimals = ''] = grouped ? splitLast(whole) : whole.split(/[.,]/u);
  return Number(`${integer.replaceAll(/[.,]/gu, '')}.${decimals === '' ? '0' : decimals}`);
}

function splitLast(number: string): readonly string[] {
  const last = /[.,](\d{1,2})$/u.exec(number);
  return last === null ? [number] : [number.slice(0, last.index), last[1] ?? ''];
}

function timesOf(token: Token | undefined, after: Token | undefined): number | undefined {
  if (token === undefined || token.kind !== 'word') return undefined;
  const { lower } = token;
  if (MILLIONS.test(lower)) return 1e6;
  if (BILLIONS.test(lower)) return 1e9;
  if (THOUSANDS.test(lower)) return 1e3;
  if (token.touches || after?.kind === 'sign' || SHORT_UNITS[lower] !== undefined) return SHORT_TIMES[lower];
  return factor(lower);
}

/** The unit right behind the number, or behind one word more (`300 new jobs`), or a sign before it (`€500`). */
function unitAround(tokens: readonly Token[], from: number, next: number): string | undefined {
  const before = tokens[from - 1];
  const [first, second] = [tokens[next], tokens[next + 1]];
  const sign = before?.kind === 'sign' || /^(?:eur|usd|sek)$/u.test(before?.lower ?? '') ? before : undefined;
  const touching = SHORT_UNITS[tokens[next - 1]?.lower ?? ''];
  return (
    touching ??
    unitOf(sign) ??
    unitOf(first, second) ??
    (first?.kind === 'word' && !first.opens && second?.opens === false ? unitOf(second) : undefined)
  );
}

function unitOf(token: Token | undefined, after?: Token): string | undefined {
  if (token === undefined || token.kind === 'number') return undefined;
  if (token.lower === 'per' && after?.lower === 'cent') return 'pct';
  for (let length = Math.min(LONGEST_UNIT, token.lower.length); length > 0; length--) {
    const unit = UNITS.get(token.lower.slice(0, length));
    if (unit === undefined) continue;
    const rest = token.lower.length - length;
    return rest <= (length > 3 || unit === 'y' ? 5 : 1) && !/^euroo?p/u.test(token.lower) ? unit : undefined;
  }
  return undefined;
}
