import { Command, CommanderError } from 'commander';
import { withoutSecrets } from '../domain/secrets.ts';
import type { CommandContext } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import { EXIT, UsageError } from './exit.ts';
import type { Wiring } from './wiring.ts';

/** The program, for the command line and for the tests; of the commands that `isWanted` declines there is only the line in the list. */
export async function createProgram(
  context: CommandContext,
  isWanted: (name: string) => boolean = () => true,
): Promise<Command> {
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
  for (const { usage, description, load } of COMMANDS) {
    if (isWanted(usage.replace(/ .*/, ''))) (await load())(program, context);
    else program.command(usage).description(description);
  }
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
    const program = await createProgram({ wiring, exit }, (name) => args.includes(name));
    await program.parseAsync([...args], { from: 'user' });
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
