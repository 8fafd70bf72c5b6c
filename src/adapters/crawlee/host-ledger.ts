import type { Failure } from '../../domain/result.ts';
import { instant, millisecondsOf } from '../../domain/time.ts';
import type { Clock, HostMemory } from '../../ports.ts';
import { MOST_PAUSE_SECONDS } from './answers.ts';

interface Account {
  /** UTC day that `requests` counts, as `2024-04-24`. */
  day: string;
  requests: number;
  /** Milliseconds since 1970; 0 where the host may be asked. */
  blockedUntil: number;
}

type Memory = Pick<HostMemory, 'requestsOn' | 'countRequest' | 'blockedUntil' | 'blockUntil'>;

/** What each host has had of us today and whether it wants to be left alone, remembered across restarts. */
export class HostLedger {
  readonly #memory: Memory;
  readonly #clock: Clock;
  readonly #dailyBudget: number;
  readonly #accounts = new Map<string, Promise<Account>>();

  constructor(memory: Memory, clock: Clock, dailyBudget: number) {
    this.#memory = memory;
    this.#clock = clock;
    this.#dailyBudget = dailyBudget;
  }

  /** Why the host must not be asked now, if it must not. */
  async refusal(host: string): Promise<Failure | undefined> {
    const account = await this.#account(host);
    const seconds = Math.ceil((account.blockedUntil - this.#now()) / 1000);
    if (seconds > 0) return blocked(host, seconds);
    return account.requests >= this.#dailyBudget ? overspent(host, this.#dailyBudget) : undefined;
  }

  async count(host: string): Promise<void> {
    const account = await this.#account(host);
    account.requests += 1;
    await this.#memory.countRequest(host, account.day);
  }

  async block(host: string, seconds: number): Promise<void> {
    const account = await this.#account(host);
    account.blockedUntil = Math.max(account.blockedUntil, this.#now() + seconds * 1000);
    await this.#memory.blockUntil(host, instant(account.blockedUntil));
  }

  async #account(host: string): Promise<Account> {
    const known = this.#accounts.get(host);
    if (known !== undefined && (await known).day === this.#today()) return known;
    const opened = this.#open(host);
    this.#accounts.set(host, opened);
    return opened;
  }

  async #open(host: string): Promise<Account> {
    const day = this.#today();
    const [requests, until] = await Promise.all([
      this.#memory.requestsOn(host, day),
      this.#memory.blockedUntil(host),
    ]);
    const blockedUntil = until === undefined ? 0 : millisecondsOf(until);
    // No host is left alone for longer than that, so a longer block is of a time when the clock was wrong.
    const isAbsurd = blockedUntil > this.#now() + MOST_PAUSE_SECONDS * 1000;
    return { day, requests, blockedUntil: isAbsurd ? 0 : blockedUntil };
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
