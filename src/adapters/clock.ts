import { instant } from '../domain/time.ts';
import type { Clock } from '../ports.ts';

/** The one place that asks what time it is. */
export const systemClock: Clock = { now: () => instant(Date.now()) };
