import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCES = join(import.meta.dirname, '../../src');

/** Every way to the network that Node and our packages have. */
const WAYS_OUT: readonly (readonly [string, RegExp])[] = [
  ['undici', /from 'undici(?:\/[^']*)?'|import\('undici(?:\/[^']*)?'\)/],
  ['node:http', /from '(?:node:)?https?'/],
  ['node:http2', /from '(?:node:)?http2'/],
  // Only what reads addresses as text is no way out.
  [
    'node:net',
    /import (?!type\b)(?!\{ *(?:(?:isIP|isIPv4|isIPv6|BlockList|type \w+)(?:, *)?)+ *\} from)[^;]*?from '(?:node:)?net'/,
  ],
  ['node:tls', /from '(?:node:)?tls'/],
  ['node:dgram', /from '(?:node:)?dgram'/],
  ['node:dns', /from '(?:node:)?dns(?:\/promises)?'/],
  ['fetch', /(?<![\w.#])fetch\(|globalThis\.fetch/],
  ['WebSocket', /new (?:WebSocket|EventSource|XMLHttpRequest)\(/],
  ['got', /from '(?:got|got-scraping|axios|node-fetch)'/],
  ['crawlee', /from '@crawlee\/|import\('@crawlee\//],
  ['rss-parser', /\.parseURL\(/],
  ['cheerio', /\bfromURL\(/],
  ['nodemailer', /(?:from |import\()'nodemailer'/],
  ['child process', /from '(?:node:)?(?:child_process|cluster)'/],
  ['code from text', /\beval\(|new Function\(|from '(?:node:)?vm'/],
  ['import of what is not named', /\bimport\((?!\s*'[^']+'\s*\))/],
];

/** Who may: the gate, and whoever only listens. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'adapters/crawlee/network.ts': ['undici', 'node:dns'],
  'adapters/crawlee/undici-parts.d.ts': ['undici'],
  'adapters/crawlee/pool.ts': ['crawlee'],
  // Mail goes to the one server that the operator names, never to an address out of a page.
  'adapters/smtp/mailer.ts': ['nodemailer'],
};

function waysOut(code: string): string[] {
  return WAYS_OUT.filter(([, pattern]) => pattern.test(code)).map(([name]) => name);
}

describe('the one gate', () => {
  const files = globSync('**/*.ts', { cwd: SOURCES }).map((path) => path.split(sep).join('/'));

  it.each(files)('%s has no other way to the network', (path) => {
    const code = readFileSync(join(SOURCES, path), 'utf8').replace(/^\s*(?:\*|\/\/).*$/gm, '');

    expect(waysOut(code)).toEqual(ALLOWED[path] ?? []);
  });

  it.each([
    ["import { request } from 'undici';", ['undici']],
    ["await import('undici/lib/api/api-request.js')", ['undici']],
    ["import { get } from 'node:https';", ['node:http']],
    ["import { connect } from 'net';", ['node:net']],
    ["import type { LookupFunction } from 'node:net';", []],
    ["import { BlockList, isIP } from 'node:net';", []],
    ["import { connect, isIP } from 'node:net';", ['node:net']],
    ["import net from 'node:net';", ['node:net']],
    ["const { createTransport } = await import('nodemailer');", ['nodemailer']],
    ["import { execFile } from 'node:child_process';", ['child process']],
    ['const answer = eval(text);', ['code from text']],
    ['const module = await import(name);', ['import of what is not named']],
    ['const page = await fetch(url);', ['fetch']],
    ['const page = await store.fetch(url);', []],
    ['for await (const page of fetcher.fetchAll(requests))', []],
    ['await new Parser().parseURL(url)', ['rss-parser']],
  ])('is guarded against %s', (code, found) => {
    expect(waysOut(code)).toEqual(found);
  });
});
