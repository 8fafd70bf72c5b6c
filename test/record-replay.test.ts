import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command, type Workplace, workplace } from './fakes/command.ts';
import { newsroomClock } from './newsroom/clock.ts';
import { expectedStories } from './newsroom/expected.ts';
import { startNewsroom } from './newsroom/server.ts';
import { newsroomSources } from './newsroom/sources.ts';

/** A day is recorded, the press goes away, and the day is repeated from the recording. */
let first: Workplace;
let second: Workplace;
let recording: string;
let address: string;

beforeAll(async () => {
  const newsroom = await startNewsroom({ slowMs: 1 });
  const sources = newsroomSources(newsroom);
  address = newsroom.addressOf('tiedote-batcircle');
  first = await workplace({ sources });
  second = await workplace({ sources });
  recording = join(first.folder, 'day.warc.gz');
  await command(['run', '--record', recording, ...first.flags], { clock: newsroomClock() });
  await newsroom.close();
}, 30_000);
afterAll(async () => {
  await first[Symbol.asyncDispose]();
  await second[Symbol.asyncDispose]();
});

async function headlines(place: Workplace): Promise<readonly string[]> {
  const text = await readFile(join(place.data, 'public', 'feed.json'), 'utf8');
  const feed: { readonly items: readonly { readonly title: string }[] } = JSON.parse(text);
  return feed.items.map(({ title }) => title);
}

describe('a recorded day', () => {
  it('gives the same digest when it is repeated', async () => {
    const { status } = await command(['run', '--replay', recording, ...second.flags], {
      clock: newsroomClock(),
    });

    expect(status).toBe(3);
    expect([...(await headlines(second))].sort()).toEqual([...(await headlines(first))].sort());
    expect(await headlines(second)).toHaveLength(expectedStories().length);
  });

  it('is repeated without asking anybody, as often as one likes', async () => {
    const { out } = await command(['run', '--replay', recording, '--json', ...second.flags], {
      clock: newsroomClock(1),
    });

    const run: { readonly sources: readonly { readonly read: number }[] } = JSON.parse(out);
    expect(run.sources.reduce((sum, { read }) => sum + read, 0)).toBe(0);
  });

  it('answers for one page what a run would say of it', async () => {
    const { out, status } = await command(['explain', address, '--replay', recording, ...second.flags]);

    expect(status).toBe(0);
    expect(out).toMatch(/^filter {3}accept/m);
    expect(out).toMatch(/BATCircle “BATCircle/);
  });

  it('refuses what was not recorded', async () => {
    const missing = new URL('/nowhere', address).href;

    const { out, status } = await command(['explain', missing, '--replay', recording, ...second.flags]);

    expect(status).toBe(3);
    expect(out).toContain('/nowhere');
  });

  it('says which file is no recording', async () => {
    const file = join(second.folder, 'sources.yaml');

    const { talk, status } = await command(['run', '--replay', file, ...second.flags]);

    expect(status).toBe(1);
    expect(talk).toContain(file);
  });

  it('changes nothing in a dry run', async () => {
    const before = await stat(join(second.data, 'public', 'feed.json'));

    const { out } = await command(['run', '--dry-run', '--replay', recording, ...second.flags], {
      clock: newsroomClock(9),
    });

    expect(out).toContain('dry run: nothing was kept or written');
    expect((await stat(join(second.data, 'public', 'feed.json'))).mtimeMs).toBe(before.mtimeMs);
  });
});
