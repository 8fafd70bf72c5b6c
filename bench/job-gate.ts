import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDocument } from 'htmlparser2';
import { describeJob, runJob } from './newsroom/job.ts';
import { articlePage } from './newsroom/pages.ts';
import { sourcesFor, startPress } from './newsroom/start.ts';
import { type Figure, report } from './read/floors.ts';

const SIZE = { sites: 40, items: 10, latency: 0 };
const ITEMS = SIZE.sites * SIZE.items;

/**
 * The main job small, held to ceilings that leave room for a busy machine: what a page costs is compared with the bare
 * parse of the same page before and after, and the start is taken off both passes.
 */
export async function bench(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mediawatch-gate-'));
  const press = await startPress(SIZE);
  try {
    await writeFile(join(folder, 'sources.yaml'), sourcesFor(press.origin, SIZE));
    const before = bareParse();
    const cold = await runJob(folder);
    const unchanged = await runJob(folder);
    const bare = (before + bareParse()) / 2;
    console.log(describeJob('cold', cold));
    console.log(describeJob('unchanged', unchanged));
    const each = (1000 * (cold.cost.cpuSeconds - unchanged.cost.cpuSeconds)) / ITEMS;
    const figures: readonly Figure[] = [
      { name: 'pages read', value: cold.pages, better: 'higher' },
      {
        name: 'CPU of a page, in bare parses of it',
        value: each / bare,
        better: 'lower',
        beside: `${each.toFixed(2)} against ${bare.toFixed(2)} ms`,
      },
      { name: 'MB at most', value: cold.cost.peakMegabytes, better: 'lower' },
      { name: 'requests when nothing is new', value: unchanged.run.requests, better: 'lower' },
      { name: 'pages read when nothing is new', value: unchanged.pages, better: 'lower' },
      { name: 'MB at most when nothing is new', value: unchanged.cost.peakMegabytes, better: 'lower' },
    ];
    report(figures, [], 'job');
  } finally {
    press.stop();
    await rm(folder, { recursive: true });
  }
}

/** Milliseconds of processor time to parse one of the pages, and to do nothing with it. */
function bareParse(): number {
  const pages = Array.from({ length: 100 }, (_, item) => articlePage(item, `http://127.0.0.1/a/${item}`));
  for (const page of pages) parseDocument(page);
  const before = process.cpuUsage();
  for (const page of pages) parseDocument(page);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / pages.length;
}
