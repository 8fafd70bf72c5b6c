/** What fuzzing has found, each as small as it gets: mended, and held so. */
import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../src/adapters/crawlee/answers.ts';
import { readSourceEntries } from '../../src/config/source-entries.ts';
import { readSources } from '../../src/config/sources.ts';
import { readTopics } from '../../src/config/topics.ts';
import { canonicalUrl } from '../../src/domain/url.ts';
import { brokenSelector } from '../../src/pipeline/discover/listing-selectors.ts';
import { compileFilter } from '../../src/pipeline/filter/index.ts';
import { NOW } from '../ports/store/samples.ts';
import { insist } from './target.ts';
import { targetNamed } from './targets/index.ts';
import { MOST_MS } from './trial.ts';

const NOTHING = new Uint8Array();

async function quickly(work: () => unknown): Promise<void> {
  const before = process.threadCpuUsage();
  await work();
  const used = process.threadCpuUsage(before);
  insist((used.user + used.system) / 1000 < MOST_MS, `no longer than ${MOST_MS} ms of the processor`);
}

const SLOW: readonly (readonly [string, string, string])[] = [
  ['JSON-LD that a million spaces break', 'json-ld', `{"@type":${' '.repeat(900_000)}x`],
  [
    'a paid part sought in every way among elements that nest',
    'json-ld',
    `{"@type":"NewsArticle","isAccessibleForFree":false,"hasPart":{"isAccessibleForFree":false,"cssSelector":"b${' div'.repeat(12)}"}}</script>${'<div>'.repeat(100)}`,
  ],
  ['JSON-LD that ends in spaces but one', 'json-ld', `{"a":1${' '.repeat(900_000)}x`],
  ['a listing in which ten thousand elements nest', 'listing', `<div>${'<a href=/a><span>'.repeat(20_000)}x`],
  [
    'a listing whose item holds everything',
    'listing',
    `<article><h3>a</h3>${'<a>x</a>'.repeat(50_000)}</article>`,
  ],
  [
    'a page to be searched in which elements nest',
    'find-source',
    `<div>${'<a href=/abc><b>'.repeat(20_000)}x`,
  ],
  [
    'a page to be searched whose elements have no parent',
    'find-source',
    '<time>1.2.2026</time><a href=/uutiset/1>Kierrätyslaitos avattiin</a>'.repeat(9_000),
  ],
  ['tags without an end in a summary', 'plain-text', '<img src="'.repeat(10_000)],
  ['a page made of one letter', 'group', `x\n${'a'.repeat(900_000)}`],
  [
    'an author without an end',
    'feed',
    `<rss><channel><item><author>${'a@'.repeat(400_000)}</author></item></channel></rss>`,
  ],
  ['a charset without an end', 'charset', `text/html; charset=${' '.repeat(400_000)}\n\xc4`],
  ['a heading of marks', 'article', `<title>${'| '.repeat(200_000)}x</title><h1>x</h1>`],
  [
    'a word of thirty thousand characters after "nickel- och"',
    'filter',
    `x\nfabriken gör nickel- och ${'31.2.2024'.repeat(4_000)}`,
  ],
  [
    'a list by hand in which links begin and never end',
    'house-style',
    'One sentence. <a 99:99\n\n'.repeat(30_000),
  ],
  [
    "emphasis in a page's state that begins and never ends",
    'page-state',
    `{"page":{"article":{"headline":{"full":"x"},"content":[{"type":"text","text":"${'<<: *a'.repeat(20_000)}<b"}]}}}`,
  ],
  [
    "tags in a page's state that never end",
    'page-state',
    `{"page":{"article":{"headline":{"full":"x"},"content":[{"type":"text","text":"${'<a '.repeat(60_000)}"}]}}}`,
  ],
  ['a headline of half a million letters', 'group', 'STA.'.repeat(240_000)],
  [
    'a list by hand in which ten thousand lists nest',
    'house-style',
    '<p>One sentence.</a></p><ul><li>HS 6.5.21 | Akku </a>'.repeat(15_000),
  ],
  ['a list by hand in thousands of pieces', 'house-style', `<p>x${'data:<script>1</script>'.repeat(40_000)}`],
  ['a record whose head is a million empty lines', 'warc', `WARC/1.1\r\nA: b\r\n${'\n'.repeat(990_000)}`],
  [
    'a page of headings in headings',
    'profile',
    `<title>Akkutehdas avataan</title>${'<article><h1>Akkutehdas avataan</h1="/">Etusivu</a></header>'.repeat(10_000)}`,
  ],
];

describe('found by fuzzing', () => {
  it.each(SLOW)('%s is read in good time', async (_what, target, input) => {
    await expect(quickly(() => targetNamed(target).run(Buffer.from(input)))).resolves.toBeUndefined();
  });

  it('a page whose broken markup makes names that no selector can have is searched', async () => {
    const item =
      '<li class="item"><h3><a href="/u/1">Kierrätyslaitos avattiin tänään</a></h3><time<"x">1.3.2026</time></li>';
    const odd = '<li<"a"><a href="/u/2">Malmin etsintä jatkuu pohjoisessa</a></li>';
    for (const page of [`<ul>${item.repeat(4)}</ul>`, `<ul<"b" class="news">${odd.repeat(4)}</ul>`]) {
      const numbered = page.replace(
        /u\/\d/g,
        (() => {
          let n = 0;
          return () => `u/${n++}`;
        })(),
      );
      await expect(
        quickly(() => targetNamed('find-source').run(Buffer.from(numbered))),
      ).resolves.toBeUndefined();
    }
  });

  it.each([
    'a[b|c]',
    'a > > b',
    'li:nth-child()',
    'x|a',
    '::',
    ':not(',
    '<li>',
    '@',
    '@href@',
    ':has(@:has)',
  ])('the selector %j is told to be broken, and breaks nothing', async (selector) => {
    await expect(targetNamed('selectors').run(Buffer.from(selector))).resolves.toBeUndefined();
  });

  it('a selector of a hundred thousand characters is told to be too long at once', async () => {
    const selector = `li.i${'**********tem'.repeat(10_000)}`;

    await quickly(() => targetNamed('selectors').run(Buffer.from(selector)));
    expect(brokenSelector({ item: selector })).toContain('has 130004 characters and may have 500');
  });

  it.each([
    ['https://lehti.example/a???b=1', 'https://lehti.example/a???b=1'],
    ['https://lehti.example/?', 'https://lehti.example/'],
    ['https://lehti.example/%6%66oo', 'https://lehti.example/%6%66oo'],
    ['https://lehti.example/%%36a', 'https://lehti.example/%%36a'],
    ['https://lehti.example/?%6%66', 'https://lehti.example/?%6%66'],
    ['https://lehti.example/%36%66', 'https://lehti.example/6f'],
    ['https://lehti.example/a\uFEFFb', 'https://lehti.example/a%EF%BB%BFb'],
    ['https://lehti.example/%EF%BB%BFb', 'https://lehti.example/%EF%BB%BFb'],
    [`https://lehti.example/${'ä'.repeat(700)}`, undefined],
    ['https://lehti.example=HYPERLINK("http://a.example")/', undefined],
    ["https://a'b.example/", undefined],
    ['https://alaviiva_nimi.example/', 'https://alaviiva_nimi.example/'],
    ['https://[2a00:1450::1]/', 'https://[2a00:1450::1]/'],
  ])('the address %j is written down for good', (url, written) => {
    const canonical = canonicalUrl(url);

    expect(canonical).toBe(written);
    expect(canonical && canonicalUrl(canonical)).toBe(canonical);
  });

  it('a redirect to a name that is one only until it is written down is told to be none', () => {
    const location = `//${'b.example!ä'.repeat(1_000)}`;
    const answer = {
      status: 302,
      headers: { location: Buffer.from(location).toString('latin1') },
      body: NOTHING,
    };
    const errand = { purpose: 'article', url: new URL('https://a.example/a'), trail: [] } as const;

    expect(meaningOf(answer, errand, { at: NOW, maxRedirects: 5 })).toMatchObject({
      outcome: { failure: { reason: 'http-status', message: expect.stringContaining('points to') } },
    });
  });

  it('settings that stand too deep in each other are told to do so', () => {
    const text = `contact:${' :'.repeat(10_000)}`;

    expect(readSources(text, 'sources.yaml')).toMatchObject({
      problem: [{ message: expect.stringContaining('too deep') }],
    });
    expect(readSourceEntries(text, 'draft.yaml')).toMatchObject({
      problem: [{ message: expect.stringContaining('too deep') }],
    });
  });

  it('words near to words in a long text are found in good time', async () => {
    const topics = readTopics(
      `version: 1\ntopics:\n  - id: a\n    name: { en: A }\n    groups:\n      one: { weight: 1, en: [nickel] }\n      two: { weight: 1, en: [plant] }\n    near: [{ name: both, all: [[one], [two]], within: 5, weight: 2 }]\n`,
      'topics.yaml',
    );
    if (!topics.ok) throw new Error(JSON.stringify(topics.problem));
    const filter = compileFilter(topics.value);

    await quickly(() => {
      const verdict = filter.match({ title: 'x', text: 'Nickel plant. '.repeat(30_000), language: 'en' });
      expect(verdict.topics[0]?.matches.map(({ term }) => term)).toContain('both');
    });
  });
});
