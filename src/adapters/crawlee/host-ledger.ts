import type { Failure } from '../../domain/result.ts';
import { instant, millisecondsOf } from '../../domain/time.ts';
import type { Clock, HostMemory } from '../../ports.ts';
import { MOST_PAUSE_SECONDS } from './answers.ts';

type Memory = Pick<HostMemory, 'requestsOn' | 'countRequest' | 'blockedUntil' | 'blockUntil'>;

/**
 * What each host has had of us today and whether it wants to be left alone. Keeps nothing itself: it is read anew for
 * every request, because another gate (an editor's trial at the desk, another process) may have asked the same host since.
 */
export class HostLedger {
  readonly #memory: Memory;
  readonly #clock: Clock;
  readonly #dailyBudget: number;

  constructor(memory: Memory, clock: Clock, dailyBudget: number) {
    this.#memory = memory;
    this.#clock = clock;
    this.#dailyBudget = dailyBudget;
  }

  /** Why the host must not be asked now, if it must not. */
  async refusal(host: string): Promise<Failure | undefined> {
    const [requests, blockedUntil] = await Promise.all([
      this.#memory.requestsOn(host, this.#today()),
      this.#blockedUntil(host),
    ]);
    const seconds = Math.ceil((blockedUntil - this.#now()) / 1000);
    if (seconds > 0) return blocked(host, seconds);
    return requests >= this.#dailyBudget ? overspent(host, this.#dailyBudget) : undefined;
  }

  async count(host: string): Promise<void> {
    await this.#memory.countRequest(host, this.#today());
  }

  async block(host: string, seconds: number): Promise<void> {
    const until = Math.max(await this.#blockedUntil(host), this.#now() + seconds * 1000);
    await this.#memory.blockUntil(host, instant(until));
  }

  /** Milliseconds since 1970; 0 where the host may be asked. */
  async #blockedUntil(host: string): Promise<number> {
    const until = await this.#memory.blockedUntil(host);
    const remembered = until === undefined ? 0 : millisecondsOf(until);
    // No host is left alone for longer than that, so a longer block is of a time when the clock was wrong.
    return remembered > this.#now() + MOST_PAUSE_SECONDS * 1000 ? 0 : remembered;
  }

  #now(): number {
    return millisecondsOf(this.#clock.now());
  }

  #today(): string {
    return this.#clock.now().slice(0, 10);
  }
}

function blocked(host: string, seconds: number): Failure {
  return {
    reason: 'rate-limited',
    message: `${host} asked to be left alone for another ${seconds} s`,
    retry: 'next-run',
    retryAfterSeconds: seconds,
  };
}

function overspent(host: string, budget: number): Failure {
  return {
    reason: 'budget',
    message: `${host} has had its ${budget} requests of today`,
    retry: 'next-run',
  };
}
