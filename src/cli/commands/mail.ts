import type { Command } from 'commander';
import { newSince } from '../../pipeline/mailing.ts';
import { digestMail } from '../../pipeline/publish/mail.ts';
import { type CommandContext, type CommonOptions, configOf, withCommonOptions } from '../command.ts';
import { EXIT } from '../exit.ts';
import { tellWhatIsNew } from '../mailing.ts';

interface MailOptions extends CommonOptions {
  readonly dryRun?: boolean;
}

const HELP = `
Examples:
  mediawatch mail --dry-run      the mail as it would be sent now, on standard output
  mediawatch mail                sends what was put out since the last one, and tells the chat channel

Recipients stand in sources.yaml under mail, the server in MEDIAWATCH_SMTP. serve does this by itself, on Mondays
at 8 unless schedule.mail says otherwise.`;

export function mailCommand(program: Command, context: CommandContext): void {
  withCommonOptions(program.command('mail').description('what is new, by e-mail and to the chat channel'))
    .option('--dry-run', 'print the mail instead of sending it')
    .addHelpText('after', HELP)
    .action(async (options: MailOptions) => {
      const { wiring } = context;
      const config = await configOf(options, wiring);
      const store = await wiring.openStore(config);
      try {
        if (options.dryRun === true) {
          const now = wiring.clock.now();
          const { title, baseUrl, mode } = config.publish;
          const items = await newSince({ store, mailings: store }, mode, now);
          const themes = await store.themes();
          const mail = digestMail({
            title,
            items,
            themes,
            at: now,
            ...(baseUrl !== undefined && { baseUrl }),
          });
          wiring.terminal.out(`Subject: ${mail.subject}\n\n${mail.text.trimEnd()}`);
          return context.exit(EXIT.done);
        }
        const lines = await tellWhatIsNew({ config, store, wiring });
        for (const line of lines) wiring.terminal.out(line);
        if (lines.length === 0)
          wiring.terminal.out('nobody gets mail yet: add mail: { from: …, to: […] } to sources.yaml');
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
