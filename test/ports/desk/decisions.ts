import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printedDate } from '../../../src/domain/time.ts';
import { publish } from '../../../src/pipeline/publish/index.ts';
import type { Archive } from '../../../src/ports.ts';
import { article, days, hours, joins, mentionOf, read, storyOf } from '../store/samples.ts';
import type { OpenStore } from '../store.contract.ts';
import { decided } from './samples.ts';

const url = 'https://one.example/plant';

export function decisionContract(open: OpenStore): void {
  let store: Archive;
  let storyId: number;
  beforeEach(async () => {
    store = await open();
    storyId = await storyOf(store, article(url));
  });
  afterEach(() => store.close());

  const reviewed = () => store.publishable({ mode: 'reviewed', limit: 100 });
  const by = (who: string, state: 'waiting' | 'approved' | 'rejected', at = hours(1)) => ({
    ...{ storyId, who, state, at },
  });

  describe('an editor’s words', () => {
    it('may name a day and an image, by which the story is ordered and shown', async () => {
      const image = { url: 'https://one.example/other.jpg', alt: 'The plant' };
      await store.desk.review({ ...by('aino', 'approved'), words: { date: '2024-04-24', image } });

      expect(await reviewed()).toMatchObject([
        { image, publishedAt: { at: '2024-04-23T21:00:00.000Z', precision: 'day', from: 'editor' } },
      ]);
    });

    it('are what readers get, in the list and in the feeds', async () => {
      const image = { url: 'https://one.example/other.jpg', alt: 'The plant' };
      const words = {
        ...{ headline: 'A plant at last', summary: 'In our words.', languageNote: 'Text in Finnish.' },
        ...{ outlet: 'The One', date: '2024-04-24', image },
      };
      await store.desk.review({ ...by('aino', 'approved'), words, theme: 'Plants' });

      const digest = { title: 'T', description: '', topics: [], themes: ['Plants'], items: await reviewed() };
      const files = new Map(publish(digest).map(({ path, content }) => [path, String(content)]));

      expect(files.get('list.txt')).toBe(
        'Theme: Plants\n\nThe One 24.4.2024 | A plant at last (external link)\nIn our words. Text in Finnish.\n',
      );
      expect(JSON.parse(files.get('feed.json') ?? '').items).toMatchObject([
        { title: 'A plant at last', date_published: '2024-04-24T00:00:00+03:00', image: image.url },
      ]);
    });

    it.each(['2024-02-30', '24.4.2024', '2024-13-01', ''])('may not name the day "%s"', async (date) => {
      const decided = await store.desk.review({ ...by('aino', 'approved'), words: { date } });

      expect(decided).toMatchObject({ ok: false, problem: { kind: 'not-possible' } });
      expect(await reviewed()).toEqual([]);
    });

    it('stay when the publisher changes the headline, and the date of change moves', async () => {
      await store.desk.review({ ...by('aino', 'approved'), words: { summary: 'In our words.' } });
      await read(store, article(url, { title: 'Plant approved' }), { at: hours(5) });

      expect(await reviewed()).toMatchObject([
        { headline: 'Plant approved', summary: 'In our words.', updatedAt: hours(5), guid: `guid:${url}` },
      ]);
    });
  });

  describe('a decision that comes too late', () => {
    it('changes nothing and names who decided what and when', async () => {
      const first = decided(await store.desk.review({ ...by('aino', 'approved'), seenDecisionId: 0 }));
      const late = await store.desk.review({ ...by('onni', 'rejected', hours(2)), seenDecisionId: 0 });

      expect(late).toMatchObject({ ok: false, problem: { kind: 'conflict' } });
      expect(late).toMatchObject({
        problem: { message: expect.stringContaining(`approved by aino, ${printedDate(hours(1))}`) },
      });
      expect(await reviewed()).toHaveLength(1);

      const seen = await store.desk.review({ ...by('onni', 'rejected', hours(3)), seenDecisionId: first });
      expect(seen.ok).toBe(true);
      expect(await reviewed()).toEqual([]);
    });
  });

  describe('several decisions at once', () => {
    it('are all recorded, or none where one cannot be', async () => {
      const other = await storyOf(store, article('https://one.example/mine'));
      const both = [by('aino', 'approved'), { ...by('aino', 'approved'), storyId: other }] as const;

      const decided = await store.desk.reviewAll([...both, { ...by('aino', 'approved'), storyId: 4711 }]);
      expect(decided).toMatchObject({ ok: false, problem: { kind: 'not-there' } });
      expect(await reviewed()).toEqual([]);
      expect(await store.desk.decisions({ limit: 10 })).toEqual([]);

      expect(await store.desk.reviewAll(both)).toEqual({ ok: true, value: [1, 2] });
      expect(await reviewed()).toHaveLength(2);
    });
  });

  describe('a story that is snoozed', () => {
    it('waits and says until when; only what waits can be', async () => {
      const until = days(3);
      const snoozed = await store.desk.review({ ...by('aino', 'waiting'), snoozedUntil: until });
      const approved = await store.desk.review({ ...by('aino', 'approved'), snoozedUntil: until });

      expect(snoozed.ok).toBe(true);
      expect(approved).toMatchObject({ ok: false, problem: { kind: 'not-possible' } });
      expect(await store.desk.decisions({ limit: 1 })).toMatchObject([
        {
          decided: { kind: 'reviewed', stateChanged: false, snoozedUntil: until, changed: [] },
          after: { state: 'waiting', snoozedUntil: until },
        },
      ]);
    });
  });

  describe('the article that stands for a story', () => {
    it('is the one that staff chose, whatever joins later', async () => {
      const short = article('https://b.example/1', { text: 'Short.' });
      await read(store, short, { mention: mentionOf(short, { grouping: joins(storyId) }) });

      expect((await store.desk.review({ ...by('aino', 'approved'), representativeId: 2 })).ok).toBe(true);
      const long = article('https://c.example/1', { text: 'Long. '.repeat(90) });
      await read(store, long, { mention: mentionOf(long, { grouping: joins(storyId) }) });

      expect(await reviewed()).toMatchObject([{ url: short.canonicalUrl }]);
    });

    it('has to be in it', async () => {
      const other = await storyOf(store, article('https://one.example/mine'));
      const chosen = await store.desk.review({
        ...by('aino', 'approved'),
        storyId: other,
        representativeId: 1,
      });

      expect(chosen).toMatchObject({ ok: false, problem: { kind: 'not-possible' } });
    });
  });

  describe('a decision undone', () => {
    it('is another decision that brings back what was before', async () => {
      await store.desk.review({ ...by('aino', 'approved'), words: { headline: 'A plant' }, theme: 'Plants' });
      const second = decided(await store.desk.review({ ...by('onni', 'rejected', hours(2)), words: {} }));
      expect(await reviewed()).toEqual([]);

      expect(await store.desk.undo(second, 'aino', hours(3))).toEqual({ ok: true, value: 3 });

      expect(await reviewed()).toMatchObject([{ headline: 'A plant', theme: 'Plants' }]);
      expect(await store.desk.decisions({ limit: 2 })).toMatchObject([
        { id: 3, who: 'aino', at: hours(3), decided: { kind: 'undone', decisionId: 2 } },
        { id: 2, who: 'onni', decided: { state: 'rejected', stateChanged: true, changed: ['headline'] } },
      ]);
      expect(await store.desk.decisions({ limit: 5, before: 2 })).toMatchObject([
        { id: 1, decided: { state: 'approved', stateChanged: true, changed: ['headline', 'theme'] } },
      ]);
    });

    it('may be done again by undoing that', async () => {
      const first = decided(await store.desk.review(by('aino', 'approved')));
      const undone = decided(await store.desk.undo(first, 'aino', hours(2)));
      expect(await reviewed()).toEqual([]);

      await store.desk.undo(undone, 'aino', hours(3));
      expect(await reviewed()).toHaveLength(1);
    });

    it('has to be the last one on its story, and there', async () => {
      const first = decided(await store.desk.review(by('aino', 'approved')));
      await store.desk.review(by('onni', 'rejected', hours(2)));

      expect(await store.desk.undo(first, 'aino', hours(3))).toMatchObject({
        ok: false,
        problem: {
          kind: 'conflict',
          message: expect.stringContaining(`rejected by onni, ${printedDate(hours(2))}`),
        },
      });
      expect(await store.desk.undo(99, 'aino', hours(3))).toMatchObject({
        problem: { kind: 'not-there', message: 'no decision 99; nothing was undone' },
      });
    });
  });
}
