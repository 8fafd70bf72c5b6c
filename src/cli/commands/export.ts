import { type Command, Option } from 'commander';
import type { Config } from '../../config/index.ts';
import type { Digest } from '../../domain/digest.ts';
import { listCsv } from '../../pipeline/publish/csv.ts';
import { houseStyleSections } from '../../pipeline/publish/house-style.ts';
import { publish } from '../../pipeline/publish/index.ts';
import { opmlOf } from '../../pipeline/publish/opml.ts';
import type { Store } from '../../ports.ts';
import { type CommandContext, type CommonOptions, configOf, withCommonOptions } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { topicNames } from '../pass.ts';
import type { Wiring } from '../wiring.ts';

/** Formats that are published too, by the file they are published as. */
const FILES = { html: 'list.html', markdown: 'list.md', text: 'list.txt', json: 'feed.json' } as const;
const FORMATS = [...Object.keys(FILES), 'csv', 'docx', 'opml'];

interface ExportOptions extends CommonOptions {
  readonly format: keyof typeof FILES | 'csv' | 'docx' | 'opml';
  readonly limit: string;
  readonly output?: string;
}

const HELP = `
Examples:
  mediawatch export                                   the house-style list, to paste into a page
  mediawatch export --format html > list.html         the same for a CMS
  mediawatch export --format docx --output list.docx  the same for Word
  mediawatch export --format csv --output list.csv    a row for each story, for a spreadsheet
  mediawatch export --format opml > sources.opml      the feeds that we follow, for any feed reader
  mediawatch export --limit 10000                     everything that is approved, not only the newest`;

export function exportCommand(program: Command, context: CommandContext): void {
  withCommonOptions(program.command('export').description('the approved stories in house style'))
    .addOption(new Option('--format <format>', 'how').choices(FORMATS).default('text'))
    .option('--limit <stories>', 'how many of the newest', '1000')
    .option('--output <file>', 'where to (default: standard output)')
    .addHelpText('after', HELP)
    .action(async (options: ExportOptions) => {
      const { wiring } = context;
      if (options.format === 'docx' && options.output === undefined)
        throw new UsageError(
          'a Word document is no text for the terminal: name a file with --output list.docx',
        );
      const limit = limitOf(options.limit);
      const config = await configOf(options, wiring);
      const { format } = options;
      if (format === 'opml') {
        await put(opmlOf(config.sources, config.publish.title), options.output, wiring);
        return context.exit(EXIT.done);
      }
      const store = await wiring.openStore(config, { existing: true });
      try {
        const content = await rendered(await digestOf(store, config, limit), format, wiring);
        await put(content, options.output, wiring);
        context.exit(EXIT.done);
      } finally {
        await store.close();
      }
    });
}

function limitOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new UsageError(`--limit is "${text}"; it has to be a whole number from 1 on`);
  return Number(text);
}

async function digestOf(store: Store, config: Config, limit: number): Promise<Digest> {
  const { mode, title, description, baseUrl } = config.publish;
  return {
    ...{ title, description, items: await store.publishable({ mode, limit }) },
    ...{ topics: topicNames(config), themes: await store.themes() },
    ...(baseUrl && { baseUrl }),
  };
}

async function rendered(
  digest: Digest,
  format: Exclude<ExportOptions['format'], 'opml'>,
  wiring: Wiring,
): Promise<string | Uint8Array> {
  if (format === 'csv') return listCsv(digest.items);
  if (format === 'docx')
    return wiring.documents.docx({ title: digest.title, sections: houseStyleSections(digest) });
  const file = publish(digest).find(({ path }) => path === FILES[format]);
  if (file === undefined) throw new Error(`no file ${FILES[format]} was rendered`);
  return file.content;
}

async function put(content: string | Uint8Array, output: string | undefined, wiring: Wiring): Promise<void> {
  if (output === undefined) return wiring.terminal.out(String(content).trimEnd());
  await wiring.writeBytes(output, typeof content === 'string' ? Buffer.from(content) : content);
  wiring.terminal.talk(`written to ${output}`);
}
