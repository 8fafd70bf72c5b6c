import type { Command } from 'commander';
import type { Config } from '../../config/index.ts';
import type { SourceState } from '../../domain/source.ts';
import { type Condition, healthOf, reasonInWords } from '../../domain/source-health.ts';
import type { SourceDay } from '../../domain/source-rhythm.ts';
import type { Instant } from '../../domain/time.ts';
import { rhythmStart } from '../../pipeline/conditions.ts';
import type { StoreHealth } from '../../ports.ts';
import { type CommandContext, type CommonOptions, configOf, withCommonOptions } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { counted } from '../funnel.ts';
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

const DAMAGED =
  'damaged    stop the service, put your newest backup in the place of mediawatch.db (without its -wal and -shm), run again';

interface DoctorOptions extends CommonOptions {
  readonly json?: boolean;
  readonly health?: boolean;
  readonly live?: boolean;
  readonly source?: readonly string[];
  readonly bundle?: string;
}

export interface Finding {
  readonly sourceId: string;
  readonly state: Exclude<Condition, 'working' | 'paused'>;
  readonly message: string;
}

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
      const store = await wiring.openStore(config);
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
        const say = options.json ? [JSON.stringify({ health, findings }, null, 2)] : lines(health, findings);
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

function lines(health: StoreHealth, findings: readonly Finding[]): readonly string[] {
  const last =
    health.lastRun === undefined
      ? 'no run yet'
      : `last run ${health.lastRun.finishedAt}, ${health.lastRun.outcome}`;
  return [
    `archive    ${health.integrity}, schema ${health.schemaVersion}, ${(health.bytes / 1_048_576).toFixed(1)} MB`,
    ...(health.integrity === 'ok' ? [] : [DAMAGED]),
    `holds      ${health.articles} articles, ${health.stories} stories, ${health.waiting} not decided on, ${health.unread} unread`,
    `runs       ${last}`,
    ...findings.map((finding) => `${finding.sourceId}  ${finding.state}: ${finding.message}`),
    findings.length === 0
      ? 'sources    nothing to report'
      : `sources    ${counted(findings.length, 'source')} to look at`,
  ];
}
