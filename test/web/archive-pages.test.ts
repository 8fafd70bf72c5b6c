import { parseFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { article, dated, days, mentionOf, storyOf } from '../ports/store/samples.ts';
import { testDesk } from './desk-visitor.ts';

const HOSTILE = '<script>alert(1)</script>';

async function deskWithStories() {
  const desk = await testDesk();
  const stories = [
    { url: 'https://paper.example/1', title: 'Mine opens in Kemi', outlet: 'Paper', at: days(-3) },
    {
      url: 'https://lehti.example/2',
      title: 'Kaivos avataan',
      outlet: 'Lehti',
      language: 'fi',
      at: days(-40),
    },
    { url: 'https://paper.example/3', title: HOSTILE, outlet: '=1+1', at: days(-1) },
  ];
  for (const { url, at, ...more } of stories) {
    const of = article(url, { ...more, publishedAt: dated(at) });
    await storyOf(desk.archive, of, { mention: mentionOf(of) });
  }
  return { ...desk, viewer: await desk.visitor('viewer') };
}

describe('the search page', () => {
  it('shows what fits, and keeps words and filters in its address', async () => {
    const { viewer } = await deskWithStories();

    const page = await (await viewer.get('/desk/search?q=kaivo&language=fi')).text();

    expect(page).toContain('Kaivos avataan');
    expect(page).not.toContain('Mine opens in Kemi');
    expect(page).toContain('value="kaivo"');
    expect(page).toContain('<option value="fi" selected>');
    expect(page).toContain('/desk/search.csv?q=kaivo&amp;language=fi');
  });

  it.each(['?q=%22', '?topic=nothing&from=yesterday&after=x&state=odd', `?q=${'x'.repeat(5000)}`])(
    'shows something for any address: %s',
    async (query) => {
      const { viewer } = await deskWithStories();

      expect((await viewer.get(`/desk/search${query}`)).status).toBe(200);
    },
  );

  it('shows hostile text as text', async () => {
    const { viewer } = await deskWithStories();

    const page = await (await viewer.get('/desk/search')).text();

    expect(page).not.toContain(HOSTILE);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('gives its stories as rows, none of which is a formula', async () => {
    const { viewer } = await deskWithStories();

    const answer = await viewer.get('/desk/search.csv?q=');

    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="mentions.csv"');
    const rows = (await answer.text()).trimEnd().split('\r\n');
    expect(rows).toHaveLength(4);
    expect(rows.join('\n')).toContain("'=1+1");
  });
});

describe('a view as a feed', () => {
  it('is read by whoever has its address, in every format, until it is taken back', async () => {
    const { viewer, stranger } = await deskWithStories();
    await viewer.send('/desk/feeds', { title: 'Mines & more', query: 'q=mine&after=evil&x=y' });
    const page = await (await viewer.get('/desk/feeds')).text();
    const [, address = ''] =
      /href="http:\/\/desk\.test(\/desk\/feeds\/[\w-]{32})\/feed\.xml"/.exec(page) ?? [];
    expect(page).toContain('href="/desk/search?q=mine"');

    for (const [file, format] of [
      ['feed.xml', 'rss'],
      ['atom.xml', 'atom'],
      ['feed.json', 'json'],
    ]) {
      const answer = await stranger().get(`${address}/${file}`);
      const read = parseFeed(await answer.text());
      expect(read.format).toBe(format);
      expect(JSON.stringify(read.feed)).toContain('Mine opens in Kemi');
      expect(JSON.stringify(read.feed)).not.toContain('Kaivos avataan');
      expect(answer.headers.get('x-robots-tag')).toBe('noindex');
    }

    await viewer.send('/desk/feeds/revoke', { token: address.split('/').at(-1) ?? '' });
    expect((await stranger().get(`${address}/feed.xml`)).status).toBe(404);
    expect((await stranger().get(`${address}/other.txt`)).status).toBe(404);
  });

  it('says in words what each shows, in the language of whoever reads it', async () => {
    const viewer = await (await testDesk()).visitor('viewer');
    const query = 'q=kierrätys&language=fi&state=approved&from=2024-01-09&outlet=Yle+Areena';
    await viewer.send('/desk/feeds', { title: 'Recycling', query });
    await viewer.send('/desk/feeds', { title: 'All', query: '' });

    const english = await viewer.text('/desk/feeds');
    await viewer.post('/desk/language', { language: 'fi' });
    const finnish = await viewer.text('/desk/feeds');

    expect(english).toContain('Outlet: Yle Areena, Language: in Finnish, State: approved, From: 9.1.2024');
    expect(english).toContain('everything');
    expect(finnish).toContain('Sanat: kierrätys, Julkaisu: Yle Areena, Kieli: suomeksi, Tila: hyväksytty');
  });

  it('cannot be taken back by somebody else', async () => {
    const { viewer, visitor } = await deskWithStories();
    await viewer.send('/desk/feeds', { title: 'Mines', query: '' });
    const [, token = ''] = /feeds\/([\w-]{32})\//.exec(await (await viewer.get('/desk/feeds')).text()) ?? [];
    const editor = await visitor('editor');

    await editor.send('/desk/feeds/revoke', { token });

    expect((await viewer.get(`/desk/feeds/${token}/feed.json`)).status).toBe(200);
  });
});

describe('the coverage page', () => {
  it('draws a chart and says the same in a table', async () => {
    const { viewer } = await deskWithStories();

    const page = await (await viewer.get('/desk/coverage?by=outlet&period=month')).text();

    expect(page).toContain('<title>2026-02, Paper: 1</title>');
    const rows = [...page.matchAll(/<tr><td><bdi>(.*?)<\/bdi><\/td>(.*?)<\/tr>/g)].map(
      ([, label, cells = '']) => [
        label,
        ...[...cells.matchAll(/>(\d+)</g)].map(([, value]) => Number(value)),
      ],
    );
    expect(rows).toEqual([
      ['=1+1', 0, 0, 1, 1, 1],
      ['Lehti', 1, 0, 0, 1, 1],
      ['Paper', 0, 1, 0, 1, 1],
    ]);
  });

  it('gives its figures as rows with the query that made them', async () => {
    const { viewer } = await deskWithStories();

    const rows = (await (await viewer.get('/desk/coverage.csv?by=language&period=quarter')).text()).split(
      '\r\n',
    );

    expect(rows[0]).toBe('period,language,mentions,stories,query');
    expect(rows[1]).toBe(
      '2026-Q1,in English,2,2,/desk/coverage?by=language&period=quarter&of=found&from=2025-01-01&to=',
    );
  });

  it('says so where there is nothing', async () => {
    const { viewer } = await deskWithStories();

    expect(await viewer.text('/desk/coverage?from=2030-01-01')).toContain('Nothing in this period');
  });
});
