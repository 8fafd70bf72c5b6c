/**
 * The invented press over real HTTP on loopback: one server and one port for each site, so that each is a host of its
 * own. It remembers who asked what, and how many at once; it can be told to fail and to let a day pass.
 */
import { ARTICLES, type NewsArticle } from './article.ts';
import { SITES } from './outlets/index.ts';
import { type LoggedRequest, type Press, SiteServer } from './site-server.ts';

export type { LoggedRequest } from './site-server.ts';

export interface NewsroomOptions {
  /** How long the slow site takes over every answer, in milliseconds; 30 where it is missing. */
  readonly slowMs?: number;
  /** Whether the pages that stumble answer 503 at the first request; false where it is missing. */
  readonly stumbles?: boolean;
}

export interface NewsroomSite {
  readonly id: string;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly outlets: readonly string[];
}

export interface Newsroom {
  readonly sites: readonly NewsroomSite[];
  /** Everything asked so far, in the order in which it arrived. */
  readonly requests: readonly LoggedRequest[];
  /** Of the site that carries the outlet; also takes a site's own id. */
  baseUrl(outlet: string): string;
  addressOf(articleId: string): string;
  /** Largest number of requests that the site had in hand at once. */
  maxParallel(site: string): number;
  /** The next request for that path on that site is answered with that status; calls add up. */
  failNext(site: string, path: string, status: number): void;
  /** Lets the daily article of that day stand at its address; 1 at first. */
  day(number: number): void;
  /** Put out as the newest by its outlet, whose feed changes with it. */
  addArticle(article: NewsArticle): void;
  /** Forgets requests, failures, days and added articles: as it was when it started. */
  reset(): void;
  close(): Promise<void>;
}

export async function startNewsroom(options: NewsroomOptions = {}): Promise<Newsroom> {
  const press: Press = {
    articles: [...ARTICLES],
    day: 1,
    requests: [],
    slowMs: options.slowMs ?? 30,
    stumbles: options.stumbles ?? false,
  };
  const servers = SITES.map((site) => new SiteServer(site, press));
  await Promise.all(servers.map((server) => server.listen()));
  const serverOf = (id: string): SiteServer => {
    const server =
      servers.find(({ site }) => site.id === id) ?? servers.find(({ site }) => site.outlets.includes(id));
    if (server === undefined) throw new Error(`the newsroom has no site or outlet "${id}"`);
    return server;
  };
  return {
    sites: servers.map(({ site, baseUrl }) => ({ id: site.id, baseUrl, outlets: site.outlets })),
    requests: press.requests,
    baseUrl: (outlet) => serverOf(outlet).baseUrl,
    addressOf(articleId) {
      const article = press.articles.find(({ id }) => id === articleId);
      if (article === undefined) throw new Error(`the newsroom has no article "${articleId}"`);
      return serverOf(article.outlet).baseUrl + article.path;
    },
    maxParallel: (site) => serverOf(site).maxParallel,
    failNext: (site, path, status) => serverOf(site).failNext(path, status),
    day(number) {
      press.day = number;
    },
    addArticle(article) {
      press.articles.push(article);
    },
    reset() {
      press.articles.splice(0, press.articles.length, ...ARTICLES);
      press.requests.length = 0;
      press.day = 1;
      for (const server of servers) server.reset();
    },
    async close() {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
