/** What reading a page costs, beside Mozilla Readability on linkedom: the same pages, one run. */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Page } from '../../src/domain/page.ts';
import { textOf } from '../../src/domain/page-text.ts';
import { extract } from '../../src/pipeline/extract/index.ts';
import { bytesOf, pageOf, rowsOf } from './corpora.ts';
import type { Figure } from './floors.ts';

const SETS = ['aeb', 'digitoday', 'yle-selko', 'fundus'];
/** Readability takes its time: every so manieth page will do. */
const EVERY = 3;

export function benchSpeed(): readonly Figure[] {
  const cases = rowsOf<{ corpus: string; url: string; file: string }>('articles/cases.jsonl');
  const sample = cases
    .filter(({ corpus }) => SETS.includes(corpus))
    .filter((_, index) => index % EVERY === 0)
    .map(({ url, file }) => pageOf(url, bytesOf(file)));
  const pages = sample.filter((page) => byReadability(page) !== undefined);
  const ordinary = pages.filter(({ body }) => body.length > 60_000 && body.length < 100_000);
  const ours = cost(pages, (page) => extract(page, { outlet: '', profiles: [] }));
  const theirs = cost(pages, byReadability);
  const small = cost(ordinary, (page) => extract(page, { outlet: '', profiles: [] }));
  return [
    {
      name: 'times as fast as Readability on linkedom',
      value: theirs.each / ours.each,
      better: 'higher',
      isLoose: true,
      beside: `${ours.each.toFixed(2)} against ${theirs.each.toFixed(2)} ms of CPU a page, ${pages.length} of ${sample.length} pages`,
    },
    {
      name: 'pages over 2 s',
      value: ours.late,
      better: 'lower',
      beside: `slowest ${ours.slowest.toFixed(0)} ms`,
    },
    {
      name: 'ms of CPU a page of 60 to 100 KB',
      value: small.each,
      better: 'lower',
      isLoose: true,
      beside: `${ordinary.length} pages`,
    },
  ];
}

/** Undefined where it fails on linkedom's tree of a page without a body of its own. */
function byReadability(page: Page): string | undefined {
  try {
    return new Readability(parseHTML(textOf(page)).document).parse()?.textContent ?? '';
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

interface Cost {
  readonly each: number;
  readonly slowest: number;
  readonly late: number;
}

function cost(pages: readonly Page[], read: (page: Page) => unknown): Cost {
  let [slowest, late] = [0, 0];
  const before = process.cpuUsage();
  for (const page of pages) {
    const began = performance.now();
    read(page);
    const took = performance.now() - began;
    slowest = Math.max(slowest, took);
    if (took > 2_000) late++;
  }
  const { user, system } = process.cpuUsage(before);
  return { each: (user + system) / 1_000 / pages.length, slowest, late };
}
