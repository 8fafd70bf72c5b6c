import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BINS, EMPTY_BIN } from '../../../src/domain/bands.ts';
import type { Fingerprint } from '../../../src/domain/story.ts';
import type { Store } from '../../../src/ports.ts';
import type { OpenStore } from '../store.contract.ts';
import { article, dated, days, hours, joins, mentionOf, NOW, read, storyOf } from './samples.ts';

export function neighbourContract(open: OpenStore): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const print = (keys: readonly string[], features?: readonly string[]): Fingerprint => ({
    ...{ keys, signature: Uint32Array.of(3, 4_000_000_000), shingles: 12 },
    ...(features && { features }),
  });
  const add = (name: string, fingerprint: Fingerprint, publishedAt = hours(-3), at = NOW) => {
    const of = article(`https://one.example/${name}`, { publishedAt: dated(publishedAt) });
    return storyOf(store, of, { at, mention: mentionOf(of, { fingerprint }) });
  };
  const names = async (fingerprint: Fingerprint, around = NOW, whenever: readonly string[] = []) => {
    const found = await store.neighbours({ fingerprint, around, whenever });
    return found.map(({ canonicalUrl }) => canonicalUrl.slice('https://one.example/'.length));
  };

  describe('neighbours', () => {
    it('share a key and are of the days around', async () => {
      await add('old', print(['k1']), days(-20));
      const storyId = await add('shares-two', print(['k1', 'k2'], ['name:kymi']));
      await add('shares-none', print(['k3']));

      const found = await store.neighbours({ fingerprint: print(['k1', 'k2', 'k9']), around: NOW });

      expect(found).toEqual([
        {
          storyId,
          articleId: expect.any(Number),
          canonicalUrl: 'https://one.example/shares-two',
          outlet: 'Outlet one',
          title: 'Headline of https://one.example/shares-two',
          language: 'en',
          publishedAt: hours(-3),
          fingerprint: print(['k1', 'k2'], ['name:kymi']),
        },
      ]);
    });

    it('are looked up by the fingerprint of the text as it is now', async () => {
      await add('plant', print(['k1'], ['name:kymi', 'sum:eur:1']));
      await add('plant', print(['k2'], ['name:oulu', 'sum:eur:5']), hours(-3), hours(1));

      expect(await names(print(['k1'], ['name:kymi', 'sum:eur:1']))).toEqual([]);
      expect(await names(print(['k2']))).toEqual(['plant']);
      expect(await names(print([], ['name:oulu', 'sum:eur:5']))).toEqual(['plant']);
    });

    it('share a band of their texts, as the texts are now', async () => {
      const text = (from: number): Fingerprint => ({
        ...{ keys: [`x:${from}`], shingles: 200 },
        signature: Uint32Array.from({ length: BINS }, (_, bin) => (bin === 5 ? EMPTY_BIN : from + bin)),
      });
      const halfAs = (from: number): Fingerprint => {
        const signature = Array.from(text(from).signature);
        return {
          ...text(from),
          keys: [],
          signature: signature.map((value, bin) => (bin < 60 ? bin : value)),
        };
      };
      await add('old', text(1_000), days(-20));
      await add('early', text(1_000), days(-14));
      await add('late', text(1_000), days(14));
      await add('stranger', text(5_000));

      expect(await names(halfAs(1_000))).toEqual(['late', 'early']);

      await add('late', text(7_000), days(14), hours(1));
      expect(await names(halfAs(1_000))).toEqual(['early']);
      const [now] = await store.neighbours({ fingerprint: text(7_000), around: days(10) });
      expect(now).toMatchObject({ canonicalUrl: 'https://one.example/late', fingerprint: text(7_000) });
    });

    it('share two things that the news is about, newest first', async () => {
      await add('one', print(['k1'], ['name:kymi', 'sum:eur:5']));
      await add('two', print(['k2'], ['name:kymi', 'sum:eur:5', 'place:kotka']));
      await add('only a name', print(['k3'], ['name:kymi']));
      await add('other', print(['k4'], ['name:oulu']));

      expect(await names(print(['k9'], ['name:kymi', 'sum:eur:5']))).toEqual(['two', 'one']);
    });

    it('do not follow from what stands everywhere, and stay few however many share a name', async () => {
      for (let count = 0; count < 60; count += 1)
        await add(`${count}`, print([`k${count}`], ['thing:battery', 'name:kymi', 'sum:eur:5']));
      await store.freezeFeatureWeights();

      expect(await names(print([], ['name:kymi', 'sum:eur:5']))).toHaveLength(24);
      expect(await names(print([], ['thing:battery', 'thing:battery']))).toEqual([]);
    });

    it('are those of an old article’s own day, not of the day when it turns up again', async () => {
      await add('then', print(['k1']), days(-400), days(-400));
      await add('now', print(['k1']));

      expect(await names(print(['k1']), days(-398))).toEqual(['then']);
      expect(await names(print(['k1']), NOW)).toEqual(['now']);
    });

    it('are the very same article however old, for one without a date', async () => {
      await add('then', print(['x:1', 'b1']), days(-400), days(-400));

      expect(await names(print(['x:1', 'b1']), NOW, ['x:1'])).toEqual(['then']);
      expect(await names(print(['b1']), NOW, ['x:2'])).toEqual([]);
    });
  });

  describe('a story', () => {
    it('closes when it would span more days than a story may', async () => {
      const storyId = await add('first', print(['k1']), NOW);
      const of = article('https://one.example/tenth', { publishedAt: dated(days(10)) });
      const mention = mentionOf(of, { fingerprint: print(['k1']), grouping: joins(storyId) });
      await read(store, of, { at: days(10), mention });

      expect(await names(print(['k1']), days(14))).toEqual(['tenth', 'first']);
      expect(await names(print(['k1']), days(15))).toEqual([]);
    });

    it('is not opened again by an old article that joins it without a date', async () => {
      const storyId = await add('then', print(['k1']), days(-400), days(-400));
      const { publishedAt: _, ...undated } = article('https://one.example/again');
      const mention = mentionOf(undated, { fingerprint: print(['k1']), grouping: joins(storyId) });
      await read(store, undated, { mention });

      expect(await names(print(['k1']), NOW)).toEqual([]);
      expect(await names(print(['k1']), days(-399))).toEqual(['again', 'then']);
    });
  });

  describe('how much a feature tells', () => {
    const tells = async (feature: string) => (await store.featureWeights())(feature);

    it('goes by the counts as they stood when they were frozen', async () => {
      const unseen = await tells('name:kymi');
      for (let count = 0; count < 20; count += 1) await add(`${count}`, print([], ['name:kymi']));

      expect(await tells('name:kymi')).toBe(unseen);

      await store.freezeFeatureWeights();
      const frozen = await tells('name:kymi');
      expect(frozen).toBeLessThan(unseen);
      await add('more', print([], ['name:kymi']));
      expect(await tells('name:kymi')).toBe(frozen);
    });

    it('counts an article once, however often it is read', async () => {
      for (let count = 0; count < 40; count += 1)
        await add('one', print([], ['name:kymi']), hours(-3), hours(count));
      await add('two', print([], ['name:oulu']));
      await store.freezeFeatureWeights();

      expect(await tells('name:kymi')).toBe(await tells('name:oulu'));
    });
  });
}
