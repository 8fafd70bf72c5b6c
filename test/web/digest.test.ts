import { describe, expect, it } from 'vitest';
import { readHouseStyle } from '../../src/pipeline/publish/house-style-reader.ts';
import { article, dated, days, hours, NOW, storyOf } from '../ports/store/samples.ts';
import { testDesk } from './desk-visitor.ts';

const HOSTILE = '"><script>alert(1)</script>';

/** Approved stories, newest first; the last two stand under themes. */
async function deskWithDigest(given: Parameters<typeof testDesk>[0] = {}) {
  const desk = await testDesk(given);
  const stories = [
    { title: 'Mine opens', at: hours(-5) },
    { title: 'Kaivos avataan', at: days(-3), language: 'fi' },
    { title: 'Plant approved', at: days(-20), theme: 'Plants & mills' },
    { title: 'Strategy out', at: days(-60), theme: 'Strategy' },
  ];
  const ids: number[] = [];
  for (const { title, at, theme = null, ...more } of stories) {
    const url = `https://paper.example/${ids.length + 1}`;
    const of = article(url, { title, outlet: 'Paper', lead: '', publishedAt: dated(at), ...more });
    const storyId = await storyOf(desk.archive, of);
    await desk.archive.desk.review({ storyId, who: 'aino', at: NOW, state: 'approved', theme });
    ids.push(storyId);
  }
  await storyOf(desk.archive, article('https://paper.example/waiting', { title: 'Nobody decided' }));
  return { ...desk, ids, editor: await desk.visitor('editor') };
}

type Desk = Awaited<ReturnType<typeof deskWithDigest>>;

const listIn = (page: string) => /<article id="list"[^>]*>(.*?)<\/article>/s.exec(page)?.[1] ?? '';
const headlinesIn = (list: string) =>
  [...list.matchAll(/<h3>.*?<a [^>]*>(.*?)<\/a>/g)].map(([, text]) => text);

async function shown({ editor }: Desk, query = '') {
  return (await editor.get(`/desk/digest?${query}`)).text();
}

async function listed(desk: Desk, query = 'period=range') {
  return headlinesIn(listIn(await shown(desk, query)));
}

/** What the form that has this button sends. */
function buttonIn(page: string, name: string, label: string): string {
  const button = new RegExp(
    `name="${name}" value="([^"]*)"[^>]*><span[^>]*>.</span><span class="hidden">${label}`,
  );
  return (button.exec(page)?.[1] ?? '').replaceAll('&amp;', '&');
}

describe('the composer', () => {
  it.each([
    ['', ['Mine opens', 'Kaivos avataan', 'Plant approved', 'Strategy out']],
    ['period=week', ['Mine opens', 'Kaivos avataan']],
    ['period=month', ['Mine opens', 'Kaivos avataan', 'Plant approved']],
    ['period=quarter', ['Mine opens', 'Kaivos avataan', 'Plant approved', 'Strategy out']],
    ['period=range&from=2026-02-01&to=2026-02-27', ['Kaivos avataan', 'Plant approved']],
    ['period=range&to=2026-01-31', ['Strategy out']],
    ['period=week&without=1', ['Kaivos avataan']],
    [
      'period=odd&from=yesterday&without=x&without=99',
      ['Mine opens', 'Kaivos avataan', 'Plant approved', 'Strategy out'],
    ],
  ])('shows the approved stories of a period under their themes: "%s"', async (query, expected) => {
    expect(await listed(await deskWithDigest(), query)).toEqual(expected);
  });

  it('shows the very markup that is taken to the page', async () => {
    const desk = await deskWithDigest();

    const fragment = await (await desk.editor.get('/desk/digest/as/html?period=range')).text();

    expect(listIn(await shown(desk, 'period=range'))).toBe(fragment);
    expect(fragment).toContain('<h2>Theme: Plants &amp; mills</h2>\n<h3>Paper 10.2.2026 | <a href=');
    expect(fragment).toContain('(external link)</h3>\n<p>Article in Finnish.</p>');
  });

  it('shows hostile words as text', async () => {
    const desk = await deskWithDigest();
    const of = article('https://paper.example/evil', { title: HOSTILE, outlet: HOSTILE, lead: HOSTILE });
    const storyId = await storyOf(desk.archive, of);
    await desk.archive.desk.review({ storyId, who: 'aino', at: NOW, state: 'approved', theme: HOSTILE });

    const page = await shown(desk);

    expect(page).not.toContain('<script>alert');
    expect(listIn(page)).toBe(await (await desk.editor.get('/desk/digest/as/html')).text());
  });

  it('says what to do where there is nothing', async () => {
    const desk = await testDesk();
    const editor = await desk.visitor('editor');

    expect(await editor.text('/desk/digest')).toContain('Nothing new since the last export');
    expect(await editor.text('/desk/digest?period=week')).toContain('No approved story in this period');
  });

  it('shows a viewer the list and no button that changes anything', async () => {
    const { visitor } = await deskWithDigest();

    const page = await (await (await visitor('viewer')).get('/desk/digest')).text();

    expect(headlinesIn(listIn(page))).toHaveLength(4);
    expect(page).not.toMatch(/action="\/desk\/digest\/|name="story"/);
  });
});

describe('the order', () => {
  it('is changed by the buttons of the page, and leads back to what was looked at', async () => {
    const desk = await deskWithDigest();
    const value = buttonIn(await shown(desk, 'period=week'), 'story', 'Move up: Kaivos avataan');

    const answer = await desk.editor.send('/desk/digest/order', { story: value, back: 'period=week' });

    expect(answer.headers.get('location')).toBe(`/desk/digest?period=week#story-${desk.ids[1]}`);
    expect(await desk.editor.text('/desk/digest')).toContain('Moved.');
    expect(await listed(desk)).toEqual(['Kaivos avataan', 'Mine opens', 'Plant approved', 'Strategy out']);
  });

  it('is changed for themes too, and holds for what is published', async () => {
    const desk = await deskWithDigest();
    const value = buttonIn(await shown(desk), 'theme', 'Move down: Plants &amp; mills');

    await desk.editor.send('/desk/digest/order', { theme: value });

    expect((await listed(desk)).slice(2)).toEqual(['Strategy out', 'Plant approved']);
    expect(await desk.archive.themes()).toEqual(['Strategy', 'Plants & mills']);
  });

  it.each([
    [{}],
    [{ story: 'id=1&place=before&other=3' }],
    [{ story: 'id=1&place=beside&other=2' }],
    [{ story: 'id=1&place=after&other=4711' }],
    [{ theme: 'id=Strategy&place=before&other=Nothing' }],
  ])('stays where a move makes no sense: %j', async (fields) => {
    const desk = await deskWithDigest();

    await desk.editor.send('/desk/digest/order', fields);

    expect(await desk.editor.text('/desk/digest')).toContain('Nothing was moved');
    expect(await listed(desk)).toEqual(['Mine opens', 'Kaivos avataan', 'Plant approved', 'Strategy out']);
  });
});

describe('taking the list away', () => {
  it.each([
    ['html', 'text/html; charset=utf-8'],
    ['md', 'text/markdown; charset=utf-8'],
    ['txt', 'text/plain; charset=utf-8'],
  ])('as %s gives a file that reads back as the same list', async (format, type) => {
    const desk = await deskWithDigest();

    const answer = await desk.editor.get(`/desk/digest/as/${format}?period=range&without=${desk.ids[0]}`);

    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="digest-\\d{4}-\\d\\d-\\d\\d\\.${format}"$`),
    );
    const { items, problems } = readHouseStyle(await answer.text());
    expect(problems).toEqual([]);
    expect(items.map(({ theme, headline }) => [theme, headline])).toEqual([
      [undefined, 'Kaivos avataan'],
      ['Plants & mills', 'Plant approved'],
      ['Strategy', 'Strategy out'],
    ]);
  });

  it('gives rows in the order of the list, and a Word document', async () => {
    const { editor } = await deskWithDigest();

    const rows = (await (await editor.get('/desk/digest/as/csv')).text()).trimEnd().split('\r\n');
    const word = new Uint8Array(await (await editor.get('/desk/digest/as/docx')).arrayBuffer());

    expect(rows.slice(1).map((row) => row.split(',')[3])).toEqual([
      ...['Mine opens', 'Kaivos avataan', 'Plant approved', 'Strategy out'],
    ]);
    expect(String.fromCharCode(...word.subarray(0, 2))).toBe('PK');
    expect((await editor.get('/desk/digest/as/exe')).status).toBe(404);
  });

  it('leaves for the next time what came after the page was made', async () => {
    const desk = await deskWithDigest();
    const page = await shown(desk, `without=${desk.ids[1]}`);
    const [, stories = '', without = ''] =
      /name="stories" value="([^"]*)"><input type="hidden" name="without" value="([^"]*)"/.exec(page) ?? [];
    const storyId = await storyOf(desk.archive, article('https://paper.example/late', { title: 'Late' }));
    await desk.archive.desk.review({ storyId, who: 'aino', at: NOW, state: 'approved' });

    await desk.editor.send('/desk/digest/exported', { stories, without, format: 'docx' });

    expect(await desk.editor.text('/desk/digest')).toMatch(
      /3 stories marked as exported.*Last export: [\d.: ]+, editor@example.org , Word, 3 stories/,
    );
    expect(await listed(desk, '')).toEqual(['Late']);
    expect((await shown(desk, 'period=range')).match(/>exported</g)).toHaveLength(3);
  });

  it('counts as new again what a record said that is taken back', async () => {
    const desk = await deskWithDigest();
    await desk.editor.send('/desk/digest/exported', { stories: desk.ids.join(',') });
    expect(await listed(desk, '')).toEqual([]);

    await desk.editor.send('/desk/digest/forget', { export: '1' });

    expect(await desk.editor.text('/desk/digest')).toContain('Taken back; these stories are new again.');
    expect(await listed(desk, '')).toHaveLength(4);
  });

  it('marks nothing where nothing is named', async () => {
    const desk = await deskWithDigest();

    await desk.editor.send('/desk/digest/exported', { stories: 'x' });

    expect(await desk.editor.text('/desk/digest')).toContain('There is no story to mark');
    expect(await desk.archive.composer.exports(9)).toEqual([]);
  });
});

describe('what reaches readers', () => {
  it('is written when an editor says so, who is told how much changed', async () => {
    let times = 0;
    const publish = async () => {
      times += 1;
      return { stories: 4, files: 1 };
    };
    const desk = await deskWithDigest({ publishing: { publish } });

    await desk.editor.send('/desk/digest/publish');

    expect(times).toBe(1);
    expect(await desk.editor.text('/desk/digest')).toContain('Published: 4 stories; one file changed.');
  });

  it('goes by mail when an admin says so, where a mail is set up', async () => {
    const desk = await deskWithDigest({
      publishing: { sendMail: async () => ['mail with 4 new sent to 2'] },
    });
    const admin = await desk.visitor('admin');
    expect(await (await admin.get('/desk/digest')).text()).toContain('action="/desk/digest/mail"');
    expect(await shown(desk)).not.toContain('action="/desk/digest/mail"');

    await admin.send('/desk/digest/mail', { back: 'period=week' });

    expect(await admin.text('/desk/digest')).toContain('mail with 4 new sent to 2.');
  });

  it('says so where no mail is set up', async () => {
    const desk = await deskWithDigest();
    const admin = await desk.visitor('admin');
    expect(await (await admin.get('/desk/digest')).text()).not.toContain('action="/desk/digest/mail"');

    await admin.send('/desk/digest/mail');

    expect(await admin.text('/desk/digest')).toContain('No mail is set up; nothing was sent.');
  });
});
