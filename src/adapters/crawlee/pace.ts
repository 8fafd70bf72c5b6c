import type { Timer } from './timer.ts';

/** A place taken at a host. */
export interface Turn {
  /** Says that a request really went out, so that the gap to the next one counts from this turn's start. */
  sent(): void;
  /** Gives the place back; a second time does nothing. */
  end(): void;
}

interface HostPace {
  gapMs: number;
  inFlight: number;
  nextStartAt: number;
}

/**
 * How often each host may be asked: so many requests in flight at most, and a gap between the starts of two,
 * ours or the one that its robots.txt asks for, whichever is longer. One for the whole process that fetches,
 * whoever queues: its gates share it, so that two of them are as polite as one.
 */
export class Pace {
  readonly #gapMs: number;
  readonly #perHost: number;
  readonly #timer: Timer;
  readonly #hosts = new Map<string, HostPace>();
  readonly #listeners = new Set<() => void>();

  constructor(settings: { readonly gapMs: number; readonly perHost: number }, timer: Timer) {
    this.#gapMs = settings.gapMs;
    this.#perHost = settings.perHost;
    this.#timer = timer;
  }

  /** A host wants at least this gap, in milliseconds. */
  slow(host: string, gapMs: number): void {
    const pace = this.#of(host);
    pace.gapMs = Math.max(this.#gapMs, gapMs);
  }

  /** Milliseconds until the host may be asked again: 0 is now, Infinity not before a turn ends. */
  waitFor(host: string): number {
    const pace = this.#hosts.get(host);
    if (pace === undefined) return 0;
    if (pace.inFlight >= this.#perHost) return Number.POSITIVE_INFINITY;
    return Math.max(0, pace.nextStartAt - this.#timer.now());
  }

  /** Takes a turn; only when `waitFor` says 0. */
  start(host: string): Turn {
    const pace = this.#of(host);
    const before = pace.nextStartAt;
    const startedAt = this.#timer.now();
    const reserved = startedAt + pace.gapMs;
    pace.inFlight += 1;
    pace.nextStartAt = reserved;
    let sent = false;
    let ended = false;
    return {
      sent: () => {
        sent = true;
      },
      end: () => {
        if (ended) return;
        ended = true;
        pace.inFlight -= 1;
        if (sent) pace.nextStartAt = Math.max(pace.nextStartAt, startedAt + pace.gapMs);
        else if (pace.nextStartAt === reserved) pace.nextStartAt = before;
        for (const listener of this.#listeners) listener();
      },
    };
  }

  /** Told whenever a turn ends; the answer ends the subscription. */
  onFree(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #of(host: string): HostPace {
    const known = this.#hosts.get(host);
    if (known !== undefined) return known;
    const pace = { gapMs: this.#gapMs, inFlight: 0, nextStartAt: 0 };
    this.#hosts.set(host, pace);
    return pace;
  }
}
