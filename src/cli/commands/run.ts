import type { Command } from 'commander';
import type { Config } from '../../config/index.ts';
import type { Run } from '../../domain/run.ts';
import { alertStaff } from '../alerting.ts';
import { type CommandContext, type CommonOptions, configOf, withCommonOptions } from '../command.ts';
import { EXIT } from '../exit.ts';
import { funnelLines, outcomeLines } from '../funnel.ts';
import { runPass } from '../pass.ts';
import type { Wiring } from '../wiring.ts';

interface RunOptions extends CommonOptions {
  readonly source?: readonly string[];
  readonly all?: boolean;
  readonly dryRun?: boolean;
  readonly record?: string;
  readonly replay?: readonly string[];
  readonly json?: boolean;
  readonly quiet?: boolean;
}

const HELP = `
Examples:
  mediawatch run                              ask the sources that are due, read what is new, publish
  mediawatch run --source yle-tuoreimmat      only this one, due or not
  mediawatch run --dry-run                    look, but keep and publish nothing
  mediawatch run --record day.warc.gz         keep what came over the wire
  mediawatch run --replay day.warc.gz         answer every request from the recording

Exit status: 0 done · 1 unexpected error · 2 wrong usage or configuration · 3 done, but some source failed`;

export function runCommand(program: Command, context: CommandContext): void {
  const command = program.command('run').description('one pass over the sources that are due; then exit');
  withCommonOptions(command)
    .option('--source <id...>', 'ask only these sources, whether due or not')
    .option('--all', 'ask every enabled source, whether due or not')
    .option('-n, --dry-run', 'work on a copy of the archive that is dropped at the end; publish nothing')
    .option('--record <file>', 'write what comes over the wire to this .warc.gz file')
    .option('--replay <file...>', 'answer every request from these .warc.gz files and refuse the rest')
    .option('--json', 'print the run as JSON')
    .option('-q, --quiet', 'print nothing but what went wrong')
    .addHelpText('after', HELP)
    .action(async (options: RunOptions) => {
      context.exit(await runOnce(await configOf(options, context.wiring), options, context.wiring));
    });
}

async function runOnce(config: Config, options: RunOptions, wiring: Wiring): Promise<number> {
  const { terminal } = wiring;
  const log = wiring.openLog(config);
  const store = await wiring.openStore(config, { throwaway: options.dryRun === true });
  const files = options.dryRun ? wiring.noFiles : wiring.openFiles(config);
  const copies = options.dryRun ? undefined : wiring.openCopies(config);
  try {
    const pass = {
      ...(options.dryRun && { isTrial: true }),
      ...(options.source && { onlySources: options.source }),
      ...(options.record && { record: options.record }),
      ...(options.replay && { replay: options.replay }),
      // A recording answers at once and belongs to nobody, so there is no reason to wait for a source to be due.
      evenIfNotDue: options.all === true || options.replay !== undefined,
    };
    const done = await runPass(config, { store, files, log, ...(copies && { copies }) }, pass, wiring);
    if ('holder' in done) {
      terminal.talk(
        `another pass is under way (${done.holder}, its lease runs until ${done.busyUntil}); nothing to do`,
      );
      return EXIT.done;
    }
    report(done, config, options, wiring);
    if (!options.dryRun && options.replay === undefined)
      for (const line of await alertStaff({ config, store, wiring })) terminal.talk(line);
    return statusOf(done);
  } finally {
    await store.close();
  }
}

function report(run: Run, config: Config, options: RunOptions, { terminal }: Wiring): void {
  if (options.json) {
    terminal.out(JSON.stringify(run, null, 2));
    return;
  }
  const failed = run.sources.filter((source) => source.outcome === 'failed');
  if (options.quiet) {
    for (const line of funnelLines({ sources: failed })) terminal.talk(line);
    return;
  }
  const asked = run.sources.filter((source) => options.source?.includes(source.sourceId) ?? true);
  for (const line of funnelLines({ ...run, sources: asked })) terminal.out(line);
  for (const line of outcomeLines(run, config)) terminal.out(line);
  if (options.dryRun) terminal.out('dry run: nothing was kept or written');
}

export function statusOf(run: Run): number {
  return run.outcome === 'some-sources-failed' ? EXIT.someSourceFailed : EXIT.done;
}
