import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSources, type SourcesFile } from '../src/config/sources.ts';

const text = readFileSync('sources.yaml', 'utf8');

function shipped(): SourcesFile {
  const read = readSources(text, 'sources.yaml');
  if (!read.ok) throw new Error(read.problem.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  return read.value;
}

describe('the sources as shipped', () => {
  const { sources, profiles } = shipped();
  const enabled = sources.filter((source) => source.enabled);

  it('are at least forty-four that are looked at', () => {
    expect(enabled.length).toBeGreaterThanOrEqual(44);
  });

  it.each(['Yle', 'HS', 'VTV Publications', 'Business Finland', 'Ministry of Economic Affairs'])(
    'cover %s, which stands on the list that staff kept by hand',
    (outlet) => {
      expect(enabled.map((source) => source.outlet)).toContain(outlet);
    },
  );

  it.each(['fi', 'sv', 'en'])('hold Yle in %s', (language) => {
    const hosts = enabled
      .filter((source) => source.language === language)
      .map((source) => new URL(source.url).hostname);

    expect(hosts.some((host) => host === 'yle.fi' || host === 'svenska.yle.fi')).toBe(true);
  });

  it('ask for the newest of Yle before its twenty items are replaced', () => {
    expect(sources.find((source) => source.id === 'yle-tuoreimmat')?.everyMinutes).toBeLessThanOrEqual(120);
  });

  it('name no address twice', () => {
    expect(new Set(sources.map((source) => source.url)).size).toBe(sources.length);
  });

  it('say above each source how sure its address is', () => {
    const listed = text.slice(text.indexOf('\nsources:'));
    const bare = [...listed.matchAll(/^(.*)\n {2}- id: (\S+)$/gm)]
      .filter(([, above = '']) => !/^ {2}# \S/.test(above))
      .map(([, , id]) => id);

    expect(bare).toEqual([]);
  });

  it('read page state at Yle only, where nothing is behind a paywall', () => {
    expect(profiles.filter((profile) => profile.state !== undefined).map((profile) => profile.id)).toEqual([
      'yle',
    ]);
  });

  it.each([
    ['yle', 'https://yle.fi/a/74-20012345?origin=rss', '74-20012345'],
    ['yle', 'https://yle.fi/uutiset/3-12345678', '3-12345678'],
    ['yle', 'https://svenska.yle.fi/a/7-10012345', '7-10012345'],
    ['sanoma', 'https://www.hs.fi/talous/art-2000012345678.html?ref=rss', '2000012345678'],
    [
      'iltalehti',
      'https://www.iltalehti.fi/talous/a/01234567-89ab-cdef-0123-456789abcdef',
      '01234567-89ab-cdef-0123-456789abcdef',
    ],
    [
      'alma',
      'https://www.tekniikkatalous.fi/uutiset/akut-kiertoon/01234567-89ab-cdef-0123-456789abcdef',
      '01234567-89ab-cdef-0123-456789abcdef',
    ],
    [
      'alma',
      'https://www.tekniikkatalous.fi/uutiset/a/01234567-89ab-cdef-0123-456789abcdef',
      '01234567-89ab-cdef-0123-456789abcdef',
    ],
    ['mtv', 'https://www.mtvuutiset.fi/artikkeli/akkuja-vanhoista-akuista/1234567', '1234567'],
    ['diks', 'https://kymensanomat.fi/paikalliset/1234567', '1234567'],
    ['sttinfo', 'https://www.sttinfo.fi/tiedote/12345678', '12345678'],
    ['sttinfo', 'https://www.sttinfo.fi/release/12345678', '12345678'],
    ['sttinfo', 'https://www.sttinfo.fi/tiedote/akkuja?publisherId=1636&releaseId=12345678', '12345678'],
    ['sttinfo', 'https://www.sttinfo.fi/tiedote/12345678/akkuja?lang=fi&publisherId=1636', '12345678'],
  ])('find the number of an article of %s in %s', (id, url, number) => {
    const pattern = profiles.find((profile) => profile.id === id)?.articleId ?? '';

    expect(new RegExp(pattern, 'u').exec(url)?.[1]).toBe(number);
  });

  it.each([
    ['batcircle-news', 'https://batcircle.aalto.fi/en/positively-charged-tour', true],
    ['batcircle-news', 'https://batcircle.aalto.fi/en/home/about', false],
    ['batcircle-news', 'https://batcircle.aalto.fi/en/home', false],
    ['batcircle-news', 'https://yle.fi/a/74-20012345', false],
    ['aalto-news', 'https://www.aalto.fi/en/news/batteries-again', true],
    ['aalto-news', 'https://www.aalto.fi/en/news', false],
    ['tem-releases', 'https://tem.fi/en/-/minister-opens-a-plant', true],
    ['tem-releases', 'https://tem.fi/en/press-releases', false],
    ['vtv-publications', 'https://www.vtv.fi/en/publications/mining-in-finland/', true],
    ['vtv-publications', 'https://www.vtv.fi/en/publications/', false],
    ['finnish-minerals-group', 'https://www.mineralsgroup.fi/topical/news/a-new-plant.html', true],
    ['finnish-minerals-group', 'https://www.mineralsgroup.fi/topical/news.html', false],
  ])('%s takes %s for an article: %s', (id, url, expected) => {
    const only = sources.find((source) => source.id === id)?.only ?? [];

    expect(only.some((pattern) => new RegExp(pattern, 'u').test(url))).toBe(expected);
  });
});
