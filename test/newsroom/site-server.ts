import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
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

export interface RunningSite {
  readonly site: Site;
  readonly baseUrl: string;
  maxParallel(): number;
  failNext(path: string, status: number): void;
  reset(): void;
  close(): Promise<void>;
}

export async function startSite(site: Site, press: Press): Promise<RunningSite> {
  const failures = new Map<string, number[]>();
  const stumbled = new Set<string>();
  let baseUrl = '';
  let inHand = 0;
  let most = 0;

  const answerTo = (path: string): Answer => {
    const planned = failures.get(path)?.shift();
    if (planned !== undefined) return trouble(planned);
    const shelf = shelfOf(site, press, baseUrl);
    const article = shelf.articles.find((each) => each.path === path.split('?')[0]);
    if (article?.gone === true) return trouble(404);
    if (press.stumbles && article?.stumbles === true && !stumbled.has(path)) {
      stumbled.add(path);
      return trouble(503);
    }
    return site.answer(path, shelf) ?? trouble(404);
  };

  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    inHand += 1;
    most = Math.max(most, inHand);
    response.on('close', () => {
      inHand -= 1;
    });
    const answer = answerTo(path);
    const { status, headers } = headOf(answer, request, shelfOf(site, press, baseUrl));
    press.requests.push(logged(site, request, status));
    if (site.slow === true) await setTimeout(press.slowMs);
    send(response, request, { status, headers, body: answer.body });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error(`${site.id} got no port: ${address}`);
  baseUrl = `http://127.0.0.1:${address.port}`;

  return {
    site,
    baseUrl,
    maxParallel: () => most,
    failNext(path, status) {
      failures.set(path, [...(failures.get(path) ?? []), status]);
    },
    reset() {
      failures.clear();
      stumbled.clear();
      most = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function trouble(status: number): Answer {
  return { status, type: 'text/html; charset=utf-8', body: `<h1>${status}</h1>` };
}

/** What the site's outlets have out on that day, newest first. */
function shelfOf(site: Site, press: Press, baseUrl: string): Shelf {
  const articles = press.articles
    .filter(({ outlet }) => site.outlets.includes(outlet))
    .filter(({ day }) => day === undefined || day === press.day)
    .toSorted((one, other) => (other.published ?? '').localeCompare(one.published ?? ''));
  return { baseUrl, articles };
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

function send(
  response: ServerResponse,
  request: IncomingMessage,
  { status, headers, body }: Head & { readonly body: string | Uint8Array },
): void {
  response.writeHead(status, headers);
  response.end(status === 304 || request.method === 'HEAD' ? undefined : body);
}
