import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { announcedBy, configuredSources, pageAt } from './reader.ts';
import { type Newsroom, startNewsroom } from './server.ts';

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await startNewsroom({ slowMs: 30, stumbles: true });
});
afterEach(() => newsroom.close());

describe('the newsroom over HTTP', () => {
  it('gives every site a port of its own on loopback', () => {
    const addresses = newsroom.sites.map(({ baseUrl }) => baseUrl);

    expect(new Set(addresses).size).toBe(14);
    expect(addresses.every((address) => /^http:\/\/127\.0\.0\.1:\d+$/.test(address))).toBe(true);
  });

  it.each(['etag', 'last-modified'] as const)(
    'answers 304 to who has the feed already, by %s',
    async (name) => {
      const url = `${newsroom.baseUrl('kymijoen-uutiset')}/feed/`;
      const asked = { etag: 'if-none-match', 'last-modified': 'if-modified-since' }[name];

      const first = await pageAt(url);
      const second = await pageAt(url, { [asked]: first.headers[name] ?? '' });

      expect([first.status, second.status]).toEqual([200, 304]);
      expect(second.body).toHaveLength(0);
    },
  );

  it('answers 200 again once an article was added', async () => {
    const url = `${newsroom.baseUrl('lapin-kaiku')}/rss.xml`;
    const { headers } = await pageAt(url);
    const news = {
      id: 'hilla',
      outlet: 'lapin-kaiku',
      path: '/2024/hilla',
      published: '2024-05-10T08:00:00Z',
    };

    newsroom.addArticle({
      ...news,
      title: 'Hilla kukkii',
      lead: 'Aikaisin.',
      paragraphs: ['Hilla kukkii jo.'],
    });

    const again = await pageAt(url, { 'if-none-match': headers['etag'] ?? '' });
    expect(again.status).toBe(200);
    expect((await pageAt(newsroom.addressOf('hilla'))).status).toBe(200);
  });

  it('lets a page stumble once and stand again', async () => {
    const address = newsroom.addressOf('akkukemikaalit-lupa');

    const statuses = [(await pageAt(address)).status, (await pageAt(address)).status];

    expect(statuses).toEqual([503, 200]);
  });

  it('never brings back what is gone', async () => {
    const address = newsroom.addressOf('withdrawn-gigafactory');

    const statuses = [(await pageAt(address)).status, (await pageAt(address)).status];

    expect(statuses).toEqual([404, 404]);
  });

  it('shuts one site to everybody', async () => {
    const gate = newsroom.baseUrl('closed-gate');

    const statuses = await Promise.all(
      ['/', '/robots.txt', '/rss.xml'].map(async (path) => (await pageAt(gate + path)).status),
    );

    expect(statuses).toEqual([403, 403, 403]);
  });

  it('asks robots to keep out of one folder of one site', async () => {
    const robots = await pageAt(`${newsroom.baseUrl('lapin-kaiku')}/robots.txt`);
    const elsewhere = await pageAt(`${newsroom.baseUrl('rannikkoradio')}/robots.txt`);

    expect(new TextDecoder().decode(robots.body)).toContain('Disallow: /private/');
    expect(newsroom.addressOf('akkumineraalit-sodankyla')).toContain('/private/');
    expect(elsewhere.status).toBe(404);
  });

  it('puts another article at the same address when a day passes', async () => {
    const source = configuredSources(newsroom).sources.find(({ id }) => id === 'selkouutiset');
    if (source === undefined) throw new Error('the newsroom has no daily article');

    const [first] = await announcedBy(source);
    newsroom.day(2);
    const [second] = await announcedBy(source);

    expect(second?.url).toBe(first?.url);
    expect(second?.title).not.toBe(first?.title);
    expect(second?.guid).not.toBe(first?.guid);
  });

  it('fails as often as it is told to', async () => {
    const address = newsroom.addressOf('ruokala');
    newsroom.failNext('karhulan-katodi', '/ajankohtaista/ruokala-avattiin', 500);
    newsroom.failNext('karhulan-katodi', '/ajankohtaista/ruokala-avattiin', 429);

    const statuses = [];
    for (let time = 0; time < 3; time++) statuses.push((await pageAt(address)).status);

    expect(statuses).toEqual([500, 429, 200]);
  });

  it('remembers who asked what, and how many at once', async () => {
    const url = `${newsroom.baseUrl('saaristolehti')}/rss.xml`;

    await Promise.all([pageAt(url), pageAt(url), pageAt(url)]);
    await pageAt(url, { 'user-agent': 'reader/1', 'if-none-match': '"old"' });

    expect(newsroom.maxParallel('saaristolehti')).toBe(3);
    expect(newsroom.requests).toHaveLength(4);
    expect(newsroom.requests.at(-1)).toEqual({
      ...{ site: 'saaristolehti', method: 'GET', path: '/rss.xml', status: 200 },
      ...{ userAgent: 'reader/1', ifNoneMatch: '"old"' },
    });
  });

  it('forgets all that when it is reset', async () => {
    const address = newsroom.addressOf('akkukemikaalit-lupa');
    await pageAt(address);
    newsroom.day(2);

    newsroom.reset();

    expect(newsroom.requests).toEqual([]);
    expect(newsroom.maxParallel('kymijoen-uutiset')).toBe(0);
    expect((await pageAt(address)).status).toBe(503);
    expect(new TextDecoder().decode((await pageAt(newsroom.addressOf('selko-akkutehdas'))).body)).toContain(
      'Haminaan aiotaan rakentaa',
    );
  });
});
