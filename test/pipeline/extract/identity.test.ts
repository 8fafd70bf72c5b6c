import { describe, expect, it } from 'vitest';
import { articleOf, jsonLd, pageWith } from './reading.ts';

const profile = { id: 'esimerkki', hosts: ['example.fi'], drop: [], articleId: '-(\\d+)(?:$|[/?])' };
const identityOf = (head: string, url?: string, profiles = [] as readonly (typeof profile)[]): string =>
  articleOf(pageWith(head), { profiles }, url).identity;

describe('the identity of an article', () => {
  it("is the outlet's own number, whatever the words around it", () => {
    const urls = [
      'https://www.example.fi/uutiset/vanha-otsikko-123',
      'https://example.fi/talous/uusi-otsikko-123?ref=rss',
    ];

    expect(urls.map((url) => identityOf('', url, [profile]))).toEqual(['esimerkki:123', 'esimerkki:123']);
  });

  it('is not the number where the expression finds none, however it is written', () => {
    const lax = { ...profile, articleId: '/uutiset/(\\d*)' };
    const urls = ['https://example.fi/uutiset/akku', 'https://example.fi/uutiset/kaivos'];

    expect(urls.map((url) => identityOf('', url, [lax]))).toEqual([
      'example.fi/uutiset/akku',
      'example.fi/uutiset/kaivos',
    ]);
  });

  it('is what the page says of itself where one address carries a new article each day', () => {
    const daily = 'https://www.example.fi/selkouutiset';
    const page = (id: string): string => jsonLd({ '@type': 'NewsArticle', '@id': id, headline: 'Uutiset' });

    expect(identityOf(page('74-20109634'), daily)).toBe('example.fi:74-20109634');
    expect(identityOf(page('74-20109634'), daily)).not.toBe(identityOf(page('74-20109700'), daily));
  });

  it('is the canonical address otherwise', () => {
    expect(identityOf('<link rel="canonical" href="https://example.fi/a/1">')).toBe('example.fi/a/1');
  });

  it.each([
    ['a front page', '<link rel="canonical" href="https://www.example.fi/">'],
    ['another site', '<link rel="canonical" href="https://other.example/a/1">'],
    ['a place that every page has', jsonLd({ '@type': 'NewsArticle', '@id': '#article', headline: 'x' })],
  ])('is not what the page states when that is %s', (_, head) => {
    expect(identityOf(head)).toBe('example.fi/uutiset/akkutehdas-123');
  });
});
