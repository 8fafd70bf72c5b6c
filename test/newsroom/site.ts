import type { NewsArticle } from './article.ts';

/** What a site has to show at this moment. */
export interface Shelf {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  /** Newest first. */
  readonly articles: readonly NewsArticle[];
}

export interface Answer {
  /** 200 where it is missing. */
  readonly status?: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  /** Served with ETag and Last-Modified, and answered with 304 where the asker has it already. */
  readonly vouched?: boolean;
}

/** One host of the invented press: a server of its own, with one outlet or several. */
export interface Site {
  readonly id: string;
  /** Ids of the outlets whose articles it carries. */
  readonly outlets: readonly string[];
  /** Takes its time over every answer, as long as the newsroom is started with. */
  readonly slow?: boolean;
  /** Path with query; undefined is a 404. */
  answer(path: string, shelf: Shelf): Answer | undefined;
}

export function articleAt(shelf: Shelf, path: string): NewsArticle | undefined {
  return shelf.articles.find((article) => article.path === path);
}

export function articlesOf(shelf: Shelf, outlet: string): readonly NewsArticle[] {
  return shelf.articles.filter((article) => article.outlet === outlet);
}

export function html(body: string): Answer {
  return { type: 'text/html; charset=utf-8', body };
}

export function feed(body: string | Uint8Array, type = 'application/rss+xml; charset=utf-8'): Answer {
  return { type, body, vouched: true };
}
