/** One command in a process of its own, at a moment that is told: `at-moment.ts 2026-03-02T06:00:00Z run …`. */
import { main } from '../../src/main.ts';
import { fakeClock } from '../fakes/clock.ts';

const [, , moment, ...args] = process.argv;
process.exitCode = await main(args, { clock: fakeClock(moment) });
