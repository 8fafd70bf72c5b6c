import type { Command } from 'commander';
import { type CommandContext, type CommonOptions, configOf, withCommonOptions } from '../command.ts';
import { EXIT } from '../exit.ts';

const HELP = `
Examples:
  mediawatch backup backups/before-move.db      while the service runs; the file must not exist yet
To restore: stop the service, put the file in the data folder as mediawatch.db, start again.`;

export function backupCommand(program: Command, context: CommandContext): void {
  withCommonOptions(
    program.command('backup <file>').description('a consistent copy of the archive, also while it is in use'),
  )
    .addHelpText('after', HELP)
    .action(async (file: string, options: CommonOptions) => {
      const { wiring } = context;
      const store = await wiring.openStore(await configOf(options, wiring));
      try {
        await store.backup(file);
        wiring.terminal.out(`backed up: ${file}`);
        context.exit(EXIT.done);
      } finally {
        await store.close();
      }
    });
}
