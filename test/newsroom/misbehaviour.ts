/** Ways in which a server misbehaves, byte by byte: each answers one request, or fails to. */
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

type Send = (socket: Socket, proper: string) => void;

export interface Misbehaviour {
  readonly name: string;
  /** What is reported of it: reason, then the sentence. */
  readonly told: RegExp;
  /** What is sent in place of an answer; absent where no connection gets that far. */
  readonly send?: Send;
  /** What is wrong before anything is sent. */
  readonly connection?:
    | 'refused'
    | 'no-name'
    | 'self-signed'
    | 'expired'
    | 'other-address'
    | 'no-tls'
    | 'reset';
}

const OK = 'HTTP/1.1 200 OK\r\ncontent-type: application/xml\r\nconnection: close\r\n';

function says(head: string, body = ''): Send {
  return (socket) => socket.end(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

function status(line: string, more = '', body = `<h1>${line}</h1>`): Send {
  return says(`HTTP/1.1 ${line}\r\ncontent-type: text/html\r\nconnection: close\r\n${more}`, body);
}

/** Sends a piece again and again until the other side has had enough. */
function endless(head: string, piece: string | Buffer, everyMs: number): Send {
  return (socket) => {
    socket.write(head);
    const timer = setInterval(() => void (socket.writableNeedDrain || socket.write(piece)), everyMs);
    socket.on('close', () => clearInterval(timer));
  };
}

const CUT_OFF = /^connection: .+(cut off|not valid HTTP|not as long|does not match the HTTP)/;
const NOT_HTTP = /^connection: .+(not valid HTTP|does not match the HTTP)/;
const TIMEOUT = /^timeout: .+the answer was not complete after/;
const BLOCK_PAGE =
  '<!DOCTYPE html><html><head><title>Access denied</title></head><body><h1>Access denied</h1><p>Checking your browser before you go on. Please enable JavaScript and cookies. Request blocked.</p></body></html>';

/** Connections that come to nothing. */
const CONNECTIONS: readonly Misbehaviour[] = [
  { name: 'refused', told: /^connection: .+refused/, connection: 'refused' },
  { name: 'reset as soon as it is made', told: CUT_OFF, connection: 'reset' },
  { name: 'reset instead of an answer', told: CUT_OFF, send: (socket) => socket.resetAndDestroy() },
  { name: 'closed without a byte', told: CUT_OFF, send: (socket) => void socket.end() },
  { name: 'a name that is not known', told: /^dns: .+no such host name/, connection: 'no-name' },
  { name: 'a certificate signed by itself', told: /^tls: .+not accepted/, connection: 'self-signed' },
  { name: 'a certificate that has expired', told: /^tls: .+CERT_HAS_EXPIRED/, connection: 'expired' },
  { name: 'a certificate for another address', told: /^tls: .+ALTNAME/, connection: 'other-address' },
  { name: 'no TLS where it was promised', told: /^(tls|connection): /, connection: 'no-tls' },
];

/** Answers that never come to their end, or not in time. */
const SLOW: readonly Misbehaviour[] = [
  { name: 'no answer at all', told: TIMEOUT, send: () => undefined },
  {
    name: 'headers that stop in the middle',
    told: TIMEOUT,
    send: (socket) => void socket.write(OK.slice(0, 40)),
  },
  { name: 'headers that drip', told: TIMEOUT, send: endless(OK, 'x-drip: 1\r\n', 20) },
  { name: 'a body that drips', told: TIMEOUT, send: endless(`${OK}\r\n<?xml version="1.0"?>`, ' ', 20) },
  {
    name: '"early hints" for ever',
    told: TIMEOUT,
    send: endless('', 'HTTP/1.1 103 Early Hints\r\nlink: </a.css>\r\n\r\n', 20),
  },
  {
    name: 'a body without end',
    told: /^too-large: .+larger than/,
    send: endless(`${OK}\r\n`, Buffer.alloc(65_536, 32), 1),
  },
];

/** Made beforehand: no other connection is to wait for it. */
const BOMB = gzipSync(Buffer.alloc(60_000_000));

/** Bodies that are not what their headers say. */
const BODIES: readonly Misbehaviour[] = [
  {
    name: 'half a body',
    told: CUT_OFF,
    send: (socket, proper) =>
      void socket.end(
        `${OK}content-length: ${proper.length * 2}\r\n\r\n${proper.slice(0, proper.length / 2)}`,
      ),
  },
  {
    name: 'two lengths that differ',
    told: /^connection: /,
    send: (socket, proper) => void socket.end(`${OK}content-length: 3\r\ncontent-length: 9\r\n\r\n${proper}`),
  },
  {
    name: 'a length that is no number',
    told: NOT_HTTP,
    send: (socket, proper) => void socket.end(`${OK}content-length: many\r\n\r\n${proper}`),
  },
  {
    name: 'chunks with a wrong size',
    told: NOT_HTTP,
    send: (socket, proper) =>
      void socket.end(`${OK}transfer-encoding: chunked\r\n\r\nzz\r\n${proper}\r\n0\r\n\r\n`),
  },
  {
    name: 'chunks without the last one',
    told: CUT_OFF,
    send: (socket, proper) =>
      void socket.end(
        `${OK}transfer-encoding: chunked\r\n\r\n${Buffer.byteLength(proper).toString(16)}\r\n${proper}\r\n`,
      ),
  },
  {
    name: 'plain text called gzip',
    told: /^connection: .+cannot be unpacked/,
    send: (socket, proper) => says(`${OK}content-encoding: gzip\r\n`, proper)(socket, proper),
  },
  {
    name: 'half a gzip',
    told: /^connection: .+cannot be unpacked/,
    send: (socket, proper) => {
      const packed = gzipSync(proper).subarray(0, 60);
      socket.write(`${OK}content-encoding: gzip\r\ncontent-length: ${packed.length}\r\n\r\n`);
      socket.end(packed);
    },
  },
  {
    name: 'a gzip that unfolds to 60 MB',
    told: /^too-large: .+larger than/,
    send: (socket) => {
      socket.write(`${OK}content-encoding: gzip\r\ncontent-length: ${BOMB.length}\r\n\r\n`);
      socket.end(BOMB);
    },
  },
  { name: 'an empty body', told: /^not-understood: /, send: says(OK) },
  {
    name: 'noise',
    told: /^not-understood: /,
    send: says(
      OK,
      Array.from({ length: 3000 }, (_, index) => String.fromCharCode((index * 7919) % 250)).join(''),
    ),
  },
];
/** Heads that are odd. */
const HEADS: readonly Misbehaviour[] = [
  {
    name: 'headers of 200 KB',
    told: /^too-large: .+headers/,
    send: says(`${OK}x-policy: ${'a'.repeat(200_000)}\r\n`, 'x'),
  },
  {
    name: 'no HTTP at all',
    told: NOT_HTTP,
    send: (socket) => void socket.end('220 mail.example ESMTP\r\n'),
  },
  {
    name: 'a header without a name',
    told: NOT_HTTP,
    send: says(`${OK}: nameless\r\n`, 'x'),
  },
  { name: 'a status of four digits', told: /^(connection|http-status): /, send: status('2000 OK') },
];

/** Statuses, with what they ask for. */
const STATUSES: readonly Misbehaviour[] = [
  { name: '404', told: /^gone: .+answered 404/, send: status('404 Not Found') },
  { name: '410', told: /^gone: .+answered 410/, send: status('410 Gone') },
  { name: '401', told: /^refused-by-site: .+answered 401/, send: status('401 Unauthorized') },
  { name: '403', told: /^refused-by-site: .+answered 403/, send: status('403 Forbidden') },
  {
    name: '204',
    told: /^http-status: .+answered 204/,
    send: (socket) => void socket.end('HTTP/1.1 204 No Content\r\n\r\n'),
  },
  { name: '500', told: /^http-status: .+answered 500/, send: status('500 Oops') },
  { name: '503', told: /^http-status: .+answered 503/, send: status('503 Busy') },
  {
    name: '503 with Retry-After in seconds',
    told: /^rate-limited: .+asks for 7200 s/,
    send: status('503 Busy', 'retry-after: 7200\r\n'),
  },
  {
    name: '429 with Retry-After in seconds',
    told: /^rate-limited: .+asks for 3600 s/,
    send: status('429 Slow', 'retry-after: 3600\r\n'),
  },
  {
    name: '429 with Retry-After as a date',
    told: /^rate-limited: .+asks for 7200 s/,
    send: status('429 Slow', 'retry-after: Mon, 02 Mar 2026 08:00:00 GMT\r\n'),
  },
  { name: '429 without a word', told: /^rate-limited: .+answered 429/, send: status('429 Slow') },
  {
    name: 'a block page with status 200',
    told: /^not-understood: .*HTML/,
    send: status('200 OK', '', BLOCK_PAGE),
  },
];

function redirect(location: string): Send {
  return status('302 Found', `location: ${location}\r\n`);
}

let hops = 0;

const REDIRECTS: readonly Misbehaviour[] = [
  { name: 'a redirect to itself', told: /^too-many-redirects: .+in circles/, send: redirect('?') },
  {
    name: 'a chain of redirects',
    told: /^too-many-redirects: .+goes on after/,
    send: (socket, proper) => {
      hops += 1;
      redirect(`?hop=${hops}`)(socket, proper);
    },
  },
  { name: 'a redirect to nowhere', told: /^http-status: .+answered 302/, send: status('302 Found') },
  { name: 'a redirect that is no address', told: /^http-status: .+points to/, send: redirect('http://[') },
  {
    name: 'a redirect into the machine room',
    told: /^forbidden-address: .+169\.254/,
    send: redirect('http://169.254.169.254/latest/'),
  },
  { name: 'a redirect to a file', told: /^forbidden-scheme: .*file:/, send: redirect('file:///etc/passwd') },
];

export const MISBEHAVIOURS: readonly Misbehaviour[] = [
  ...CONNECTIONS,
  ...SLOW,
  ...BODIES,
  ...HEADS,
  ...STATUSES,
  ...REDIRECTS,
];
