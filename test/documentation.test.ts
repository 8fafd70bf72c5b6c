import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../src/cli/index.ts';
import { createTerminal } from '../src/cli/terminal.ts';
import type { Wiring } from '../src/cli/wiring.ts';
import { ENVIRONMENT } from '../src/config/environment.ts';
import { SOURCE_KINDS } from '../src/domain/source.ts';
import { VERSION } from '../src/version.ts';

const readme = readFileSync('README.md', 'utf8');
const manifest: { readonly version: string } = JSON.parse(readFileSync('package.json', 'utf8'));

async function program(isWanted?: (name: string) => boolean) {
  const streams = { stdin: process.stdin, stdout: { write: () => true }, stderr: { write: () => true } };
  const terminal = createTerminal(streams, {}, new AbortController().signal);
  return createProgram({ wiring: { terminal, version: VERSION } as Wiring, exit: () => undefined }, isWanted);
}

const { commands } = await program();

describe('the documentation', () => {
  it.each(commands.map((command) => command.name()))('the README tells what "%s" does', (name) => {
    expect(readme).toContain(`| \`${name}`);
  });

  it.each(commands.map((command) => [command.name(), command] as const))(
    'the help of "%s" has a description for every option',
    (_name, command) => {
      expect(command.description()).not.toBe('');
      expect(command.options.filter((option) => option.description === '')).toEqual([]);
    },
  );

  it('the list of commands reads the same whether they are loaded or not', async () => {
    const unloaded = await program(() => false);
    expect(unloaded.helpInformation()).toBe((await program()).helpInformation());
  });

  it.each(Object.keys(ENVIRONMENT))('the README names %s', (name) => {
    expect(readme).toContain(name);
  });

  it.each(SOURCE_KINDS)('the README names the kind "%s"', (kind) => {
    expect(readme).toMatch(new RegExp(`\\b${kind}\\b`));
  });

  const settings =
    readFileSync('src/config/sources-schema.ts', 'utf8').match(
      /^ {2,4}([a-zA-Z]+): (?:z\.|duration|webAddress|regular|cron|selectors|state)/gm,
    ) ?? [];
  it.each([...new Set(settings.map((line) => line.trim().replace(/:.*/, '')))])(
    'the README or sources.yaml names the setting "%s"',
    (name) => {
      expect(readme + readFileSync('sources.yaml', 'utf8')).toMatch(new RegExp(`\\b${name}\\b`));
    },
  );

  it('the version is the one of package.json', () => {
    expect(VERSION).toBe(manifest.version);
  });
});
