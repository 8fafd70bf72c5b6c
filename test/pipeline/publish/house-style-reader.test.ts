import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DigestItem } from '../../../src/domain/digest.ts';
import { editionsOf } from '../../../src/pipeline/publish/editions.ts';
import { listOutlet } from '../../../src/pipeline/publish/house-style.ts';
import { type HouseStyleItem, readHouseStyle } from '../../../src/pipeline/publish/house-style-reader.ts';
import { publish } from '../../../src/pipeline/publish/index.ts';
import { listHtml } from '../../../src/pipeline/publish/list-html.ts';
import { listMarkdown } from '../../../src/pipeline/publish/list-markdown.ts';
import { listText } from '../../../src/pipeline/publish/list-text.ts';
import { plain, webAddress } from '../../../src/pipeline/publish/text.ts';
import { headlineOf, paragraphOf } from '../../../src/pipeline/publish/wording.ts';
import { anyItem } from './any-item.ts';
import { digestOf, SAMPLE } from './sample-digest.ts';

const TEXT = `YLE 24.4.2024 | Battery plants look for workers abroad (external link)
The plants would take more people than the region has.

Yle 6.5.21 | More money spent on exploration (external link)
Electric cars need metals. Article in Finnish.

Theme: Finnish national battery strategy

Ministry of Economic Affairs 26.1.2021 | Strategy has been published (external link)
The report is in Finnish.
VTV Publications 4. 11. 2022 | Audit of mining permits
`;

function shortly({ items }: { readonly items: readonly HouseStyleItem[] }) {
  return items.map(
    ({ outlet, headline, publishedAt }) => `${outlet} ${publishedAt.at.slice(0, 16)} ${headline}`,
  );
}

describe('the list as text', () => {
  it('is read with outlets, both widths of dates, summaries, notes and themes', () => {
    const { items, problems } = readHouseStyle(TEXT);

    expect(problems).toEqual([]);
    expect(shortly({ items })).toEqual([
      'YLE 2024-04-23T21:00 Battery plants look for workers abroad',
      'Yle 2021-05-05T21:00 More money spent on exploration',
      'Ministry of Economic Affairs 2021-01-25T22:00 Strategy has been published',
      'VTV Publications 2022-11-03T22:00 Audit of mining permits',
    ]);
    expect(items.map(({ summary }) => summary)).toEqual([
      'The plants would take more people than the region has.',
      'Electric cars need metals.',
      undefined,
      undefined,
    ]);
    expect(items.map(({ languageNote }) => languageNote)).toEqual([
      undefined,
      'Article in Finnish.',
      'The report is in Finnish.',
      undefined,
    ]);
    expect(items.map(({ language }) => language)).toEqual([undefined, 'fi', 'fi', undefined]);
    expect(items.map(({ theme }) => theme)).toEqual([
      undefined,
      undefined,
      'Finnish national battery strategy',
      'Finnish national battery strategy',
    ]);
    expect(items.map(({ line }) => line)).toEqual([1, 4, 9, 11]);
  });

  it('joins a summary that is broken over lines', () => {
    const [item] = readHouseStyle(
      'Yle 1.2.2023 | Headline (external link)\r\nOne line\r\nand another.',
    ).items;

    expect(item?.summary).toBe('One line and another.');
  });

  it.each([
    ['24.4.2024 | No outlet', 'has no outlet before its date'],
    ['YLE | No date (external link)', 'has no date before the bar; write it as 24.4.2024'],
    ['No bar and no date (external link)', 'has no date before the bar; write it as 24.4.2024'],
    ['YLE 31.2.2024 | No such day', '31.2.2024 is no day of this list; write it as 24.4.2024'],
    ['YLE 3.2.07 | Before the list began', '3.2.07 is no day of this list; write it as 24.4.2024'],
    ['YLE 3.2.2024 | (external link)', 'has no headline after the bar'],
    ['Something else', 'stands under no item and was not taken; an item is "OUTLET D.M.YYYY | HEADLINE"'],
  ])('reports "%s"', (found, message) => {
    expect(readHouseStyle(`\n${found}`)).toEqual({ items: [], problems: [{ line: 2, found, message }] });
  });

  it('reports the summary with the item that was not understood, and a second paragraph by itself', () => {
    const { items, problems } = readHouseStyle(
      'YLE | A\nIts summary.\n\nYle 1.2.2023 | B\nSummary.\n\nMore text.',
    );

    expect(shortly({ items })).toEqual(['Yle 2023-01-31T22:00 B']);
    expect(problems.map(({ line, found }) => [line, found])).toEqual([
      [1, 'YLE | A Its summary.'],
      [7, 'More text.'],
    ]);
  });
});

describe('the list as HTML', () => {
  const page = `<!doctype html><html><head><title>Media</title><style>p { color: red }</style></head><body>
<nav><a href="/">Home | Front</a></nav>
<h1>BATCircle and members in the media</h1>
<p><strong>YLE 24.4.2024 | <a href="https://yle.example/a?x=1&amp;y=2">Plants &amp; workers <span class="hidden">(external link)</span></a></strong><br>
The plants would take more people.</p>
<h2>Theme: Finnish national battery strategy</h2>
<ul>
<li><a href="http://tem.example/strategia">Ministry of Economic Affairs 26.1.21 | Strategy&nbsp;is out (external link)</a>
 Our own words. Article in Finnish.</li>
<li>Yle 2.2.2021 | <a href="/relative">Not absolute</a></li>
</ul>
<h2>Contact us</h2>
<p>Write to us.</p>
</body></html>`;

  it('is read with links, entities, line breaks and themes', () => {
    const { items, problems } = readHouseStyle(page);

    expect(items).toMatchObject([
      {
        line: 4,
        outlet: 'YLE',
        headline: 'Plants & workers',
        url: 'https://yle.example/a?x=1&y=2',
        summary: 'The plants would take more people.',
      },
      {
        line: 8,
        outlet: 'Ministry of Economic Affairs',
        headline: 'Strategy\u00a0is out',
        url: 'http://tem.example/strategia',
        summary: 'Our own words.',
        languageNote: 'Article in Finnish.',
        theme: 'Finnish national battery strategy',
      },
      { line: 10, outlet: 'Yle', headline: 'Not absolute' },
    ]);
    expect(problems).toMatchObject([
      { line: 10, message: 'was taken without its link: "/relative" is no web address' },
      { line: 13, found: 'Write to us.' },
    ]);
  });

  it('loses no line where lists are opened and never closed', () => {
    const written = Array.from(
      { length: 3_000 },
      (_, index) =>
        `<ul><li><a href="https://lehti.example/${index}">HS 6.5.2021 | Akkutehdas ${index} (external link)</a>`,
    );

    const { items, problems } = readHouseStyle(written.join('\n'));

    expect(problems).toEqual([]);
    expect(items.map(({ line, url }) => `${line} ${url}`)).toEqual(
      written.map((_, index) => `${index + 1} https://lehti.example/${index}`),
    );
  });
});

describe('publish, then read', () => {
  const FORMATS = [listHtml, listMarkdown, listText];

  /** Of the whole digest, without the files that a whole publication has beside it. */
  const listOf = (items: readonly DigestItem[], file: string) => {
    const whole = editionsOf(digestOf(items)).find(({ folder }) => folder === '');
    const format = FORMATS.find((one) => one.file === file);
    if (whole === undefined || format === undefined) throw new Error(`nothing is published as ${file}`);
    return readHouseStyle(String(format.render(whole)));
  };

  it.each(['list.html', 'list.md', 'list.txt'])('gives the sample back from %s', (file) => {
    const published = publish(digestOf(SAMPLE.items)).find(({ path }) => path === file);
    const { items, problems } = readHouseStyle(String(published?.content));

    expect(items.map(({ headline, theme }) => [headline, theme])).toEqual([
      [SAMPLE.items[0]?.headline, undefined],
      [SAMPLE.items[2]?.headline, undefined],
      [SAMPLE.items[1]?.headline, 'Finnish national battery strategy'],
    ]);
    expect(problems.map(({ found }) => found)).toEqual([
      'Ministry of Economic Affairs | Recycling hub opens in Harjavalta (external link)',
    ]);
  });

  // Plain text cannot quote: what begins like a tag or a Markdown heading would be read as one.
  const isQuiet = (item: DigestItem) =>
    ![item.outlet, item.headline, item.summary, item.languageNote, item.theme].some((text) =>
      /[<#[]/.test(text ?? ''),
    );
  const files: readonly [string, (item: DigestItem) => boolean][] = [
    ['list.html', () => true],
    ['list.md', () => true],
    ['list.txt', isQuiet],
  ];

  it.each(files)('loses nothing of any item in %s', (file, isWritable) => {
    fc.assert(
      fc.property(fc.array(anyItem.filter(isWritable), { maxLength: 4 }), (written) => {
        const { items, problems } = listOf(written, file);

        expect(items.length + problems.length).toBe(written.length);
        expect(items.map(seen).sort()).toEqual(
          written
            .filter((item) => item.publishedAt)
            .map(expected(file))
            .sort(),
        );
      }),
      { numRuns: 300 },
    );
  });

  function seen(item: HouseStyleItem): string {
    const { outlet, publishedAt, headline, url, summary = '', languageNote = '', theme = '' } = item;
    return JSON.stringify([
      outlet,
      publishedAt.at,
      headline,
      url,
      plain(`${summary} ${languageNote}`),
      theme,
    ]);
  }

  function expected(file: string) {
    return (item: DigestItem): string => {
      const paragraph = paragraphOf(item)
        .replaceAll('|', '/')
        .replace(/^(theme)\s*:/i, '$1 –');
      return JSON.stringify([
        listOutlet(item),
        item.publishedAt?.at,
        headlineOf(item),
        file === 'list.txt' ? undefined : webAddress(item.url),
        plain(paragraph),
        plain(item.theme ?? ''),
      ]);
    };
  }
});
