/** One target in a thread of its own, so that a case without end can be ended and a greedy one is bounded. */
import { parentPort, workerData } from 'node:worker_threads';
import { seedsOf } from './seeds.ts';
import { targetNamed } from './targets/index.ts';
import { tried } from './trial.ts';

export interface Work {
  readonly target: string;
  readonly seed: number;
  readonly milliseconds: number;
  /** Two counters, cases begun and bytes of the case, then the case itself: what is left when the thread is not. */
  readonly shared: SharedArrayBuffer;
}

const { target: name, seed, milliseconds, shared }: Work = workerData;
const counters = new Int32Array(shared, 0, 2);
const place = new Uint8Array(shared, 8);
const target = targetNamed(name);

// warcio talks of what it meets; the findings are what counts.
console.error = () => undefined;
console.warn = () => undefined;
console.log = () => undefined;

const trial = await tried(target, seedsOf(target, true), {
  seed,
  milliseconds,
  onCase(input) {
    place.set(input.subarray(0, place.length));
    Atomics.store(counters, 1, input.length);
    Atomics.add(counters, 0, 1);
  },
});
parentPort?.postMessage(trial);
