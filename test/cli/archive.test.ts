import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command, type Seen, type Workplace, workplace } from '../fakes/command.ts';

const SOURCES = `version: 1
network: { contact: "mailto:test@example.org" }
publish: { mode: reviewed }
sources:
  - { id: paper, outlet: Paper, kind: feed, url: "https://paper.example/rss" }
`;
const TOPICS = `version: 1
topics:
  - id: batteries
    name: { en: Batteries }
    groups:
      core: { weight: 4, fi: [akkutehdas], en: ["battery plant"] }
`;
const LIST = `Theme: Finnish national battery strategy
YLE 24.4.2024 | Battery industry needs workers from abroad (external link)
Planned factories would give work to thousands. Article in Finnish.

Ministry of Economic Affairs 26.1.21 | National Battery Strategy 2025 (external link)
Not an item at all | because it has no date
`;

let place: Workplace;
let imported: Seen;

beforeAll(async () => {
  place = await workplace({ sources: SOURCES, topics: TOPICS });
  await writeFile(join(place.folder, 'list.txt'), LIST);
  imported = await command(['import', join(place.folder, 'list.txt'), '--who', 'Aino', ...place.flags]);
});
afterAll(() => place[Symbol.asyncDispose]());

describe('used wrongly', () => {
  it.each([
    [['import', 'nowhere.html'], 'nowhere.html cannot be read'],
    [['export', '--limit', 'many'], '--limit is "many"; it has to be a whole number from 1 on'],
    [['export', '--frob'], '(mediawatch export --help shows how)'],
    [['user', 'add'], '(mediawatch user add --help shows how)'],
  ])('says what to do: %j', async (args, said) => {
    const seen = await command([...args, ...place.flags]);
    expect(seen.status).toBe(2);
    expect(seen.talk).toContain(said);
  });

  it('quotes of a line that is not understood no more than it takes to find it', async () => {
    await writeFile(join(place.folder, 'binary.txt'), `Kustaa | ${'x'.repeat(500)}`);
    const { status, talk } = await command(['import', join(place.folder, 'binary.txt'), ...place.flags]);
    expect(status).toBe(2);
    expect(talk).not.toContain('x'.repeat(120));
  });
});

describe('the list that staff kept by hand', () => {
  it('is taken into the archive, and what is not understood is told with its line', () => {
    expect(imported.status).toBe(3);
    expect(imported.out).toContain('2 items taken, 0 known already, 1 not understood');
    expect(imported.talk).toMatch(/list\.txt:6: .*Not an item/);
  });

  it('is taken once only', async () => {
    const again = await command(['import', join(place.folder, 'list.txt'), ...place.flags]);

    expect(again.out).toContain('0 items taken, 2 known already');
  });

  it('comes out in house style as it went in', async () => {
    const { out, status } = await command(['export', ...place.flags]);

    expect(status).toBe(0);
    expect(out).toContain('YLE 24.4.2024 | Battery industry needs workers from abroad (external link)');
    expect(out).toContain('Planned factories would give work to thousands. Article in Finnish.');
    expect(out).toContain(
      'Ministry of Economic Affairs 26.1.2021 | National Battery Strategy 2025 (external link)',
    );
    expect(out).toContain('Theme: Finnish national battery strategy');
  });

  it('comes out as a row for each story', async () => {
    const file = join(place.folder, 'list.csv');
    const { status, talk } = await command(['export', '--format', 'csv', '--output', file, ...place.flags]);

    expect({ status, talk }).toEqual({ status: 0, talk: `written to ${file}\n` });
    const rows = (await readFile(file, 'utf8')).split('\r\n');
    expect(rows[0]).toMatch(/^\uFEFFid,date,outlet,headline,/);
    expect(
      rows.some((row) => row.includes('24.4.2024,YLE,Battery industry needs workers from abroad,')),
    ).toBe(true);
  });

  it('comes out as a Word document that holds headings and text', async () => {
    const file = join(place.folder, 'list.docx');
    await writeFile(file, 'an older one');
    const { status } = await command(['export', '--format', 'docx', '--output', file, ...place.flags]);

    expect(status).toBe(0);
    const parts = unzipSync(await readFile(file));
    const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '');
    expect(text).toContain('Theme: Finnish national battery strategy');
    expect(text).toContain('YLE 24.4.2024 | Battery industry needs workers from abroad (external link)');
  });

  it('does not write a Word document to the terminal', async () => {
    const { status, talk } = await command(['export', '--format', 'docx', ...place.flags]);

    expect(status).toBe(2);
    expect(talk).toContain('name a file with --output');
  });

  it('is published as approved', async () => {
    const { out } = await command(['publish', ...place.flags]);

    expect(out).toContain('2 stories published');
    expect(await readFile(join(place.data, 'public', 'list.md'), 'utf8')).toContain(
      'National Battery Strategy 2025',
    );
  });

  it('tells of a file that holds no item what an item looks like', async () => {
    const { status, talk } = await command(['import', join(place.folder, 'topics.yaml'), ...place.flags]);

    expect(status).toBe(2);
    expect(talk).toContain('holds no item of the form "YLE 24.4.2024 | Headline"');
  });
});

describe('the archive', () => {
  it('is backed up to a new file, and never over another', async () => {
    const file = join(place.folder, 'copy.db');

    const first = await command(['backup', file, ...place.flags]);
    const second = await command(['backup', file, ...place.flags]);

    expect(first).toMatchObject({ status: 0, out: `backed up: ${file}\n` });
    expect((await stat(file)).size).toBeGreaterThan(0);
    expect(second.status).toBe(2);
    expect(second.talk).toBe(`${file} is there already: a backup never replaces a file; name another\n`);
  });

  it('is found sound, and sources that were never asked are named', async () => {
    const { status, out } = await command(['doctor', ...place.flags]);

    expect(status).toBe(3);
    expect(out).toMatch(/^archive {4}ok, schema \d+/m);
    expect(out).toContain('paper  not-asked');
    expect((await command(['doctor', '--health', ...place.flags])).status).toBe(0);
  });

  it('is matched again without touching what staff approved', async () => {
    const { status, out } = await command(['rematch', ...place.flags]);

    expect(status).toBe(0);
    expect(out).toMatch(/^\+\d+ −\d+/m);
    expect((await command(['export', ...place.flags])).out).toContain('National Battery Strategy 2025');
  });
});

describe('a stage as a filter', () => {
  const CASES = [
    [
      'canonical-url',
      [],
      '{"url":"https://Paper.example/a?utm_source=x&id=3#top"}',
      { canonicalUrl: 'https://paper.example/a?id=3' },
    ],
    ['filter', [], '{"title":"A battery plant by the harbour","language":"en"}', { verdict: 'accept' }],
    [
      'extract',
      [],
      '{"html":"<html><body><article><h1>Silta avattiin</h1><p>Uusi silta avattiin liikenteelle tänään.</p></article></body></html>","url":"https://paper.example/a"}',
      { title: 'Silta avattiin', paywalled: 'unknown' },
    ],
    [
      'discover',
      ['--kind', 'feed'],
      '{"body":"<rss version=\\"2.0\\"><channel><title>P</title><link>https://paper.example/</link><description>d</description><item><title>T</title><link>https://paper.example/1</link></item></channel></rss>","url":"https://paper.example/rss"}',
      { items: [{ title: 'T', url: 'https://paper.example/1' }] },
    ],
    [
      'group',
      [],
      '{"id":"a","url":"https://paper.example/1","title":"T","text":"x"}',
      { id: 'a', story: 'a' },
    ],
  ] as const;
  it.each(CASES)('answers one line of JSON with one: %s', async (stage, flags, line, expected) => {
    const { out, status } = await command(['stage', stage, ...flags, ...place.flags], { input: `${line}\n` });

    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject(expected);
  });

  it('goes on after a bad line and ends with 3', async () => {
    const { out, status } = await command(['stage', 'canonical-url', ...place.flags], {
      input: 'x\n{"url":"https://a.example/"}\n',
    });

    expect(status).toBe(3);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => Object.keys(JSON.parse(line))[0]),
    ).toEqual(['error', 'url']);
  });
});
