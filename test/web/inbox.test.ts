import { describe, expect, it } from 'vitest';
import { article, dated, hours, mentionOf, NOW, read, storyOf } from '../ports/store/samples.ts';
import { testDesk, type Visitor } from './desk-visitor.ts';

async function deskWith(count: number) {
  const desk = await testDesk();
  const ids: number[] = [];
  for (let number = 1; number <= count; number++) {
    const of = article(`https://paper.example/${number}`, {
      title: `Headline ${number}`,
      publishedAt: dated(hours(-number)),
    });
    ids.push(await storyOf(desk.archive, of, { mention: mentionOf(of) }));
  }
  const state = async (storyId: number) =>
    (await desk.archive.desk.story(storyId, desk.clock.now()))?.item.state;
  return { ...desk, ids, state, editor: await desk.visitor('editor') };
}

const JSON_ANSWER = { Accept: 'application/json' };

/** Where the answer leads, and what is said there. */
async function shownAfter(visitor: Visitor, answer: Response) {
  const place = answer.headers.get('location') ?? '';
  const text = await visitor.text(place.replace('http://desk.test', ''));
  return { place, text };
}

describe('the inbox', () => {
  it('shows what waits with a button for each decision, all in one form', async () => {
    const { editor, ids } = await deskWith(3);

    const page = await (await editor.get('/desk/inbox')).text();

    expect(
      [...page.matchAll(/<h2><a href="\/desk\/stories\/\d+"><bdi[^>]*>(.*?)<\/bdi>/g)].map(
        ([, title]) => title,
      ),
    ).toEqual(['Headline 1', 'Headline 2', 'Headline 3']);
    expect(page).toContain(`name="approve" value="${ids[0]}.0"`);
    expect([...page.matchAll(/name="csrf"/g)].length).toBeLessThan(6);
  });

  it('says of what nobody dated when it was seen first, by which it has its place', async () => {
    const desk = await testDesk();
    const { publishedAt: _, ...undated } = article('https://one.example/undated');
    await read(desk.archive, undated, { at: NOW });
    const editor = await desk.visitor('editor');

    expect(await editor.text('/desk/inbox')).toMatch(/first seen 2\.3\.2026 .*date unknown/s);
    await editor.post('/desk/language', { language: 'fi' });
    expect(await editor.text('/desk/inbox')).toMatch(/nähty ensi kerran 2\.3\.2026 .*päiväys ei tiedossa/s);
  });

  it.each([
    ['auto', 'are published before you decide'],
    ['reviewed', 'Nothing is published before you approve it.'],
  ] as const)('says whether what waits is out already: %s', async (mode, said) => {
    const { visitor } = await testDesk({ publishing: { mode } });
    const editor = await visitor('editor');

    expect(await editor.text('/desk/inbox')).toContain(said);
    expect(await editor.text('/desk/inbox?state=approved')).not.toContain(said);
  });

  it.each([
    ['approve', 'approved', 'Approved.'],
    ['reject', 'rejected', 'Rejected.'],
    ['snooze', 'snoozed', 'Snoozed.'],
  ] as const)('%s: the story is %s, which can be undone', async (button, becomes, said) => {
    const { editor, ids, state } = await deskWith(2);
    const [id = 0] = ids;

    const done = await shownAfter(
      editor,
      await editor.send('/desk/inbox', { [button]: `${id}.0`, back: '/desk/inbox?order=score' }),
    );

    expect(done.text).toContain(said);
    expect(await state(id)).toBe(becomes);
    const undo = new URL(done.place, 'http://desk.test').searchParams.get('undo') ?? '';
    expect(
      (await shownAfter(editor, await editor.send('/desk/inbox', { undo, back: '/desk/inbox' }))).text,
    ).toContain('Undone.');
    expect(await state(id)).toBe('waiting');
  });

  it('keeps the reason of a rejection', async () => {
    const { archive, clock, editor, ids } = await deskWith(1);

    await editor.send('/desk/inbox', { reject: `${ids[0]}.0`, reason: 'advert' });

    expect((await archive.desk.story(ids[0] ?? 0, clock.now()))?.item.reason).toBe('advertisement');
  });

  it('decides on all that are picked, or on none', async () => {
    const { app, archive, clock, editor, ids, state } = await deskWith(3);
    expect(app).toBeDefined();
    await archive.desk.review({
      storyId: ids[2] ?? 0,
      who: 'bo',
      at: clock.now(),
      state: 'rejected',
      reason: 'no',
    });
    const picks = (which: readonly number[]) => {
      const body = new URLSearchParams(which.map((id): [string, string] => ['pick', `${id}.0`]));
      return body;
    };
    const sendPicks = async (which: readonly number[], what: string) => {
      const body = picks(which);
      body.set('do', what);
      body.set('csrf', await editor.secret());
      return editor.ask(
        '/desk/inbox',
        { method: 'POST', body },
        { headers: { 'Sec-Fetch-Site': 'same-origin' } },
      );
    };

    const conflict = await shownAfter(editor, await sendPicks(ids, 'approve'));
    expect(conflict.text).toContain('was decided on meanwhile');
    expect(conflict.text).toContain('by bo');
    expect(await state(ids[0] ?? 0)).toBe('waiting');

    const done = await shownAfter(editor, await sendPicks(ids.slice(0, 2), 'approve'));
    expect(done.text).toContain('2 approved.');
    expect([await state(ids[0] ?? 0), await state(ids[1] ?? 0)]).toEqual(['approved', 'approved']);
  });

  it('merges what is picked into the one on top', async () => {
    const { archive, clock, editor, ids } = await deskWith(2);
    const body = new URLSearchParams([
      ...ids.map((id): [string, string] => ['pick', `${id}.0`]),
      ['do', 'merge'],
      ['csrf', await editor.secret()],
    ]);

    const answer = await editor.ask(
      '/desk/inbox',
      { method: 'POST', body },
      { headers: { 'Sec-Fetch-Site': 'same-origin' } },
    );

    expect((await shownAfter(editor, answer)).text).toContain('2 are one story now.');
    const view = await archive.desk.story(ids[1] ?? 0, clock.now());
    expect(view?.item.storyId).toBe(ids[0]);
    expect(view?.articles).toHaveLength(2);
  });

  it('merges nothing where somebody decided on one of them meanwhile', async () => {
    const { archive, clock, editor, ids } = await deskWith(2);
    await archive.desk.review({ storyId: ids[1] ?? 0, who: 'bo', at: clock.now(), state: 'approved' });
    const body = new URLSearchParams([
      ...ids.map((id): [string, string] => ['pick', `${id}.0`]),
      ['do', 'merge'],
      ['csrf', await editor.secret()],
    ]);

    const headers = { 'Sec-Fetch-Site': 'same-origin' };
    const answer = await editor.ask('/desk/inbox', { method: 'POST', body }, { headers });

    expect((await shownAfter(editor, answer)).text).toContain('“Headline 2” was decided on meanwhile');
    expect((await archive.desk.story(ids[1] ?? 0, clock.now()))?.item.storyId).toBe(ids[1]);
  });

  it('puts stories under a theme and leaves them as they are', async () => {
    const { archive, clock, editor, ids } = await deskWith(1);
    await editor.send('/desk/inbox', { approve: `${ids[0]}.0` });
    const seen = (await archive.desk.story(ids[0] ?? 0, clock.now()))?.item.decisionId;

    await editor.send('/desk/inbox', { pick: `${ids[0]}.${seen}`, do: 'theme', theme: 'Battery strategy' });

    expect((await archive.desk.story(ids[0] ?? 0, clock.now()))?.item).toMatchObject({
      state: 'approved',
      theme: 'Battery strategy',
    });
  });

  it('answers a script with what was done, and with 409 where somebody was faster', async () => {
    const { editor, ids } = await deskWith(2);
    const csrf = await editor.secret();
    const first = await editor.post(
      '/desk/inbox',
      { approve: `${ids[0]}.0`, csrf },
      { headers: JSON_ANSWER },
    );
    const second = await editor.post(
      '/desk/inbox',
      { reject: `${ids[0]}.0`, csrf },
      { headers: JSON_ANSWER },
    );

    expect(await first.json()).toMatchObject({ said: 'Approved.', counts: { waiting: 1, approved: 1 } });
    expect(second.status).toBe(409);
    expect(await second.json()).toEqual({
      problem: expect.stringMatching(/^“Headline 1” was decided on meanwhile, by Some editor at \d+\.\d\d;/),
    });
  });

  it.each([
    [{ do: 'approve' }, 'Nothing was picked'],
    [{ do: 'merge', pick: '1.0' }, 'Pick two stories or more'],
    [{ do: 'theme', pick: '1.0', theme: ' ' }, 'Name a theme first'],
    [{ do: 'dance' }, 'not understood'],
    [{}, 'not understood'],
    [{ approve: '404.0' }, 'no story 404'],
    [{ approve: 'x' }, 'Nothing was picked'],
    [{ undo: 'x' }, 'not understood'],
  ])('changes nothing for %j, and says why', async (fields: Readonly<Record<string, string>>, said) => {
    const { archive, editor } = await deskWith(1);

    const answer = await editor.send('/desk/inbox', { ...fields, back: 'https://evil.example/' });
    const { place, text } = await shownAfter(editor, answer);

    expect(place).toBe('/desk/inbox');
    expect(text).toContain(said);
    expect(await archive.desk.decisions({ limit: 5 })).toEqual([]);
  });

  it('shows 200 waiting stories in one page', async () => {
    const { editor } = await deskWith(200);

    const answer = await editor.get('/desk/inbox?limit=200');
    const page = await answer.text();

    expect(page.match(/<li class="story"/g)).toHaveLength(200);
    expect(page.length / 200).toBeLessThan(1500);
  });
});
