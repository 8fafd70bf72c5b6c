/** One command in a process of its own, at a moment that is told: `at-moment.ts 2026-03-02T06:00:00Z run …`. */
import { enableCompileCache } from 'node:module';

enableCompileCache();
// Only now, so that they are compiled once for all such processes.
const [{ main }, { fakeClock }] = await Promise.all([
  import('../../src/main.ts'),
  import('../fakes/clock.ts'),
]);

const [, , moment, ...args] = process.argv;
process.exitCode = await main(args, { clock: fakeClock(moment) });
