import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { NewsArticle } from './article.ts';
import type { Answer, Shelf, Site } from './site.ts';

export interface LoggedRequest {
  readonly site: string;
  readonly method: string;
  /** With query. */
  readonly path: string;
  readonly status: number;
  readonly userAgent?: string;
  readonly ifNoneMatch?: string;
  readonly ifModifiedSince?: string;
}

/** What all sites share, and the newsroom changes. */
export interface Press {
  readonly articles: NewsArticle[];
  day: number;
  readonly requests: LoggedRequest[];
  readonly slowMs: number;
  readonly stumbles: boolean;
}

/** One site on a port of its own. */
export class SiteServer {
  readonly site: Site;
  /** Largest number of requests in hand at once so far. */
  maxParallel = 0;
  #baseUrl = '';
  readonly #press: Press;
  readonly #server: Server;
  readonly #planned = new Map<string, number[]>();
  readonly #stumbled = new Set<string>();
  #inHand = 0;

  constructor(site: Site, press: Press) {
    this.site = site;
    this.#press = press;
    this.#server = createServer((request, response) => this.#respond(request, response));
  }

  /** Without a slash at the end; empty before `listen`. */
  get baseUrl(): string {
    return this.#baseUrl;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error(`${this.site.id} got no port`);
    this.#baseUrl = `http://127.0.0.1:${address.port}`;
  }

  failNext(path: string, status: number): void {
    this.#planned.set(path, [...(this.#planned.get(path) ?? []), status]);
  }

  reset(): void {
    this.#planned.clear();
    this.#stumbled.clear();
    this.maxParallel = 0;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  async #respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#inHand += 1;
    this.maxParallel = Math.max(this.maxParallel, this.#inHand);
    response.on('close', () => {
      this.#inHand -= 1;
    });
    const shelf = this.#shelf();
    const answer = this.#answerTo(request.url ?? '/', shelf);
    const { status, headers } = headOf(answer, request, shelf);
    this.#press.requests.push(logged(this.site, request, status));
    if (this.site.slow === true) await setTimeout(this.#press.slowMs);
    response.writeHead(status, headers);
    response.end(status === 304 || request.method === 'HEAD' ? undefined : answer.body);
  }

  #answerTo(path: string, shelf: Shelf): Answer {
    const planned = this.#planned.get(path)?.shift();
    if (planned !== undefined) return trouble(planned);
    const article = shelf.articles.find((each) => each.path === path.split('?')[0]);
    if (article?.gone === true) return trouble(404);
    if (article?.stumbles === true && this.#isFirstStumble(path)) return trouble(503);
    return this.site.answer(path, shelf) ?? trouble(404);
  }

  #isFirstStumble(path: string): boolean {
    if (!this.#press.stumbles || this.#stumbled.has(path)) return false;
    this.#stumbled.add(path);
    return true;
  }

  /** What the site's outlets have out today. */
  #shelf(): Shelf {
    const { articles, day: today } = this.#press;
    const out = articles
      .filter(({ outlet }) => this.site.outlets.includes(outlet))
      .filter(({ day }) => day === undefined || day === today)
      .toSorted((one, other) => (other.published ?? '').localeCompare(one.published ?? ''));
    return { baseUrl: this.#baseUrl, articles: out };
  }
}

function trouble(status: number): Answer {
  return { status, type: 'text/html; charset=utf-8', body: `<h1>${status}</h1>` };
}

interface Head {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

function headOf(answer: Answer, request: IncomingMessage, shelf: Shelf): Head {
  const { status = 200, type, body, vouched = false } = answer;
  const headers = { 'content-type': type };
  if (!vouched) return { status, headers };
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  const newest = shelf.articles.find(({ published }) => published !== undefined)?.published;
  const lastModified = newest === undefined ? undefined : new Date(newest).toUTCString();
  const validators = { etag, ...(lastModified !== undefined && { 'last-modified': lastModified }) };
  return hasIt(request, etag, lastModified)
    ? { status: 304, headers: validators }
    : { status, headers: { ...headers, ...validators } };
}

/** If-None-Match takes precedence over If-Modified-Since (RFC 9110, section 13.2.2). */
function hasIt({ headers }: IncomingMessage, etag: string, lastModified: string | undefined): boolean {
  const known = headers['if-none-match'];
  if (known !== undefined) return known.split(',').some((each) => each.trim().replace(/^W\//, '') === etag);
  const since = headers['if-modified-since'];
  return since !== undefined && lastModified !== undefined && Date.parse(since) >= Date.parse(lastModified);
}

function logged(site: Site, request: IncomingMessage, status: number): LoggedRequest {
  const { method = 'GET', url = '/', headers } = request;
  const userAgent = headers['user-agent'];
  const ifNoneMatch = headers['if-none-match'];
  const ifModifiedSince = headers['if-modified-since'];
  return {
    site: site.id,
    method,
    path: url,
    status,
    ...(userAgent !== undefined && { userAgent }),
    ...(ifNoneMatch !== undefined && { ifNoneMatch }),
    ...(ifModifiedSince !== undefined && { ifModifiedSince }),
  };
}
