import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publicFiles } from '../../src/adapters/files/public-files.ts';
import type { RequestReceipt, Run } from '../../src/domain/run.ts';
import { parseInstant } from '../../src/domain/time.ts';
import type { Files } from '../../src/ports.ts';

let folder: string;
let files: Files;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mediawatch-files-'));
  files = publicFiles({ publicFolder: join(folder, 'public'), receiptFolder: join(folder, 'receipts') });
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (path: string): string => join(folder, 'public', path);
const text = (path: string): string => readFileSync(at(path), 'utf8');

describe('public files', () => {
  it('are written into the folders that they name', async () => {
    const changed = await files.writePublic([
      { path: 'feed.xml', content: '<rss/>' },
      { path: 'topics/mines/feed.json', content: new Uint8Array([123, 125]) },
    ]);

    expect(changed).toBe(2);
    expect(text('feed.xml')).toBe('<rss/>');
    expect(text('topics/mines/feed.json')).toBe('{}');
  });

  it('are left untouched where nothing changed, so that Last-Modified is true', async () => {
    await files.writePublic([{ path: 'feed.xml', content: 'one' }]);
    utimesSync(at('feed.xml'), 1000, 1000);

    const changed = await files.writePublic([
      { path: 'feed.xml', content: 'one' },
      { path: 'atom.xml', content: 'two' },
    ]);

    expect(changed).toBe(1);
    expect(statSync(at('feed.xml')).mtimeMs).toBe(1_000_000);
  });

  it('leave alone what they do not know', async () => {
    mkdirSync(at('topics/old'), { recursive: true });
    writeFileSync(at('topics/old/feed.xml'), 'of a topic that is no more');
    writeFileSync(at('logo.svg'), '<svg/>');

    await files.writePublic([{ path: 'feed.xml', content: 'one' }]);

    expect(text('topics/old/feed.xml')).toBe('of a topic that is no more');
    expect(text('logo.svg')).toBe('<svg/>');
  });

  it('clear away what a killed process left unfinished', async () => {
    mkdirSync(at(''), { recursive: true });
    writeFileSync(at(`feed.xml.${process.pid}.unfinished`), 'ha');
    writeFileSync(at('feed.xml.999999999.unfinished'), 'ha');
    writeFileSync(at(`feed.xml.${process.ppid}.unfinished`), 'somebody is at it');

    await files.writePublic([{ path: 'feed.xml', content: 'whole' }]);

    expect(readdirSync(at('')).sort()).toEqual(['feed.xml', `feed.xml.${process.ppid}.unfinished`]);
  });

  it.each([
    '../secret.txt',
    'topics/../../secret.txt',
    '/etc/cron.d/job',
    '',
    '.',
    'topics/..',
    'a\0.xml',
    '..\\secret.txt',
  ])('are refused outside their folder: %j', async (path) => {
    const writing = files.writePublic([
      { path: 'feed.xml', content: 'one' },
      { path, content: 'two' },
    ]);

    await expect(writing).rejects.toThrow('nothing was written');
    expect(existsSync(at('feed.xml'))).toBe(false);
  });

  it('stay as they were when one cannot be written, and say why', async () => {
    await files.writePublic([{ path: 'feed.xml', content: 'one' }]);
    mkdirSync(at('index.html'));
    writeFileSync(at('topics'), 'a file');

    await expect(files.writePublic([{ path: 'index.html', content: 'x' }])).rejects.toThrow(
      'a folder stands where',
    );
    await expect(files.writePublic([{ path: 'topics/a/feed.xml', content: 'x' }])).rejects.toThrow(
      'a file stands where',
    );

    expect(text('feed.xml')).toBe('one');
    expect(readdirSync(at('')).filter((name) => name.includes('unfinished'))).toEqual([]);
  });
});

describe('receipts of runs', () => {
  const at = parseInstant('2026-03-02T06:00:00Z');
  const run: Run = {
    id: 'a',
    startedAt: at,
    finishedAt: at,
    outcome: 'done',
    sources: [],
    requests: 1_201,
    bytes: 0,
    waiting: 0,
    published: 0,
  };
  const request = (path: string): RequestReceipt => ({
    url: `https://lehti.example/${path}`,
    purpose: 'article',
    startedAt: at,
    robots: 'allowed',
    waitedMs: 0,
    tookMs: 3,
    outcome: 'page',
    bytes: 0,
  });

  it.each([0, 1, 500, 1_201])(
    'are kept as JSON under the name of the run, with %s requests',
    async (count) => {
      const requests = Array.from({ length: count }, (_, each) => request(`${each}`));
      const place = await files.writeReceipt('2026-03-02T06:00:00.000Z', { run, requests });

      expect(place).toBe(join(folder, 'receipts', '2026-03-02T06-00-00.000Z.json'));
      expect(JSON.parse(readFileSync(place, 'utf8'))).toEqual({ run, requests });
    },
  );

  it('have a line for each request, and no secret in it', async () => {
    const requests = [request('a?token=abc123'), request('b')];
    const place = await files.writeReceipt('a', { run, requests });

    const lines = readFileSync(place, 'utf8').split('\n');
    expect(lines.filter((line) => line.startsWith('{"url":"https://lehti.example/'))).toHaveLength(2);
    expect(lines.join()).not.toContain('abc123');
  });

  it('go when two hundred newer ones are there', async () => {
    mkdirSync(join(folder, 'receipts'));
    writeFileSync(join(folder, 'receipts', 'notes.txt'), 'not a receipt');
    for (let each = 100; each < 305; each += 1)
      await files.writeReceipt(`run-${each}`, { run, requests: [] });

    const names = readdirSync(join(folder, 'receipts')).sort();

    expect(names).toHaveLength(201);
    expect(names.slice(0, 2)).toEqual(['notes.txt', 'run-105.json']);
  });

  it('stay in their folder whatever the run is called', async () => {
    expect(await files.writeReceipt('../../etc/passwd', { run, requests: [] })).toBe(
      join(folder, 'receipts', '..-..-etc-passwd.json'),
    );
  });
});
