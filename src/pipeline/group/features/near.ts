/** How far a number rounded to one digit, and one rounded to two, may be from the exact one. */
const NEARLY: readonly (readonly [digits: number, share: number])[] = [
  [1, 0.08],
  [2, 0.05],
];

const MONEY = new Set(['eur', 'usd', 'sek', 'gbp']);
/** What a euro has been worth over ten years, least and most. */
const PER_EURO: Readonly<Record<string, readonly [least: number, most: number]>> = {
  sek: [9.9, 11.9],
  usd: [1.03, 1.22],
  gbp: [0.83, 0.91],
};
/** Sums from here on are worth the conversion; small ones are too many. */
const CONVERTED_FROM = 1e6;

/** Whether a sum in euros may be the other in another currency. */
function areConverted(
  [unit, otherUnit]: readonly string[],
  [value = 0, otherValue = 0]: readonly number[],
): boolean {
  if (unit !== 'eur' && otherUnit !== 'eur') return false;
  const rate = PER_EURO[unit === 'eur' ? (otherUnit ?? '') : (unit ?? '')];
  const [euros, others] = unit === 'eur' ? [value, otherValue] : [otherValue, value];
  if (rate === undefined || euros < CONVERTED_FROM) return false;
  return others >= euros * rate[0] && others <= euros * rate[1];
}

/** Whether two amounts, as they are named, are of one unit, one of them round, and not far apart. */
export function areNear(one: string, other: string): boolean {
  const colon = one.indexOf(':');
  const otherColon = other.indexOf(':');
  const units = [one.slice(0, colon), other.slice(0, otherColon)];
  const values = [Number(one.slice(colon + 1)), Number(other.slice(otherColon + 1))];
  if (areConverted(units, values)) return true;
  // Millions of what is not said are millions of money.
  if (units[0] !== units[1] && !(units.includes('n') && units.some((unit) => MONEY.has(unit)))) return false;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return NEARLY.some(
    ([digits, share]) =>
      most - least <= share * most && values.some((value) => Number(value.toPrecision(digits)) === value),
  );
}
