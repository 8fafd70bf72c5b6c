import type { Command } from 'commander';
import type { Article } from '../../domain/article.ts';
import { canonicalUrl, urlKey } from '../../domain/url.ts';
import { fingerprintOf, guidOf } from '../../pipeline/group/index.ts';
import { readCsvList } from '../../pipeline/publish/csv-reader.ts';
import { type HouseStyleItem, readHouseStyle } from '../../pipeline/publish/house-style-reader.ts';
import type { ImportedItem } from '../../ports.ts';
import { type CommandContext, type CommonOptions, configOf, textOf, withCommonOptions } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { counted } from '../funnel.ts';
import { declareImportOpml } from './import-opml.ts';

const HELP = `
Reads the list that staff kept by hand, saved as HTML or as text:
  YLE 24.4.2024 | Headline (external link)
  One sentence of summary. Article in Finnish.
Themes and both widths of the date (6.5.21 and 6.5.2021) are understood. What is in the archive already is left as it is.
A table (FILE.csv) has a row of headings: date, outlet and headline; where they are known url, summary, note, language, theme.

Examples:
  mediawatch import media-page.html
  mediawatch import media-page.txt --who "Aino from communications"
  mediawatch import clippings.csv --dry-run
  mediawatch import opml subscriptions.opml --dry-run    the feeds of a feed reader, as sources`;

/** Most characters of a line that is not understood: enough to find it by. */
const SHOWN = 120;

interface ImportOptions extends CommonOptions {
  readonly page: string;
  readonly who: string;
  readonly dryRun?: boolean;
}

export function importCommand(program: Command, context: CommandContext): void {
  const command = program.command('import <file>').helpCommand(false);
  withCommonOptions(command.description("take the existing page's list into the archive, as approved"))
    .option(
      '--page <url>',
      'where the list stands: the link of items that have none of their own',
      'https://batcircle.aalto.fi/en/home/media',
    )
    .option('--who <name>', 'who answers for it', 'import')
    .option('-n, --dry-run', 'show what would be taken; change nothing')
    .addHelpText('after', HELP)
    .action(async (file: string, options: ImportOptions) => {
      const { wiring } = context;
      const config = await configOf(options, wiring);
      const text = await textOf(file, wiring, 'name the saved page or its text');
      const isTable = /\.(?:csv|tsv)$/i.test(file);
      const { items, problems } = isTable ? readCsvList(text) : readHouseStyle(text);
      for (const problem of problems)
        wiring.terminal.talk(
          `${file}:${problem.line}: ${problem.message} (found: ${problem.found.slice(0, SHOWN)})`,
        );
      if (items.length === 0)
        throw new UsageError(
          isTable
            ? `${file} holds no row that could be taken; nothing was changed`
            : `${file} holds no item of the form "YLE 24.4.2024 | Headline"; nothing was taken`,
        );
      const store = await wiring.openStore(config, { throwaway: options.dryRun === true });
      try {
        const imported = items.map((item) => importedItem(item, options.page));
        const { added, known } = await store.importItems(imported, wiring.clock.now(), options.who);
        wiring.terminal.out(
          `${counted(added, 'item')} taken, ${known} known already, ${problems.length} not understood`,
        );
        if (options.dryRun) wiring.terminal.out('dry run: nothing was changed');
        context.exit(problems.length > 0 ? EXIT.someSourceFailed : EXIT.done);
      } finally {
        await store.close();
      }
    });
  declareImportOpml(command, context);
}

function importedItem(item: HouseStyleItem, page: string): ImportedItem {
  const url = item.url ?? `${page}#${encodeURIComponent(`${item.outlet} ${item.headline}`.slice(0, 120))}`;
  const canonical = item.url === undefined ? url : (canonicalUrl(url) ?? url);
  const article: Article = {
    identity: urlKey(canonical),
    url,
    canonicalUrl: canonical,
    outlet: item.outlet,
    title: item.headline,
    text: '',
    authors: [],
    paywalled: 'unknown',
    ...(item.publishedAt && { publishedAt: item.publishedAt }),
    ...(item.language && { language: item.language }),
  };
  return {
    article,
    fingerprint: fingerprintOf(article),
    guid: guidOf(article),
    ...(item.summary && { summary: item.summary }),
    ...(item.languageNote && { languageNote: item.languageNote }),
    ...(item.theme && { theme: item.theme }),
  };
}
