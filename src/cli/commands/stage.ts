import { Argument, type Command, Option } from 'commander';
import { parse } from 'yaml';
import { type ListingSelectors, SOURCE_KINDS, type SourceKind } from '../../domain/source.ts';
import { compileFilter } from '../../pipeline/filter/index.ts';
import { type CommandContext, type CommonOptions, configOf, withCommonOptions } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { filterJsonLines, isRecord } from '../json-lines.ts';
import {
  canonicalUrlStage,
  discoverStage,
  extractStage,
  filterStage,
  groupStage,
  type StageFilter,
} from '../stages.ts';
import type { Wiring } from '../wiring.ts';

const STAGES = ['discover', 'extract', 'filter', 'group', 'canonical-url'] as const;
type StageName = (typeof STAGES)[number];

interface StageOptions extends CommonOptions {
  readonly kind?: SourceKind;
  readonly selectors?: string;
}

const HELP = `
JSON Lines in on standard input, JSON Lines out, in the order given. A bad line gets {"error": …} in its place.

Examples:
  echo '{"title": "Akkutehdas nousee Vaasaan"}' | mediawatch stage filter
  echo '{"file": "page.html.gz", "url": "https://example.org/a/1"}' | mediawatch stage extract
  echo '{"file": "feed.xml", "url": "https://example.org/rss"}' | mediawatch stage discover --kind feed
  echo '{"url": "https://example.org/a?utm_source=x"}' | mediawatch stage canonical-url

Exit status: 0 done · 3 done, but some line could not be worked on`;

export function stageCommand(program: Command, context: CommandContext): void {
  withCommonOptions(
    program.command('stage').description('one stage of the pipeline as a filter, JSON Lines in and out'),
  )
    .addArgument(new Argument('<stage>', 'which').choices(STAGES))
    .addOption(new Option('--kind <kind>', 'discover: what the documents are').choices(SOURCE_KINDS))
    .option('--selectors <file>', 'discover --kind listing: YAML or JSON with item, title, url, date …')
    .addHelpText('after', HELP)
    .action(async (name: StageName, options: StageOptions) => {
      const stage = await stageOf(name, options, context.wiring);
      const { failed } = await filterJsonLines(context.wiring.terminal, stage);
      context.exit(failed ? EXIT.someSourceFailed : EXIT.done);
    });
}

async function stageOf(name: StageName, options: StageOptions, wiring: Wiring): Promise<StageFilter> {
  const world = { readBytes: wiring.readBytes, now: () => wiring.clock.now() };
  if (name === 'group') return groupStage();
  if (name === 'canonical-url') return canonicalUrlStage();
  if (name === 'discover') {
    if (options.kind === undefined)
      throw new UsageError('stage discover needs --kind feed, listing or sitemap');
    const select =
      options.selectors === undefined ? undefined : await selectorsFrom(options.selectors, wiring);
    return discoverStage(world, options.kind, select);
  }
  const config = await configOf(options, wiring);
  return name === 'extract'
    ? extractStage(world, config.profiles)
    : filterStage(compileFilter(config.topics));
}

async function selectorsFrom(file: string, wiring: Wiring): Promise<ListingSelectors> {
  const written: unknown = parse(await wiring.readText(file));
  if (!isRecord(written) || typeof written['item'] !== 'string') {
    throw new UsageError(
      `${file}: "item" is missing; write for example item: article, title: h2, url: "a@href"`,
    );
  }
  const { item, ...rest } = written;
  const named = Object.entries(rest).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return { item, ...Object.fromEntries(named) };
}
