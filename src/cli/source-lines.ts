/** What there is to say of one source. */
export interface SourceLine {
  readonly sourceId: string;
  readonly state: string;
  readonly message: string;
  /** What to do, if anything. */
  readonly advice: readonly string[];
}

/** A line for each source, its columns under each other, and below it what to do. */
export function sourceLines(sources: readonly SourceLine[], indent = ''): readonly string[] {
  const idWidth = widest(sources.map(({ sourceId }) => sourceId));
  const stateWidth = widest(sources.map(({ state }) => state));
  return sources.flatMap(({ sourceId, state, message, advice }) => [
    `${indent}${sourceId.padEnd(idWidth)}  ${state.padEnd(stateWidth)}  ${message}`,
    ...advice.map((each) => `${indent}${' '.repeat(idWidth + stateWidth + 4)}→ ${each}`),
  ]);
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.length));
}
