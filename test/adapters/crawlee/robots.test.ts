import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRobots, robotsText } from '../../../src/adapters/crawlee/robots.ts';

const parsed = (text: string, agent = 'mediawatch') => parseRobots(robotsText(Buffer.from(text)), agent);
const allows = (text: string, path: string) => parsed(text).allows(`https://lehti.example${path}`);

describe('the longest rule decides', () => {
  it.each([
    ['Disallow: /\nAllow: /uutiset', '/uutiset/1', true],
    ['Disallow: /uutiset/arkisto\nAllow: /uutiset', '/uutiset/arkisto/1', false],
    ['Allow: /sama\nDisallow: /sama', '/sama', true],
    ['Disallow:', '/mikä-tahansa', true],
    ['Disallow: /*.pdf$', '/a/b.pdf', false],
    ['Disallow: /*.pdf$', '/a/b.pdf?sivu=2', true],
    ['Disallow: /*/tulosta/*/kaikki', '/x/tulosta/y/z/kaikki/1', false],
    ['Disallow: /*/tulosta/*/kaikki', '/x/tulosta/kaikki', true],
    ['Disallow: /a*b$', '/ab', false],
    ['Disallow: /ab*ba$', '/aba', true],
    ['Disallow: /sää', '/s%C3%A4%C3%A4', false],
    ['Disallow: /s%c3%a4', '/s%C3%A4', false],
    ['Disallow: /\nAllow: /osasto/index.html', '/osasto/', true],
    ['Disallow: /\nAllow: /$', '/', true],
    ['Disallow: /\nAllow: /$', '/a', false],
    ['Disallow: /haku', '/haku?q=akku', false],
    ['Disallow: /*?', '/haku?q=akku', false],
  ])('%j about %s: %s', (rules, path, answer) => {
    expect(allows(`User-agent: *\n${rules}`, path)).toBe(answer);
  });
});

describe('groups', () => {
  it.each([
    [
      'ours makes that of everybody void',
      'User-agent: *\nDisallow: /\n\nUser-agent: mediawatch\nDisallow: /x',
      true,
    ],
    [
      'of one name merge',
      'User-agent: mediawatch\nAllow: /a\n\nUser-agent: MediaWatch/2.0\nDisallow: /',
      false,
    ],
    ['may share their rules', 'User-agent: other\nUser-agent: mediawatch\n\nDisallow: /', false],
    ['of others do not concern us', 'User-agent: mediawatcher\nDisallow: /', true],
    ['of others with our name as the beginning do not either', 'User-agent: media\nDisallow: /', true],
    ['without agent concern nobody', 'Disallow: /', true],
    [
      'are not parted by unknown lines',
      'User-agent: mediawatch\nSitemap: x\nUser-agent: other\nDisallow: /',
      false,
    ],
  ])('%s', (_, text, answer) => {
    expect(allows(text, '/sivu')).toBe(answer);
  });
});

describe('what people really write is understood', () => {
  it.each([
    ['byte order mark', '\ufeffUser-agent: *\nDisallow: /'],
    ['old line ends', 'User-agent: *\rDisallow: /'],
    ['no colon', 'User-agent *\nDisallow /'],
    ['misspelling', 'Useragent: *\nDissalow: /'],
    ['case and space', '  USER-AGENT :  *  \n dISALLOW :/ # kaikki'],
  ])('%s', (_, text) => {
    expect(allows(text, '/sivu')).toBe(false);
  });

  it('a web page in place of the file allows everything', () => {
    expect(allows('<!doctype html><title>Etusivu</title><p>User-agent: *<p>Disallow: /', '/sivu')).toBe(true);
  });
});

describe('Crawl-delay', () => {
  it.each([
    ['User-agent: *\nCrawl-delay: 10', 10],
    ['User-agent: *\nCrawl-delay: 0,5', 0.5],
    ['User-agent: *\nCrawl-delay: soon', undefined],
    ['User-agent: other\nCrawl-delay: 10\nUser-agent: *\nDisallow:', undefined],
    ['User-agent: *\nCrawl-delay: 10\nDisallow: /x\nUser-agent: mediawatch\nCrawl-delay: 2', 2],
  ])('%j: %s', (text, seconds) => {
    expect(parsed(text).crawlDelaySeconds).toBe(seconds);
  });
});

describe('hostile files', () => {
  it('never make it throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.webUrl(), (bytes, url) => {
        const line = Buffer.concat([Buffer.from('User-agent: *\nDisallow: /'), bytes]);
        expect(typeof parseRobots(robotsText(line), 'mediawatch').allows(url)).toBe('boolean');
      }),
    );
  });

  it.each([
    ['many stars', `User-agent: *\nDisallow: /${'*a'.repeat(4_000)}`],
    ['many blanks', `User-agent: *\n${' '.repeat(400_000)}Disallow: /x`],
    ['one long line', 'a '.repeat(250_000)],
  ])('with %s take no time', (_, text) => {
    const start = performance.now();

    parsed(text).allows(`https://lehti.example/${'a'.repeat(2_000)}b`);

    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
