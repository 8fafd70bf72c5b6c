import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../src/domain/time.ts';
import { publish } from '../../../src/pipeline/publish/index.ts';
import { digestOf, itemWith, SAMPLE } from './sample-digest.ts';

const GOLDEN = new URL('../../golden/', import.meta.url);
const FILES = ['feed.xml', 'atom.xml', 'feed.json', 'index.html', 'list.html', 'list.md', 'list.txt'];

describe('golden files', () => {
  const renew = process.env['UPDATE_GOLDEN'] === '1';
  if (renew && process.env['CI']) throw new Error('golden files are renewed by a person, never in CI');

  it.each([...FILES, 'topics/batcircle/feed.xml', 'languages/sv/index.html'])('%s is as it was', (path) => {
    const content = String(publish(SAMPLE).find((file) => file.path === path)?.content);
    const golden = new URL(path, GOLDEN);
    if (renew) {
      mkdirSync(dirname(golden.pathname), { recursive: true });
      writeFileSync(golden, content);
    }
    if (!existsSync(golden)) throw new Error(`test/golden/${path} is missing; write it with UPDATE_GOLDEN=1`);

    expect(content).toBe(readFileSync(golden, 'utf8'));
  });
});

describe('editions', () => {
  it('are the whole, each topic and each language, with every format', () => {
    const folders = [
      '',
      'topics/battery-metals/',
      'topics/batcircle/',
      'languages/fi/',
      'languages/sv/',
      'languages/en/',
    ];

    expect(publish(SAMPLE).map(({ path }) => path)).toEqual(
      folders.flatMap((folder) => FILES.map((file) => folder + file)),
    );
  });

  it('are there when nothing is published, so that no subscription breaks', () => {
    expect(publish(digestOf([])).map(({ path }) => path)).toEqual(publish(SAMPLE).map(({ path }) => path));
  });

  it('carry the date of their own latest change', () => {
    const files = publish(SAMPLE);
    const updated = (path: string) =>
      /<updated>([^<]+)/.exec(String(files.find((file) => file.path === path)?.content))?.[1];

    expect(updated('atom.xml')).toBe('2024-04-25T08:30:00.000Z');
    expect(updated('languages/sv/atom.xml')).toBe('2024-04-24T06:00:00.000Z');
  });

  it('do not come about for a topic that would leave its folder', () => {
    expect(() => publish(digestOf([], { topics: [{ id: '../x', name: 'x' }] }))).toThrow(
      'cannot name a folder',
    );
  });
});

it('gives the same bytes for the same stories', () => {
  expect(publish(SAMPLE)).toEqual(publish(structuredClone(SAMPLE)));
});

it('changes no GUID when an item is edited, and moves its update', () => {
  const edited = itemWith({ headline: 'Another headline', updatedAt: parseInstant('2024-05-01T00:00:00Z') });
  const feed = String(publish(digestOf([edited])).find(({ path }) => path === 'atom.xml')?.content);

  expect(feed).toContain(`<id>${itemWith({}).guid}</id>`);
  expect(feed).toContain('<updated>2024-05-01T00:00:00.000Z</updated>');
});

it('quotes at most 200 characters of a publisher, and an editor whole', () => {
  const long = 'Sana seuraa toistaan ja lause jatkuu. '.repeat(40).trim();
  const summaryFrom = (from: 'editor' | 'publisher') =>
    JSON.parse(
      String(
        publish(digestOf([itemWith({ summary: long, summaryFrom: from })])).find(
          ({ path }) => path === 'feed.json',
        )?.content,
      ),
    ).items[0].summary;

  expect(summaryFrom('publisher').length).toBeLessThanOrEqual(200);
  expect(summaryFrom('publisher')).toMatch(/[\p{L}]…$/u);
  expect(summaryFrom('editor')).toBe(long);
});

it('works without a public address, with links inside the folder only', () => {
  const { baseUrl: _, ...withoutAddress } = SAMPLE;
  const feed = String(publish(withoutAddress).find(({ path }) => path === 'feed.xml')?.content);

  expect(feed).toContain('<link>index.html</link>');
  expect(feed).not.toContain('rel="self"');
});
