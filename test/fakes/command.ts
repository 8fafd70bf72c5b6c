import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main, type Outside } from '../../src/main.ts';

/** What a person sees of one command. */
export interface Seen {
  readonly status: number;
  readonly out: string;
  readonly talk: string;
}

/** Runs one command in this process and keeps what it says. */
export async function command(
  args: readonly string[],
  outside: Outside & { readonly input?: string } = {},
): Promise<Seen> {
  let out = '';
  let talk = '';
  const { input = '', ...rest } = outside;
  const stdin = (async function* () {
    yield input;
  })();
  const status = await main(args, {
    environment: { MEDIAWATCH_LOG: 'silent' },
    interrupted: new AbortController().signal,
    stdin,
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (talk += text) },
    ...rest,
  });
  return { status, out, talk };
}

/** A folder of its own with the two files that a command reads; gone at the end. */
export interface Workplace extends AsyncDisposable {
  readonly folder: string;
  /** `--config … --topics … --data …`. */
  readonly flags: readonly string[];
  readonly data: string;
}

export async function workplace(files: {
  readonly sources: string;
  readonly topics?: string;
}): Promise<Workplace> {
  const folder = await mkdtemp(join(tmpdir(), 'mediawatch-test-'));
  const data = join(folder, 'data');
  const config = join(folder, 'sources.yaml');
  const topics = files.topics === undefined ? 'topics.yaml' : join(folder, 'topics.yaml');
  await writeFile(config, files.sources);
  if (files.topics !== undefined) await writeFile(topics, files.topics);
  return {
    folder,
    data,
    flags: ['--config', config, '--topics', topics, '--data', data],
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
