import { describe, expect, it } from 'vitest';
import type { Timer } from '../../../src/adapters/crawlee/timer.ts';
import type { Fetched, FetchRequest, Transport } from '../../../src/ports.ts';
import { fetcher, request } from './fakes.ts';

const LATENCY_MS = 300;
const GAP_MS = 2_000;

/** Goes on to the next alarm whenever nothing else is to do: hours pass in a second, in their order. */
class SimulatedTimer implements Timer {
  #now = 0;
  readonly #alarms = new Set<{ readonly at: number; readonly act: () => void }>();

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, act: () => void): () => void {
    const alarm = { at: this.#now + milliseconds, act };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  async runUntil(isDone: () => boolean): Promise<void> {
    while (!isDone()) {
      for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
      const [first] = [...this.#alarms].sort((one, other) => one.at - other.at);
      if (first === undefined) continue;
      this.#alarms.delete(first);
      this.#now = first.at;
      first.act();
    }
  }
}

/** Every host answers after the same time, and notes when it was asked. */
function press(timer: Timer) {
  const asked = new Map<string, number[]>();
  const transport: Transport = {
    live: true,
    send: ({ url }) =>
      new Promise((resolve) => {
        const { host } = new URL(url);
        asked.set(host, [...(asked.get(host) ?? []), timer.now()]);
        const body = (async function* () {
          yield new TextEncoder().encode('<p>kupari</p>');
        })();
        timer.after(LATENCY_MS, () => resolve({ status: 200, statusText: 'OK', headers: [], body }));
      }),
    close: async () => undefined,
  };
  return { transport, asked };
}

/** As the archive gives them out: a page of each host in turn. */
async function* inTurns(pages: readonly number[]): AsyncGenerator<FetchRequest<string>> {
  for (let page = 0; page < Math.max(...pages); page++) {
    for (const [host, count] of pages.entries())
      if (page < count) yield request(`https://paper${host}.example/a/${page}`);
  }
}

async function collected(answers: AsyncIterable<Fetched<string>>): Promise<readonly Fetched<string>[]> {
  const all: Fetched<string>[] = [];
  for await (const answer of answers) all.push(answer);
  return all;
}

describe('a cold start over a hundred polite hosts', () => {
  it('takes the time of the slowest host, not the sum, and asks none more often than it allows', async () => {
    const pages = Array.from({ length: 100 }, (_, host) => (host === 42 ? 30 : 5 + (host % 10)));
    const timer = new SimulatedTimer();
    const { transport, asked } = press(timer);
    const gate = fetcher({ timer, transport, settings: { gapMs: GAP_MS, concurrency: 16, perHost: 1 } });
    let done = false;

    const answers = collected(gate.fetchAll(inTurns(pages))).finally(() => {
      done = true;
    });
    await timer.runUntil(() => done);

    expect(await answers).toHaveLength(pages.reduce((sum, count) => sum + count, 0));
    const slowest = 29 * GAP_MS + LATENCY_MS;
    expect(timer.now()).toBeGreaterThanOrEqual(slowest);
    expect(timer.now()).toBeLessThan(slowest * 1.1);
    for (const times of asked.values()) {
      const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(GAP_MS);
    }
  });
});
