import { mkdtempSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptFiles } from '../../src/web/http/kept-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mediawatch-kept-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);

/** As it is published: another file in the place of the one before. */
function publish(name: string, content: string): void {
  writeFileSync(at(`${name}.new`), content);
  renameSync(at(`${name}.new`), at(name));
}

async function textOf(files: ReturnType<typeof keptFiles>, name: string): Promise<string | undefined> {
  const file = await files(name);
  return file && Buffer.from(file.content).toString();
}

describe('kept files', () => {
  it('are read once', async () => {
    publish('feed.xml', 'one');
    const files = keptFiles(folder);

    const [first, second] = [await files('feed.xml'), await files('feed.xml')];

    expect(first).toBeDefined();
    expect(second).toBe(first);
  });

  it('are never out of date, even where size and time of change are the same', async () => {
    publish('feed.xml', 'one');
    const files = keptFiles(folder);
    const before = await files('feed.xml');
    const { atime, mtime } = statSync(at('feed.xml'));

    publish('feed.xml', 'two');
    utimesSync(at('feed.xml'), atime, mtime);

    const after = await files('feed.xml');
    expect(Buffer.from(after?.content ?? []).toString()).toBe('two');
    expect(after?.etag).not.toBe(before?.etag);
  });

  it('are gone once they are removed, and there again with what they hold then', async () => {
    publish('feed.xml', 'one');
    const files = keptFiles(folder);
    await files('feed.xml');

    rmSync(at('feed.xml'));
    expect(await files('feed.xml')).toBeUndefined();

    publish('feed.xml', 'again');
    expect(await textOf(files, 'feed.xml')).toBe('again');
  });

  it('do not lead out of the folder by a link that took the place of one', async () => {
    publish('feed.xml', 'one');
    const files = keptFiles(folder);
    await files('feed.xml');
    const secret = `${folder}-secret.txt`;
    writeFileSync(secret, 'secret');

    rmSync(at('feed.xml'));
    symlinkSync(secret, at('feed.xml'));

    expect(await files('feed.xml')).toBeUndefined();
    rmSync(secret);
  });

  it('take no more memory than they may: who was not asked for the longest is read again', async () => {
    const names = Array.from({ length: 12 }, (_, number) => `${number}.txt`);
    for (const name of names) publish(name, name.padEnd(100, '.'));
    publish('large.txt', 'x'.repeat(200));
    const files = keptFiles(folder, 1000);
    const ask = (name: string) => files(name);

    const [first, large] = [await ask('0.txt'), await ask('large.txt')];
    for (const name of names) expect(await textOf(files, name)).toBe(name.padEnd(100, '.'));
    const last = await ask('11.txt');

    expect(await ask('11.txt')).toBe(last);
    expect(await ask('0.txt')).not.toBe(first);
    expect(await ask('large.txt')).not.toBe(large);
  });
});
