import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SourcesFile } from '../../src/config/sources.ts';
import type { Article } from '../../src/domain/article.ts';
import type { Source } from '../../src/domain/source.ts';
import { parseInstant, printedDate } from '../../src/domain/time.ts';
import { isPlaceOnPage } from '../../src/domain/url.ts';
import { extract } from '../../src/pipeline/extract/index.ts';
import { createStoryIndex } from '../../src/pipeline/group/index.ts';
import { ARTICLES, articleNamed, DESKS, deskOf, type NewsArticle } from './article.ts';
import { EXPECTED_STORIES } from './expected.ts';
import { NEVER_READ } from './outlets/coast-radio.ts';
import { announcedBy, configuredSources, pageAt } from './reader.ts';
import { type Newsroom, startNewsroom } from './server.ts';

let newsroom: Newsroom;
let config: SourcesFile;
beforeAll(async () => {
  newsroom = await startNewsroom({ slowMs: 1 });
  config = configuredSources(newsroom);
});
afterAll(() => newsroom.close());

const READABLE = ARTICLES.filter(({ gone, day = 1 }) => gone !== true && day === 1);

function sourceNamed(id: string): Source {
  const source = config.sources.find((each) => each.id === id);
  if (source === undefined) throw new Error(`the newsroom has no source "${id}"`);
  return source;
}

async function read({ id, outlet }: NewsArticle): Promise<Article> {
  const { name, language } = deskOf(outlet);
  const { profiles } = config;
  const page = await pageAt(newsroom.addressOf(id));
  const extracted = extract(page, { outlet: name, sourceLanguage: language, profiles });
  if (!extracted.ok) throw new Error(extracted.problem.message);
  return extracted.value;
}

describe('sources', () => {
  it('stand in a sources.yaml without mistakes', () => {
    const { sources, network, profiles } = config;

    expect(sources).toHaveLength(16);
    expect(network).toMatchObject({ gapMs: 0, allow: ['127.0.0.1'] });
    expect(profiles.map(({ id }) => id)).toEqual(['coast-radio']);
  });

  it.each([...DESKS.keys()])('%s announces all that its outlet wrote, by title', async (outlet) => {
    // A feed that breaks off leaves half an item, which has no page.
    const announced = (await announcedBy(sourceNamed(outlet))).filter(
      ({ canonicalUrl }) => !isPlaceOnPage(canonicalUrl),
    );
    const written = deskOf(outlet).articles.filter(({ day = 1 }) => day === 1);

    expect(announced.map(({ title }) => title).sort()).toEqual(written.map(({ title }) => title).sort());
  });

  it('of the radio link with an origin that its guids lack', async () => {
    const [first] = await announcedBy(sourceNamed('rannikkoradio'));

    expect(first?.url).toMatch(/\?origin=rss$/);
    expect(first?.guid).not.toContain('origin');
  });

  it('of the trade letter have no dates, those of the chronicle old ones', async () => {
    const undated = await announcedBy(sourceNamed('battery-metals-weekly'));
    const old = await announcedBy(sourceNamed('mining-chronicle'));

    expect(undated.filter(({ publishedAt }) => publishedAt !== undefined)).toEqual([]);
    expect(old.every(({ publishedAt }) => publishedAt?.at.startsWith('2013'))).toBe(true);
  });
});

describe('pages', () => {
  it.each(READABLE)('of $id say what was written', async (article) => {
    const found = await read(article);

    expect(found.title).toBe(article.title);
    expect(found.text).toContain(article.paragraphs[0]);
    expect(found.publishedAt && printedDate(found.publishedAt.at)).toBe(
      article.published && printedDate(parseInstant(article.published)),
    );
    expect(found.language).toBe(deskOf(article.outlet).language);
  });

  it.each(READABLE.filter(({ outlet }) => outlet !== 'osterbottens-dagblad'))(
    'of $id give its whole text and nothing of anybody else',
    async (article) => {
      const { text } = await read(article);
      const foreign = text
        .split('\n\n')
        .filter((paragraph) => paragraph !== article.lead && !article.paragraphs.includes(paragraph));

      expect(text).toContain(article.paragraphs.join('\n\n'));
      expect(foreign).toEqual([]);
    },
  );

  it.each(deskOf('osterbottens-dagblad').articles)(
    'of $id show a teaser and keep the rest',
    async (article) => {
      const found = await read(article);

      expect(found.paywalled).toBe(true);
      expect(found.text).toContain(article.paragraphs[0]);
      expect(found.text).not.toContain(article.paragraphs[1]);
    },
  );

  it('of the radio hold site configuration that is in no article', async () => {
    const page = await pageAt(newsroom.addressOf('kevattulva'));
    const found = await read(articleNamed('kevattulva'));

    expect(new TextDecoder().decode(page.body)).toContain(NEVER_READ);
    expect(JSON.stringify(found)).not.toContain(NEVER_READ);
  });

  it('of the old paper declare themselves late and hold bytes of windows-1252', async () => {
    const { body, headers } = await pageAt(newsroom.addressOf('satakunnan-katoditehdas'));
    const declaration = Buffer.from(body).indexOf('charset=ISO-8859-1');

    expect(headers['content-type']).toBe('text/html');
    expect(declaration).toBeGreaterThan(4096);
    for (const byte of [0x94, 0x96, 0xe4, 0xf6]) expect(body).toContain(byte);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(body)).toThrow(TypeError);
  });
});

describe('stories', () => {
  it('come together as expected, whichever article is read first', async () => {
    const wanted = EXPECTED_STORIES.filter(({ fromDay = 1 }) => fromDay === 1);
    const inDigest = ARTICLES.filter(({ id }) => wanted.some(({ articles }) => articles.includes(id)));
    const found = await Promise.all(
      inDigest.map(async (article) => ({ id: article.id, as: await read(article) })),
    );
    const storiesOf = (order: typeof found): readonly string[] => {
      const index = createStoryIndex();
      const placed = order.map(({ id, as }) => ({ id, story: index.add(id, as).storyId }));
      const members = Map.groupBy(placed, ({ story }) => story).values();
      return [...members]
        .map((story) =>
          story
            .map(({ id }) => id)
            .sort()
            .join(' '),
        )
        .sort();
    };

    const expected = wanted.map(({ articles }) => articles.toSorted().join(' ')).sort();
    expect(storiesOf(found)).toEqual(expected);
    expect(storiesOf(found.toReversed())).toEqual(expected);
  });

  it.each(EXPECTED_STORIES.filter(({ articles }) => articles.length > 1))(
    'have their fullest text in $outlet',
    async ({ articles }) => {
      const found = await Promise.all(articles.map((id) => read(articleNamed(id))));
      const texts = found.map(({ text }) => text.length);

      expect(texts[0]).toBe(Math.max(...texts));
      expect(texts.filter((length) => length === texts[0])).toHaveLength(1);
    },
  );
});
