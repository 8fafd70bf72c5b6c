import type { Command } from 'commander';
import type { Config } from '../../config/index.ts';
import { withoutSecretsIn } from '../../domain/secrets.ts';
import type { SourceState } from '../../domain/source.ts';
import { healthOf, reasonInWords } from '../../domain/source-health.ts';
import type { SourceDay } from '../../domain/source-rhythm.ts';
import type { Instant } from '../../domain/time.ts';
import { rhythmStart } from '../../pipeline/conditions.ts';
import type { SourceDesk } from '../../ports.ts';
import { type CommandContext, type CommonOptions, configOf, withCommonOptions } from '../command.ts';
import { doctorLines, type Finding, type MovedSource } from '../doctor-lines.ts';
import { EXIT, UsageError } from '../exit.ts';
import { liveCheck } from '../live-check.ts';
import { supportBundle } from '../support-bundle.ts';

const HELP = `
Examples:
  mediawatch doctor            is the archive sound, does every source still speak
  mediawatch doctor --json     the same for a monitor
  mediawatch doctor --live     ask every source once, politely, and say what each gives and what to change
  mediawatch doctor --live --source yle-tuoreimmat
  mediawatch doctor --bundle state.json    all that helps others to help, without secrets, into a file

Exit status: 0 sound · 1 the archive is damaged or cannot be opened · 3 sound, but some source is broken or silent
(with --health, for a container's HEALTHCHECK, sources do not count).`;

interface DoctorOptions extends CommonOptions {
  readonly json?: boolean;
  readonly health?: boolean;
  readonly live?: boolean;
  readonly source?: readonly string[];
  readonly bundle?: string;
}

/** Passes that only read articles of a source say nothing of where it is. */
const LOOKED_BACK = 10;

/** What a pass left behind about sources. */
export interface Remembered {
  readonly states: readonly SourceState[];
  readonly days: ReadonlyMap<string, readonly SourceDay[]>;
}

export function doctorCommand(program: Command, context: CommandContext): void {
  withCommonOptions(
    program.command('doctor').description('integrity, schema, size, broken and silent sources'),
  )
    .option('--json', 'print the findings as JSON')
    .option('--health', 'look at the archive only; for HEALTHCHECK')
    .option('--live', 'ask every enabled source now, keep nothing, and say what to change')
    .option('--source <id...>', 'with --live: only these, enabled or not')
    .option(
      '--bundle <file>',
      'write versions, settings, health and sources into a file for support, without secrets',
    )
    .addHelpText('after', HELP)
    .action(async (options: DoctorOptions) => {
      const { wiring } = context;
      const config = await configOf(options, wiring);
      if (options.source !== undefined && !options.live)
        throw new UsageError('--source goes with --live: what is remembered is told of all sources at once');
      if (options.live) {
        context.exit(await liveCheck(config, options, wiring));
        return;
      }
      const store = await wiring.openStore(config, { existing: true });
      try {
        const health = await store.health();
        const now = wiring.clock.now();
        const [states, days] = await Promise.all([store.sourceStates(), store.sourceDays(rhythmStart(now))]);
        const findings = options.health ? [] : findingsOf(config, { states, days }, now);
        if (options.bundle !== undefined) {
          const bundle = supportBundle({ config, health, findings, states }, wiring);
          await wiring.writeBytes(options.bundle, Buffer.from(bundle));
          wiring.terminal.talk(`${options.bundle} is written; look through it before you send it`);
        }
        const moved = options.health ? [] : await movedSources(config, store.sources);
        const say = options.json
          ? [JSON.stringify(withoutSecretsIn({ health, findings, moved }), null, 2)]
          : doctorLines(health, findings, moved);
        for (const line of say) wiring.terminal.out(line);
        context.exit(
          health.integrity !== 'ok'
            ? EXIT.unexpected
            : findings.length > 0
              ? EXIT.someSourceFailed
              : EXIT.done,
        );
      } finally {
        await store.close();
      }
    });
}

/** What is wrong with the sources, from what is remembered of them; asks nobody. One that staff paused is not wrong. */
export function findingsOf(
  config: Pick<Config, 'sources'>,
  { states, days }: Remembered,
  now: Instant,
): readonly Finding[] {
  const known = new Map(states.map((state) => [state.sourceId, state]));
  return config.sources
    .filter((source) => source.enabled)
    .flatMap(({ id }) => {
      const { condition, reason } = healthOf(known.get(id), days.get(id) ?? [], now);
      if (condition === 'working' || condition === 'paused') return [];
      const succeeded = known.get(id)?.lastSucceededAt;
      const since = succeeded === undefined ? 'never answered well' : `last answered well ${succeeded}`;
      const told = condition === 'broken' || condition === 'refused' ? `; ${since}` : '';
      return [{ sourceId: id, state: condition, message: `${reasonInWords(reason)}${told}` }];
    });
}

/** The enabled sources whose last answer said that they are elsewhere for good (301, 308). */
export async function movedSources(
  { sources }: Pick<Config, 'sources'>,
  desk: Pick<SourceDesk, 'lastReports'>,
): Promise<readonly MovedSource[]> {
  const looked = sources
    .filter((source) => source.enabled)
    .map(async ({ id, url }) => {
      const reports = await desk.lastReports(id, LOOKED_BACK);
      const movedTo = reports.find(({ report }) => report.outcome !== 'not-due')?.report.movedTo;
      return movedTo === undefined || movedTo === url ? [] : [{ sourceId: id, movedTo }];
    });
  return (await Promise.all(looked)).flat();
}
