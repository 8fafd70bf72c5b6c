import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PROGRAM = join(import.meta.dirname, '../bin/mediawatch.js');
const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Sanomat</title><link>https://sanomat.example/</link>
<item><title>Jäätelö maistuu kesällä</title><link>https://sanomat.example/1</link></item></channel></rss>`;

/** Packages, and files of ours from src/, that a command loads. */
async function loadedBy(folder: string, args: readonly string[]): Promise<ReadonlySet<string>> {
  const list = join(folder, 'loaded.txt');
  const hook = join(folder, 'hook.mjs');
  writeFileSync(list, '');
  writeFileSync(
    hook,
    `import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    const name = /.*\\/node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(found.url) ?? /\\/src\\/(.*)/.exec(found.url);
    if (name) appendFileSync(${JSON.stringify(list)}, name[1] + '\\n');
    return found;
  },
});`,
  );
  const child = spawn(process.execPath, ['--import', hook, PROGRAM, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let talk = '';
  child.stderr.on('data', (chunk) => {
    talk += chunk;
  });
  const status = await new Promise((resolve) => child.once('close', resolve));
  expect(status, talk).toBe(0);
  return new Set(readFileSync(list, 'utf8').trim().split('\n'));
}

describe('what a command loads', () => {
  let folder: string;
  let press: Server;
  const files = () => ['--config', join(folder, 'sources.yaml'), '--data', join(folder, 'data')];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mediawatch-start-'));
    press = createServer(({ headers }, response) => {
      const isKnown = headers['if-none-match'] === '"1"';
      response.writeHead(isKnown ? 304 : 200, { etag: '"1"', 'content-type': 'application/rss+xml' });
      response.end(isKnown ? undefined : FEED);
    });
    await new Promise<void>((resolve) => void press.listen(0, '127.0.0.1', resolve));
    const { port } = press.address() as AddressInfo;
    writeFileSync(
      join(folder, 'sources.yaml'),
      `version: 1
network: { contact: "mailto:koe@example.org", gap: 0s, allow: ["127.0.0.1"], robots: false }
sources:
  - { id: sanomat, outlet: Sanomat, language: fi, kind: feed, url: "http://127.0.0.1:${port}/rss" }
`,
    );
  });

  afterAll(() => {
    press.close();
    rmSync(folder, { recursive: true });
  });

  it('is little for its help', async () => {
    const loaded = await loadedBy(folder, ['--help']);

    expect(loaded).toContain('commander');
    for (const late of ['zod', 'yaml', 'better-sqlite3', 'undici', 'warcio'])
      expect(loaded).not.toContain(late);
  });

  it('is no stage for a pass that finds nothing new', async () => {
    const first = await loadedBy(folder, ['run', '--all', ...files()]);
    const second = await loadedBy(folder, ['run', '--all', ...files()]);

    for (const needed of ['undici', 'better-sqlite3', 'pipeline/poll.ts']) expect(second).toContain(needed);
    const stages = ['rss-parser', 'pipeline/discover/index.ts', 'pipeline/filter/index.ts'];
    for (const stage of stages) expect(first).toContain(stage);
    for (const late of [...stages, 'pipeline/extract/index.ts', 'pipeline/group/index.ts'])
      expect(second).not.toContain(late);
    for (const late of ['cheerio', 'htmlparser2', 'eld', '@crawlee/core', 'warcio', 'nodemailer', 'hono'])
      expect(second).not.toContain(late);
  });
});
