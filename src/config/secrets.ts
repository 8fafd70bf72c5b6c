import { readFile } from 'node:fs/promises';
import { failed, ok, type Result } from '../domain/result.ts';
import type { Environment, EnvironmentName } from './environment.ts';
import type { Problem } from './problems.ts';

/** What must not stand in a file that is shared: taken from the environment, or from a file that it names. */
export interface Secrets {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  readonly smtp?: string;
  /** The `https:` address of a chat channel. */
  readonly chat?: string;
}

const SECRETS = [
  {
    key: 'smtp',
    name: 'MEDIAWATCH_SMTP',
    schemes: ['smtp:', 'smtps:'],
    like: 'smtp://mail.example.org:587, with user:password@ before the host where one is asked for',
  },
  { key: 'chat', name: 'MEDIAWATCH_CHAT', schemes: ['https:', 'http:'], like: 'https://hooks.example.org/…' },
] as const;

/** Every mistake at once, none of them with the secret in it. */
export async function readSecrets(environment: Environment): Promise<Result<Secrets, readonly Problem[]>> {
  const problems: Problem[] = [];
  const secrets: { -readonly [Key in keyof Secrets]: Secrets[Key] } = {};
  for (const { key, name, schemes, like } of SECRETS) {
    const value = await secretOf(name, environment, problems);
    if (value === undefined) continue;
    const protocol = URL.parse(value)?.protocol ?? '';
    if ((schemes as readonly string[]).includes(protocol)) secrets[key] = value;
    else problems.push(problem(`${name} is no address of this kind; write it like ${like}`));
  }
  return problems.length > 0 ? failed(problems) : ok(secrets);
}

async function secretOf(
  name: (typeof SECRETS)[number]['name'],
  environment: Environment,
  problems: Problem[],
): Promise<string | undefined> {
  const inFile: EnvironmentName = `${name}_FILE`;
  const file = environment[inFile];
  if (file === undefined) return environment[name];
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    problems.push(problem(`${inFile} names ${file}, which cannot be read (${why})`));
    return undefined;
  }
}

function problem(message: string): Problem {
  return { file: 'environment', line: 0, severity: 'error', message };
}
