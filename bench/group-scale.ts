import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { archiveOf } from './group/archive-file.ts';

/**
 * What grouping costs as the archive grows: 1,000 new articles against ten thousand and a million mentions of ten years.
 * Whatever the size, an article may take a millisecond; a hundred times the archive, three times as long at most.
 */
const SMALL = 10_000;
const LARGE = 1_000_000;
const MOST_MS = 1;
const MOST_RATIO = 3;
const MOST_MEGABYTES = 100;
const AS_THE_SERVICE_RUNS = ['--max-semi-space-size=8'];

interface Cost {
  readonly lookUpMs: number;
  readonly decideMs: number;
  readonly recordMs: number;
  /** Of looking up and deciding, by the clock on the wall; the others are processor time. */
  readonly elapsedMs: number;
  /** Neighbours that an article was compared with, on average. */
  readonly neighbours: number;
  readonly joined: number;
  /** What the process grew by, SQLite’s own page cache included. */
  readonly megabytes: number;
}

export async function bench(): Promise<void> {
  const small = measured(SMALL);
  const large = measured(LARGE);
  const ratio = groupingMs(large) / groupingMs(small);
  const isMet =
    groupingMs(large) <= MOST_MS && ratio <= MOST_RATIO && Math.max(large.megabytes) <= MOST_MEGABYTES;
  console.log(
    `group-scale: ratio ${ratio.toFixed(2)} (at most ${MOST_RATIO}), ${large.megabytes.toFixed(0)} MB (at most ${MOST_MEGABYTES})${isMet ? '' : '  <-- falls short'}`,
  );
  if (!isMet) process.exitCode = 1;
}

/** Looking up and deciding: what grouping adds to reading an article, which is recorded either way. */
function groupingMs({ lookUpMs, decideMs }: Cost): number {
  return lookUpMs + decideMs;
}

function measured(size: number): Cost {
  const began = performance.now();
  const file = archiveOf(size);
  const seconds = (performance.now() - began) / 1000;
  if (seconds > 1) console.log(`group-scale: ${size} mentions made in ${seconds.toFixed(0)} s: ${file}`);
  const script = join(import.meta.dirname, 'group', 'measure-scale.ts');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...AS_THE_SERVICE_RUNS, script, file, String(size)],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`the measurement ended with ${status}: ${stderr}`);
  const cost: Cost = JSON.parse(stdout);
  const { lookUpMs, decideMs, recordMs, elapsedMs, neighbours, joined } = cost;
  console.log(
    `group-scale: ${size} mentions  ${groupingMs(cost).toFixed(2)} ms an article (at most ${MOST_MS}): look-up ${lookUpMs.toFixed(2)}, decision ${decideMs.toFixed(2)}; ${elapsedMs.toFixed(2)} by the clock; ${neighbours.toFixed(0)} neighbours, ${joined} joined; ${recordMs.toFixed(2)} ms to record it`,
  );
  return cost;
}
