import type { Config } from '../config/index.ts';
import { lookAt } from '../pipeline/look.ts';
import type { Store } from '../ports.ts';
import { nextCrawl } from '../schedule.ts';
import type { SourcesDesk } from '../web/sources/sources-desk.ts';
import type { Wiring } from './wiring.ts';

/** What the sources page of the review desk asks for, over the configuration that was read at the start. */
export function sourcesDesk(
  config: Config,
  { store, wiring }: { readonly store: Store; readonly wiring: Wiring },
): SourcesDesk {
  return {
    sources: config.sources,
    nextPass: () => nextCrawl(config.schedule, wiring.clock.now()),

    // A gate of its own, as a running pass may be stopped or end meanwhile; it is as polite as if it were the pass's: what
    // hosts are owed stands in the one archive, and all gates of the process share one pace (main.ts).
    async look(source) {
      const fetcher = await wiring.openFetcher(config, store, wiring.openLog(config), {});
      try {
        const [look] = await lookAt([source], fetcher);
        if (look === undefined) throw new Error(`${source.id} was looked at and nothing came back`);
        return look;
      } finally {
        await fetcher.close();
      }
    },
  };
}
