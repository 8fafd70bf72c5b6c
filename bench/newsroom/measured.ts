/** One command of ours in a process of its own; the last line on standard error says what it cost. */
import { enableCompileCache } from 'node:module';

const started = performance.now();
// As bin/mediawatch.js has it.
enableCompileCache();
const { main } = await import('../../src/main.ts');
const status = await main(process.argv.slice(2));
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const cost = {
  wallSeconds: (performance.now() - started) / 1000,
  cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
  peakMegabytes: maxRSS / 1024,
};
process.stderr.write(`\n${JSON.stringify(cost)}\n`, () => process.exit(status));
