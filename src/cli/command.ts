import { type Command, Option } from 'commander';
import type { Config } from '../config/index.ts';
import { describeProblem } from '../config/problems.ts';
import { UsageError } from './exit.ts';
import type { Wiring } from './wiring.ts';

/** One subcommand: declares itself, and answers with an exit status when it is called. */
export interface CommandContext {
  readonly wiring: Wiring;
  /** Keeps the exit status of the command that ran. */
  exit(status: number): void;
}

export interface CommonOptions {
  readonly config?: string;
  readonly topics?: string;
  readonly data?: string;
}

export function withCommonOptions(command: Command): Command {
  return command
    .addOption(new Option('--config <file>', 'where to look (default: sources.yaml)'))
    .addOption(new Option('--topics <file>', 'what for (default: topics.yaml)'))
    .addOption(new Option('--data <dir>', 'archive and published files (default: data)'));
}

/** Both files read and found good, or every mistake of them at once. */
export async function configOf(options: CommonOptions, wiring: Wiring): Promise<Config> {
  const config = await wiring.loadConfig(options);
  if (config.ok) return config.value;
  throw new UsageError(config.problem.map(describeProblem).join('\n'));
}

/** A file that a person named; `hint` says what to name where it cannot be read. */
export async function textOf(file: string, wiring: Wiring, hint: string): Promise<string> {
  try {
    return await wiring.readText(file);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${file} cannot be read (${why}); ${hint}`, { cause });
  }
}
