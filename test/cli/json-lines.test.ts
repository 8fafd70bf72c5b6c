import { describe, expect, it } from 'vitest';
import { filterJsonLines } from '../../src/cli/json-lines.ts';
import { createTerminal } from '../../src/cli/terminal.ts';

async function filtered(...chunks: readonly string[]) {
  let out = '';
  const stdin = (async function* () {
    yield* chunks;
  })();
  const streams = {
    stdin,
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: () => true },
  };
  const terminal = createTerminal(streams, {}, new AbortController().signal);
  const { failed } = await filterJsonLines(terminal, async (input) => {
    if (input['n'] === 0) throw new Error('nothing divides by zero');
    return { half: Number(input['n']) / 2 };
  });
  return { failed, lines: out.trim().split('\n') };
}

describe('JSON Lines in, JSON Lines out', () => {
  it('answers each line in its order, however the lines were cut into chunks', async () => {
    expect(await filtered('{"n":2}\n{"n"', ':4}\n\n{"n":6}')).toEqual({
      failed: false,
      lines: ['{"half":1}', '{"half":2}', '{"half":3}'],
    });
  });

  it('puts an error in the place of a line that cannot be worked on', async () => {
    const { failed, lines } = await filtered('{"n":2}\nnot json\n[1]\n{"n":0}\n{"n":4}\n');

    expect(failed).toBe(true);
    expect(lines[0]).toBe('{"half":1}');
    expect(lines[1]).toMatch(/^\{"error":".*JSON/);
    expect(lines[2]).toBe('{"error":"a JSON object is needed on each line"}');
    expect(lines[3]).toBe('{"error":"nothing divides by zero"}');
    expect(lines[4]).toBe('{"half":2}');
  });
});
