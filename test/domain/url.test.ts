import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absoluteUrl, canonicalUrl, hostOf, isPlaceOnPage, urlKey } from '../../src/domain/url.ts';

describe('canonicalUrl', () => {
  it.each([
    ['https://yle.fi/a/74-20085229?origin=rss', 'https://yle.fi/a/74-20085229'],
    [
      'https://www.kauppalehti.fi/uutiset/a/1?ref=rss&page=2',
      'https://www.kauppalehti.fi/uutiset/a/1?page=2',
    ],
    ['https://www.hs.fi/talous/art-2000.html?share=abc', 'https://www.hs.fi/talous/art-2000.html'],
    ['https://example.fi/?p=9433&utm_source=x&utm_medium=y', 'https://example.fi/?p=9433'],
    ['https://example.fi/t?publisherId=1&releaseId=2', 'https://example.fi/t?publisherId=1&releaseId=2'],
    ['https://example.fi/a?fbclid=1&gclid=2&mc_cid=3', 'https://example.fi/a'],
    ['HTTPS://Example.FI:443/A#osa', 'https://example.fi/A'],
    ['https://example.fi./a', 'https://example.fi/a'],
    ['https://user:secret@example.fi/a', 'https://example.fi/a'],
    ['https://example.fi/%7Ematti/%c3%a4iti', 'https://example.fi/~matti/%C3%A4iti'],
    ['https://example.fi/a%2fb', 'https://example.fi/a%2Fb'],
    ['https://example.fi/a?', 'https://example.fi/a'],
    ['http://example.fi/a', 'http://example.fi/a'],
  ])('writes %s as %s', (written, canonical) => {
    expect(canonicalUrl(written)).toBe(canonical);
  });

  it('writes composed and decomposed letters alike', () => {
    expect(canonicalUrl('https://example.fi/a\u0308')).toBe(canonicalUrl('https://example.fi/%C3%A4'));
  });

  it.each([
    'file:///etc/passwd',
    'mailto:a@example.fi',
    'javascript:alert(1)',
    '',
    'not an address',
    '/path',
  ])('has no answer for %j', (written) => {
    expect(canonicalUrl(written)).toBeUndefined();
  });

  it('resolves against a base', () => {
    expect(canonicalUrl('../b?utm_id=1', 'https://example.fi/x/a')).toBe('https://example.fi/b');
  });

  it('keeps a plain source or ref that says what is read', () => {
    expect(canonicalUrl('https://example.fi/a?source=paper&ref=12')).toBe(
      'https://example.fi/a?source=paper&ref=12',
    );
  });

  it('is idempotent', () => {
    const part = fc.string({ unit: 'grapheme', maxLength: 20 });
    fc.assert(
      fc.property(part, part, part, (path, name, value) => {
        const once = canonicalUrl(`https://example.fi/${path}?${name}=${value}&utm_x=1`);
        if (once !== undefined) expect(canonicalUrl(once)).toBe(once);
      }),
    );
  });
});

describe('urlKey', () => {
  it.each([
    ['http://www.example.fi/a/', 'https://example.fi/a'],
    ['https://m.example.fi/a?b=1&a=2', 'https://www.example.fi/a?a=2&b=1'],
    ['https://example.fi/a/amp', 'https://example.fi/a'],
    ['https://example.fi/a?outputType=amp', 'https://example.fi/a'],
    ['https://yle.fi/uutiset/74-20085229', 'https://yle.fi/a/74-20085229'],
    ['https://svenska.yle.fi/a/7-10012345', 'https://yle.fi/a/7-10012345'],
  ])('takes %s and %s for one page', (one, other) => {
    expect(urlKey(one)).toBe(urlKey(other));
  });

  it('takes two articles for two pages', () => {
    expect(urlKey('https://example.fi/?p=1')).not.toBe(urlKey('https://example.fi/?p=2'));
  });
});

it('knows the host of an address, and none of what is no address', () => {
  expect([hostOf('https://WWW.Example.fi:8080/a'), hostOf('nonsense')]).toEqual(['www.example.fi', '']);
});

it('makes an address absolute and leaves its parameters alone', () => {
  expect(absoluteUrl('/a?utm_source=x', 'https://example.fi/b')).toBe('https://example.fi/a?utm_source=x');
});

it('tells a place on a page from a page', () => {
  expect([isPlaceOnPage('https://example.fi/#1'), isPlaceOnPage('https://example.fi/')]).toEqual([
    true,
    false,
  ]);
});
