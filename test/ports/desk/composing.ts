import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Instant } from '../../../src/domain/time.ts';
import { houseStyleSections } from '../../../src/pipeline/publish/house-style.ts';
import type { Archive, ComposerQuery } from '../../../src/ports.ts';
import { article, dated, days, hours, NOW, storyOf } from '../store/samples.ts';
import type { OpenStore } from '../store.contract.ts';
import { decided } from './samples.ts';

const EXPORT = { at: NOW, who: 'aino', format: 'html', leftOutIds: [] } as const;

export function composerContract(open: OpenStore): void {
  let store: Archive;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  /** An approved story with this headline; answers with its number. */
  const approved = async (title: string, publishedAt: Instant, theme: string | null = null) => {
    const of = article(`https://paper.example/${title}`, { title, publishedAt: dated(publishedAt) });
    const id = await storyOf(store, of);
    decided(await store.desk.review({ storyId: id, who: 'aino', at: NOW, state: 'approved', theme }));
    return id;
  };
  const composed = (query: Partial<ComposerQuery> = {}) => store.composer.composed({ limit: 50, ...query });
  const headlines = async (query: Partial<ComposerQuery> = {}) =>
    (await composed(query)).items.map(({ headline }) => headline);
  const listed = async () =>
    houseStyleSections(await composed()).map(({ theme = '', items }) =>
      [theme, ...items.map(({ headline }) => headline)].join(' '),
    );

  describe('what is composed', () => {
    it('is approved and of the period, newest first, with all themes', async () => {
      await approved('old', days(-40), 'Mines');
      await approved('new', hours(-2));
      await approved('middle', days(-3));
      await storyOf(store, article('https://paper.example/waiting'));

      expect(await headlines()).toEqual(['new', 'middle', 'old']);
      expect(await headlines({ from: days(-3), until: hours(-2) })).toEqual(['middle']);
      expect(await headlines({ limit: 1 })).toEqual(['new']);
      expect((await composed()).themes).toEqual(['Mines']);
    });
  });

  describe('the order of the list', () => {
    it('is by date until a story is moved, which stays where it was put', async () => {
      const [a, b, c] = [
        await approved('a', hours(-1)),
        await approved('b', hours(-2)),
        await approved('c', hours(-3)),
      ];
      expect(await listed()).toEqual([' a b c']);

      expect(await store.composer.moveStory({ id: c, place: 'before', otherId: a })).toBe(true);
      expect(await listed()).toEqual([' c a b']);
      expect(await store.composer.moveStory({ id: a, place: 'after', otherId: b })).toBe(true);
      expect(await listed()).toEqual([' c b a']);
      await approved('d', hours(1));
      expect(await listed()).toEqual([' d c b a']);
      expect(await headlines()).toEqual(['d', 'a', 'b', 'c']);
    });

    it('lets a story be moved under its own theme only', async () => {
      const [a, b] = [await approved('a', hours(-1), 'Mines'), await approved('b', hours(-2))];

      expect(await store.composer.moveStory({ id: a, place: 'after', otherId: b })).toBe(false);
      expect(await store.composer.moveStory({ id: a, place: 'after', otherId: 4711 })).toBe(false);
    });

    it('has the themes as they were put', async () => {
      await approved('a', hours(-1), 'Mines');
      await approved('b', hours(-2), 'Strategy');
      await approved('c', hours(-3), 'Recycling');

      expect(await store.composer.moveTheme({ name: 'Recycling', place: 'before', other: 'Strategy' })).toBe(
        true,
      );

      expect(await store.themes()).toEqual(['Mines', 'Recycling', 'Strategy']);
      expect(await listed()).toEqual(['Mines a', 'Recycling c', 'Strategy b']);
      expect(await store.composer.moveTheme({ name: 'Mines', place: 'after', other: 'Nothing' })).toBe(false);
    });
  });

  describe('what was taken over', () => {
    it('is not new any more, nor what was left out on purpose', async () => {
      const [a, b] = [await approved('a', hours(-1)), await approved('b', hours(-2))];
      await approved('c', hours(-3));

      await store.composer.recordExport({ ...EXPORT, storyIds: [a], leftOutIds: [b] });

      expect(await headlines({ onlyNew: true })).toEqual(['c']);
      expect(await headlines()).toHaveLength(3);
      expect((await composed()).takenIds).toEqual([a]);
      expect(await store.composer.exports(9)).toEqual([
        { id: 1, at: NOW, who: 'aino', format: 'html', stories: 1 },
      ]);
    });

    it('is new again when the record is taken back', async () => {
      const a = await approved('a', hours(-1));
      const id = await store.composer.recordExport({ ...EXPORT, storyIds: [a] });

      expect(await store.composer.forgetExport(id)).toBe(true);

      expect(await headlines({ onlyNew: true })).toEqual(['a']);
      expect(await store.composer.exports(9)).toEqual([]);
      expect(await store.composer.forgetExport(id)).toBe(false);
    });

    it('stays taken over when it is merged into another story', async () => {
      const [a, b] = [await approved('a', hours(-1)), await approved('b', hours(-2))];
      await store.composer.recordExport({ ...EXPORT, storyIds: [a] });

      decided(await store.desk.regroup({ kind: 'merge', from: a, into: b }, 'aino', NOW));

      expect(await headlines({ onlyNew: true })).toEqual([]);
    });

    it('holds what came from the list that staff kept by hand', async () => {
      const publishedAt = { ...dated(days(-9), 'day'), from: 'import' } as const;
      const of = article('https://paper.example/kept', { title: 'kept', publishedAt });
      const fingerprint = { keys: [], signature: [], shingles: 0 };
      await store.importItems([{ article: of, fingerprint, guid: 'guid:kept' }], NOW, 'aino');

      expect(await headlines()).toEqual(['kept']);
      expect(await headlines({ onlyNew: true })).toEqual([]);
    });
  });
}
