import type { Config } from '../config/index.ts';
import type { Page } from '../domain/page.ts';
import { type Failure, failed, ok, type Result } from '../domain/result.ts';
import { hostOf } from '../domain/url.ts';
import type { FetchRequest, Store } from '../ports.ts';
import type { WireOptions, Wiring } from './wiring.ts';

/** Asks for one page through the gate, as a run would. */
export async function pageAt(
  url: string,
  wire: WireOptions,
  context: { readonly config: Config; readonly store: Store; readonly wiring: Wiring },
): Promise<Result<Page, Failure>> {
  const { config, store, wiring } = context;
  const fetcher = await wiring.openFetcher(config, store, wiring.openLog(config), wire);
  try {
    for await (const fetched of fetcher.fetchAll(only({ url, purpose: 'article', about: null }))) {
      if (fetched.outcome === 'page') return ok(fetched.page);
      if (fetched.outcome === 'failed') return failed(fetched.failure);
    }
    throw new Error(`${url} was asked and nothing came back`);
  } finally {
    await fetcher.close();
  }
}

async function* only(request: FetchRequest<null>): AsyncGenerator<FetchRequest<null>> {
  yield request;
}

/** How a page is read: with the outlet of the source that looks at its host, where there is one. */
export function readingContext(url: string, config: Config) {
  const source = config.sources.find((one) => hostOf(one.url) === hostOf(url));
  return {
    outlet: source?.outlet ?? hostOf(url),
    profiles: config.profiles,
    ...(source?.language && { sourceLanguage: source.language }),
  };
}
