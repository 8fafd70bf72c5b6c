import { readFile } from 'node:fs/promises';
import { failed, ok, type Result } from '../domain/result.ts';
import type { Topics } from '../domain/topic.ts';
import { type Environment, type ServiceSettings, serviceSettings, withEnvironment } from './environment.ts';
import type { Problem } from './problems.ts';
import { readSecrets, type Secrets } from './secrets.ts';
import { readSources, type SourcesFile } from './sources.ts';
import { readTopics } from './topics.ts';

/** Everything that a person set, from the two files, the environment and the command line. */
export interface Config extends SourcesFile {
  readonly topics: Topics;
  readonly dataFolder: string;
  readonly service: ServiceSettings;
  readonly secrets: Secrets;
}

/** Where the files are; a flag of the command line comes first, the environment after it. */
export interface ConfigPlaces {
  readonly config?: string;
  readonly topics?: string;
  readonly data?: string;
}

/** Where the sources are written down. */
export function sourcesFileOf({ config }: ConfigPlaces, environment: Environment): string {
  return config ?? environment['MEDIAWATCH_CONFIG'] ?? 'sources.yaml';
}

/** Where it is written what is looked for. */
export function topicsFileOf({ topics }: ConfigPlaces, environment: Environment): string {
  return topics ?? environment['MEDIAWATCH_TOPICS'] ?? 'topics.yaml';
}

/** Reads both files and the environment, and answers with every mistake of all three at once. */
export async function loadConfig(
  places: ConfigPlaces,
  environment: Environment,
): Promise<Result<Config, readonly Problem[]>> {
  const sourcesFile = sourcesFileOf(places, environment);
  const topicsFile = topicsFileOf(places, environment);
  const written = await readPart(sourcesFile, readSources);
  const sources = written.ok ? withEnvironment(written.value, environment) : written;
  const topics = await readPart(topicsFile, readTopics);
  const service = serviceSettings(environment);
  const secrets = await readSecrets(environment);
  if (!sources.ok || !topics.ok || !service.ok || !secrets.ok) {
    return failed([sources, topics, service, secrets].flatMap((part) => (part.ok ? [] : part.problem)));
  }
  return ok({
    ...sources.value,
    topics: topics.value,
    dataFolder: places.data ?? environment['MEDIAWATCH_DATA'] ?? 'data',
    service: service.value,
    secrets: secrets.value,
  });
}

async function readPart<Part>(
  file: string,
  read: (text: string, file: string) => Result<Part, readonly Problem[]>,
): Promise<Result<Part, readonly Problem[]>> {
  const text = await readText(file);
  return text.ok ? read(text.value, file) : failed([text.problem]);
}

/** Why a file cannot be read, in words, by the system's code. */
const WHY: ReadonlyMap<unknown, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EACCES', 'this user may not read it'],
  ['EISDIR', 'it is a folder'],
]);

async function readText(file: string): Promise<Result<string, Problem>> {
  try {
    return ok(await readFile(file, 'utf8'));
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? WHY.get(error.code) : undefined;
    const message = `cannot be read (${why ?? String(error)}); make it, or name another with --config, --topics or the environment`;
    return failed({ file, line: 0, severity: 'error', message });
  }
}
