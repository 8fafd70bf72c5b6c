import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createFetcher } from '../../../src/adapters/crawlee/fetcher.ts';
import { networkTransport } from '../../../src/adapters/crawlee/network.ts';
import type { Pace } from '../../../src/adapters/crawlee/pace.ts';
import type { Timer } from '../../../src/adapters/crawlee/timer.ts';
import type { NetworkSettings } from '../../../src/domain/settings.ts';
import { type Instant, instant } from '../../../src/domain/time.ts';
import type {
  Clock,
  Fetched,
  Fetcher,
  FetchRequest,
  HostMemory,
  Log,
  RememberedRobots,
  Transport,
} from '../../../src/ports.ts';

export const SETTINGS: NetworkSettings = {
  contact: 'mailto:press@example.org',
  gapMs: 0,
  allow: ['127.0.0.1'],
  concurrency: 8,
  perHost: 1,
  timeoutMs: 5_000,
  maxBodyBytes: 1024 * 1024,
  maxRedirects: 5,
  dailyBudget: 1_000,
  robots: false,
  recheck: true,
};

const ignore = () => undefined;
export const QUIET: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** Time that passes only when it is told to. */
export class FakeTimer implements Timer {
  #now = 0;
  #alarms: { readonly at: number; readonly act: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, act: () => void): () => void {
    const alarm = { at: this.#now + milliseconds, act };
    this.#alarms.push(alarm);
    return () => {
      this.#alarms = this.#alarms.filter((each) => each !== alarm);
    };
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
    const due = this.#alarms.filter((each) => each.at <= this.#now);
    this.#alarms = this.#alarms.filter((each) => each.at > this.#now);
    for (const { act } of due) act();
  }
}

/** Time that jumps to the next alarm as soon as nothing else is to do: waits cost nothing. */
export class HastyTimer implements Timer {
  #now = 0;

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, act: () => void): () => void {
    // Limits on whole exchanges are left to real time; only politeness is hurried.
    if (milliseconds === SETTINGS.timeoutMs) {
      const timeout = setTimeout(act, milliseconds);
      return () => clearTimeout(timeout);
    }
    const at = this.#now + milliseconds;
    const soon = setImmediate(() => {
      this.#now = Math.max(this.#now, at);
      act();
    });
    return () => clearImmediate(soon);
  }
}

export class FakeClock implements Clock {
  #at: number;

  constructor(start = '2026-03-02T10:00:00Z') {
    this.#at = Date.parse(start);
  }

  now(): Instant {
    return instant(this.#at);
  }

  pass(milliseconds: number): void {
    this.#at += milliseconds;
  }
}

export class FakeMemory implements HostMemory {
  readonly files = new Map<string, RememberedRobots>();
  readonly counts = new Map<string, number>();
  readonly blocks = new Map<string, Instant>();

  async robots(origin: string): Promise<RememberedRobots | undefined> {
    return this.files.get(origin);
  }

  async rememberRobots(origin: string, robots: RememberedRobots): Promise<void> {
    this.files.set(origin, robots);
  }

  async requestsOn(host: string, day: string): Promise<number> {
    return this.counts.get(`${host} ${day}`) ?? 0;
  }

  async countRequest(host: string, day: string): Promise<void> {
    this.counts.set(`${host} ${day}`, (await this.requestsOn(host, day)) + 1);
  }

  async blockedUntil(host: string): Promise<Instant | undefined> {
    return this.blocks.get(host);
  }

  async blockUntil(host: string, until: Instant): Promise<void> {
    this.blocks.set(host, until);
  }
}

export interface Site {
  readonly origin: string;
  readonly port: number;
  /** Paths asked, in order. */
  readonly asked: readonly string[];
  readonly mostAtOnce: () => number;
}

/** A server on loopback for the length of a test; what it does not know is 404. */
export async function site(
  routes: Readonly<Record<string, (response: ServerResponse, request: IncomingMessage) => void>>,
): Promise<Site> {
  const asked: string[] = [];
  let now = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    now += 1;
    most = Math.max(most, now);
    response.on('close', () => {
      now -= 1;
    });
    const answer = routes[path] ?? routes['*'];
    if (answer) answer(response, request);
    else response.writeHead(404).end('no such page');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, port, asked, mostAtOnce: () => most };
}

export interface Gear {
  readonly settings?: Partial<NetworkSettings>;
  readonly memory?: HostMemory;
  readonly clock?: Clock;
  readonly timer?: Timer;
  readonly transport?: Transport;
  readonly pace?: Pace;
}

/** A fetcher on the real network, which in tests is loopback only. */
export function fetcher({ settings, memory, clock, timer, transport, pace }: Gear = {}): Fetcher {
  const all = { ...SETTINGS, ...settings };
  const wire = transport ?? networkTransport(all);
  onTestFinished(() => wire.close());
  return createFetcher({
    transport: wire,
    settings: all,
    memory: memory ?? new FakeMemory(),
    clock: clock ?? new FakeClock(),
    log: QUIET,
    version: '0.1',
    ...(timer && { timer }),
    ...(pace && { pace }),
  });
}

export function request(url: string, validators?: FetchRequest<string>['validators']): FetchRequest<string> {
  return { url, purpose: 'article', about: url, ...(validators && { validators }) };
}

export async function* stream<Value>(...values: readonly Value[]): AsyncGenerator<Value> {
  yield* values;
}

/** All answers, by address. */
export async function fetchedBy(
  from: Fetcher,
  ...requests: readonly FetchRequest<string>[]
): Promise<ReadonlyMap<string, Fetched<string>>> {
  const answers = new Map<string, Fetched<string>>();
  for await (const fetched of from.fetchAll(stream(...requests))) answers.set(fetched.request.url, fetched);
  return answers;
}

export async function fetchOne(from: Fetcher, asked: FetchRequest<string>): Promise<Fetched<string>> {
  const answer = (await fetchedBy(from, asked)).get(asked.url);
  if (answer === undefined) throw new Error(`${asked.url} was not answered`);
  return answer;
}

/** `too-large`, or the outcome where nothing failed. */
export function reasonOf(fetched: Fetched<unknown>): string {
  return fetched.outcome === 'failed' ? fetched.failure.reason : fetched.outcome;
}

export function textOf(fetched: Fetched<unknown>): string {
  return fetched.outcome === 'page' ? Buffer.from(fetched.page.body).toString('utf8') : reasonOf(fetched);
}
