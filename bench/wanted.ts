/** A figure that has a bound of its own, whatever the machine; others are held by test/quality.json. */
export interface Wanted {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly atMost?: number;
  readonly atLeast?: number;
  /** What stands behind it. */
  readonly beside?: string;
}

/** Prints a line; a bound that is not met ends the bench with status 1. */
export function wanted(bench: string, { name, value, unit, atMost, atLeast, beside }: Wanted): void {
  const isMet =
    value <= (atMost ?? Number.POSITIVE_INFINITY) && value >= (atLeast ?? Number.NEGATIVE_INFINITY);
  const bound =
    atMost !== undefined ? ` (at most ${atMost})` : atLeast !== undefined ? ` (at least ${atLeast})` : '';
  const figure = `${Number(value.toFixed(value < 10 ? 2 : 0))} ${unit}`.padStart(14);
  const rest = beside === undefined ? '' : `  ${beside}`;
  console.log(`${bench}: ${name.padEnd(52)} ${figure}${bound}${rest}${isMet ? '' : '  <-- falls short'}`);
  if (!isMet) process.exitCode = 1;
}

export function median(numbers: readonly number[]): number {
  return percentile(numbers, 0.5);
}

/** The smallest that so many of them, as a share, do not exceed. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

export interface Timed<Answer> {
  readonly answer: Answer;
  readonly milliseconds: number;
  /** Of the processor. */
  readonly cpuMilliseconds: number;
}

export async function timed<Answer>(work: () => Answer | Promise<Answer>): Promise<Timed<Answer>> {
  const [began, before] = [performance.now(), process.cpuUsage()];
  const answer = await work();
  const milliseconds = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  return { answer, milliseconds, cpuMilliseconds: (user + system) / 1000 };
}
