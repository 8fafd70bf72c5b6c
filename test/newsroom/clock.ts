import { instant, millisecondsOf } from '../../src/domain/time.ts';
import type { Clock } from '../../src/ports.ts';
import { NEWSROOM_NOW } from './expected.ts';

/** Goes like any clock, but started at the press's day, or so many minutes after it. */
export function newsroomClock(minutes = 0): Clock {
  const started = performance.now();
  return {
    now: () => instant(millisecondsOf(NEWSROOM_NOW) + minutes * 60_000 + (performance.now() - started)),
  };
}
