import { spawn } from 'node:child_process';

/** Another program that follows feeds, with a folder of its own. */
export interface Peer {
  readonly name: string;
  /** How to get it, for when it is not there. */
  readonly from: string;
  isThere(): Promise<boolean>;
  /** Once: writes its configuration as one who uses it would. */
  begin(folder: string, feeds: readonly string[]): Promise<void>;
  /** Asks every feed. */
  run(folder: string): Promise<void>;
  /** Items that it keeps. */
  count(folder: string): Promise<number>;
}

export interface Said {
  readonly status: number | null;
  readonly out: string;
  readonly errors: string;
}

/** Runs a program to its end, with the folder as home; status null where there is no such program. */
export function said(program: string, args: readonly string[], folder: string): Promise<Said> {
  // Its own configuration and nothing of whoever runs the bench, who may have one.
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    XDG_DATA_HOME: folder,
    TERM: 'dumb',
  };
  const child = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, errors] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve({ status: null, out, errors }));
    child.once('close', (status) => resolve({ status, out, errors }));
  });
}

/** What it said; an error where it did not end well. */
export async function done(program: string, args: readonly string[], folder: string): Promise<string> {
  const { status, out, errors } = await said(program, args, folder);
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${(errors || out).slice(-500)}`);
  return out;
}
