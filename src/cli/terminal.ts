import { type KeyStream, readSecrets } from './secret.ts';

/** Results go to `out`, talk goes to `talk`; a progress line is shown only where somebody watches. */
export interface Terminal {
  out(line: string): void;
  talk(line: string): void;
  /** Replaces itself; an empty text removes it. Nothing where nobody watches. */
  progress(line: string): void;
  readonly interactive: boolean;
  readonly environment: Readonly<Partial<Record<string, string>>>;
  input(): AsyncIterable<string>;
  /** A line for each question, not shown while it is typed; from a pipe one line for all. Undefined where none came. */
  secrets(questions: readonly string[]): Promise<readonly string[] | undefined>;
  /** Aborted by Ctrl-C or SIGTERM; a second Ctrl-C leaves at once. */
  readonly interrupted: AbortSignal;
}

const CLEAR_LINE = '\r\u001b[2K';

export interface Streams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly stdin: KeyStream;
}

export function createTerminal(
  streams: Streams,
  environment: Terminal['environment'],
  interrupted: AbortSignal,
): Terminal {
  const interactive = streams.stderr.isTTY === true;
  let shown = false;
  const clear = () => {
    if (shown) streams.stderr.write(CLEAR_LINE);
    shown = false;
  };
  return {
    interactive,
    environment,
    interrupted,
    input: () => streams.stdin,
    secrets: (questions) => readSecrets(questions, streams.stdin, streams.stderr),
    out: (line) => {
      clear();
      streams.stdout.write(`${printable(line)}\n`);
    },
    talk: (line) => {
      clear();
      streams.stderr.write(`${printable(line)}\n`);
    },
    progress: (line) => {
      if (!interactive) return;
      clear();
      streams.stderr.write(line);
      shown = line !== '';
    },
  };
}

/** Titles and addresses come from pages, and a terminal obeys escape sequences; tabs and line ends may stay. */
function printable(line: string): string {
  return line.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd');
}
