import type { Log } from '../../src/ports.ts';

export interface LogLine {
  readonly level: keyof Log;
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A log that remembers. */
export interface FakeLog extends Log {
  readonly lines: readonly LogLine[];
}

export function fakeLog(): FakeLog {
  const lines: LogLine[] = [];
  const at =
    (level: keyof Log): Log['info'] =>
    (message, facts = {}) => {
      lines.push({ level, message, facts });
    };
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
