import { describe, expect, it } from 'vitest';
import { article, hours, joins, mentionOf, read, storyOf } from '../ports/store/samples.ts';
import { testDesk } from './desk-visitor.ts';

const URL_ONE = 'https://paper.example/one';

async function deskWithStory() {
  const desk = await testDesk();
  const of = article(URL_ONE, { title: 'First headline' });
  const storyId = await storyOf(desk.archive, of, { mention: mentionOf(of) });
  const view = async (id = storyId) => {
    const found = await desk.archive.desk.story(id, desk.clock.now());
    if (found === undefined) throw new Error(`story ${id} is not there`);
    return found;
  };
  const join = async (url: string) => {
    const other = article(url, { title: `Headline of ${url}`, outlet: 'Other' });
    await read(desk.archive, other, { mention: mentionOf(other, { grouping: joins(storyId) }) });
  };
  return {
    ...desk,
    storyId,
    view,
    join,
    editor: await desk.visitor('editor'),
    path: `/desk/stories/${storyId}`,
  };
}

describe('the story page', () => {
  it("keeps an editor's words through every later reading, and shows what was found beside them", async () => {
    const { archive, editor, path, view } = await deskWithStory();
    const words = {
      headline: 'In our words',
      summary: 'What it is about.',
      date: '2026-03-01',
      outlet: 'The Paper',
    };
    await editor.send(path, {
      ...words,
      to: 'approved',
      seen: '0',
      imageUrl: 'https://paper.example/a.jpg',
      imageAlt: 'A mill',
    });

    const again = article(URL_ONE, { title: 'Second headline' });
    await read(archive, again, { at: hours(2), mention: mentionOf(again) });

    const found = await view();
    expect(found.words).toEqual({ ...words, image: { url: 'https://paper.example/a.jpg', alt: 'A mill' } });
    expect(found.item).toMatchObject({ state: 'approved', headline: 'In our words', headlineFrom: 'editor' });
    const page = await (await editor.get(path)).text();
    expect(page).toContain('value="In our words"');
    expect(page).toContain('Found: <bdi lang="en">Second headline</bdi>');
    expect(page).toContain('<del>First</del> <ins>Second</ins> headline');
  });

  it('takes words back where the field is emptied', async () => {
    const { editor, path, view } = await deskWithStory();
    await editor.send(path, { headline: 'Ours', to: 'same', seen: '0' });
    const { decisionId } = (await view()).item;

    await editor.send(path, { headline: ' ', to: 'same', seen: String(decisionId) });

    expect((await view()).words).toEqual({});
    expect((await view()).item.headline).toBe('First headline');
  });

  it('tells the second of two people, and keeps what they typed', async () => {
    const { archive, clock, editor, path, storyId, view } = await deskWithStory();
    await archive.desk.review({
      storyId,
      who: 'bo@example.org',
      at: clock.now(),
      state: 'rejected',
      reason: 'no',
    });

    const answer = await editor.send(path, {
      headline: 'My long careful headline',
      to: 'approved',
      seen: '0',
    });
    const page = await answer.text();

    expect(answer.status).toBe(409);
    expect(page).toContain('by bo@example.org');
    expect(page).toContain('value="My long careful headline"');
    expect((await view()).item.state).toBe('rejected');
  });

  it.each([
    [{ to: 'approved', date: '2026-02-31' }, 'is no day'],
    [{ to: 'approved', imageUrl: 'javascript:alert(1)' }, 'is no address of an image'],
    [{ to: 'dance' }, 'not understood'],
  ])(
    'refuses %j with a sentence, and changes nothing',
    async (fields: Readonly<Record<string, string>>, said) => {
      const { editor, path, view } = await deskWithStory();

      const answer = await editor.send(path, { seen: '0', ...fields });

      expect(await answer.text()).toContain(said);
      expect((await view()).item.state).toBe('waiting');
    },
  );

  it('splits, moves, merges, keeps apart and undoes', async () => {
    const { archive, clock, editor, join, path, view } = await deskWithStory();
    await join('https://other.example/two');
    const [, second] = (await view()).articles;

    const split = await editor.send(`${path}/regroup`, { do: 'split', article: String(second?.articleId) });
    const own = Number(split.headers.get('location')?.split('/').at(-1));
    expect((await view()).articles).toHaveLength(1);
    expect((await view(own)).articles).toHaveLength(1);

    await editor.send(`${path}/regroup`, { do: 'merge', other: String(own) });
    expect((await view()).articles).toHaveLength(2);
    expect((await editor.get(`/desk/stories/${own}`)).headers.get('location')).toBe(path);

    const last = (await archive.desk.decisions({ limit: 1 }))[0]?.id;
    await editor.send(`${path}/regroup`, { do: 'undo', decision: String(last) });
    expect((await archive.desk.story(own, clock.now()))?.item.storyId).toBe(own);
    await editor.send(`${path}/regroup`, { do: 'keep-apart', other: String(own) });
    expect((await archive.desk.decisions({ limit: 1 }))[0]?.decided.kind).toBe('kept-apart');
  });

  it('lets another article stand for the story', async () => {
    const { editor, join, path, view } = await deskWithStory();
    await join('https://other.example/two');
    const { articles, representativeId } = await view();
    const other = articles.find(({ articleId }) => articleId !== representativeId);

    await editor.send(`${path}/regroup`, { do: 'represent', article: String(other?.articleId), seen: '0' });

    expect((await view()).representativeId).toBe(other?.articleId);
  });

  it.each(['/desk/stories/404', '/desk/stories/x', '/desk/stories/1e9'])('is not there: %s', async (path) => {
    const { editor } = await deskWithStory();

    expect((await editor.get(path)).status).toBe(404);
    expect((await editor.send(path, { to: 'approved' })).status).toBe(404);
  });

  it('only lets editors decide', async () => {
    const { path, view, visitor } = await deskWithStory();
    const viewer = await visitor('viewer');

    expect((await viewer.get(path)).status).toBe(200);
    expect((await viewer.send(path, { to: 'approved', seen: '0' })).status).toBe(403);
    expect((await view()).item.state).toBe('waiting');
  });
});
