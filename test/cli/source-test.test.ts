import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command, type Workplace, workplace } from '../fakes/command.ts';
import { newsroomClock } from '../newsroom/clock.ts';
import { type Newsroom, startNewsroom } from '../newsroom/server.ts';
import { newsroomSources } from '../newsroom/sources.ts';

const clock = newsroomClock();
let newsroom: Newsroom;
let place: Workplace;

beforeAll(async () => {
  newsroom = await startNewsroom({ slowMs: 1 });
  place = await workplace({ sources: newsroomSources(newsroom) });
});
afterAll(async () => {
  await newsroom.close();
  await place[Symbol.asyncDispose]();
});

function test(...args: readonly string[]) {
  return command(['source', 'test', ...args, ...place.flags], { clock });
}

describe('source test', () => {
  it('shows what a source gives, item by item, field by field', async () => {
    const seen = await test('osterbottens-dagblad');

    expect(seen.status).toBe(0);
    expect(seen.out).toMatch(
      /^osterbottens-dagblad {2}feed {2}http\S+\/atom\.xml\n {2}gives {5}\d+ items from 1 document\n/,
    );
    expect(seen.out).toMatch(
      / {4}1 {2}\S.+\n {7}url {7}http\S+\n {7}date {6}2024-\S+ \(time, from feed\)\n {7}summary {3}\S.+\n {7}language {2}sv/,
    );
  });

  it('marks the fields that are missing', async () => {
    const seen = await test('battery-metals-weekly');

    expect(seen.out).toContain('date      (missing)');
  });

  it('follows further pages as a poll would, and shows as many items as are asked for', async () => {
    const seen = await test('saimaa-institute', '--limit', '1');

    expect(seen.out).toContain('gives     5 items from 2 documents');
    expect(seen.out).toContain('… and 4 more');
    expect(seen.out).not.toContain('    2  ');
  });

  it('tries selectors that are not saved, and says what each finds', async () => {
    const seen = await test(
      'saimaa-institute',
      '--select',
      'summary=.gone',
      '--select',
      'title=p.teaser-text',
    );

    expect(seen.status).toBe(0);
    expect(seen.out).toContain('summary   .gone: 0 of 3  ← finds nothing');
    expect(seen.out).toContain('title     p.teaser-text: 3 of 3');
  });

  it('shows each selector’s part in a listing that fails', async () => {
    const seen = await test('saimaa-institute', '--select', 'date=.nothing');

    expect(seen.status).toBe(3);
    expect(seen.out).toContain('date      .nothing: 0 of 3  ← finds nothing');
    expect(seen.out).toContain('title     h3: 3 of 3');
  });

  it('looks at an entry in a file of its own', async () => {
    const draft = join(place.folder, 'draft.yaml');
    const url = `${newsroom.baseUrl('kymijoen-uutiset')}/feed/`;
    await writeFile(draft, `id: draft\noutlet: Draft\nkind: feed\nurl: ${url}\n`);

    const seen = await test(draft);

    expect(seen.status).toBe(0);
    expect(seen.out).toContain(`draft  feed  ${url}`);
  });

  it('looks at every enabled source where none is named, and lets one that fails keep none of the others', async () => {
    const seen = await test('--json');
    const {
      sources,
    }: {
      readonly sources: readonly {
        readonly id: string;
        readonly items: unknown[];
        readonly failure?: unknown;
      }[];
    } = JSON.parse(seen.out);

    expect(seen.status).toBe(3);
    expect(sources.filter(({ failure }) => failure !== undefined).map(({ id }) => id)).toEqual([
      'closed-gate',
    ]);
    expect(sources.filter(({ items }) => items.length === 0).map(({ id }) => id)).toEqual(['closed-gate']);
  });

  it('gives from a recording what the net gave', async () => {
    const tape = join(place.folder, 'day.warc.gz');
    await command(['run', '--dry-run', '--source', 'karhulan-katodi', '--record', tape, ...place.flags], {
      clock,
    });
    const live = await test('karhulan-katodi', '--json');
    const asked = newsroom.requests.length;

    const replayed = await test('karhulan-katodi', '--replay', tape, '--json');

    expect(JSON.parse(replayed.out)).toEqual(JSON.parse(live.out));
    expect(newsroom.requests.length).toBe(asked);
  });

  it.each([
    [['nobody'], 'no source is called "nobody"'],
    [['missing.yaml'], 'missing.yaml cannot be read'],
    [['saimaa-institute', '--select', 'colour=red'], 'fields are item, title'],
    [['rannikkoradio', '--select', 'item=li'], '--select is for listings'],
    [['--select', 'item=li'], 'name it'],
    [['rannikkoradio', '--limit', 'many'], 'whole number'],
  ])('says what is wrong with %j', async (args, message) => {
    const seen = await test(...args);

    expect(seen.status).toBe(2);
    expect(seen.talk).toContain(message);
  });

  it('says on which line a draft is wrong', async () => {
    const draft = join(place.folder, 'wrong.yaml');
    await writeFile(draft, 'id: draft\noutlet: Draft\nkind: rss\nurl: https://draft.example\n');

    const seen = await test(draft);

    expect(seen.status).toBe(2);
    expect(seen.talk).toContain('wrong.yaml:3:');
  });

  it('keeps nothing, not even an archive where there was none', async () => {
    await expect(readdir(place.data)).rejects.toThrow('ENOENT');
  });
});
