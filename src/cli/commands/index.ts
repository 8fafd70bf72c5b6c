import type { Command } from 'commander';
import type { CommandContext } from '../command.ts';

/** A line of the list of commands, and where the command is: loaded only when it is called, for the sake of a quick start. */
export interface ListedCommand {
  readonly usage: string;
  readonly description: string;
  load(): Promise<(program: Command, context: CommandContext) => void>;
}

export const COMMANDS: readonly ListedCommand[] = [
  {
    usage: 'run [options]',
    description: 'one pass over the sources that are due; then exit',
    load: async () => (await import('./run.ts')).runCommand,
  },
  {
    usage: 'serve [options]',
    description: 'scheduler, feeds, digest pages and review desk, until stopped',
    load: async () => (await import('./serve.ts')).serveCommand,
  },
  {
    usage: 'publish [options]',
    description: 'render feeds, digest and lists again from the archive',
    load: async () => (await import('./publish.ts')).publishCommand,
  },
  {
    usage: 'explain [options] <url-or-file>',
    description: "each stage's answer for one page, in plain words",
    load: async () => (await import('./explain.ts')).explainCommand,
  },
  {
    usage: 'stage [options] <stage>',
    description: 'one stage of the pipeline as a filter, JSON Lines in and out',
    load: async () => (await import('./stage.ts')).stageCommand,
  },
  {
    usage: 'term [options] <word...>',
    description: 'what a word would find, before it is added to topics.yaml',
    load: async () => (await import('./term.ts')).termCommand,
  },
  {
    usage: 'rematch [options]',
    description: 'topics over the texts in the archive: what comes, what goes',
    load: async () => (await import('./rematch.ts')).rematchCommand,
  },
  {
    usage: 'calibrate [options]',
    description: 'weights, threshold and words that the decisions of staff speak for, as a proposal',
    load: async () => (await import('./calibrate.ts')).calibrateCommand,
  },
  {
    usage: 'import [options] <file>',
    description: "take the existing page's list into the archive, as approved",
    load: async () => (await import('./import.ts')).importCommand,
  },
  {
    usage: 'export [options]',
    description: 'the approved stories in house style',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  {
    usage: 'mail [options]',
    description: 'what is new, by e-mail and to the chat channel',
    load: async () => (await import('./mail.ts')).mailCommand,
  },
  {
    usage: 'check [options]',
    description: 'both YAML files: every mistake with its line',
    load: async () => (await import('./check.ts')).checkCommand,
  },
  {
    usage: 'doctor [options]',
    description: 'integrity, schema, size, broken and silent sources',
    load: async () => (await import('./doctor.ts')).doctorCommand,
  },
  {
    usage: 'source',
    description: 'find a new source and add it; see what a source gives now',
    load: async () => (await import('./source.ts')).sourceCommand,
  },
  {
    usage: 'user',
    description: 'who may use the review desk',
    load: async () => (await import('./user.ts')).userCommand,
  },
  {
    usage: 'backup [options] <file-or-folder>',
    description: 'a consistent copy of the archive, also while it is in use',
    load: async () => (await import('./backup.ts')).backupCommand,
  },
];
