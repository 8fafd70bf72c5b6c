import type { Command } from 'commander';
import { type Config, sourcesFileOf } from '../../config/index.ts';
import { entryLines, withEntry } from '../../config/new-entry.ts';
import { isLanguage } from '../../domain/source.ts';
import type { Instant } from '../../domain/time.ts';
import { canonicalUrl, hostOf, urlKey } from '../../domain/url.ts';
import { type OpmlFeed, readOpml } from '../../pipeline/discover/opml.ts';
import { type CommandContext, type CommonOptions, configOf, textOf, withCommonOptions } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { freeId } from '../found-entry.ts';
import { counted } from '../funnel.ts';
import type { Wiring } from '../wiring.ts';

interface OpmlOptions extends CommonOptions {
  readonly enable?: boolean;
  readonly dryRun?: boolean;
}

const HELP = `
Reads the subscriptions that a feed reader exports and writes those that sources.yaml does not have into it, each with a
comment. They are not asked yet and stay switched off: look at outlet and language, try one with "source test ID", then
set enabled: true.

Examples:
  mediawatch import opml subscriptions.opml --dry-run    print the entries, write nothing
  mediawatch import opml subscriptions.opml              write them into sources.yaml
  mediawatch import opml subscriptions.opml --enable     and follow them from the next pass on`;

/** `import opml`: the feeds of somebody's feed reader become sources. */
export function declareImportOpml(parent: Command, context: CommandContext): void {
  withCommonOptions(
    parent.command('opml <file>').description('the feeds of a feed reader, as entries of sources.yaml'),
  )
    .option('--enable', 'follow them at once')
    .option('-n, --dry-run', 'print the entries, write nothing')
    .addHelpText('after', HELP)
    // What stands before the name of a subcommand belongs to its parent.
    .action(async (file: string, _: OpmlOptions, command: Command) => {
      const options: OpmlOptions = command.optsWithGlobals();
      const config = await configOf(options, context.wiring);
      context.exit(await importOpml(file, options, config, context.wiring));
    });
}

async function importOpml(
  file: string,
  options: OpmlOptions,
  config: Config,
  wiring: Wiring,
): Promise<number> {
  const { terminal } = wiring;
  const list = readOpml(await textOf(file, wiring, 'name an OPML file'));
  if (list === undefined)
    throw new UsageError(
      `${file} is no OPML file of at most 5 MB; export the subscriptions of a feed reader as OPML`,
    );
  for (const problem of list.problems) terminal.talk(`${file}: ${problem}`);
  const known = new Set(config.sources.map(({ url }) => keyOf(url)));
  const fresh = list.feeds.filter(({ url }) => !known.has(keyOf(url)));
  const summary = `${counted(fresh.length, 'new feed')}, ${list.feeds.length - fresh.length} followed already, ${list.problems.length} not usable`;
  if (fresh.length === 0) {
    terminal.out(`${summary}; nothing was added`);
    return list.problems.length > 0 ? EXIT.someSourceFailed : EXIT.done;
  }
  const lines = linesFor(fresh, file, { enable: options.enable === true, now: wiring.clock.now() }, config);
  const sourcesFile = sourcesFileOf(options, terminal.environment);
  const written = withEntry(await wiring.readText(sourcesFile), lines, sourcesFile);
  for (const line of lines) terminal.out(line);
  if (!written.ok) throw new UsageError(written.problem);
  terminal.talk(summary);
  if (options.dryRun) terminal.talk(`dry run: ${sourcesFile} stays as it is`);
  else {
    await wiring.writeText(sourcesFile, written.value);
    terminal.talk(
      `added to ${sourcesFile}; next: look at outlet and language, then mediawatch source test ID`,
    );
  }
  return list.problems.length > 0 ? EXIT.someSourceFailed : EXIT.done;
}

function keyOf(url: string): string {
  return urlKey(canonicalUrl(url) ?? url);
}

function linesFor(
  feeds: readonly OpmlFeed[],
  file: string,
  { enable, now }: { readonly enable: boolean; readonly now: Instant },
  config: Config,
): readonly string[] {
  const taken = new Set(config.sources.map(({ id }) => id));
  return feeds.flatMap(({ url, title, language, folders }) => {
    const id = freeId(url, taken);
    taken.add(id);
    const from = file.replace(/^.*[/\\]/, '');
    const where = folders.length === 0 ? '' : `, under ${folders.join(' / ')}`;
    const entry = {
      ...({ id, outlet: title === '' ? hostOf(url) : title, kind: 'feed', url, every: '1h' } as const),
      ...(isLanguage(language) && { language }),
      enabled: enable,
    };
    return entryLines(entry, [`from ${from}${where}, ${now.slice(0, 10)}; not asked yet`]);
  });
}
