import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseInstant } from '../../../src/domain/time.ts';
import { houseStyleSections } from '../../../src/pipeline/publish/house-style.ts';
import type { Archive, ImportedItem } from '../../../src/ports.ts';
import type { OpenStore } from '../store.contract.ts';
import { article, collect, dated, days, hours, mentionOf, NOW, read, storyOf, verdict } from './samples.ts';

const url = 'https://one.example/plant';

export function reviewContract(open: OpenStore): void {
  let store: Archive;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const reviewed = () => store.publishable({ mode: 'reviewed', limit: 100 });

  describe('a decision', () => {
    const words = {
      headline: 'A plant for Kotka',
      summary: 'In our words.',
      languageNote: 'Article in Finnish.',
      outlet: 'One',
    };

    it('puts the words of an editor in place of what was found', async () => {
      const storyId = await storyOf(store, article(url));

      await store.desk.review({
        storyId,
        who: 'aino',
        at: hours(1),
        state: 'approved',
        words,
        theme: 'Strategy',
      });

      expect(await reviewed()).toMatchObject([
        { ...words, summaryFrom: 'editor', theme: 'Strategy', updatedAt: hours(1), guid: `guid:${url}` },
      ]);
    });

    it('outlives another reading of the page', async () => {
      const storyId = await storyOf(store, article(url));
      await store.desk.review({ storyId, who: 'aino', at: hours(1), state: 'approved', words });

      await read(store, article(url, { title: 'The publisher changed it' }), { at: hours(2) });

      expect(await reviewed()).toMatchObject([words]);
    });

    it('leaves words and theme alone that it says nothing of, and takes the theme out when told', async () => {
      const storyId = await storyOf(store, article(url));
      const by = { storyId, who: 'aino', state: 'approved' } as const;
      await store.desk.review({ ...by, at: hours(1), words, theme: 'Strategy' });

      await store.desk.review({ ...by, at: hours(2) });
      expect(await reviewed()).toMatchObject([{ ...words, theme: 'Strategy', updatedAt: hours(1) }]);

      await store.desk.review({ ...by, at: hours(3), words: {}, theme: null });
      const [item] = await reviewed();
      expect(item).toMatchObject({
        headline: `Headline of ${url}`,
        summaryFrom: 'publisher',
        outlet: 'Outlet one',
      });
      expect(item).not.toHaveProperty('theme');
    });

    it('is refused for a story that is not there', async () => {
      const decision = await store.desk.review({ storyId: 12, who: 'aino', at: NOW, state: 'approved' });

      expect(decision).toEqual({
        ok: false,
        problem: { kind: 'not-there', message: 'no story 12; nothing was decided' },
      });
    });

    it('takes the story out of what waits', async () => {
      const storyId = await storyOf(store, article(url));
      expect(await store.counts()).toMatchObject({ waiting: 1, stories: 1 });

      await store.desk.review({ storyId, who: 'aino', at: NOW, state: 'rejected' });

      expect(await store.counts()).toMatchObject({ waiting: 0, stories: 1 });
    });

    it('puts a story of which no topic is sure under the topics that sent it to staff', async () => {
      const mention = mentionOf(article(url), { verdict: verdict('review', ['mines']) });
      const storyId = await storyOf(store, article(url), { mention });

      await store.desk.review({ storyId, who: 'aino', at: NOW, state: 'approved' });

      expect(await reviewed()).toMatchObject([{ topics: ['mines'] }]);
    });
  });

  describe('an imported list', () => {
    const day = parseInstant('2024-04-23T21:00:00.000Z');
    const item = (name: string, more: Partial<ImportedItem> = {}): ImportedItem => ({
      article: article(`https://yle.example/${name}`, {
        outlet: 'Yle',
        title: `Rendering of ${name}`,
        publishedAt: { at: day, precision: 'day', from: 'import' },
        text: '',
        language: 'fi',
      }),
      summary: `Summary of ${name}`,
      guid: `import:${name}`,
      fingerprint: { keys: [`url:${name}`], signature: [], shingles: 0 },
      ...more,
    });

    it('comes in as approved, with its words and its themes in their order', async () => {
      const items = [
        item('a', { theme: 'Strategy', languageNote: 'Article in Finnish.' }),
        item('b', { theme: 'Mines' }),
        item('c', { theme: 'Strategy' }),
      ];

      expect(await store.importItems(items, NOW, 'aino')).toEqual({ added: 3, known: 0 });

      expect(await store.themes()).toEqual(['Strategy', 'Mines']);
      expect(await reviewed()).toHaveLength(3);
      expect(await reviewed()).toContainEqual(
        expect.objectContaining({
          guid: 'import:a',
          headline: 'Rendering of a',
          summary: 'Summary of a',
          languageNote: 'Article in Finnish.',
          theme: 'Strategy',
          outlet: 'Yle',
          publishedAt: { at: day, precision: 'day', from: 'import' },
        }),
      );
    });

    it('stands in the order in which it was kept, also where that is not by date', async () => {
      const later = { ...article('https://yle.example/d'), publishedAt: dated(days(3, day), 'day') };
      await store.importItems(
        [item('c'), item('a'), item('d', { article: { ...later, title: 'Rendering of d' } }), item('b')],
        NOW,
        'aino',
      );

      const [section] = houseStyleSections({ themes: [], items: await reviewed() });

      expect(section?.items.map(({ headline }) => headline.at(-1))).toEqual(['c', 'a', 'd', 'b']);
    });

    it('is not doubled by importing it again, also under another address', async () => {
      await store.importItems([item('a'), item('b')], NOW, 'aino');
      const moved = item('a', { guid: 'import:moved' });
      const again = {
        ...moved,
        article: { ...moved.article, identity: 'x', canonicalUrl: 'https://yle.example/moved' },
      };

      expect(await store.importItems([item('b'), again], hours(1), 'aino')).toEqual({ added: 0, known: 2 });
      expect(await reviewed()).toHaveLength(2);
    });

    it('approves what was found already and nobody decided on, and leaves alone what somebody did', async () => {
      const found = article('https://yle.example/a', { title: 'Alkuperäinen otsikko', identity: 'yle:74-1' });
      const refused = article('https://yle.example/b', { title: 'Toinen otsikko', identity: 'yle:74-2' });
      await read(store, found);
      const storyId = await storyOf(store, refused);
      await store.desk.review({ storyId, who: 'aino', at: NOW, state: 'rejected' });

      expect(await store.importItems([item('a'), item('b')], NOW, 'aino')).toEqual({ added: 0, known: 2 });

      expect(await reviewed()).toMatchObject([
        { headline: 'Rendering of a', guid: 'guid:https://yle.example/a' },
      ]);
    });

    it('takes in what was read and wanted by nothing, with the text that was read', async () => {
      const found = article('https://yle.example/a', {
        title: 'Alkuperäinen otsikko',
        publishedAt: dated(day),
      });
      await read(store, found, { mention: undefined });

      expect(await store.importItems([item('a')], NOW, 'aino')).toEqual({ added: 1, known: 0 });

      expect(await reviewed()).toMatchObject([{ headline: 'Rendering of a', guid: 'import:a' }]);
      expect(await collect(store.storedArticles())).toMatchObject([{ article: { text: found.text } }]);
    });

    it('keeps its words when the article itself is read later', async () => {
      await store.importItems([item('a')], NOW, 'aino');
      const of = article('https://yle.example/a', {
        identity: 'yle:74-1',
        title: 'Alkuperäinen otsikko',
        publishedAt: { at: hours(9, day), precision: 'time', from: 'json-ld' },
      });

      await read(store, of, { at: hours(1), mention: mentionOf(of, { staffOnly: true }) });

      expect(await store.counts()).toMatchObject({ articles: 1, stories: 1 });
      expect(await reviewed()).toMatchObject([
        { headline: 'Rendering of a', guid: 'import:a', summary: 'Summary of a' },
      ]);
    });
  });
}
