import type { Command } from 'commander';
import type { Config } from '../../config/index.ts';
import type { Article } from '../../domain/article.ts';
import type { Page } from '../../domain/page.ts';
import { type Failure, ok, type Result } from '../../domain/result.ts';
import { extract } from '../../pipeline/extract/index.ts';
import { compileFilter } from '../../pipeline/filter/index.ts';
import { type Judgement, judge } from '../../pipeline/judge.ts';
import type { Store } from '../../ports.ts';
import { type CommandContext, type CommonOptions, configOf, withCommonOptions } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { explanation } from '../explanation.ts';
import { pageAt, readingContext } from '../one-page.ts';
import { articleFields } from '../stages.ts';
import type { Wiring } from '../wiring.ts';

interface ExplainOptions extends CommonOptions {
  readonly url?: string;
  readonly replay?: readonly string[];
  readonly json?: boolean;
}

const HELP = `
Examples:
  mediawatch explain https://example.org/news/1                     what each stage says of this page
  mediawatch explain page.html --url https://example.org/news/1     of a saved page
  mediawatch explain https://example.org/news/1 --replay day.warc.gz

Nothing is kept: the same functions as in a run, printed instead of stored.`;

export function explainCommand(program: Command, context: CommandContext): void {
  withCommonOptions(
    program.command('explain <url-or-file>').description("each stage's answer for one page, in plain words"),
  )
    .option('--url <url>', 'with a file: the address it was saved from')
    .option('--replay <file...>', 'take the page from these .warc.gz files')
    .option('--json', 'print the answers as JSON')
    .addHelpText('after', HELP)
    .action(async (subject: string, options: ExplainOptions) => {
      context.exit(await explain(subject, options, await configOf(options, context.wiring), context.wiring));
    });
}

async function explain(
  subject: string,
  options: ExplainOptions,
  config: Config,
  wiring: Wiring,
): Promise<number> {
  const { terminal } = wiring;
  const store = await wiring.openStore(config, { throwaway: true });
  try {
    const page = await pageOf(subject, options, config, store, wiring);
    const read = page.ok ? extract(page.value, readingContext(page.value.url, config)) : page;
    if (!read.ok) {
      terminal.out(
        options.json ? JSON.stringify({ error: read.problem }, null, 2) : `fetch    ${read.problem.message}`,
      );
      return EXIT.someSourceFailed;
    }
    const judgement = await judged(read.value, config, store, wiring);
    const lines = options.json
      ? [JSON.stringify({ article: articleFields(read.value), ...judgement }, null, 2)]
      : explanation(read.value, judgement);
    for (const line of lines) terminal.out(line);
    return EXIT.done;
  } finally {
    await store.close();
  }
}

function judged(article: Article, config: Config, store: Store, wiring: Wiring): Promise<Judgement> {
  const filter = compileFilter(config.topics);
  return judge(article, { filter, store, now: wiring.clock.now(), publish: config.publish });
}

async function pageOf(
  subject: string,
  options: ExplainOptions,
  config: Config,
  store: Store,
  wiring: Wiring,
): Promise<Result<Page, Failure>> {
  if (/^[a-z][a-z0-9+.-]+:/i.test(subject)) {
    const wire = options.replay === undefined ? {} : { replay: options.replay };
    return pageAt(subject, wire, { config, store, wiring });
  }
  if (options.url === undefined)
    throw new UsageError(`for the file ${subject}, name the address it was saved from with --url`);
  const body = await wiring.readBytes(subject);
  return ok({ url: options.url, status: 200, headers: {}, body, fetchedAt: wiring.clock.now() });
}
