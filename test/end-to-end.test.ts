import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Run } from '../src/domain/run.ts';
import { command, type Seen, type Workplace, workplace } from './fakes/command.ts';
import { deskOf } from './newsroom/article.ts';
import { newsroomClock } from './newsroom/clock.ts';
import { EXPECTED_REVIEW, type ExpectedStory, expectedStories } from './newsroom/expected.ts';
import { type Newsroom, startNewsroom } from './newsroom/server.ts';
import { ENTRIES, newsroomSources } from './newsroom/sources.ts';
import { childrenOf, textOf, wellFormed } from './pipeline/publish/well-formed.ts';

/** The whole job, over real HTTP, on the invented press: one pass, a second, and a third on the next day. */
let newsroom: Newsroom;
let place: Workplace;
const clock = newsroomClock();
const passes: Pass[] = [];

interface Pass {
  readonly seen: Seen;
  readonly run: Run;
  readonly requests: number;
  readonly stories: readonly JsonItem[];
}

interface JsonItem {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly content_text?: string;
  readonly summary?: string;
  readonly _mediawatch: { readonly outlet: string; readonly also_in: readonly { readonly outlet: string }[] };
}

beforeAll(async () => {
  newsroom = await startNewsroom({ slowMs: 5, stumbles: true });
  place = await workplace({ sources: newsroomSources(newsroom) });
  passes.push(await pass(), await pass());
  newsroom.day(2);
  passes.push(await pass());
}, 60_000);
afterAll(async () => {
  await newsroom.close();
  await place[Symbol.asyncDispose]();
});

async function pass(): Promise<Pass> {
  const before = newsroom.requests.length;
  const seen = await command(['run', '--all', '--json', ...place.flags], { clock });
  const requests = newsroom.requests.length - before;
  return { seen, run: JSON.parse(seen.out), requests, stories: await storiesIn('feed.json') };
}

async function storiesIn(file: string): Promise<readonly JsonItem[]> {
  const feed: { readonly items: readonly JsonItem[] } = JSON.parse(await published(file));
  return feed.items;
}

function published(file: string): Promise<string> {
  return readFile(join(place.data, 'public', file), 'utf8');
}

function shown({ title, _mediawatch }: JsonItem) {
  const alsoIn = _mediawatch.also_in.map(({ outlet }) => outlet).sort();
  return { headline: title, outlet: _mediawatch.outlet, alsoIn };
}

function asShown({ headline, outlet, alsoIn }: ExpectedStory) {
  return { headline, outlet, alsoIn: [...alsoIn].sort() };
}

function byHeadline(one: { readonly headline: string }, other: { readonly headline: string }): number {
  return one.headline < other.headline ? -1 : 1;
}

function at(index: number): Pass {
  const found = passes[index];
  if (found === undefined) throw new Error(`there was no pass ${index}`);
  return found;
}

describe('the main job on the newsroom', () => {
  it('says that one source failed, and lets it take nothing from the others', () => {
    const failed = at(0).run.sources.filter(({ outcome }) => outcome === 'failed');

    expect(at(0).seen.status).toBe(3);
    expect(failed.map(({ sourceId }) => sourceId)).toEqual(['closed-gate']);
    expect(at(0).run.sources).toHaveLength(ENTRIES.length);
  });

  it('puts out exactly the stories that belong, once the page that stumbled was read', () => {
    const stories = at(1).stories.map(shown).sort(byHeadline);

    expect(stories).toEqual(expectedStories(1).map(asShown).sort(byHeadline));
  });

  it('had all but one of them after the first pass, although that page failed', () => {
    expect(at(0).stories).toHaveLength(at(1).stories.length - 1);
  });

  it('leaves to staff what is uncertain or old', () => {
    expect(at(1).run.waiting).toBe(EXPECTED_REVIEW.size);
  });

  it('asks again only the sources, and the pages that were not had', () => {
    const read = at(1).run.sources.reduce((sum, { read }) => sum + read, 0);

    expect(read).toBe(1);
    expect(at(1).requests).toBeLessThanOrEqual(ENTRIES.length + 8);
  });

  it('finds the article that took the place of yesterday’s at the same address', () => {
    const stories = at(2).stories.map(shown).sort(byHeadline);

    expect(stories).toEqual(expectedStories(2).map(asShown).sort(byHeadline));
  });

  it('never changes the name of a story', () => {
    const names = new Map(at(0).stories.map(({ title, id }) => [title, id]));

    for (const { title, id } of at(2).stories) expect(names.get(title) ?? id).toBe(id);
    expect(new Set(at(2).stories.map(({ id }) => id)).size).toBe(at(2).stories.length);
  });

  it('had never more than one request at a site', () => {
    for (const site of newsroom.sites) expect(newsroom.maxParallel(site.id)).toBeLessThanOrEqual(1);
  });

  it('asked for nothing that robots.txt closes', () => {
    expect(newsroom.requests.filter(({ path }) => path.startsWith('/private/'))).toEqual([]);
  });

  it('publishes no more of an article than its teaser', async () => {
    const page = await published('index.html');
    const paragraphs = ENTRIES.flatMap(({ desk }) =>
      desk === undefined ? [] : deskOf(desk).articles,
    ).flatMap(({ paragraphs: own }) => own.slice(1));

    for (const paragraph of paragraphs) expect(page).not.toContain(paragraph.slice(0, 60));
  });

  it('writes feeds that are well-formed and agree', async () => {
    const titles = at(2).stories.map(({ title }) => title);
    const channel = childrenOf(wellFormed(await published('feed.xml')), 'channel')[0];
    const entries = childrenOf(wellFormed(await published('atom.xml')), 'entry');
    if (channel === undefined) throw new Error('feed.xml has no channel');

    const rssTitles = childrenOf(channel, 'item').map((item) => textOf(item, 'title'));
    const atomTitles = entries.map((entry) => textOf(entry, 'title'));

    expect(rssTitles).toEqual(titles);
    expect(atomTitles).toEqual(titles);
  });

  it('gives each topic and each language its own feeds and pages', async () => {
    const topics = await readdir(join(place.data, 'public', 'topics'));
    const swedish = await storiesIn('languages/sv/feed.json');

    expect(topics.length).toBeGreaterThanOrEqual(4);
    expect(swedish.length).toBe(expectedStories(2).filter(({ language }) => language === 'sv').length);
  });

  it('prints the list in house style', async () => {
    const list = await published('list.txt');

    expect(list).toMatch(/^Rannikkoradio \d{1,2}\.[45]\.2024 \| .+ \(external link\)$/m);
    expect(list).toContain('Article in Finnish.');
  });

  it('keeps a receipt of every request', async () => {
    const receipts = await readdir(join(place.data, 'receipts'));
    const receipt: { readonly requests: readonly unknown[] } = JSON.parse(
      await readFile(join(place.data, 'receipts', receipts.sort()[0] ?? ''), 'utf8'),
    );

    expect(receipts).toHaveLength(3);
    expect(receipt.requests.length).toBeGreaterThanOrEqual(at(0).requests);
  });
});
