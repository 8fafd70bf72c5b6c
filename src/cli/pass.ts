import type { Config } from '../config/index.ts';
import type { Run } from '../domain/run.ts';
import { minutesAfter } from '../domain/time.ts';
import { later } from '../pipeline/later.ts';
import type { Plan, Progress } from '../pipeline/plan.ts';
import { pageReader } from '../pipeline/read-page.ts';
import { run } from '../pipeline/run.ts';
import type { Files, Log, PageCopies, Store } from '../ports.ts';
import { UsageError } from './exit.ts';
import type { WireOptions, Wiring } from './wiring.ts';

const LEASE = 'pass';
const LEASE_MINUTES = 2;

export interface PassOptions extends WireOptions {
  readonly onlySources?: readonly string[];
  readonly evenIfNotDue: boolean;
  /** Nothing of this pass is kept, so it asks publishers for no more than is to be seen. */
  readonly isTrial?: boolean;
  /** The desk is served meanwhile. */
  readonly serves?: boolean;
}

export interface OpenArchive {
  readonly store: Store;
  readonly files: Files;
  readonly log: Log;
  /** Absent: no copies of pages are kept. */
  readonly copies?: PageCopies;
}

/** Somebody else is at it; not a failure, a cron that overlaps is common. */
export interface Busy {
  readonly busyUntil: string;
  readonly holder: string;
}

/** One pass under the lease, so that two processes on one archive never poll at once. */
export async function runPass(
  config: Config,
  archive: OpenArchive,
  options: PassOptions,
  wiring: Wiring,
): Promise<Run | Busy> {
  const taken = await takeLease(archive.store, wiring);
  if (taken !== undefined) return taken;
  const lost = new AbortController();
  const renew = () => void renewLease(archive, wiring, lost);
  const keeper = setInterval(renew, (LEASE_MINUTES * 60_000) / 4);
  keeper.unref();
  try {
    const stop = AbortSignal.any([wiring.terminal.interrupted, lost.signal]);
    return await fetchingPass(config, archive, { ...options, stop }, wiring);
  } finally {
    clearInterval(keeper);
    await archive.store.releaseLease(LEASE, wiring.holder);
  }
}

async function fetchingPass(
  config: Config,
  archive: OpenArchive,
  options: PassOptions & { readonly stop: AbortSignal },
  wiring: Wiring,
): Promise<Run> {
  const plan = planOf(config, options, wiring);
  const fetcher = await wiring.openFetcher(config, archive.store, archive.log, options);
  const { log } = archive;
  const settings = { profiles: config.profiles, topics: config.topics };
  const reader = wiring.openReader(pageReader(plan), settings, { log, serves: options.serves === true });
  const stop = () => void fetcher.stop();
  options.stop.addEventListener('abort', stop, { once: true });
  try {
    return await run({ ...archive, fetcher, reader, clock: wiring.clock }, plan, options.stop);
  } finally {
    options.stop.removeEventListener('abort', stop);
    wiring.terminal.progress('');
    await Promise.all([fetcher.close(), reader.close()]);
  }
}

async function takeLease(store: Store, wiring: Wiring): Promise<Busy | undefined> {
  for (;;) {
    const now = wiring.clock.now();
    const lease = await store.takeLease(LEASE, wiring.holder, minutesAfter(now, LEASE_MINUTES), now);
    if (lease.ok) return undefined;
    const { holder, until } = lease.problem;
    if (!wiring.isDead(holder)) return { holder, busyUntil: until };
    // Killed without a chance to give it back: nobody else can be using it.
    await store.releaseLease(LEASE, holder);
  }
}

/** A machine that slept through its lease may find another at work: then it stops, so that no site is asked by two. */
async function renewLease({ store, log }: OpenArchive, wiring: Wiring, lost: AbortController): Promise<void> {
  try {
    const now = wiring.clock.now();
    const lease = await store.takeLease(LEASE, wiring.holder, minutesAfter(now, LEASE_MINUTES), now);
    if (lease.ok) return;
    log.warn(`${lease.problem.holder} has taken over this pass, which ends here; nothing is lost`);
    lost.abort();
  } catch (error) {
    log.warn('the lease of this pass could not be renewed', { error });
  }
}

export function planOf(config: Config, options: PassOptions, wiring: Wiring): Plan {
  const enabled = config.sources.filter(
    (source) => source.enabled || options.onlySources?.includes(source.id),
  );
  for (const id of options.onlySources ?? []) {
    if (!enabled.some((source) => source.id === id)) throw new UsageError(unknownSource(id, config));
  }
  return {
    sources: enabled,
    profiles: config.profiles,
    filter: later(async () => (await import('../pipeline/filter/index.ts')).compileFilter(config.topics)),
    topics: topicNames(config),
    publish: config.publish,
    retention: config.retention,
    contact: config.network.contact,
    ...(options.onlySources && { onlySources: options.onlySources }),
    evenIfNotDue: options.evenIfNotDue,
    recheck: config.network.recheck && isWholePass(options),
    ...(config.polling.adaptive && { polling: config.polling }),
    onProgress: (progress) => wiring.terminal.progress(progressLine(progress)),
  };
}

/** A recording has no other pages than its own, and whoever asks for one source wants that one. */
function isWholePass({ isTrial, replay, onlySources }: PassOptions): boolean {
  return isTrial !== true && replay === undefined && onlySources === undefined;
}

/** Topics as readers of the digest see them: in English, which the page is written in. */
export function topicNames(config: Pick<Config, 'topics'>): Plan['topics'] {
  return config.topics.topics.map(({ id, name }) => ({ id, name: name.en ?? name.fi ?? name.sv ?? id }));
}

export function unknownSource(id: string, config: Config): string {
  const near = config.sources.filter((source) => source.id.includes(id) || id.includes(source.id));
  const hint =
    near.length > 0
      ? `did you mean ${near.map((source) => source.id).join(', ')}?`
      : 'see "mediawatch check --json" for all';
  return `no source is called "${id}"; ${hint}`;
}

function progressLine(progress: Progress): string {
  if (progress.phase === 'poll') return `asking sources: ${progress.done} of ${progress.of ?? '?'}`;
  return `reading articles: ${progress.done} settled, ${progress.mentions} mentions`;
}
