/**
 * A press of many sites on one loopback port, as a process of its own so that its work is not counted as ours.
 * Arguments: sites, items a site, milliseconds before each answer. Prints its address; a GET of /__publish/N puts N new
 * items out, one of /__asked answers when it was asked first since that was asked last. With latency every address of
 * the loopback network is a host of its own.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { articleParts, feed } from './pages.ts';

const [sites = 200, perSite = 50, latency = 0] = process.argv.slice(2).map(Number);
const shown = Array.from({ length: sites }, (_, site) =>
  Array.from({ length: perSite }, (_, index) => site * perSite + index),
);
let newest = sites * perSite;
/** Milliseconds since 1970. */
let askedAt: number | undefined;

const server = createServer((request, response) => {
  if (latency === 0) respond(request, response);
  else setTimeout(respond, latency, request, response);
});

function respond(request: IncomingMessage, response: ServerResponse): void {
  const { url = '/' } = request;
  const origin = `http://${request.headers.host}`;
  const publish = /^\/__publish\/(\d+)$/.exec(url);
  if (publish !== null) {
    for (let count = Number(publish[1]); count > 0; count -= 1) {
      const items = shown[count % sites];
      items?.unshift(newest);
      items?.pop();
      newest += 1;
    }
    response.end('ok');
    return;
  }
  if (url === '/__asked') {
    response.end(String(askedAt ?? ''));
    askedAt = undefined;
    return;
  }
  askedAt ??= Date.now();
  const article = /^\/s(\d+)\/a\/(\d+)$/.exec(url);
  const site = /^\/s(\d+)\/rss$/.exec(url);
  // A page is the same for its number, so that no hash of it is needed.
  if (article !== null)
    answer(
      articleParts(Number(article[2]), `${origin}${url}`),
      'text/html; charset=utf-8',
      `"${article[2]}"`,
    );
  else if (site !== null) {
    const body = Buffer.from(feed(Number(site[1]), shown[Number(site[1])] ?? [], origin));
    answer([body], 'application/rss+xml', hashOf(body));
  } else response.writeHead(404).end();

  function answer(parts: readonly Buffer[], type: string, etag: string): void {
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end();
      return;
    }
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    response.writeHead(200, { 'content-type': type, 'content-length': length, etag });
    response.cork();
    for (const part of parts) response.write(part);
    response.end();
  }
}

function hashOf(body: Buffer): string {
  return `"${createHash('sha1').update(body).digest('hex')}"`;
}

server.listen(0, latency === 0 ? '127.0.0.1' : '0.0.0.0', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
