import { describe, expect, it } from 'vitest';
import { siteFacts, sitemapsInRobots } from '../../../src/pipeline/discover/site-facts.ts';

describe('what a page says of its site', () => {
  it('is its name, its title and its language', () => {
    const html = `<html lang="sv-FI"><head><title>Nyheter | Bladet</title><meta property="og:site_name" content="Bladet &amp; co"></head></html>`;

    expect(siteFacts(html)).toEqual({ siteName: 'Bladet & co', title: 'Nyheter | Bladet', language: 'sv' });
  });

  it('may be nothing', () => {
    expect(siteFacts('<p>hei')).toEqual({});
  });
});

describe('the sitemaps in robots.txt', () => {
  it('are absolute, each once, those of news first', () => {
    const robots = `User-agent: *\r\nDisallow: /x\r\nSitemap: https://a.example/pages.xml\r\nsitemap:/news.xml # ours\r\n Sitemap : https://a.example/pages.xml`;

    expect(sitemapsInRobots(robots, 'https://a.example')).toEqual([
      'https://a.example/news.xml',
      'https://a.example/pages.xml',
    ]);
  });

  it('are no other lines', () => {
    expect(sitemapsInRobots('# Sitemap: /a\nSitemap:\nDisallow: /sitemap: x', 'https://a.example')).toEqual(
      [],
    );
  });
});
