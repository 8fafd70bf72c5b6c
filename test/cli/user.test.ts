import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSecrets } from '../../src/cli/secret.ts';
import { command, type Workplace, workplace } from '../fakes/command.ts';

const SOURCES =
  'version: 1\nnetwork: { contact: "mailto:a@example.org" }\nsources:\n  - { id: a, outlet: A, kind: feed, url: "https://example.org/rss" }\n';
let place: Workplace;

beforeAll(async () => {
  place = await workplace({ sources: SOURCES });
});
afterAll(() => place[Symbol.asyncDispose]());

function user(args: readonly string[], input?: string) {
  return command(['user', ...args, ...place.flags], input === undefined ? {} : { input });
}

describe('user', () => {
  it('adds somebody with a password from a pipe, which it does not show', async () => {
    const seen = await user(
      ['add', 'Maija@Example.org', '--name', 'Maija', '--role', 'admin'],
      'kolme mäyrää tiellä\n',
    );

    expect(seen).toEqual({ status: 0, out: 'added: maija@example.org, admin\n', talk: '' });
  });

  it('makes a password and shows it once', async () => {
    const seen = await user(['add', 'olli@example.org', '--name', 'Olli', '--generate']);

    expect(seen.status).toBe(0);
    expect(seen.out).toMatch(
      /^password, shown this once: ([a-z2-9]{5}-){3}[a-z2-9]{5}\nadded: olli@example.org, editor\n$/,
    );
  });

  it('lists everybody', async () => {
    const seen = await user(['list']);

    expect(seen.out).toMatch(
      /^admin {3}maija@example\.org {2}Maija {2}since [\d.]+\neditor {2}olli@example\.org/,
    );
    expect((await user(['list', '--json'])).out).not.toContain('scrypt');
  });

  it.each([
    [
      'an address that is none',
      ['add', 'maija', '--name', 'M'],
      'x'.repeat(3),
      '"maija" is no e-mail address',
    ],
    ['somebody twice', ['add', 'maija@example.org', '--name', 'M'], 'x', 'has an account already'],
    [
      'a short password',
      ['add', 'new@example.org', '--name', 'N'],
      'short\n',
      'it needs 12 characters or more',
    ],
    [
      'no password',
      ['add', 'new@example.org', '--name', 'N'],
      '',
      'no password was given; nothing was changed',
    ],
    ['an empty name', ['add', 'new@example.org', '--name', ' '], 'x', 'the name is empty'],
    [
      'an unknown role',
      ['add', 'new@example.org', '--name', 'N', '--role', 'boss'],
      'x',
      'viewer, editor, admin',
    ],
    ['a stranger', ['remove', 'nobody@example.org'], '', 'nobody@example.org has no account'],
    [
      'a password as an argument',
      ['add', 'new@example.org', 'kolme mäyrää tiellä', '--name', 'N'],
      '',
      'too many arguments',
    ],
  ])('refuses %s', async (_what, args, input, message) => {
    const seen = await user(args, input);

    expect(seen.status).toBe(2);
    expect(seen.talk).toContain(message);
    expect((await user(['list'])).out).not.toContain('new@example.org');
  });

  it('renews a password, and removes somebody', async () => {
    expect((await user(['password', 'olli@example.org'], 'toinen hyvä salasana\n')).out).toBe(
      'new password: olli@example.org; their sessions ended\n',
    );
    expect((await user(['remove', 'olli@example.org'])).out).toBe('removed: olli@example.org\n');
    expect((await user(['list'])).out).not.toContain('olli');
  });
});

describe('a password that is typed', () => {
  async function typed(keys: readonly string[]) {
    let shown = '';
    const modes: boolean[] = [];
    const stdin = {
      isTTY: true,
      setRawMode: (on: boolean) => modes.push(on),
      async *[Symbol.asyncIterator]() {
        yield* keys;
      },
    };
    const answers = await readSecrets(['Password', 'Once more'], stdin, { write: (text) => (shown += text) });
    return { answers, shown, modes };
  }

  it('is asked for twice and never shown', async () => {
    const seen = await typed(['sal', 'a\r', 'sala\u007fo\r']);

    expect(seen.answers).toEqual(['sala', 'salo']);
    expect(seen.shown).toBe('Password: \nOnce more: \n');
    expect(seen.modes).toEqual([true, false]);
  });

  it('is given up with Ctrl-C, and the terminal is as before', async () => {
    const seen = await typed(['sal\u0003']);

    expect(seen.answers).toBeUndefined();
    expect(seen.modes).toEqual([true, false]);
  });
});
