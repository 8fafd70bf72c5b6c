import type { Command } from 'commander';
import { compileFilter } from '../../pipeline/filter/index.ts';
import { type Change, rematch } from '../../pipeline/rematch.ts';
import { type CommandContext, type CommonOptions, configOf, withCommonOptions } from '../command.ts';
import { EXIT } from '../exit.ts';
import { counted } from '../funnel.ts';

const HELP = `
Examples:
  mediawatch rematch --dry-run --topics draft.yaml     what would change, and which articles
  mediawatch rematch                                   do it; what staff approved stays approved`;

interface RematchOptions extends CommonOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function rematchCommand(program: Command, context: CommandContext): void {
  withCommonOptions(
    program.command('rematch').description('topics over the texts in the archive: what comes, what goes'),
  )
    .option('-n, --dry-run', 'show what would change; change nothing')
    .option('--json', 'print the changes as JSON')
    .addHelpText('after', HELP)
    .action(async (options: RematchOptions) => {
      const { wiring } = context;
      const config = await configOf(options, wiring);
      const store = await wiring.openStore(config, { throwaway: options.dryRun === true, existing: true });
      try {
        const settings = {
          filter: compileFilter(config.topics),
          now: wiring.clock.now(),
          publish: config.publish,
        };
        const { changes, reopened } = await rematch(store, settings);
        const out = options.json
          ? [JSON.stringify({ changes, reopened }, null, 2)]
          : report(changes, reopened, options);
        for (const line of out) wiring.terminal.out(line);
        context.exit(EXIT.done);
      } finally {
        await store.close();
      }
    });
}

function report(changes: readonly Change[], reopened: number, options: RematchOptions): readonly string[] {
  const come = changes.filter((change) => change.before === 'reject').length;
  const go = changes.filter((change) => change.after === 'reject').length;
  return [
    ...changes.map((change) => `${change.before} → ${change.after}  ${change.title}  ${change.url}`),
    `+${come} −${go}, ${changes.length - come - go} moved between accept and review`,
    ...(reopened > 0 ? [`${counted(reopened, 'article')} with a hint now, to be read by the next run`] : []),
    ...(options.dryRun ? ['dry run: nothing was changed'] : []),
  ];
}
