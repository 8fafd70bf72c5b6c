import type { Command } from 'commander';
import { type CommandContext, type CommonOptions, configOf, withCommonOptions } from '../command.ts';
import { EXIT } from '../exit.ts';
import { outcomeLines } from '../funnel.ts';
import { publishingDesk } from '../publishing-desk.ts';

const HELP = `
Examples:
  mediawatch publish                 after editing publish: in sources.yaml
  mediawatch publish --data /data    for an archive elsewhere`;

export function publishCommand(program: Command, context: CommandContext): void {
  withCommonOptions(
    program.command('publish').description('render feeds, digest and lists again from the archive'),
  )
    .addHelpText('after', HELP)
    .action(async (options: CommonOptions) => {
      const { wiring } = context;
      const config = await configOf(options, wiring);
      const store = await wiring.openStore(config, { existing: true });
      try {
        const files = wiring.openFiles(config);
        const { stories } = await publishingDesk(config, { store, files, wiring }).publish();
        for (const line of outcomeLines({ published: stories, waiting: 0 }, config))
          wiring.terminal.out(line);
        context.exit(EXIT.done);
      } finally {
        await store.close();
      }
    });
}
