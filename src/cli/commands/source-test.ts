import type { Command } from 'commander';
import type { Config } from '../../config/index.ts';
import { describeProblem } from '../../config/problems.ts';
import { readSourceEntries } from '../../config/source-entries.ts';
import type { ListingSelectors, Source } from '../../domain/source.ts';
import { type Look, lookAt } from '../../pipeline/look.ts';
import { type CommandContext, type CommonOptions, configOf, withCommonOptions } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { lookLines } from '../look-lines.ts';
import { chosenSources, withFetcher } from '../looking.ts';
import type { Wiring } from '../wiring.ts';

interface TestOptions extends CommonOptions {
  readonly replay?: readonly string[];
  readonly select: readonly string[];
  readonly limit: string;
  readonly json?: boolean;
}

const SELECTORS: readonly (keyof ListingSelectors)[] = [
  'item',
  'title',
  'url',
  'date',
  'summary',
  'image',
  'next',
];

const HELP = `
Examples:
  mediawatch source test                                        every enabled source
  mediawatch source test aalto-news                             this one
  mediawatch source test aalto-news --select item=li.news --select title=h2
  mediawatch source test draft.yaml                             an entry that is not in sources.yaml yet
  mediawatch source test aalto-news --replay day.warc.gz        from a recording, not from the net

Nothing is kept. Exit status: 0 every source gave something · 2 wrong usage · 3 some gave nothing`;

export function declareSourceTest(parent: Command, context: CommandContext): void {
  withCommonOptions(
    parent.command('test [id-or-file]').description('what a source gives now, item by item, field by field'),
  )
    .option('--replay <file...>', 'take the answers from these .warc.gz files')
    .option(
      '--select <field=css>',
      'try this selector in place of the written one; may be repeated',
      added,
      [],
    )
    .option('--limit <number>', 'items shown of each source; 0 shows all', '10')
    .option('--json', 'print everything as JSON')
    .addHelpText('after', HELP)
    .action(async (subject: string | undefined, options: TestOptions) => {
      context.exit(
        await testSources(subject, options, await configOf(options, context.wiring), context.wiring),
      );
    });
}

function added(value: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, value];
}

async function testSources(
  subject: string | undefined,
  options: TestOptions,
  config: Config,
  wiring: Wiring,
): Promise<number> {
  const { terminal } = wiring;
  const limit = limitOf(options.limit);
  const sources = withSelectors(await sourcesNamed(subject, config, wiring), options.select);
  const wire = options.replay === undefined ? {} : { replay: options.replay };
  const looks = await withFetcher(config, wiring, wire, (fetcher) =>
    lookAt(sources, fetcher, (done, of) => terminal.progress(`asking sources: ${done} of ${of}`)),
  );
  const lines = options.json
    ? [JSON.stringify({ sources: looks.map(lookFields) }, null, 2)]
    : looks.flatMap((look) => lookLines(look, limit));
  for (const line of lines) terminal.out(line);
  return looks.every(({ failure, items }) => failure === undefined && items.length > 0)
    ? EXIT.done
    : EXIT.someSourceFailed;
}

function limitOf(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new UsageError(`--limit is "${text}"; it has to be a whole number`);
  return text === '0' ? Number.POSITIVE_INFINITY : Number(text);
}

/** An id of sources.yaml goes before a file of that name. */
async function sourcesNamed(
  subject: string | undefined,
  config: Config,
  wiring: Wiring,
): Promise<readonly Source[]> {
  if (subject === undefined) return chosenSources(config, undefined);
  const isFile = /[./\\]/.test(subject) && !config.sources.some(({ id }) => id === subject);
  return isFile ? sourcesIn(subject, wiring) : chosenSources(config, [subject]);
}

async function sourcesIn(file: string, wiring: Wiring): Promise<readonly Source[]> {
  const read = readSourceEntries(await textOf(file, wiring), file);
  if (read.ok) return read.value;
  throw new UsageError(read.problem.map(describeProblem).join('\n'));
}

async function textOf(file: string, wiring: Wiring): Promise<string> {
  try {
    return await wiring.readText(file);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(
      `${file} cannot be read (${why}); to look at an address, use mediawatch source add URL -n`,
      {
        cause,
      },
    );
  }
}

/** The same sources with these selectors in place of the written ones. */
function withSelectors(sources: readonly Source[], written: readonly string[]): readonly Source[] {
  if (written.length === 0) return sources;
  const change: Partial<Record<string, string>> = Object.fromEntries(written.map(selectorPair));
  const [source, ...others] = sources;
  if (source === undefined || others.length > 0)
    throw new UsageError('--select tries selectors on one source; name it');
  if (source.kind !== 'listing')
    throw new UsageError(`--select is for listings; source "${source.id}" is a ${source.kind}`);
  return [{ ...source, select: { item: '', ...source.select, ...change } }];
}

function selectorPair(written: string): readonly [string, string] {
  const [, name = '', css = ''] = /^\s*(\w+)\s*=(.+)$/s.exec(written) ?? [];
  if (SELECTORS.some((known) => known === name)) return [name, css.trim()];
  throw new UsageError(`--select ${written}: write it as FIELD=CSS; fields are ${SELECTORS.join(', ')}`);
}

function lookFields({ source, url, ...look }: Look) {
  return { id: source.id, kind: source.kind, asked: source.url, url, ...look };
}
