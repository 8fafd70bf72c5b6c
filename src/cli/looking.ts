/** Asking the world without keeping anything: over the one gate, with a copy of the archive for what hosts are owed. */
import type { Config } from '../config/index.ts';
import type { Page } from '../domain/page.ts';
import { type Failure, failed, ok, type Result } from '../domain/result.ts';
import type { Source } from '../domain/source.ts';
import type { FetchRequest, Store } from '../ports.ts';
import { UsageError } from './exit.ts';
import { unknownSource } from './pass.ts';
import type { OpenFetcher, WireOptions, Wiring } from './wiring.ts';

export async function withFetcher<Answer>(
  config: Config,
  wiring: Wiring,
  wire: WireOptions,
  work: (fetcher: OpenFetcher, store: Store) => Promise<Answer>,
): Promise<Answer> {
  const { interrupted } = wiring.terminal;
  const store = await wiring.openStore(config, { throwaway: true });
  try {
    const fetcher = await wiring.openFetcher(config, store, wiring.openLog(config), wire);
    const stop = () => void fetcher.stop();
    interrupted.addEventListener('abort', stop, { once: true });
    try {
      return await work(fetcher, store);
    } finally {
      interrupted.removeEventListener('abort', stop);
      wiring.terminal.progress('');
      await fetcher.close();
    }
  } finally {
    await store.close();
  }
}

/** One document of a source. */
export async function askOnce(fetcher: OpenFetcher, url: string): Promise<Result<Page, Failure>> {
  for await (const fetched of fetcher.fetchAll(only({ url, purpose: 'source', about: null }))) {
    if (fetched.outcome === 'page') return ok(fetched.page);
    if (fetched.outcome === 'failed') return failed(fetched.failure);
  }
  throw new Error(`${url} was asked and nothing came back`);
}

async function* only(request: FetchRequest<null>): AsyncGenerator<FetchRequest<null>> {
  yield request;
}

/** Those of these ids, enabled or not; all enabled ones where none is named. */
export function chosenSources(config: Config, ids: readonly string[] | undefined): readonly Source[] {
  if (ids === undefined) return config.sources.filter((source) => source.enabled);
  return ids.map((id) => {
    const source = config.sources.find((one) => one.id === id);
    if (source === undefined) throw new UsageError(unknownSource(id, config));
    return source;
  });
}
