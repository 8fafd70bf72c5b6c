import { createServer } from 'node:http';

/** What stands at a path: HTML as text, or an answer of another kind. */
export type SmallAnswer =
  | string
  | { readonly status?: number; readonly type?: string; readonly location?: string; readonly body?: string };

export interface SmallSite extends AsyncDisposable {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  /** Paths asked so far, in order. */
  readonly asked: readonly string[];
}

/** A site on loopback with these paths and 404 for all others. `BASE` in a body stands for its own address. */
export async function smallSite(answers: Readonly<Record<string, SmallAnswer>>): Promise<SmallSite> {
  const asked: string[] = [];
  let baseUrl = '';
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    const found = answers[path] ?? { status: 404, body: 'nothing here' };
    const {
      status = 200,
      type = 'text/html; charset=utf-8',
      location,
      body = '',
    } = typeof found === 'string' ? { body: found } : found;
    response.writeHead(status, { 'content-type': type, ...(location !== undefined && { location }) });
    response.end(body.replaceAll('BASE', baseUrl));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the small site got no port');
  baseUrl = `http://127.0.0.1:${address.port}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { baseUrl, asked, [Symbol.asyncDispose]: close };
}

/** A feed of so many invented items. */
export function smallFeed(title: string, items: number): SmallAnswer {
  const item = (number: number) =>
    `<item><title>Kaupunki avaa uuden lämpölaitoksen numero ${number}</title><link>BASE/uutiset/${number}</link>` +
    `<pubDate>Thu, 0${number} May 2024 09:10:00 +0300</pubDate><description>Laitos ${number} lämmittää keskustan taloja.</description></item>`;
  const list = Array.from({ length: items }, (_, index) => item(index + 1)).join('');
  return {
    type: 'application/rss+xml',
    body: `<rss version="2.0"><channel><title>${title}</title><link>BASE/</link>${list}</channel></rss>`,
  };
}
