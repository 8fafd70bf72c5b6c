import fc from 'fast-check';
import { mutants } from './mutate.ts';
import type { Target } from './target.ts';

/** A case may use the processor for this long, in milliseconds. */
export const MOST_MS = 2_000;

export interface Finding {
  readonly target: string;
  /** The first line of what went wrong, which also tells findings apart. */
  readonly message: string;
  readonly stack: string;
  /** As small as it could be made. */
  readonly input: Buffer;
}

export interface Trial {
  readonly cases: number;
  readonly findings: readonly Finding[];
}

export interface TrialOptions {
  readonly seed: number;
  /** Ends after so many cases, or after so much time in milliseconds, whichever comes first. */
  readonly cases?: number;
  readonly milliseconds?: number;
  /** Of the processor for one case, in milliseconds. */
  readonly mostMs?: number;
  /** Told of each case before it runs, for whoever watches. */
  readonly onCase?: (input: Buffer) => void;
}

/** Cases that fast-check makes at a time: after a finding it goes on with the next lot. */
const LOT = 200;

/** Runs a target over mutants of its seeds; a finding is made small and kept once. */
export async function tried(target: Target, seeds: readonly Buffer[], options: TrialOptions): Promise<Trial> {
  const { seed, cases: most = Number.POSITIVE_INFINITY, milliseconds = Number.POSITIVE_INFINITY } = options;
  const { mostMs = MOST_MS } = options;
  const begun = performance.now();
  const findings = new Map<string, Finding>();
  let cases = 0;
  const property = fc.asyncProperty(mutants(seeds, target.tokens ?? []), async (input) => {
    options.onCase?.(input);
    cases += 1;
    const before = process.threadCpuUsage();
    await target.run(input);
    const used = process.threadCpuUsage(before);
    const ms = (used.user + used.system) / 1000;
    if (ms > mostMs) throw new Error(`a case takes longer than ${mostMs} ms`);
  });
  for (let lot = 0; cases < most && performance.now() - begun < milliseconds; lot++) {
    const left = milliseconds - (performance.now() - begun);
    const details = await fc.check(property, {
      seed: seed + lot,
      numRuns: Math.min(LOT, most - cases),
      ...(Number.isFinite(left) && { interruptAfterTimeLimit: Math.min(left, 30_000) }),
    });
    const [input] = details.counterexample ?? [];
    if (!details.failed || input === undefined) continue;
    const error = details.errorInstance;
    const message = String(error instanceof Error ? error.message : error).split('\n')[0] ?? '';
    const stack = error instanceof Error ? (error.stack ?? '') : '';
    const key = message.replace(/\d+|\(.*/g, '').slice(0, 80);
    if (!findings.has(key)) findings.set(key, { target: target.name, message, stack, input });
  }
  return { cases, findings: [...findings.values()] };
}
