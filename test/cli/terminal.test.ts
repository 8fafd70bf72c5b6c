import { describe, expect, it } from 'vitest';
import { createTerminal } from '../../src/cli/terminal.ts';

function terminalOn(isTTY: boolean) {
  const written = { out: '', err: '' };
  const stdout = { write: (text: string) => (written.out += text) };
  const stderr = { isTTY, write: (text: string) => (written.err += text) };
  const stdin = (async function* () {
    yield '';
  })();
  return { written, terminal: createTerminal({ stdout, stderr, stdin }, {}, new AbortController().signal) };
}

describe('the terminal', () => {
  it('shows a progress line only where somebody watches', () => {
    const { written, terminal } = terminalOn(false);

    terminal.progress('1 of 9');

    expect(written.err).toBe('');
  });

  it('takes the progress line away before it prints anything else', () => {
    const { written, terminal } = terminalOn(true);

    terminal.progress('1 of 9');
    terminal.out('done');

    expect(written.err).toBe('1 of 9\r\u001b[2K');
    expect(written.out).toBe('done\n');
  });
});
