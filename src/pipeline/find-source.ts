/**
 * How the place to look at is found from an address that a person has.
 *
 * 1. An address that is a feed or a sitemap already is taken as it is.
 * 2. Else the feeds that the page names, in its order; those of comments only where a person chooses one.
 * 3. Else the usual addresses of feeds on that site.
 * 4. Else a sitemap that gives headlines, at an address that robots.txt names or custom has.
 * 5. Else the page itself as a listing, by selectors that are proposed.
 * 6. Else a sitemap of bare addresses.
 *
 * Every step asks a bounded number of addresses, one after the other, and stops as soon as the site asks to be left
 * alone. What robots.txt closes is not asked for: the gate sees to that.
 */
import type { Discovery } from '../domain/candidate.ts';
import type { Page } from '../domain/page.ts';
import { textOf } from '../domain/page-text.ts';
import { type Failure, ok, type Result } from '../domain/result.ts';
import type { ListingSelectors, SourceKind } from '../domain/source.ts';
import { type FeedLink, feedLinks } from './discover/feed-links.ts';
import { discover } from './discover/index.ts';
import { proposeSelectors } from './discover/propose-selectors.ts';
import { isNewsSitemap, type SiteFacts, siteFacts, sitemapsInRobots } from './discover/site-facts.ts';

export interface FoundSource {
  readonly kind: SourceKind;
  readonly url: string;
  /** How it was found, in a few words. */
  readonly how: string;
  readonly sureness: 'sure' | 'likely' | 'unsure';
  readonly remarks: readonly string[];
  readonly discovery: Discovery;
  readonly select?: ListingSelectors;
}

export interface Search {
  readonly found?: FoundSource;
  /** All that the page names, those of comments last: what `wanted` counts, from 1. */
  readonly feeds: readonly FeedLink[];
  readonly facts: SiteFacts;
  /** Where the page was found in the end. */
  readonly url: string;
  /** What was asked beside the page and what came of it, for the person who wonders. */
  readonly tries: readonly { readonly url: string; readonly answer: string }[];
}

export interface SearchWorld {
  ask(url: string): Promise<Result<Page, Failure>>;
  /** The text of the site's robots.txt, where the gate has it. */
  robots(origin: string): Promise<string | undefined>;
}

const MOST_NAMED = 3;
const FEED_PATHS = ['/feed/', '/rss', '/rss.xml', '/atom.xml', '/feed.json'];
const MOST_GUESSED = 6;
const MOST_SITEMAPS = 4;

/** Fails where the page itself cannot be had. `wanted` chooses among the feeds that the page names. */
export async function findSource(
  url: string,
  world: SearchWorld,
  wanted?: number,
): Promise<Result<Search, Failure>> {
  const asked = await world.ask(url);
  if (!asked.ok) return asked;
  const page = asked.value;
  const itself = (await readAs(page, 'feed')) ?? (await readAs(page, 'sitemap'));
  const text = itself === undefined ? textOf(page) : '';
  const feeds = [...feedLinks(text, page.url)].sort(
    (one, other) => Number(one.isComments) - Number(other.isComments),
  );
  const known = { feeds, facts: siteFacts(text), url: page.url };
  const search = new Searching(world, page, text);
  const found =
    itself === undefined
      ? await (wanted === undefined ? search.find(feeds) : search.wanted(feeds[wanted - 1]))
      : await search.itself(itself);
  return ok({ ...known, tries: search.tries, ...(found !== undefined && { found }) });
}

type Understood = Omit<FoundSource, 'how'>;

/** Undefined where the page is no document of this kind. */
async function readAs(page: Page, kind: 'feed' | 'sitemap'): Promise<Understood | undefined> {
  const discovered = await discover(page, { kind, only: [], maxPages: MOST_SITEMAPS });
  if (!discovered.ok) return undefined;
  const discovery = discovered.value;
  const isEmpty = discovery.items.length === 0 && discovery.more.length === 0;
  const remarks = isEmpty ? ['it holds nothing now'] : [];
  return { kind, url: page.url, sureness: isEmpty ? 'unsure' : 'sure', remarks, discovery };
}

class Searching {
  readonly tries: { readonly url: string; readonly answer: string }[] = [];
  readonly #world: SearchWorld;
  readonly #page: Page;
  readonly #text: string;
  /** The site asked to be left alone. */
  #unwelcome = false;

  constructor(world: SearchWorld, page: Page, text: string) {
    this.#world = world;
    this.#page = page;
    this.#text = text;
  }

  /** Of an index of sitemaps, what it leads to. */
  async itself(document: Understood): Promise<FoundSource> {
    const led = await this.#throughIndex(document);
    return { ...document, discovery: led?.discovery ?? document.discovery, how: 'the address itself' };
  }

  /** Nothing else will do where a person has chosen. */
  async wanted(link: FeedLink | undefined): Promise<FoundSource | undefined> {
    return link === undefined ? undefined : this.#firstFeed([link.url], `named by ${this.#page.url}`);
  }

  async find(named: readonly FeedLink[]): Promise<FoundSource | undefined> {
    const addresses = named
      .filter((link) => !link.isComments)
      .map((link) => link.url)
      .slice(0, MOST_NAMED);
    const feed =
      (await this.#firstFeed(addresses, `named by ${this.#page.url}`)) ??
      (await this.#firstFeed(this.#usualFeeds(), 'a usual address of feeds'));
    if (feed !== undefined) return feed;
    const sitemap = await this.#bestSitemap();
    if (sitemap !== undefined && hasTitles(sitemap.discovery)) return sitemap;
    return (await this.#listing()) ?? sitemap;
  }

  #usualFeeds(): readonly string[] {
    const { origin, pathname } = new URL(this.#page.url);
    const below = pathname === '/' ? [] : [`${pathname.replace(/\/$/, '')}/feed/`];
    return [...below, ...FEED_PATHS].slice(0, MOST_GUESSED).map((path) => origin + path);
  }

  /** The first that is a feed and holds anything; else the first that is a feed. */
  async #firstFeed(addresses: readonly string[], how: string): Promise<FoundSource | undefined> {
    let empty: FoundSource | undefined;
    for (const url of addresses) {
      const feed = await this.#try(url, 'feed');
      if (feed !== undefined && feed.discovery.items.length > 0) return { ...feed, how };
      if (feed !== undefined) empty ??= { ...feed, how };
    }
    return empty;
  }

  async #try(url: string, kind: 'feed' | 'sitemap'): Promise<Understood | undefined> {
    if (this.#unwelcome) return undefined;
    const asked = await this.#world.ask(url);
    if (!asked.ok) {
      this.#unwelcome = LEAVE_ALONE.has(asked.problem.reason);
      this.tries.push({ url, answer: asked.problem.message });
      return undefined;
    }
    const understood = await readAs(asked.value, kind);
    const count = understood?.discovery.items.length ?? 0;
    this.tries.push({
      url,
      answer: understood === undefined ? `no ${kind}` : `a ${kind} with ${count} items`,
    });
    return understood;
  }

  /** The first with headlines; else the first that names any address. */
  async #bestSitemap(): Promise<FoundSource | undefined> {
    let bare: FoundSource | undefined;
    for (const { url, how } of await this.#sitemapAddresses()) {
      const sitemap = await this.#try(url, 'sitemap');
      const read = sitemap === undefined ? undefined : await this.#throughIndex(sitemap);
      if (read === undefined || read.discovery.items.length === 0) continue;
      if (hasTitles(read.discovery)) return { ...read, how };
      bare ??= {
        ...read,
        how,
        sureness: 'unsure',
        remarks: ['gives addresses without headlines; set `only`'],
      };
    }
    return bare;
  }

  async #sitemapAddresses(): Promise<readonly { readonly url: string; readonly how: string }[]> {
    const { origin } = new URL(this.#page.url);
    const named = sitemapsInRobots((await this.#world.robots(origin)) ?? '', origin);
    const [news, others] = [named.filter(isNewsSitemap), named.filter((url) => !isNewsSitemap(url))];
    const inRobots = (url: string) => ({ url, how: 'a sitemap named by robots.txt' });
    const usual = (path: string) => ({ url: origin + path, how: 'a usual address of sitemaps' });
    const all = [
      ...news.slice(0, 2).map(inRobots),
      usual('/news-sitemap.xml'),
      ...others.slice(0, 1).map(inRobots),
      usual('/sitemap.xml'),
    ];
    return all
      .filter(({ url }, index) => all.findIndex((one) => one.url === url) === index)
      .slice(0, MOST_SITEMAPS);
  }

  /** An index is judged by the most promising sitemap that it names, which stands in for it where the rest is no news. */
  async #throughIndex(sitemap: Understood): Promise<Understood | undefined> {
    const { more } = sitemap.discovery;
    const promising = more.find(isNewsSitemap) ?? more[0];
    if (promising === undefined) return sitemap;
    const part = await this.#try(promising, 'sitemap');
    if (part === undefined) return undefined;
    return more.every(isNewsSitemap) ? { ...sitemap, discovery: part.discovery } : part;
  }

  async #listing(): Promise<FoundSource | undefined> {
    const proposal = proposeSelectors(this.#text, this.#page.url);
    if (proposal === undefined) return undefined;
    const { select, sureness, reasons } = proposal;
    const discovered = await discover(this.#page, { kind: 'listing', only: [], maxPages: 1, select });
    if (!discovered.ok) return undefined;
    const how = 'selectors proposed from what repeats on the page';
    const { url } = this.#page;
    return { kind: 'listing', url, how, sureness, remarks: reasons, discovery: discovered.value, select };
  }
}

const LEAVE_ALONE: ReadonlySet<Failure['reason']> = new Set([
  'rate-limited',
  'refused-by-site',
  'budget',
  'stopped',
]);

function hasTitles({ items }: Discovery): boolean {
  return items.filter(({ title }) => title !== '').length * 2 > items.length;
}
