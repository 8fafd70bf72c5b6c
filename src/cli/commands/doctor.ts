import type { Command } from 'commander';
import type { Config } from '../../config/index.ts';
import type { SourceState } from '../../domain/source.ts';
import { daysBetween, type Instant } from '../../domain/time.ts';
import type { StoreHealth } from '../../ports.ts';
import { type CommandContext, type CommonOptions, configOf, withCommonOptions } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { counted } from '../funnel.ts';
import { liveCheck } from '../live-check.ts';
import { supportBundle } from '../support-bundle.ts';

/** Failures in a row after which a source is called broken and not just unlucky. */
const BROKEN_AFTER = 6;
/** Days without any success, or without anything newer, after which a source is called silent. */
const SILENT_DAYS = 14;

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
  readonly state: 'broken' | 'refused' | 'silent' | 'never asked';
  readonly message: string;
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
        const findings = options.health
          ? []
          : findingsOf(config, await store.sourceStates(), wiring.clock.now());
        if (options.bundle !== undefined) {
          const states = await store.sourceStates();
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

/** What is wrong with the sources, from what is remembered of them; asks nobody. */
export function findingsOf(
  config: Pick<Config, 'sources'>,
  states: readonly SourceState[],
  now: Instant,
): readonly Finding[] {
  const known = new Map(states.map((state) => [state.sourceId, state]));
  return config.sources
    .filter((source) => source.enabled)
    .flatMap(({ id }) => {
      const finding = findingOf(known.get(id), now);
      return finding === undefined ? [] : [{ sourceId: id, ...finding }];
    });
}

function findingOf(state: SourceState | undefined, now: Instant): Omit<Finding, 'sourceId'> | undefined {
  if (state?.lastPolledAt === undefined)
    return { state: 'never asked', message: 'not asked yet; "mediawatch run" asks it' };
  const last = state.lastFailure;
  const since =
    state.lastSucceededAt === undefined
      ? 'never answered well'
      : `last answered well ${state.lastSucceededAt}`;
  if (last?.reason === 'refused-by-site' && state.consecutiveFailures > 1) {
    return {
      state: 'refused',
      message: `the site says no (${last.message}); ${since}; ask its editors or disable it`,
    };
  }
  if (last !== undefined && state.consecutiveFailures >= BROKEN_AFTER) {
    return {
      state: 'broken',
      message: `${state.consecutiveFailures} failures in a row, the last: ${last.message}; ${since}`,
    };
  }
  const newest = state.newestItemAt;
  if (newest !== undefined && daysBetween(newest, now) > SILENT_DAYS) {
    return {
      state: 'silent',
      message: `nothing newer than ${newest.slice(0, 10)}; look whether the feed has moved`,
    };
  }
  return undefined;
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
