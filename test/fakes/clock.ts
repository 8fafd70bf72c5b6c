import { type Instant, minutesAfter, parseInstant } from '../../src/domain/time.ts';
import type { Clock } from '../../src/ports.ts';

/** A clock that moves only when it is told to. */
export interface FakeClock extends Clock {
  advance(minutes: number): Instant;
  set(moment: string): Instant;
}

export function fakeClock(start = '2026-03-02T06:00:00.000Z'): FakeClock {
  let now = parseInstant(start);
  const move = (to: Instant): Instant => {
    now = to;
    return now;
  };
  return {
    now: () => now,
    advance: (minutes) => move(minutesAfter(now, minutes)),
    set: (moment) => move(parseInstant(moment)),
  };
}
