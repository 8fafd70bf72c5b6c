import { describe, expect, it } from 'vitest';
import type { DigestItem } from '../../../src/domain/digest.ts';
import { parseInstant } from '../../../src/domain/time.ts';
import { listCsv } from '../../../src/pipeline/publish/csv.ts';
import { readCsvList } from '../../../src/pipeline/publish/csv-reader.ts';

const HEAD = 'date,outlet,headline,url,summary\n';
const MIDNIGHT = parseInstant('2024-04-23T21:00:00.000Z');

describe('a list that comes as a table', () => {
  it.each([
    ['commas', `${HEAD}24.4.2024,YLE,"Plant, or not",https://yle.example/1,"It says ""no""."\n`],
    [
      'semicolons, Finnish headings in another order, a byte order mark',
      '\ufeffOTSIKKO;Linkki; Päiväys ;Julkaisu;Tiivistelmä\r\n"Plant, or not";https://yle.example/1;2024-04-24;YLE;"It says ""no""."\r\n',
    ],
    [
      'tabs, and columns that we do not know',
      'title\tid\tsource\tdate\taddress\tdescription\nPlant, or not\t7\tYLE\t2024-04-24T08:00\thttps://yle.example/1\t"It says ""no""."\n',
    ],
  ])('is understood with %s', (_, text) => {
    const { items, problems } = readCsvList(text);

    expect(problems).toEqual([]);
    expect(items).toEqual([
      {
        ...{ line: 2, outlet: 'YLE', headline: 'Plant, or not', url: 'https://yle.example/1' },
        ...{ summary: 'It says "no".', publishedAt: { at: MIDNIGHT, precision: 'day', from: 'import' } },
      },
    ]);
  });

  it('has language, note and theme where there are such columns', () => {
    const text =
      'date,outlet,headline,language,note,theme\n6.5.21,HS,Akku,FI,Article in Finnish.,Recycling\n';

    expect(readCsvList(text).items).toMatchObject([
      { language: 'fi', languageNote: 'Article in Finnish.', theme: 'Recycling' },
    ]);
  });

  it.each([
    ['has no day', 'soon,YLE,Plant,,\n', 2, 'is no day'],
    ['has a day that there is not', '31.2.2024,YLE,Plant,,\n', 2, 'is no day'],
    ['has no headline', '24.4.2024,YLE, ,,\n', 2, 'has no headline'],
    ['has neither outlet nor headline', '24.4.2024,,,,\n', 2, 'has no outlet and no headline'],
    ['is cut short', '24.4.2024\n', 2, 'has no outlet and no headline'],
    ['stands after others of several lines', '24.4.2024,YLE,A,,"one\ntwo"\nx,YLE,B,,\n', 4, 'is no day'],
  ])('names the line of a row that %s, and takes the others', (_, row, line, message) => {
    const { items, problems } = readCsvList(`${HEAD}${row}24.4.2024,HS,Taken,,\n`);

    expect(problems).toMatchObject([{ line, message: expect.stringContaining(message) }]);
    expect(items.at(-1)).toMatchObject({ headline: 'Taken' });
  });

  it('takes an item without a link that nobody can follow', () => {
    const { items, problems } = readCsvList(`${HEAD}24.4.2024,YLE,Plant,javascript:alert(1),\n`);

    expect(items).toHaveLength(1);
    expect(items[0]).not.toHaveProperty('url');
    expect(problems).toMatchObject([{ line: 2, message: expect.stringContaining('without its link') }]);
  });

  it.each([
    ['is not closed', '24.4.2024,YLE,"Plant,,\n24.4.2024,YLE,B,,\n'],
    ['stands in the middle', '24.4.2024,YLE,Pl"ant,,\n24.4.2024,YLE,B,,\n'],
    ['swallows more than any row holds', `24.4.2024,YLE,"${'x'.repeat(150_000)}\n`],
  ])('keeps what stands before a quotation mark that %s', (_, broken) => {
    const { items, problems } = readCsvList(`${HEAD}24.4.2024,YLE,Kept,,\n${broken}`);

    expect(items.map(({ headline }) => headline)).toEqual(['Kept']);
    expect(problems).toMatchObject([{ message: expect.stringContaining('quotation mark') }]);
    expect(problems[0]?.line).toBeGreaterThan(2);
  });

  it.each([
    ['nothing', ''],
    ['no headings', '24.4.2024,YLE,Plant\n'],
    ['headings without a date', 'outlet,headline\nYLE,Plant\n'],
    ['something else altogether', '<html><body>Hello</body></html>'],
  ])('says what is missing where there is %s', (_, text) => {
    const { items, problems } = readCsvList(text);

    expect(items).toEqual([]);
    expect(problems).toMatchObject([{ line: 1, message: expect.stringContaining('date') }]);
  });

  it('reads back what our own export writes', () => {
    const item: DigestItem = {
      ...{ guid: 'g', storyId: 1, url: 'https://yle.example/1', outlet: 'YLE', theme: 'Metals' },
      headline: '=SUM(1) & "more"',
      headlineFrom: 'editor',
      summary: 'A; b, c.',
      summaryFrom: 'editor',
      publishedAt: { at: MIDNIGHT, precision: 'day', from: 'import' },
      ...{
        standsAt: MIDNIGHT,
        releasedAt: MIDNIGHT,
        updatedAt: MIDNIGHT,
        topics: [],
        paywalled: false,
        alsoIn: [],
      },
    };

    const { items, problems } = readCsvList(listCsv([item]));

    expect(problems).toEqual([]);
    expect(items).toMatchObject([
      { headline: item.headline, url: item.url, outlet: 'YLE', summary: 'A; b, c.', theme: 'Metals' },
    ]);
  });
});
