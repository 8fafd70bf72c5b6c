import { type Command, Option } from 'commander';
import type { Digest } from '../../domain/digest.ts';
import { publish } from '../../pipeline/publish/index.ts';
import { type CommandContext, type CommonOptions, configOf, withCommonOptions } from '../command.ts';
import { EXIT } from '../exit.ts';
import { topicNames } from '../pass.ts';

const FILES = { html: 'list.html', markdown: 'list.md', text: 'list.txt', json: 'feed.json' } as const;
type Format = keyof typeof FILES;

interface ExportOptions extends CommonOptions {
  readonly format: Format;
  readonly limit: string;
}

const HELP = `
Examples:
  mediawatch export                              the house-style list, to paste into a page
  mediawatch export --format html > list.html    the same for a CMS
  mediawatch export --limit 10000                everything that is approved, not only the newest`;

export function exportCommand(program: Command, context: CommandContext): void {
  withCommonOptions(
    program.command('export').description('the approved stories in house style, on standard output'),
  )
    .addOption(new Option('--format <format>', 'how').choices(Object.keys(FILES)).default('text'))
    .option('--limit <stories>', 'how many of the newest', '1000')
    .addHelpText('after', HELP)
    .action(async (options: ExportOptions) => {
      const { wiring } = context;
      const config = await configOf(options, wiring);
      const store = await wiring.openStore(config);
      try {
        const { mode, title, description, baseUrl } = config.publish;
        const items = await store.publishable({ mode, limit: Number(options.limit) });
        const digest: Digest = {
          title,
          description,
          items,
          topics: topicNames(config),
          themes: await store.themes(),
          ...(baseUrl && { baseUrl }),
        };
        const file = publish(digest).find(({ path }) => path === FILES[options.format]);
        if (file === undefined) throw new Error(`no file ${FILES[options.format]} was rendered`);
        wiring.terminal.out(String(file.content).trimEnd());
        context.exit(EXIT.done);
      } finally {
        await store.close();
      }
    });
}
