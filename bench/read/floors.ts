/**
 * Holds figures to the floors and ceilings that test/quality.json has under the name of the bench. With `--pin` a bound is tightened to what
 * was measured, and a new figure gets one; only `--lower` loosens one.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const QUALITY = new URL('../../test/quality.json', import.meta.url);

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly better: 'higher' | 'lower';
  /** What stands behind it: counts, other figures. */
  readonly beside?: string;
  /** Depends on the machine or its load: printed, not held to anything. */
  readonly isLoose?: boolean;
}

interface Bound {
  readonly atLeast?: number;
  readonly atMost?: number;
}

type Bounds = Readonly<Record<string, Bound>>;

export function share(name: string, tally: { good: number; all: number }, beside?: string): Figure {
  const counts = `${tally.good} of ${tally.all}`;
  const value = tally.good / Math.max(1, tally.all);
  return { name, value, better: 'higher', beside: beside === undefined ? counts : `${counts}; ${beside}` };
}

export function report(
  figures: readonly Figure[],
  flags: readonly string[],
  bench: 'read' | 'group' | 'job' = 'read',
): void {
  const quality: Readonly<Record<string, Bounds>> = JSON.parse(readFileSync(QUALITY, 'utf8'));
  const bounds = { ...quality[bench] };
  for (const figure of figures) {
    const bound = bounds[figure.name] ?? {};
    const isMet = meets(figure.value, bound);
    if (!isMet && !flags.includes('--lower')) process.exitCode = 1;
    console.log(`${bench}: ${line(figure, bound)}${isMet ? '' : '  <-- falls short'}`);
    const mayPin = isMet ? flags.includes('--pin') : flags.includes('--lower');
    if (mayPin && figure.isLoose !== true) bounds[figure.name] = pinned(figure);
  }
  if (flags.includes('--pin') || flags.includes('--lower'))
    writeFileSync(QUALITY, written({ ...quality, [bench]: bounds }));
}

function meets(value: number, { atLeast, atMost }: Bound): boolean {
  return (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);
}

function line({ name, value, beside }: Figure, { atLeast, atMost }: Bound): string {
  const bound =
    atLeast !== undefined ? ` (at least ${atLeast})` : atMost !== undefined ? ` (at most ${atMost})` : '';
  return `${name.padEnd(44)} ${Number(value.toFixed(4))}${bound}${beside === undefined ? '' : `  ${beside}`}`;
}

/** To three decimals, on the side that the figure meets. */
function pinned({ value, better }: Figure): Bound {
  return better === 'higher'
    ? { atLeast: Math.floor(value * 1_000) / 1_000 }
    : { atMost: Math.ceil(value * 1_000) / 1_000 };
}

/** A bound on one line, as the formatter has it. */
function written(quality: object): string {
  return `${JSON.stringify(quality, null, 2).replace(/\{\s+("at\w+": [\d.]+)\s+\}/g, '{ $1 }')}\n`;
}
