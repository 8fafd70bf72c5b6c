import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { command, type Workplace, workplace } from '../fakes/command.ts';

const SOURCES = `version: 1
network: { contact: "mailto:test@example.org" }
sources:
  # kept by hand
  - { id: paper, outlet: The Paper, kind: feed, url: "https://paper.example/rss" }
`;
const OPML = `<opml version="2.0"><body><outline text="Metals">
<outline text="Mines: &quot;all&quot; # of them" xmlUrl="https://mines.example/feed" language="fi"/>
<outline text="The Paper" xmlUrl="http://www.paper.example/rss"/>
<outline text="Bad" xmlUrl="file:///etc/passwd"/>
</outline></body></opml>`;

let place: Workplace;
beforeEach(async () => {
  place = await workplace({ sources: SOURCES });
});
afterEach(() => place[Symbol.asyncDispose]());

async function imported(name: string, content: string, args: readonly string[] = []) {
  const file = join(place.folder, name);
  await writeFile(file, content);
  const words = name.endsWith('.opml') ? ['import', 'opml', file] : ['import', file];
  return command([...words, ...args, ...place.flags]);
}

const sourcesNow = () => readFile(join(place.folder, 'sources.yaml'), 'utf8');

describe('import opml', () => {
  it('writes the feeds that are not followed yet, switched off and with where they come from', async () => {
    const seen = await imported('reader.opml', OPML);

    expect(seen.status).toBe(3);
    expect(seen.talk).toContain('1 new feed, 1 followed already, 1 not usable');
    const text = await sourcesNow();
    expect(text.startsWith(SOURCES)).toBe(true);
    expect(text.slice(SOURCES.length)).toMatch(
      /^\n {2}# from reader\.opml, under Metals, \d{4}-\d\d-\d\d; not asked yet\n {2}- id: mines\n/,
    );
    expect(text).toContain('enabled: false');
    const check = await command(['check', ...place.flags]);
    expect(check.status).toBe(0);
  });

  it('writes nothing twice', async () => {
    await imported('reader.opml', OPML);
    const before = await sourcesNow();

    const seen = await imported('reader.opml', OPML);

    expect(seen.out).toContain('0 new feeds, 2 followed already');
    expect(await sourcesNow()).toBe(before);
  });

  it('follows them at once where it is told to', async () => {
    await imported('reader.opml', OPML, ['--enable']);

    expect(await sourcesNow()).toContain('enabled: true');
  });

  it('shows what it would write, and writes nothing, in a dry run', async () => {
    const seen = await imported('reader.opml', OPML, ['--dry-run']);

    expect(seen.out).toContain('- id: mines');
    expect(await sourcesNow()).toBe(SOURCES);
  });

  it.each([
    ['is no OPML', 'x.opml', '<html></html>', 'is no OPML file'],
    ['has no usable row', 'x.csv', 'date,outlet,headline\nsoon,A,B\n', 'holds no row'],
  ])('says so where the file %s', async (_, name, content, message) => {
    const seen = await imported(name, content);

    expect(seen.status).toBe(2);
    expect(seen.talk).toContain(message);
    expect(await sourcesNow()).toBe(SOURCES);
  });

  it('says so where there is no such file', async () => {
    const seen = await command(['import', 'opml', join(place.folder, 'none.opml'), ...place.flags]);

    expect(seen).toMatchObject({ status: 2, talk: expect.stringContaining('cannot be read') });
  });
});

describe('import of a table', () => {
  it('takes its rows as approved, names those it cannot take, and knows them the next time', async () => {
    const table = 'date;outlet;headline;url\n24.4.2024;YLE;Plant;https://yle.example/1\nsoon;YLE;Rain;\n';

    const seen = await imported('list.csv', table);

    expect(seen.status).toBe(3);
    expect(seen.out).toContain('1 item taken, 0 known already, 1 not understood');
    expect(seen.talk).toContain('list.csv:3: "soon" is no day');
    expect((await imported('list.csv', table)).out).toContain('0 items taken, 1 known already');
    expect((await command(['export', ...place.flags])).out).toContain('YLE 24.4.2024 | Plant');
  });
});

describe('export as OPML', () => {
  it('comes back as nothing new', async () => {
    const { out } = await command(['export', '--format', 'opml', ...place.flags]);

    expect(out).toContain('xmlUrl="https://paper.example/rss"');
    expect((await imported('ours.opml', out)).out).toContain('0 new feeds, 1 followed already');
  });
});
