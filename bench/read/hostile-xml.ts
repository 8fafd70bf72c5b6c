import { discover } from '../../src/pipeline/discover/index.ts';
import { bytesOf, pageOf, rowsOf } from './corpora.ts';
import type { Figure } from './floors.ts';

/** Attacks and broken documents, read as a feed and as a sitemap: none may throw, hang or take memory. */
export async function benchHostileXml(): Promise<readonly Figure[]> {
  let slowest = 0;
  let thrown = 0;
  let late = 0;
  const cases = rowsOf<{ file: string }>('xml/cases.jsonl');
  const before = process.memoryUsage.rss();
  for (const { file } of cases) {
    for (const kind of ['feed', 'sitemap'] as const) {
      const began = performance.now();
      const page = pageOf('https://example.org/feed', bytesOf(file));
      await discover(page, { kind, only: [], maxPages: 1 }).catch(() => thrown++);
      const took = performance.now() - began;
      slowest = Math.max(slowest, took);
      if (took > 2_000) late++;
    }
  }
  const grown = (process.memoryUsage.rss() - before) / 1_000_000;
  return [
    { name: 'hostile XML thrown', value: thrown, better: 'lower', beside: `${cases.length} documents` },
    {
      name: 'hostile XML slowest ms',
      value: slowest,
      better: 'lower',
      isLoose: true,
      beside: `${grown.toFixed(0)} MB more`,
    },
    { name: 'hostile XML over 2 s', value: late, better: 'lower' },
  ];
}
