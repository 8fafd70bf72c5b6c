/** What hosts and recordings say below the pages: robots.txt, encodings, headers, addresses, WARC. */
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { meaningOf } from '../../../src/adapters/crawlee/answers.ts';
import { decodeBody } from '../../../src/adapters/crawlee/decode-body.ts';
import { parseRobots, robotsText } from '../../../src/adapters/crawlee/robots.ts';
import { replaying } from '../../../src/adapters/warc/replay.ts';
import { parseInstant } from '../../../src/domain/time.ts';
import { canonicalUrl, urlKey } from '../../../src/domain/url.ts';
import { WireError } from '../../../src/ports.ts';
import { insist, type Target, textOf } from '../target.ts';

const AT = parseInstant('2026-03-02T10:00:00Z');
const MOST = 4_000_000;

const RECORD = (type: string, uri: string, block: string) =>
  `WARC/1.1\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${uri}\r\nWARC-Date: 2026-03-01T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: ${Buffer.byteLength(block)}\r\n\r\n${block}\r\n\r\n`;
const ANSWER =
  'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n';
const WARC =
  RECORD('warcinfo', 'urn:x', 'software: x\r\n') + RECORD('response', 'https://a.example/', ANSWER);
const REVISIT =
  WARC +
  RECORD('revisit', 'https://a.example/2', 'HTTP/1.1 200 OK\r\n\r\n').replace(
    'WARC-Date',
    'WARC-Refers-To-Target-URI: https://a.example/\r\nWARC-Refers-To-Date: 2026-03-01T10:00:00Z\r\nWARC-Date',
  );

async function replayed(input: Buffer): Promise<void> {
  const file = join(tmpdir(), `mediawatch-fuzz-${process.pid}-${threadId}.warc.gz`);
  writeFileSync(file, input);
  try {
    await replayedFrom(file);
  } finally {
    rmSync(file, { force: true });
  }
}

async function replayedFrom(file: string): Promise<void> {
  let transport: Awaited<ReturnType<typeof replaying>>;
  try {
    transport = await replaying([file]);
  } catch (error) {
    insist(error instanceof Error && error.message.includes(file), `a damaged recording is named (${error})`);
    return;
  }
  for (const url of ['https://a.example/', 'https://a.example/2']) {
    try {
      const { body } = await transport.send({ url, headers: {}, signal: new AbortController().signal });
      for await (const piece of body) insist(piece.length <= MOST, 'a recording holds what it holds');
    } catch (error) {
      insist(
        error instanceof WireError || (error instanceof Error && error.message.includes(file)),
        `what cannot be replayed is explained (${error})`,
      );
    }
  }
}

export const WIRE_TARGETS: readonly Target[] = [
  {
    name: 'robots',
    seeds: [
      'User-agent: *\nDisallow: /private/*.html$\nAllow: /\nCrawl-delay: 2\nSitemap: https://a.example/s.xml\n',
      'User-agent: mediawatch\nuser-agent: other\nDisallow /\n',
    ],
    corpora: ['robots'],
    tokens: ['Disallow: ', '*', '$', '%', '%2f', 'User-agent: *\n', '/*/*/*/*/*', '*a', '#', '\xef\xbb\xbf'],
    run: (input) => {
      const robots = parseRobots(robotsText(input), 'mediawatch');
      for (const path of ['/', '/private/x.html', `/${'a'.repeat(2_000)}`, '/?a=*$', '/%E4%zz'])
        insist(typeof robots.allows(`https://a.example${path}`) === 'boolean', 'robots.txt says yes or no');
      insist((robots.crawlDelaySeconds ?? 0) >= 0, 'a delay is no less than nothing');
    },
  },
  {
    name: 'encodings',
    seeds: ['gzip', 'deflate', 'br', 'zstd'].map((name, index) => {
      const pack = [gzipSync, deflateSync, brotliCompressSync, zstdCompressSync][index] ?? gzipSync;
      return Buffer.concat([Buffer.from(`${name}\n`), pack('Akkutehdas '.repeat(2_000))]);
    }),
    tokens: ['gzip, ', 'br, ', 'deflate\n', 'zstd\n', 'x-gzip', 'identity'],
    run: (input) => {
      const cut = Math.max(0, input.indexOf(10));
      try {
        const encoding = input.subarray(0, cut).toString('latin1');
        const body = decodeBody(input.subarray(cut + 1), encoding, MOST, 'a.example');
        insist(body.length <= MOST, 'no body is longer than allowed');
      } catch (error) {
        insist(error instanceof WireError, `a broken body is told as such (${error})`);
      }
    },
  },
  {
    name: 'answers',
    seeds: [
      '301\nhttps://a.example/b\n',
      '429\n\n120',
      '503\n\nMon, 02 Mar 2026 10:10:00 GMT',
      '302\n//b.example/ä',
      '307\n?x#y',
    ],
    tokens: ['200\n', '308\n', 'http://user:pass@', '//', '\\', 'Mon', '999999999999999999'],
    run: (input) => {
      const [status = '', location, retryAfter] = input.toString('latin1').split('\n');
      const headers = { ...(location && { location }), ...(retryAfter && { 'retry-after': retryAfter }) };
      const url = new URL('https://a.example/a');
      const answer = { status: Number.parseInt(status, 10) || 0, headers, body: new Uint8Array() };
      const meaning = meaningOf(answer, { purpose: 'article', url, trail: [] }, { at: AT, maxRedirects: 5 });
      if (meaning.kind === 'rate-limited')
        insist(meaning.pauseSeconds >= 60 && meaning.pauseSeconds <= 86_400, 'a pause is bounded');
      if (meaning.kind === 'redirect')
        insist(meaning.errand.url.username === '', 'no name or password is taken along');
    },
  },
  {
    name: 'canonical-url',
    seeds: [
      'https://www.Lehti.example/a/%C3%A4?utm_source=x&b=2&a=1#frag',
      'http://yle.fi/uutiset/3-123',
      '//m.lehti.example/amp/x.html?amp=1',
      'https://lehti.example./%7Ea/../b?q=%E4+x',
      'https://user:pw@lehti.example:443/;x=1?a=1;b=2',
    ],
    corpora: ['urls'],
    tokens: [
      '%',
      '%2F',
      '%C3',
      '..',
      '/',
      '?',
      '&',
      '=',
      '#',
      '@',
      ':',
      'utm_',
      'fbclid=',
      'xn--',
      'ß',
      '。',
      '\\',
    ],
    run: (input) => {
      const url = textOf(input);
      const canonical = canonicalUrl(url, 'https://lehti.example/b/');
      if (canonical === undefined) return;
      insist(/^https?:\/\//.test(canonical), 'a canonical address is http or https');
      insist(
        canonicalUrl(canonical) === canonical,
        `canonical addresses stay as they are (${canonical} becomes ${canonicalUrl(canonical)})`,
      );
      insist(!/[\0-\x20"<>]/.test(canonical), 'a canonical address has no character that ends one');
      insist(new URL(canonical).username === '', 'no name or password stays');
      insist(urlKey(canonical).length <= canonical.length, 'a key is no longer than its address');
    },
  },
  {
    name: 'warc',
    seeds: [WARC, REVISIT, Buffer.concat(WARC.split(/(?=WARC\/1\.1)/).map((record) => gzipSync(record)))],
    tokens: [
      'WARC/1.1\r\n',
      '\r\n\r\n',
      'Content-Length: ',
      'WARC-Type: response\r\n',
      'HTTP/1.1 200 OK\r\n',
      'Content-Encoding: gzip\r\n',
      'Transfer-Encoding: chunked\r\n',
      'ffffffff\r\n',
    ],
    run: replayed,
  },
];
