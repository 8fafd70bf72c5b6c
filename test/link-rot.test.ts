import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../src/adapters/sqlite/index.ts';
import { pageCopies } from '../src/adapters/warc/page-copies.ts';
import { replaying } from '../src/adapters/warc/replay.ts';
import type { Run } from '../src/domain/run.ts';
import { type Instant, minutesAfter, parseInstant } from '../src/domain/time.ts';
import type { BrokenLink } from '../src/ports.ts';
import { command, type Workplace, workplace } from './fakes/command.ts';
import { type SmallAnswer, type SmallSite, smallSite } from './fakes/small-site.ts';

/** A paper on loopback: over the weeks one page disappears, one moves, one gets another headline. */
const ARTICLES = {
  '/gone': {
    title: 'Battery plant to hire eighty people by the harbour',
    text: 'The battery plant in Kotka looks for operators, electricians and chemists, says its manager Aino Esimerkki. ',
  },
  '/moves': {
    title: 'Lithium refinery sends its first hydroxide abroad',
    text: 'Battery grade lithium hydroxide left Kokkola for Germany by ship on Tuesday after two years of tests. ',
  },
  '/renamed': {
    title: 'Cobalt for batteries comes from recycling in Harjavalta',
    text: 'Old batteries give back cobalt and nickel in a new hall where forty tonnes a day are crushed and leached. ',
  },
} as const;

function page(path: keyof typeof ARTICLES, title: string = ARTICLES[path].title): string {
  const { text } = ARTICLES[path];
  return `<!DOCTYPE html><html lang="en"><head><title>${title}</title><meta property="og:title" content="${title}"><meta property="article:published_time" content="2024-05-09T08:00:00+03:00"></head><body><article><h1>${title}</h1><p>${text.repeat(3)}</p><p>${text.repeat(2)}</p></article></body></html>`;
}

const RENAMED = 'Cobalt for batteries comes from recycling in Pori';
const PATHS = ['/gone', '/moves', '/renamed'] as const;

const answers: Record<string, SmallAnswer> = {};
let site: SmallSite;
let place: Workplace;
let now: Instant = parseInstant('2024-05-10T09:00:00Z');
const runs: Run[] = [];

beforeAll(async () => {
  site = await smallSite(answers);
  const items = Object.entries(ARTICLES).map(
    ([path, { title }]) =>
      `<item><title>${title}</title><link>BASE${path}</link><pubDate>Thu, 09 May 2024 08:00:00 +0300</pubDate></item>`,
  );
  answers['/feed'] = {
    type: 'application/rss+xml',
    body: `<rss version="2.0"><channel><title>The Paper</title><link>BASE/</link>${items.join('')}</channel></rss>`,
  };
  for (const path of PATHS) answers[path] = page(path);
  place = await workplace({
    sources: `version: 1
network: { contact: "mailto:test@example.org", gap: 0s, allow: ["127.0.0.1"] }
publish: { mode: auto }
sources:
  - { id: paper, outlet: The Paper, language: en, kind: feed, url: "${site.baseUrl}/feed", every: 1d }
`,
  });
  await day(0);
  for (const path of PATHS)
    if (!site.asked.includes(path)) throw new Error(`${path} was not read, so it is not put out`);
  await day(2);
  delete answers['/gone'];
  answers['/moves'] = { status: 308, location: '/archive/moved' };
  answers['/archive/moved'] = page('/moves');
  answers['/renamed'] = page('/renamed', RENAMED);
  for (const days of [7, 1, 7]) await day(days);
});
afterAll(async () => {
  await place[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

/** The pass of so many days later. */
async function day(later: number): Promise<void> {
  now = minutesAfter(now, later * 24 * 60);
  const seen = await command(['run', '--json', ...place.flags], { clock: { now: () => now } });
  runs.push(JSON.parse(seen.out) as Run);
}

async function withArchive<Answer>(
  look: (archive: ReturnType<typeof openStore>) => Promise<Answer>,
): Promise<Answer> {
  const archive = openStore({ file: join(place.data, 'mediawatch.db'), backupFolder: '' });
  try {
    return await look(archive);
  } finally {
    await archive.close();
  }
}

const path = ({ url }: { readonly url: string }) => new URL(url).pathname;

describe('links over three weeks', () => {
  it('are counted in the runs that looked at them', () => {
    expect(runs.map(({ links }) => links)).toEqual([
      undefined,
      { checked: 3, gone: 0, moved: 0, paywalled: 0, changed: 0, copied: 3 },
      { checked: 3, gone: 0, moved: 1, paywalled: 0, changed: 1, copied: 1 },
      { checked: 1, gone: 1, moved: 0, paywalled: 0, changed: 0, copied: 0 },
      { checked: 2, gone: 0, moved: 0, paywalled: 0, changed: 0, copied: 0 },
    ]);
  });

  it('stay with readers as they were, but for the headline that its publisher changed', async () => {
    const items = await withArchive((archive) => archive.publishable({ mode: 'auto', limit: 10 }));

    expect(items.map((item) => [path(item), item.headline]).sort()).toEqual([
      ['/gone', ARTICLES['/gone'].title],
      ['/moves', ARTICLES['/moves'].title],
      ['/renamed', RENAMED],
    ]);
  });

  it('are shown to staff where they broke', async () => {
    const broken = await withArchive((archive) => archive.links.broken(10));
    const told = ({ state, movedTo, ...link }: BrokenLink) => [path(link), state, movedTo];

    expect(broken.map(told).sort()).toEqual([
      ['/gone', 'gone', undefined],
      ['/moves', 'moved', `${site.baseUrl}/archive/moved`],
    ]);
  });

  it('leave copies of what readers were shown, whole enough for any reader of WARC', async () => {
    const folder = join(place.data, 'archive');
    const [gone] = (await withArchive((archive) => archive.links.broken(10))).filter(
      ({ state }) => state === 'gone',
    );
    const copy = await withArchive((archive) => archive.links.copy(gone?.copyId ?? 0));
    const kept = copy && (await pageCopies(folder).read(copy));

    expect(await readdir(folder)).toEqual(['2024-05.warc.gz']);
    expect(Buffer.from((kept?.ok && kept.value.body) || []).toString()).toBe(page('/gone'));
    const replayed = await replaying([join(folder, '2024-05.warc.gz')]);
    const answer = await replayed.send({
      ...{ url: `${site.baseUrl}/gone`, headers: {}, signal: new AbortController().signal },
    });
    expect(answer.status).toBe(200);
  });

  it('are told in one line, and left alone by a dry run', async () => {
    const before = site.asked.length;
    now = minutesAfter(now, 8 * 24 * 60);
    const clock = { now: () => now };

    const tried = await command(['run', '--dry-run', ...place.flags], { clock });
    expect(site.asked.slice(before).filter((asked) => PATHS.some((path) => path === asked))).toEqual([]);
    expect(tried.out).not.toContain('published link');

    const seen = await command(['run', ...place.flags], { clock });
    expect(seen.out).toContain('2 published links looked at again\n');
  });
});
