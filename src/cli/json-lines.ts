import type { Terminal } from './terminal.ts';

/**
 * One JSON object a line in, one a line out, in the order given. A line that cannot be read or worked on gets
 * `{"error": …}` in its place; the answer says whether there was any.
 */
export async function filterJsonLines(
  terminal: Terminal,
  work: (input: Readonly<Record<string, unknown>>) => Promise<unknown>,
): Promise<{ readonly failed: boolean }> {
  let failed = false;
  for await (const line of linesOf(terminal.input())) {
    if (line.trim() === '') continue;
    const answer = await answerTo(line, work);
    failed ||= hasError(answer);
    terminal.out(JSON.stringify(answer));
  }
  return { failed };
}

async function answerTo(line: string, work: (input: Readonly<Record<string, unknown>>) => Promise<unknown>) {
  try {
    const input: unknown = JSON.parse(line);
    if (!isRecord(input)) return { error: 'a JSON object is needed on each line' };
    return await work(input);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function hasError(answer: unknown): boolean {
  return isRecord(answer) && 'error' in answer;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
