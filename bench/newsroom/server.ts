/**
 * A press of many sites on one loopback port, as a process of its own so that its work is not counted as ours.
 * Arguments: sites, items a site. Prints its address; a GET of /__publish/N puts N new items out.
 */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { articlePage, feed } from './pages.ts';

const [sites = 200, perSite = 50] = process.argv.slice(2).map(Number);
const shown = Array.from({ length: sites }, (_, site) =>
  Array.from({ length: perSite }, (_, index) => site * perSite + index),
);
let newest = sites * perSite;
let origin = '';

const server = createServer((request, response) => {
  const { url = '/' } = request;
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
  const article = /^\/s(\d+)\/a\/(\d+)$/.exec(url);
  const site = /^\/s(\d+)\/rss$/.exec(url);
  if (article !== null)
    return answer(articlePage(Number(article[2]), `${origin}${url}`), 'text/html; charset=utf-8');
  if (site !== null)
    return answer(feed(Number(site[1]), shown[Number(site[1])] ?? [], origin), 'application/rss+xml');
  response.writeHead(404).end();

  function answer(body: string, type: string): void {
    const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end();
      return;
    }
    response.writeHead(200, { 'content-type': type, etag }).end(body);
  }
});

server.listen(0, '127.0.0.1', () => {
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.stdout.write(`${origin}\n`);
});
