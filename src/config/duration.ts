/** Minutes of `30m`, `2h`, `1d`, or seconds-precise `2s` as a fraction; undefined for anything else. */
export function minutesOf(text: string): number | undefined {
  const found = /^\s*(\d+(?:\.\d+)?)\s*(ms|s|m|min|h|d)\s*$/.exec(text);
  if (found === null) return undefined;
  const [, amount = '', unit = ''] = found;
  return Number(amount) * (MINUTES[unit] ?? 0);
}

const MINUTES: Readonly<Record<string, number>> = { ms: 1 / 60_000, s: 1 / 60, m: 1, min: 1, h: 60, d: 1440 };
