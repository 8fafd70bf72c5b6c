import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pageCopies } from '../../../src/adapters/warc/page-copies.ts';
import { indexRecordings } from '../../../src/adapters/warc/recording-index.ts';
import type { Page } from '../../../src/domain/page.ts';
import { failed } from '../../../src/domain/result.ts';
import { type Instant, parseInstant } from '../../../src/domain/time.ts';
import type { CopyPlace } from '../../../src/ports.ts';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'mediawatch-copies-')), 'archive');
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

const URL = 'https://paper.example/a?b=1';
const MAY = parseInstant('2024-05-31T21:30:00Z');

function page(body: string | Uint8Array, at: Instant = MAY, headers: Page['headers'] = {}): Page {
  return {
    ...{ url: URL, status: 200, fetchedAt: at },
    headers: { 'content-type': 'text/html; charset=iso-8859-1', 'content-encoding': 'gzip', ...headers },
    body: typeof body === 'string' ? Buffer.from(body, 'latin1') : body,
  };
}

async function bodyAt(place: CopyPlace, url = URL): Promise<Buffer> {
  const kept = await pageCopies(folder).read({ url, place });
  if (!kept.ok) throw new Error(`no copy: ${kept.problem}`);
  return Buffer.from(kept.value.body);
}

describe('copies of pages', () => {
  it('come back byte by byte, also when many are kept at once', async () => {
    const copies = pageCopies(folder);
    const bodies = Array.from({ length: 12 }, (_, index) => `Ä ${index} `.repeat(index * 50));

    const places = await Promise.all(bodies.map((body) => copies.keep(page(body))));

    for (const [index, place] of places.entries()) {
      expect((await bodyAt(place)).toString('latin1')).toBe(bodies[index]);
      expect(await copies.read({ url: URL, place })).toMatchObject({
        value: { contentType: 'text/html; charset=iso-8859-1' },
      });
    }
    const index = await indexRecordings([join(folder, '2024-05.warc.gz')]);
    expect(index.get(URL)).toHaveLength(12);
  });

  it('stand in a file a month, by UTC, and go by whole months', async () => {
    const copies = pageCopies(folder);
    const april = await copies.keep(page('a', parseInstant('2024-04-30T23:59:59Z')));
    const may = await copies.keep(page('b'));
    await writeFile(join(folder, 'notes.txt'), 'not ours');

    expect(await copies.forget(parseInstant('2024-04-30T23:59:59Z'))).toEqual([]);
    expect(await copies.forget(parseInstant('2024-05-01T00:00:00Z'))).toEqual(['2024-04.warc.gz']);

    expect((await readdir(folder)).sort()).toEqual(['2024-05.warc.gz', 'notes.txt']);
    expect(await copies.read({ url: URL, place: april })).toEqual(failed('gone'));
    expect((await bodyAt(may)).toString()).toBe('b');
  });

  it('are cut off at 2 MB and say so', async () => {
    const copies = pageCopies(folder);
    const place = await copies.keep(page(Buffer.alloc(3 * 1024 * 1024, 120)));

    expect(await bodyAt(place)).toHaveLength(2 * 1024 * 1024);
    const index = await indexRecordings([join(folder, place.file)]);
    expect(index.get(URL)?.[0]?.truncated).toBe('length');
  });

  it.each(['../../etc/passwd', '/etc/passwd', '2024-05.warc.gz/../x', ''])(
    'are not read from %j',
    async (file) => {
      const place = { file, offset: 0, length: 10 };
      expect(await pageCopies(folder).read({ url: URL, place })).toEqual(failed('gone'));
    },
  );

  it('leave the file as it was where one cannot be written', async () => {
    const copies = pageCopies(folder);
    const kept = await copies.keep(page('first'));
    const path = join(folder, kept.file);
    const { size } = await stat(path);
    const before = await readFile(path);

    await expect(pageCopies(path).keep(page('second'))).rejects.toThrow();

    expect((await stat(path)).size).toBe(size);
    expect(await readFile(path)).toEqual(before);
    expect((await bodyAt(kept)).toString()).toBe('first');
  });

  it('are none where the folder is not there yet', async () => {
    expect(await pageCopies(folder).forget(MAY)).toEqual([]);
    const place = { file: '2024-05.warc.gz', offset: 0, length: 1 };
    expect(await pageCopies(folder).read({ url: URL, place })).toEqual(failed('gone'));
  });
});
