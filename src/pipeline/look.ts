/** Asks sources what they give now, and records nothing: for trying out a source and for the live check. */
import type { Announced, Discovery } from '../domain/candidate.ts';
import type { Page } from '../domain/page.ts';
import { textOf } from '../domain/page-text.ts';
import type { Failure } from '../domain/result.ts';
import type { Source } from '../domain/source.ts';
import type { Fetched, Fetcher, FetchRequest } from '../ports.ts';
import { type FeedLink, feedLinks } from './discover/feed-links.ts';
import { discover } from './discover/index.ts';
import { type SelectorEffect, selectorEffects } from './discover/selector-effects.ts';
import { documentLimit } from './poll.ts';
import { RequestQueue } from './request-queue.ts';

/** What one source gives now. */
export interface Look {
  readonly source: Source;
  /** Where its first document was found in the end; the source's own address unless it was redirected. */
  readonly url: string;
  readonly documents: number;
  readonly items: readonly Announced[];
  /** Items that could not be used, by reason. */
  readonly dropped: Readonly<Record<string, number>>;
  readonly title?: string;
  readonly language?: string;
  /** Of its first document, or of a further one where the first was well. */
  readonly failure?: Failure;
  /** Of a listing's first page. */
  readonly selectors: readonly SelectorEffect[];
  /** Feeds that the page names which stood where something else was expected. */
  readonly feeds: readonly FeedLink[];
}

/** Answers in the order of the sources, whatever the order in which their hosts answered. */
export async function lookAt(
  sources: readonly Source[],
  fetcher: Pick<Fetcher, 'fetchAll'>,
  onProgress: (done: number, of: number) => void = () => undefined,
): Promise<readonly Look[]> {
  const queue = new RequestQueue<FetchRequest<Gathering>>();
  const gatherings = sources.map((source) => new Gathering(source));
  let open = 0;
  let done = 0;
  const ask = (gathering: Gathering, url: string) => {
    if (!gathering.asks(url)) return;
    open += 1;
    queue.push({ url, purpose: 'source', about: gathering });
  };

  for (const gathering of gatherings) ask(gathering, gathering.source.url);
  if (open === 0) queue.close();
  for await (const fetched of fetcher.fetchAll(queue)) {
    const gathering = fetched.request.about;
    for (const url of await gathering.take(fetched)) ask(gathering, url);
    open -= 1;
    done += 1;
    onProgress(done, done + open);
    if (open === 0) queue.close();
  }
  return gatherings.map((gathering) => gathering.look());
}

/** What a page that was kept gives by the rules of this source; asks nobody. */
export async function lookAtPage(page: Page, source: Source): Promise<Look> {
  const gathering = new Gathering(source);
  gathering.asks(page.url);
  const request = { url: page.url, purpose: 'source', about: gathering } as const;
  await gathering.take({ request, outcome: 'page', page, validators: {} });
  return gathering.look();
}

/** What came of one source so far. */
class Gathering {
  readonly source: Source;
  readonly #asked = new Set<string>();
  readonly #items: Announced[] = [];
  readonly #dropped = new Map<string, number>();
  #first: Pick<Look, 'url' | 'title' | 'language' | 'selectors' | 'feeds'> | undefined;
  #failure: Failure | undefined;

  constructor(source: Source) {
    this.source = source;
  }

  /** Whether this document is to be asked for; at most once each and not more than a poll would. */
  asks(url: string): boolean {
    if (this.#asked.has(url) || this.#asked.size >= documentLimit(this.source)) return false;
    this.#asked.add(url);
    return true;
  }

  /** Answers with further documents of the same source. */
  async take(fetched: Fetched<Gathering>): Promise<readonly string[]> {
    if (fetched.outcome === 'not-modified')
      throw new Error(`${fetched.request.url} was asked unconditionally and answered that nothing changed`);
    if (fetched.outcome === 'failed') {
      this.#failure ??= fetched.failure;
      return [];
    }
    const { page } = fetched;
    const discovered = await discover(page, this.source);
    const discovery = discovered.ok ? discovered.value : undefined;
    if (!discovered.ok) this.#failure ??= discovered.problem;
    this.#first ??= this.#firstDocument(page, discovery);
    this.#items.push(...(discovery?.items ?? []));
    for (const [reason, count] of Object.entries(discovery?.dropped ?? {}))
      this.#dropped.set(reason, (this.#dropped.get(reason) ?? 0) + count);
    return discovery?.more ?? [];
  }

  #firstDocument(page: Page, discovery: Discovery | undefined) {
    const { select } = this.source;
    const text = discovery !== undefined && select === undefined ? '' : textOf(page);
    return {
      url: page.url,
      ...(discovery?.title !== undefined && { title: discovery.title }),
      ...(discovery?.language !== undefined && { language: discovery.language }),
      selectors: select === undefined ? [] : selectorEffects(text, select),
      feeds: discovery === undefined ? feedLinks(text, page.url) : [],
    };
  }

  look(): Look {
    return {
      source: this.source,
      url: this.source.url,
      selectors: [],
      feeds: [],
      ...this.#first,
      documents: this.#asked.size,
      items: this.#items,
      dropped: Object.fromEntries(this.#dropped),
      ...(this.#failure !== undefined && { failure: this.#failure }),
    };
  }
}
