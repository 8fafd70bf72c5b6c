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

  it('obeys no escape sequence that a page has put into a title', () => {
    const { written, terminal } = terminalOn(true);

    terminal.out('title \u001b]0;mine\u0007\u001b[2J\u009b31m end\tof\nit');
    terminal.talk('\rfailed: \u001b[1A');

    expect(written.out).toBe('title \ufffd]0;mine\ufffd\ufffd[2J\ufffd31m end\tof\nit\n');
    expect(written.err).toBe('\ufffdfailed: \ufffd[1A\n');
  });
});
