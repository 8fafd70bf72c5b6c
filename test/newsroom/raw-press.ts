/**
 * Many papers over raw TCP, each a host of its own with one feed and one article; any of them may misbehave in its feed
 * or its page until it is healed.
 */
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:tls';
import { type Certificate, certificate } from './certificate.ts';
import type { Misbehaviour } from './misbehaviour.ts';

export interface RawPaper {
  readonly id: string;
  readonly feedUrl: string;
  readonly articleUrl: string;
  readonly misbehaves?: Misbehaviour;
}

export interface RawPress extends AsyncDisposable {
  readonly papers: readonly RawPaper[];
  /** Certificates that the machine has to take for authorities. */
  readonly authorities: readonly string[];
  /** Names under `.test` that are not known for now. */
  readonly unknownNames: ReadonlySet<string>;
  /** What misbehaves from now on: the feeds, the pages, or nothing. */
  fall(part: 'feed' | 'page' | 'nothing'): Promise<void>;
  /** Each paper with the path that was asked for, in order. */
  readonly requests: readonly string[];
}

export interface Proper {
  feed(paper: RawPaper): string;
  page(paper: RawPaper): string;
}

const DAY = 86_400_000;
const HERE = [127, 0, 0, 1] as const;

function certificates() {
  const now = Date.now();
  const make = (address: readonly [number, number, number, number], from: number, until: number) =>
    certificate({ address, from: new Date(now + from * DAY), until: new Date(now + until * DAY) });
  return {
    good: make(HERE, -1, 1),
    expired: make(HERE, -9, -1),
    otherAddress: make([127, 0, 0, 2], -1, 1),
    selfSigned: make(HERE, -1, 1),
  };
}

type Certificates = ReturnType<typeof certificates>;

/** So many papers as there are ways to misbehave named; undefined for one that behaves. */
export async function startRawPress(
  ways: readonly (Misbehaviour | undefined)[],
  proper: Proper,
): Promise<RawPress> {
  const certs = certificates();
  const unknownNames = new Set<string>();
  const requests: string[] = [];
  let ill: 'feed' | 'page' | 'nothing' = 'nothing';
  const servers = ways.map((way, index) => paperServer(way, index, certs));
  await Promise.all(servers.map((server) => server.listen()));
  const papers = servers.map((server) => server.paper());
  servers.forEach((server, index) => {
    server.answer = (socket, path) => {
      const paper = papers[index];
      if (paper === undefined) return;
      requests.push(`${paper.id} ${path}`);
      const part = path.startsWith('/rss') ? 'feed' : 'page';
      const body = part === 'feed' ? proper.feed(paper) : proper.page(paper);
      if (paper.misbehaves?.send !== undefined && ill === part) return paper.misbehaves.send(socket, body);
      const type = part === 'feed' ? 'application/rss+xml' : 'text/html; charset=utf-8';
      socket.end(
        `HTTP/1.1 200 OK\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
      );
    };
  });
  return {
    papers,
    authorities: [certs.good.cert, certs.expired.cert, certs.otherAddress.cert],
    unknownNames,
    requests,
    async fall(part) {
      ill = part;
      for (const server of servers) {
        await server.fall(part);
        const { misbehaves, feedUrl } = server.paper();
        if (misbehaves?.connection !== 'no-name') continue;
        if (part === 'nothing') unknownNames.delete(new URL(feedUrl).hostname);
        else unknownNames.add(new URL(feedUrl).hostname);
      }
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

interface PaperServer {
  answer: (socket: Socket, path: string) => void;
  paper(): RawPaper;
  listen(): Promise<void>;
  fall(part: 'feed' | 'page' | 'nothing'): Promise<void>;
  close(): Promise<void>;
}

const TLS = new Set(['self-signed', 'expired', 'other-address', 'no-tls']);

function paperServer(way: Misbehaviour | undefined, index: number, certs: Certificates): PaperServer {
  const id = `paper-${index}`;
  const sockets = new Set<Socket>();
  let port = 0;
  let ill = false;
  const connection = way?.connection;
  const secure = connection !== undefined && TLS.has(connection);
  const open = (): Server | TlsServer => {
    // Which certificate a server has, and whether it has one, is settled when it starts.
    if (!secure || (ill && connection === 'no-tls')) return createServer(onSocket);
    return createTlsServer(certificateFor(ill ? connection : undefined, certs), onSocket);
  };
  const onSocket = (socket: Socket): void => {
    // The other side may leave when it has had enough; that is its right.
    socket.on('error', () => socket.destroy());
    if (ill && connection === 'reset') return void socket.resetAndDestroy();
    let asked = '';
    socket.on('data', (bytes) => {
      if (ill && connection === 'no-tls') return void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
      asked += bytes.toString('latin1');
      const [, path] = /^GET (\S+) HTTP[\s\S]*?\r\n\r\n/.exec(asked) ?? [];
      if (path === undefined) return;
      asked = '';
      it.answer(socket, path);
    });
  };
  let server = open();
  const start = async (): Promise<void> => {
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    });
    server.on('tlsClientError', () => undefined);
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error(`${id} got no port`);
    port = address.port;
  };
  const stop = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  const it: PaperServer = {
    answer: () => undefined,
    paper: () => {
      const host = connection === 'no-name' ? `${id}.test` : '127.0.0.1';
      const origin = `http${secure ? 's' : ''}://${host}:${port}`;
      const urls = { feedUrl: `${origin}/rss`, articleUrl: `${origin}/uutinen/${index}` };
      return { id, ...urls, ...(way !== undefined && { misbehaves: way }) };
    },
    listen: start,
    async fall(part) {
      if (connection === undefined) return;
      ill = part !== 'nothing';
      await stop();
      if (ill && connection === 'refused') return;
      server = open();
      await start();
    },
    close: stop,
  };
  return it;
}

function certificateFor(connection: Misbehaviour['connection'], certs: Certificates): Certificate {
  if (connection === 'self-signed') return certs.selfSigned;
  if (connection === 'expired') return certs.expired;
  return connection === 'other-address' ? certs.otherAddress : certs.good;
}
