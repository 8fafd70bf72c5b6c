import type { Pace, Turn } from './pace.ts';
import type { Timer } from './timer.ts';

/** How many of one host's waiting items count as crowd: the others only wait for that host and stop nobody. */
const CROWD_PER_HOST = 4;

interface Waiting<Item> {
  readonly item: Item;
  readonly since: number;
}

export interface Taken<Item> {
  readonly item: Item;
  readonly turn: Turn;
  /** Milliseconds spent in the queue. */
  readonly waitedMs: number;
}

/**
 * What is to be asked, in a line for each host. Gives out the next item whose host may be asked now, hosts
 * in turns, within a host in order; tells `onReady` when there may be one.
 */
export class PoliteQueue<Item> {
  readonly #pace: Pace;
  readonly #timer: Timer;
  readonly #onReady: () => void;
  /** In the order of their turns. */
  readonly #lines = new Map<string, Waiting<Item>[]>();
  readonly #unsubscribe: () => void;
  #size = 0;
  #crowd = 0;
  #cancelAlarm: (() => void) | undefined;

  constructor(pace: Pace, timer: Timer, onReady: () => void) {
    this.#pace = pace;
    this.#timer = timer;
    this.#onReady = onReady;
    this.#unsubscribe = pace.onFree(() => {
      if (this.#size > 0) this.#onReady();
    });
  }

  get size(): number {
    return this.#size;
  }

  /** Waiting items that could keep the network busy: a slow host's long line counts little. */
  get crowd(): number {
    return this.#crowd;
  }

  add(host: string, item: Item): void {
    const line = this.#line(host);
    line.push({ item, since: this.#timer.now() });
    this.#grown(line);
  }

  /** Before all others of its host: for what has begun and has to ask once more. */
  addFirst(host: string, item: Item): void {
    const line = this.#line(host);
    line.unshift({ item, since: this.#timer.now() });
    this.#grown(line);
  }

  /** Whether `take` would give something now; if not, an alarm is set for the moment when it would. */
  hasReady(): boolean {
    return this.#readyHost() !== undefined;
  }

  take(): Taken<Item> | undefined {
    const host = this.#readyHost();
    const line = host === undefined ? undefined : this.#lines.get(host);
    const next = line?.shift();
    if (host === undefined || line === undefined || next === undefined) return undefined;
    this.#lines.delete(host);
    if (line.length > 0) this.#lines.set(host, line);
    this.#shrunk(line.length);
    return { item: next.item, turn: this.#pace.start(host), waitedMs: this.#timer.now() - next.since };
  }

  /** Empties the queue, without waiting for anybody. */
  drain(): readonly Item[] {
    const items = [...this.#lines.values()].flatMap((line) => line.map((waiting) => waiting.item));
    this.#lines.clear();
    this.#size = 0;
    this.#crowd = 0;
    return items;
  }

  close(): void {
    this.#cancelAlarm?.();
    this.#unsubscribe();
  }

  #readyHost(): string | undefined {
    let soonest = Number.POSITIVE_INFINITY;
    for (const host of this.#lines.keys()) {
      const wait = this.#pace.waitFor(host);
      if (wait === 0) return host;
      soonest = Math.min(soonest, wait);
    }
    this.#cancelAlarm?.();
    this.#cancelAlarm = Number.isFinite(soonest)
      ? this.#timer.after(Math.ceil(soonest), this.#onReady)
      : undefined;
    return undefined;
  }

  #line(host: string): Waiting<Item>[] {
    const line = this.#lines.get(host) ?? [];
    this.#lines.set(host, line);
    return line;
  }

  #grown(line: readonly Waiting<Item>[]): void {
    this.#size += 1;
    if (line.length <= CROWD_PER_HOST) this.#crowd += 1;
    this.#onReady();
  }

  #shrunk(left: number): void {
    this.#size -= 1;
    if (left < CROWD_PER_HOST) this.#crowd -= 1;
  }
}
