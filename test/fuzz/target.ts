/** A piece of the program that reads what others wrote. */
export interface Target {
  readonly name: string;
  /** Written by hand: small documents of every form that the reader knows. */
  readonly seeds: readonly (string | Uint8Array)[];
  /** File names from the folder of real material that are seeds too, where that is at hand. */
  readonly corpora?: readonly string[];
  /** What such documents are made of, beside what every reader is tried with. */
  readonly tokens?: readonly string[];
  /** Runs one case; throws where a promise is broken. Answers with nothing. */
  run(input: Buffer): unknown;
}

/** Bytes that are no UTF-8 stand for lone surrogates, which text may hold as well. */
export function textOf(input: Buffer): string {
  return input.toString('utf8').replaceAll('\uFFFD', '\uD800');
}

export function insist(holds: boolean, promise: string): void {
  if (!holds) throw new Error(`broken promise: ${promise}`);
}

/** Nothing that is read may reach the prototype of everything. */
export function insistUnpolluted(): void {
  const plain: Record<string, unknown> = {};
  insist(
    plain['polluted'] === undefined && Object.keys(Object.prototype).length === 0,
    'no prototype is changed',
  );
}
