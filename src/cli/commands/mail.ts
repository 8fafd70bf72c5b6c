import type { Command } from 'commander';
import { type CommandContext, type CommonOptions, configOf, withCommonOptions } from '../command.ts';
import { EXIT } from '../exit.ts';
import { NOBODY, previewLines } from '../mail-preview.ts';
import { tellWhatIsNew } from '../mailing.ts';

interface MailOptions extends CommonOptions {
  readonly dryRun?: boolean;
}

const HELP = `
Examples:
  mediawatch mail --dry-run      who would get it now, who not and why, and the mail itself
  mediawatch mail                sends what was put out since the last one, and tells the chat channel

Recipients stand in sources.yaml under mail, the server in MEDIAWATCH_SMTP. serve does this by itself, on Mondays
at 8 unless schedule.mail says otherwise.`;

export function mailCommand(program: Command, context: CommandContext): void {
  withCommonOptions(program.command('mail').description('what is new, by e-mail and to the chat channel'))
    .option('-n, --dry-run', 'print who would get what instead of sending it')
    .addHelpText('after', HELP)
    .action(async (options: MailOptions) => {
      const { wiring } = context;
      const config = await configOf(options, wiring);
      const store = await wiring.openStore(config, { existing: true });
      try {
        if (options.dryRun === true) {
          for (const line of await previewLines({ config, store, wiring })) wiring.terminal.out(line);
          return context.exit(EXIT.done);
        }
        const lines = await tellWhatIsNew({ config, store, wiring });
        for (const line of lines) wiring.terminal.out(line);
        if (lines.length === 0) wiring.terminal.out(NOBODY);
        context.exit(
          lines.some((line) => /^(?:not to|the chat channel was not)/u.test(line))
            ? EXIT.someSourceFailed
            : EXIT.done,
        );
      } finally {
        await store.close();
      }
    });
}
