import { describe, expect, it } from 'vitest';
import { failed, ok } from '../../src/domain/result.ts';
import { parseInstant } from '../../src/domain/time.ts';
import { isoWeek, recallInterval } from '../../src/web/stories/recall.ts';
import { fakeTopics } from '../fakes/topics-desk.ts';
import { article, NOW, read, verdict } from '../ports/store/samples.ts';
import { testDesk } from './desk-visitor.ts';

describe('the topics page', () => {
  it('says what the linter says, or that there is nothing to remark', async () => {
    const [quiet, loud] = [
      await testDesk(),
      await testDesk({ topics: fakeTopics({ remarks: () => ['topics.yaml:3: "akun" looks inflected'] }) }),
    ];

    expect(await (await quiet.visitor('viewer')).text('/desk/topics')).toContain('Nothing to remark');
    expect(await (await loud.visitor('viewer')).text('/desk/topics')).toContain('looks inflected');
  });

  it('judges what is typed, by the file or by changes that are not saved', async () => {
    const judged: unknown[] = [];
    const judge = (text: object, written?: string) => {
      judged.push([text, written]);
      return ok({ ...verdict('accept'), score: 14 });
    };
    const desk = await testDesk({ topics: fakeTopics({ judge, written: async () => 'version: 1\na: 2\n' }) });
    const editor = await desk.visitor('editor');

    const plain = await editor.send('/desk/topics/try', {
      title: 'A mine',
      written: 'version: 1\r\na: 2\r\n',
    });
    const changed = await editor.send('/desk/topics/try', { title: 'A mine', written: 'version: 2' });

    expect(judged).toEqual([
      [{ title: 'A mine', text: '' }, undefined],
      [{ title: 'A mine', text: '' }, 'version: 2'],
    ]);
    expect(await plain.text()).toContain('14 points');
    expect(await changed.text()).toContain('by the unsaved topics');
  });

  it('reads a page at an address', async () => {
    const page = { ...article('https://paper.example/1', { title: 'From the page' }) };
    const desk = await testDesk({
      topics: fakeTopics({ read: async () => ok(page), judge: () => ok(verdict('review')) }),
    });
    const editor = await desk.visitor('editor');

    expect(
      await (await editor.send('/desk/topics/try', { url: 'https://paper.example/1' })).text(),
    ).toContain('From the page');
  });

  it.each([
    [{}, 'Write a headline or a text'],
    [{ url: 'file:///etc/passwd' }, 'is no address of a page'],
    [{ url: 'https://gone.example/' }, 'https://gone.example/ was not asked'],
    [{ title: 'x', written: 'a: [' }, 'line 1 is broken'],
  ])(
    'says what is wrong with %j, and keeps what was typed',
    async (fields: Readonly<Record<string, string>>, said) => {
      const judge = () => failed(['line 1 is broken']);
      const desk = await testDesk({ topics: fakeTopics({ judge }) });
      const editor = await desk.visitor('editor');

      const answer = await editor.send('/desk/topics/try', fields);
      const page = await answer.text();

      expect(answer.status).toBe(422);
      expect(page.replace(/<[^>]*>/g, '')).toContain(said);
      for (const typed of Object.values(fields)) expect(page).toContain(typed);
    },
  );

  it('shows what a word would bring in', async () => {
    const reach = async () =>
      ok({
        samples: [{ language: 'fi' as const, forms: ['kenno', 'kennon'] }],
        seen: { forms: [{ token: 'kennoja', count: 3 }], compounds: [] },
        already: [],
        articles: [
          {
            url: 'https://a.example/',
            title: 'Kennoja',
            before: { verdict: 'reject' as const, score: 1 },
            after: { verdict: 'accept' as const, score: 9 },
          },
        ],
        newHints: 0,
        remarks: ['short words find much'],
      });
    const desk = await testDesk({ topics: fakeTopics({ reach }) });

    const text = await (await desk.visitor('viewer')).text('/desk/topics?word=kenno&group=core');

    for (const said of ['kenno, kennon', 'kennoja 3', 'short words find much', 'accepted 9'])
      expect(text).toContain(said);
  });
});

describe('what was rejected', () => {
  async function deskWithRejected(takeIn: (articleId: number) => Promise<boolean>) {
    const desk = await testDesk({ topics: fakeTopics({ takeIn }) });
    for (const number of [1, 2, 3]) {
      const of = article(`https://a.example/${number}`, { title: `Rejected ${number}` });
      await read(desk.archive, of, { mention: undefined });
    }
    return desk;
  }

  it('can be called rightly rejected, and is not shown among the near misses again', async () => {
    const desk = await deskWithRejected(async () => true);
    const editor = await desk.visitor('editor');
    const [first] = await desk.archive.recall.nearMisses(10);

    await editor.send('/desk/topics/check', { article: String(first?.articleId), miss: '0' });

    expect((await desk.archive.recall.nearMisses(10)).map(({ articleId }) => articleId)).not.toContain(
      first?.articleId,
    );
  });

  it('is drawn by chance, the same for everybody all week, and counts for the estimate', async () => {
    const taken: number[] = [];
    const desk = await deskWithRejected(async (id) => taken.push(id) > 0);
    const editor = await desk.visitor('editor');
    const week = isoWeek(NOW);
    const sample = await desk.archive.recall.weeklySample(week, 2);
    expect(await desk.archive.recall.weeklySample(week, 2)).toEqual(sample);
    expect(sample).toHaveLength(2);

    const answer = await editor.send('/desk/topics/check', {
      article: String(sample[0]?.articleId),
      miss: '1',
      week,
    });

    const back = answer.headers.get('location') ?? '';
    expect(back).toBe('/desk/topics?open=sample#sample');
    expect(await (await editor.get(back)).text()).toContain('<details class="fold" id="sample" open>');
    expect(await (await editor.get('/desk/topics')).text()).toContain('<details class="fold" id="sample">');
    expect(taken).toEqual([sample[0]?.articleId]);
    expect(await desk.archive.recall.recallFigures(parseInstant('2026-01-01T00:00:00Z'))).toEqual({
      ...{ checked: 1, missed: 1, rejected: 3, found: 0 },
    });
  });

  it.each([
    [{ article: '404', miss: '1' }, 'There is no such article'],
    [{ article: 'x', miss: '1' }, 'not understood'],
    [{ article: '1', miss: '2' }, 'not understood'],
  ])('changes nothing for %j', async (fields, said) => {
    const desk = await deskWithRejected(async () => true);
    const editor = await desk.visitor('editor');

    await editor.send('/desk/topics/check', fields);

    expect(await editor.text('/desk/topics')).toContain(said);
    expect((await desk.archive.recall.recallFigures(parseInstant('2026-01-01T00:00:00Z'))).checked).toBe(0);
  });
});

describe('how much is found', () => {
  it('is not said before enough was judged', () => {
    expect(recallInterval({ checked: 19, missed: 0, rejected: 100, found: 10 })).toBeUndefined();
    expect(recallInterval({ checked: 20, missed: 0, rejected: 100, found: 0 })).toBeUndefined();
  });

  it('lies between the bounds that Wilson gives', () => {
    // One of 40 missed: between 0.4 % and 12.9 % of 1,000 rejected, beside 100 found.
    const [least = 0, most = 0] =
      recallInterval({ checked: 40, missed: 1, rejected: 1000, found: 100 }) ?? [];

    expect(least).toBeCloseTo(100 / (100 + 128.8), 2);
    expect(most).toBeCloseTo(100 / (100 + 4.4), 2);
  });

  it.each([
    ['2026-01-01T00:00:00Z', '2026-W01'],
    ['2025-12-29T00:00:00Z', '2026-W01'],
    ['2027-01-03T12:00:00Z', '2026-W53'],
    ['2024-04-24T12:00:00Z', '2024-W17'],
  ])('%s is in week %s', (at, week) => {
    expect(isoWeek(parseInstant(at))).toBe(week);
  });
});
