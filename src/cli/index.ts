import { Command, CommanderError } from 'commander';
import { withoutSecrets } from '../domain/secrets.ts';
import type { CommandContext } from './command.ts';
import { backupCommand } from './commands/backup.ts';
import { calibrateCommand } from './commands/calibrate.ts';
import { checkCommand } from './commands/check.ts';
import { doctorCommand } from './commands/doctor.ts';
import { explainCommand } from './commands/explain.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { mailCommand } from './commands/mail.ts';
import { publishCommand } from './commands/publish.ts';
import { rematchCommand } from './commands/rematch.ts';
import { runCommand } from './commands/run.ts';
import { serveCommand } from './commands/serve.ts';
import { sourceCommand } from './commands/source.ts';
import { stageCommand } from './commands/stage.ts';
import { termCommand } from './commands/term.ts';
import { userCommand } from './commands/user.ts';
import { EXIT, UsageError } from './exit.ts';
import type { Wiring } from './wiring.ts';

const COMMANDS = [
  runCommand,
  serveCommand,
  publishCommand,
  explainCommand,
  stageCommand,
  termCommand,
  rematchCommand,
  calibrateCommand,
  importCommand,
  exportCommand,
  mailCommand,
  checkCommand,
  doctorCommand,
  sourceCommand,
  userCommand,
  backupCommand,
];

/** The program with all its commands, for the command line and for the test that compares it with the README. */
export function createProgram(context: CommandContext): Command {
  const { terminal, version } = context.wiring;
  const program = new Command('mediawatch')
    .description(
      'Finds the news about battery metals and BATCircle, groups it into stories and publishes the digest.',
    )
    .version(version)
    .showHelpAfterError('(mediawatch --help lists the commands)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.talk(text.trimEnd()),
    });
  for (const declare of COMMANDS) declare(program, context);
  for (const command of program.commands) settle(command, program, 'mediawatch');
  return program;
}

/** What holds for the program holds for each command; one that is used wrongly names its own help. */
function settle(command: Command, parent: Command, path: string): void {
  const name = `${path} ${command.name()}`;
  command.exitOverride().copyInheritedSettings(parent).showHelpAfterError(`(${name} --help shows how)`);
  for (const inner of command.commands) settle(inner, command, name);
}

/** Runs one command and answers with the exit status; what goes wrong is told in a sentence. */
export async function runCli(args: readonly string[], wiring: Wiring): Promise<number> {
  let status: number = EXIT.done;
  const exit = (ended: number) => {
    status = ended;
  };
  try {
    await createProgram({ wiring, exit }).parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    return statusOf(error, wiring);
  }
}

function statusOf(error: unknown, { terminal }: Wiring): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof UsageError) {
    terminal.talk(withoutSecrets(error.message));
    return EXIT.usage;
  }
  terminal.talk(`mediawatch: ${withoutSecrets(describeError(error))}`);
  if (terminal.environment['MEDIAWATCH_LOG'] === 'debug' && error instanceof Error)
    terminal.talk(withoutSecrets(error.stack ?? ''));
  return EXIT.unexpected;
}

/** The sentence and, where it has one that it does not tell itself, what it came from. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message, cause } = error;
  return cause instanceof Error && !message.includes(cause.message)
    ? `${message} (${cause.message})`
    : message;
}
