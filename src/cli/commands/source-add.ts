import { type Command, InvalidArgumentError } from 'commander';
import { type Config, sourcesFileOf } from '../../config/index.ts';
import { entryLines, withEntry } from '../../config/new-entry.ts';
import { canonicalUrl, urlKey } from '../../domain/url.ts';
import { type FoundSource, findSource, type Search } from '../../pipeline/find-source.ts';
import { type CommandContext, type CommonOptions, configOf, withCommonOptions } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { entryFor, type FoundEntry, type Wishes } from '../found-entry.ts';
import { itemsLines } from '../look-lines.ts';
import { askOnce, withFetcher } from '../looking.ts';
import type { Wiring } from '../wiring.ts';

interface AddOptions extends CommonOptions, Wishes {
  readonly feed?: number;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Enough to see whether the fields are the right ones. */
const SHOWN_ITEMS = 3;

const HELP = `
Examples:
  mediawatch source add https://www.example.org/                  find its feed and write it into sources.yaml
  mediawatch source add https://www.example.org/news --dry-run    show what would be written
  mediawatch source add https://www.example.org/ --feed 2         the second of the feeds that the page names

Looks for feeds that the page names, feeds at usual addresses and news sitemaps; failing these it proposes selectors.
Exit status: 0 added (or shown) · 2 wrong usage · 3 the address could not be had, or nothing was found there`;

export function declareSourceAdd(parent: Command, context: CommandContext): void {
  withCommonOptions(
    parent
      .command('add <url>')
      .description('find what can be followed at an address, and add it to sources.yaml'),
  )
    .option('--feed <number>', 'take this one of the feeds that the page names, from 1', positiveNumber)
    .option('--id <id>', 'call the source this')
    .option('--outlet <name>', 'as printed before the date; guessed from the page where not given')
    .option('-n, --dry-run', 'print the entry, write nothing')
    .option('--json', 'print what was found as JSON')
    .addHelpText('after', HELP)
    .action(async (url: string, options: AddOptions) => {
      context.exit(await addSource(url, options, await configOf(options, context.wiring), context.wiring));
    });
}

function positiveNumber(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It has to be 1 or more.');
}

async function addSource(url: string, options: AddOptions, config: Config, wiring: Wiring): Promise<number> {
  const { terminal } = wiring;
  const address = URL.parse(url);
  if (address === null || !/^https?:$/.test(address.protocol))
    throw new UsageError(`"${url}" is no address; it has to begin with http:// or https://`);
  if (options.id !== undefined && config.sources.some(({ id }) => id === options.id))
    throw new UsageError(`a source is called "${options.id}" already; give the new one another --id`);
  const searched = await searchAt(address.href, options, config, wiring);
  if (!searched.ok) {
    terminal.talk(`${searched.problem.message}; nothing was added`);
    return EXIT.someSourceFailed;
  }
  const search = searched.value;
  if (options.feed !== undefined && search.found === undefined && options.feed > search.feeds.length)
    throw new UsageError([`there is no feed ${options.feed}:`, ...feedLines(search)].join('\n'));
  if (search.found === undefined) {
    for (const line of nothingLines(search)) terminal.talk(line);
    return EXIT.someSourceFailed;
  }
  const known = sourceAt(search.found.url, config);
  if (known !== undefined) throw new UsageError(`source "${known.id}" looks at ${known.url} already`);
  return writeDown(search, search.found, options, config, wiring);
}

function searchAt(url: string, { feed }: AddOptions, config: Config, wiring: Wiring) {
  return withFetcher(config, wiring, {}, (fetcher, store) => {
    const world = {
      ask: (address: string) => {
        wiring.terminal.progress(`asking ${address}`);
        return askOnce(fetcher, address);
      },
      // The gate has asked for it before it asked for anything else, and remembers what it said.
      robots: async (origin: string) => (await store.robots(origin))?.text,
    };
    return findSource(url, world, feed);
  });
}

function sourceAt(url: string, config: Config) {
  const key = (address: string) => urlKey(canonicalUrl(address) ?? address);
  return config.sources.find((source) => key(source.url) === key(url));
}

async function writeDown(
  search: Search,
  found: FoundSource,
  options: AddOptions,
  config: Config,
  wiring: Wiring,
): Promise<number> {
  const { terminal } = wiring;
  const taken = new Set(config.sources.map(({ id }) => id));
  const made = entryFor(found, search, options, { taken, now: wiring.clock.now() });
  const file = sourcesFileOf(options, terminal.environment);
  const lines = entryLines(made.entry, made.comments);
  const written = withEntry(await wiring.readText(file), lines, file);
  const shown = options.json ? [asJson(search, found, made)] : foundLines(search, found, made, lines);
  for (const line of shown) terminal.out(line);
  if (!written.ok) throw new UsageError(written.problem);
  if (options.dryRun) {
    terminal.talk(`dry run: ${file} stays as it is`);
    return EXIT.done;
  }
  await wiring.writeText(file, written.value);
  terminal.talk(`added to ${file}; next: mediawatch run --dry-run --source ${made.entry.id}`);
  return EXIT.done;
}

function foundLines(search: Search, found: FoundSource, made: FoundEntry, lines: readonly string[]) {
  return [
    `found     ${found.kind} ${found.url}`,
    `how       ${found.how}; ${found.sureness}`,
    ...found.remarks.map((remark) => `          ${remark}`),
    ...(search.feeds.length > 1 ? feedLines(search) : []),
    `gives     ${found.discovery.items.length} items`,
    ...itemsLines(found.discovery.items, made.entry, SHOWN_ITEMS),
    'entry',
    ...lines.map((line) => `  ${line}`),
  ];
}

function feedLines({ feeds, found }: Search): readonly string[] {
  return [
    `feeds     ${feeds.length} are named; --feed N takes another`,
    ...feeds.map(
      ({ url, title, isComments }, index) =>
        `  ${String(index + 1).padStart(3)}  ${url}${title === undefined ? '' : `  ${title}`}${isComments ? ' (comments)' : ''}${url === found?.url ? '  ← this one' : ''}`,
    ),
  ];
}

function nothingLines({ url, tries }: Search): readonly string[] {
  return [
    `nothing to follow at ${url}: no feed, no sitemap with news, nothing that repeats; nothing was added`,
    ...tries.map((one) => `  ${one.url}: ${one.answer}`),
    'give the address of the page that lists the news, or write an entry by hand',
  ];
}

function asJson(
  search: Search,
  { discovery, ...found }: FoundSource,
  { entry, comments }: FoundEntry,
): string {
  return JSON.stringify(
    { ...found, feeds: search.feeds, tries: search.tries, entry, comments, items: discovery.items },
    null,
    2,
  );
}
