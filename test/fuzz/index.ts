/** `npm run fuzz -- --seconds N [--target NAME] [--seed N]`: prints cases, seconds and findings of each target. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { MOST_BYTES } from './mutate.ts';
import { TARGETS, targetNamed } from './targets/index.ts';
import type { Finding, Trial } from './trial.ts';
import type { Work } from './worker.ts';

/** A case that is still running after this long is ended; the limit of processor time is lower, but needs an end. */
const HANG_MS = 20_000;
/** No case may need more memory than this beside the seeds. */
const MOST_MEMORY_MB = 768;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    target: { type: 'string', multiple: true },
    seed: { type: 'string' },
  },
});
const targets = values.target?.map(targetNamed) ?? TARGETS;
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
const milliseconds = (Number(values.seconds) * 1000) / targets.length;
const folder = join(tmpdir(), 'mediawatch-fuzz-findings');

console.log(`seed ${seed}, ${(milliseconds / 1000).toFixed(1)} s for each of ${targets.length} targets`);
let cases = 0;
let findings = 0;
for (const { name } of targets) {
  const begun = performance.now();
  const trial = await watched(name);
  cases += trial.cases;
  findings += trial.findings.length;
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(
    `${name.padEnd(16)} ${String(trial.cases).padStart(8)} cases ${seconds.padStart(7)} s  ${trial.findings.length} findings`,
  );
  for (const finding of trial.findings) tell(finding);
}
console.log(`${cases} cases, ${findings} findings`);
process.exitCode = findings === 0 ? 0 : 1;

function watched(target: string): Promise<Trial> {
  const shared = new SharedArrayBuffer(8 + MOST_BYTES);
  const counters = new Int32Array(shared, 0, 2);
  const workerData: Work = { target, seed, milliseconds, shared };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
  return new Promise((resolve) => {
    let seen = 0;
    let since = performance.now();
    const watch = setInterval(() => {
      const now = Atomics.load(counters, 0);
      if (now !== seen || now === 0) [seen, since] = [now, performance.now()];
      else if (performance.now() - since > HANG_MS) end(`a case does not end within ${HANG_MS / 1000} s`);
    }, 500);
    const end = (message: string) => {
      clearInterval(watch);
      const input = Buffer.from(new Uint8Array(shared, 8, Atomics.load(counters, 1)).slice());
      resolve({ cases: Atomics.load(counters, 0), findings: [{ target, message, stack: '', input }] });
      void worker.terminate();
    };
    worker.on('error', (error) => end(error instanceof Error ? error.message : String(error)));
    worker.on('message', (trial: Trial) => {
      clearInterval(watch);
      resolve(trial);
    });
  });
}

function tell({ target, message, stack, input }: Finding): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${target}-${seed}-${message.replace(/[^a-z]+/gi, '-').slice(0, 40)}`);
  writeFileSync(file, Buffer.from(input));
  console.log(
    `  ${message.slice(0, 300)}\n  ${stack
      .split('\n')
      .slice(1, 5)
      .map((line) => line.trim())
      .join('\n  ')}\n  the case: ${file} (${input.length} bytes)`,
  );
}
