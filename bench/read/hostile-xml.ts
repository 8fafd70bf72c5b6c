import { discover } from '../../src/pipeline/discover/index.ts';
import { bytesOf, pageOf, rowsOf } from './corpora.ts';

/** Attacks and broken documents, read as a feed and as a sitemap: none may throw, hang or take memory. */
export async function benchHostileXml(): Promise<void> {
  let slowest = 0;
  let thrown = 0;
  const cases = rowsOf<{ file: string }>('xml/cases.jsonl');
  const before = process.memoryUsage.rss();
  for (const { file } of cases) {
    for (const kind of ['feed', 'sitemap'] as const) {
      const began = performance.now();
      const page = pageOf('https://example.org/feed', bytesOf(file));
      await discover(page, { kind, only: [], maxPages: 1 }).catch(() => thrown++);
      slowest = Math.max(slowest, performance.now() - began);
    }
  }
  const grown = (process.memoryUsage.rss() - before) / 1_000_000;
  console.log(
    `read: ${cases.length} hostile XML documents, ${thrown} thrown, slowest ${slowest.toFixed(0)} ms, ${grown.toFixed(0)} MB more`,
  );
}
