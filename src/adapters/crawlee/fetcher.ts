import type { NetworkSettings } from '../../domain/settings.ts';
import type { Clock, Fetched, Fetcher, FetchRequest, HostMemory, Log, Transport } from '../../ports.ts';
import { Gate } from './gate.ts';
import { Pace } from './pace.ts';
import { Pass } from './pass.ts';
import { realTimer, type Timer } from './timer.ts';

export interface FetcherOptions {
  readonly transport: Transport;
  readonly settings: NetworkSettings;
  readonly memory: HostMemory;
  readonly clock: Clock;
  readonly log: Log;
  /** Ours, for the User-Agent. */
  readonly version: string;
  /** Other than real time in tests. */
  readonly timer?: Timer;
  /** Of other gates that are open in this process, see `hostPace`; its own where none is given. */
  readonly pace?: Pace;
}

/**
 * For all gates of one process together: an editor who asks a site from the desk while a pass asks it waits for that
 * pass's request and gap, and the pass for the editor's. All else that a host is owed is read from the archive at every
 * request (`HostLedger`) or, like robots.txt, true for a day whoever read it.
 */
export function hostPace(settings: NetworkSettings, timer: Timer = realTimer): Pace {
  return new Pace(settings, timer);
}

/** The one HTTP gate. Once stopped it answers everything with `stopped`. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { settings, log, timer = realTimer } = options;
  const gate = new Gate({ ...options, timer });
  const passes = new Set<{ stop(): Promise<void> }>();
  let isStopped = false;

  async function* fetchAll<About>(
    requests: AsyncIterable<FetchRequest<About>>,
  ): AsyncGenerator<Fetched<About>> {
    const pass = new Pass<About>({ gate, timer, concurrency: settings.concurrency });
    passes.add(pass);
    if (isStopped) await pass.stop();
    try {
      yield* pass.run(requests);
    } finally {
      passes.delete(pass);
    }
  }

  return {
    fetchAll,
    receipts: () => gate.receipts.lines,
    totals: () => gate.receipts.totals,
    async stop() {
      isStopped = true;
      log.info('fetching stops', { requests: gate.receipts.totals.requests });
      await Promise.all([...passes].map((pass) => pass.stop()));
    },
  };
}
