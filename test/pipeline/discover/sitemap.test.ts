import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { refusal, understood } from './reading.ts';

const news = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
  <url><loc>https://example.fi/1</loc><lastmod>2024-06-09</lastmod><n:news><n:publication><n:name>E</n:name><n:language>fi</n:language></n:publication>
  <n:publication_date>2024-06-03T12:00:00+03:00</n:publication_date><n:title>Akku &amp; auto</n:title></n:news></url>
  <url><loc>https://example.fi/2</loc><lastmod>2024-06-09</lastmod></url></urlset>`;

describe('a sitemap', () => {
  it('gives title, language and date by the news extension, whatever its prefix', async () => {
    const { items } = await understood(news, { kind: 'sitemap' });

    expect(items).toEqual([
      expect.objectContaining({
        url: 'https://example.fi/1',
        title: 'Akku & auto',
        language: 'fi',
        publishedAt: { at: '2024-06-03T09:00:00.000Z', precision: 'time', from: 'sitemap' },
      }),
      expect.objectContaining({ url: 'https://example.fi/2', title: '' }),
    ]);
  });

  it('does not take the day of a change for that of publication', async () => {
    const { items } = await understood(news, { kind: 'sitemap' });

    expect(items[1]?.publishedAt).toBeUndefined();
  });

  it('is read from a gzip file', async () => {
    const { items } = await understood(new Uint8Array(gzipSync(news)), { kind: 'sitemap' });

    expect(items).toHaveLength(2);
  });

  it('is refused where the gzip file is broken', async () => {
    const broken = new Uint8Array(gzipSync(news)).slice(0, 60);

    expect(await refusal(broken, { kind: 'sitemap' })).toContain('cannot be unpacked');
  });

  it('that is an index leads on to the newest ones', async () => {
    const index = ['2024-01-01', '2024-03-01', '2024-02-01']
      .map((day) => `<sitemap><loc>/${day}.xml</loc><lastmod>${day}</lastmod></sitemap>`)
      .join('');
    const { items, more } = await understood(`<sitemapindex>${index}</sitemapindex>`, {
      kind: 'sitemap',
      maxPages: 2,
    });

    expect(items).toEqual([]);
    expect(more).toEqual(['https://example.fi/2024-03-01.xml', 'https://example.fi/2024-02-01.xml']);
  });

  it('says what it is when it is none', async () => {
    expect(await refusal('<rss version="2.0"/>', { kind: 'sitemap' })).toContain(
      'its first element is <rss>',
    );
  });
});
