import type { Streams } from './terminal.ts';

/** What reads keys one by one where a person types, and lines where a file or a pipe is. */
export interface KeyStream extends AsyncIterable<string> {
  readonly isTTY?: boolean;
  setRawMode?(on: boolean): unknown;
}

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const ERASE = /[\u0008\u007f]/;
const LINE_END = /[\r\n]/;

/**
 * Asks each question and reads one line for each, without showing what is typed. Undefined where the person gave up (Ctrl-C)
 * or the input ended before its line.
 */
export async function readSecrets(
  questions: readonly string[],
  stdin: KeyStream,
  stderr: Streams['stderr'],
): Promise<readonly string[] | undefined> {
  const isTyped = stdin.isTTY === true;
  if (isTyped) stdin.setRawMode?.(true);
  const keys = keysOf(stdin);
  try {
    const answers: string[] = [];
    for (const question of questions) {
      if (isTyped) stderr.write(`${question}: `);
      const answer = await lineOf(keys);
      if (isTyped) stderr.write('\n');
      if (answer === undefined) return undefined;
      answers.push(answer);
      // A pipe is not asked twice.
      if (!isTyped) return questions.map(() => answer);
    }
    return answers;
  } finally {
    if (isTyped) stdin.setRawMode?.(false);
    await keys.return(undefined);
  }
}

async function* keysOf(stdin: KeyStream): AsyncGenerator<string, void> {
  for await (const chunk of stdin) yield* chunk;
}

async function lineOf(keys: AsyncGenerator<string, void>): Promise<string | undefined> {
  const line: string[] = [];
  for (;;) {
    const { value: key, done } = await keys.next();
    if (done || key === undefined) return line.length > 0 ? line.join('') : undefined;
    if (key === CTRL_C || key === CTRL_D) return undefined;
    if (LINE_END.test(key)) return line.join('');
    if (ERASE.test(key)) line.pop();
    else line.push(key);
  }
}
