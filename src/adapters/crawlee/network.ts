import { type LookupAddress, type LookupAllOptions, lookup as resolve } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { buildConnector, Dispatcher } from 'undici';
import type { NetworkSettings } from '../../domain/settings.ts';
import { type Transport, WireError, type WireRequest, type WireResponse } from '../../ports.ts';
import { type AddressRules, addressIn, addressRules, isListed } from './addresses.ts';
import { ForbiddenAddress, wireFailure } from './wire-failure.ts';

/** Time for name look-up, TCP and TLS together, in milliseconds; the gate's own limit covers the whole exchange. */
const CONNECT_MS = 10_000;

/** How long an idle connection is kept for the next request, in milliseconds, whatever the server offers. */
const KEEP_ALIVE_MS = 15_000;

/** Some sites send long security policies; Node's own limit is 16 KiB. */
const HEADER_BYTES = 64 * 1024;

type Settings = Pick<NetworkSettings, 'allow' | 'perHost'>;

/** Every address of a name: the system's look-up, or a test's. */
export type LookUp = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

/**
 * The network itself. A name is resolved by our own look-up, which hands on only addresses that may be asked,
 * so what was checked is what is connected to; an address written in the URL is checked here, because no
 * look-up happens for it. Certificates are verified, HTTP/1.1 is spoken, nothing is followed or decompressed.
 * Of undici the first request loads what speaks HTTP/1.1 and no more, which takes half as long as the whole package.
 */
export function networkTransport(settings: Settings, lookUp: LookUp = resolve): Transport {
  const rules = addressRules(settings.allow);
  let agent: Promise<Agent> | undefined;
  const opened = (): Promise<Agent> => {
    agent ??= openAgent(settings, rules, lookUp);
    return agent;
  };
  return {
    live: true,
    send: async (request) => send(request, await opened(), rules),
    close: async () => (await agent)?.destroy(),
  };
}

interface Agent {
  request(options: Dispatcher.RequestOptions): Promise<Dispatcher.ResponseData>;
  destroy(): Promise<void>;
}

async function openAgent(settings: Settings, rules: AddressRules, lookUp: LookUp): Promise<Agent> {
  const [{ default: UndiciAgent }, { default: request }, { default: build }] = await Promise.all([
    import('undici/lib/dispatcher/agent.js'),
    import('undici/lib/api/api-request.js'),
    import('undici/lib/core/connect.js'),
  ]);
  const agent = new UndiciAgent({
    connect: guardedConnector(settings, rules, lookUp, build),
    connections: settings.perHost,
    allowH2: false,
    pipelining: 1,
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
    maxHeaderSize: HEADER_BYTES,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return { request: (options) => request.call(agent, options), destroy: () => agent.destroy() };
}

async function send(request: WireRequest, agent: Agent, rules: AddressRules): Promise<WireResponse> {
  const url = new URL(request.url);
  try {
    checkTarget(url, rules);
    const { statusCode, statusText, headers, body } = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: request.post === undefined ? 'GET' : 'POST',
      ...(request.post !== undefined && { body: request.post }),
      headers: request.headers,
      signal: request.signal,
      responseHeaders: 'raw',
    });
    return { status: statusCode, statusText, headers: headerPairs(headers), body: guarded(body, url) };
  } catch (cause) {
    throw wireFailure(cause, url);
  }
}

function checkTarget(url: URL, rules: AddressRules): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new WireError({
      reason: 'forbidden-scheme',
      message: `${url.protocol} addresses are never asked, only http: and https:`,
      retry: 'never',
    });
  }
  const port = portOf(url);
  const address = addressIn(url.hostname);
  const refusal =
    address === undefined ? rules.refusalOfName(url.hostname, port) : rules.refusalOfAddress(address, port);
  if (refusal !== undefined) throw new ForbiddenAddress(refusal);
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** The body as it comes; what breaks it off becomes a `WireError`. */
async function* guarded(body: AsyncIterable<Uint8Array>, url: URL): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (cause) {
    throw wireFailure(cause, url);
  }
}

/** undici's raw headers are one flat list of names and values. */
function headerPairs(flat: unknown): [string, string][] {
  if (!Array.isArray(flat)) throw new Error(`undici gave headers as ${typeof flat}`);
  const pairs: [string, string][] = [];
  for (let index = 0; index + 1 < flat.length; index += 2) {
    pairs.push([String(flat[index]), String(flat[index + 1])]);
  }
  return pairs;
}

/**
 * Look-ups do not know the port that they are for, and an exception may hold for one port only:
 * so there is a connector for every port that an exception names, and one for all the others.
 */
function guardedConnector(
  { allow }: Settings,
  rules: AddressRules,
  lookUp: LookUp,
  build: typeof buildConnector,
): buildConnector.connector {
  const ports = allow.map((entry) => /:(\d{1,5})$/.exec(entry)?.[1] ?? '').filter((port) => port !== '');
  const connectorFor = (port: number) =>
    build({
      allowH2: false,
      timeout: CONNECT_MS,
      lookup: guardedLookup(allow, rules, port, lookUp),
    });
  const special = new Map(ports.map((port) => [port, connectorFor(Number(port))]));
  const http = connectorFor(80);
  const https = connectorFor(443);
  return (options, callback) => {
    const connect = special.get(options.port) ?? (options.protocol === 'https:' ? https : http);
    connect(options, callback);
  };
}

function guardedLookup(
  allow: readonly string[],
  rules: AddressRules,
  port: number,
  lookUp: LookUp,
): LookupFunction {
  return (hostname, options, callback) => {
    lookUp(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const listed = isListed(allow, hostname, port);
      const usable = found.filter(
        (each) => listed || rules.refusalOfAddress(each.address, port) === undefined,
      );
      const [first] = usable;
      if (first === undefined)
        return callback(new ForbiddenAddress(refusal(hostname, found, rules, port)), []);
      return options.all ? callback(null, usable) : callback(null, first.address, first.family);
    });
  };
}

function refusal(
  hostname: string,
  found: readonly LookupAddress[],
  rules: AddressRules,
  port: number,
): string {
  const why = found.map((each) => rules.refusalOfAddress(each.address, port)).join(', ');
  return `${hostname} stands for an address that is not asked: ${why}`;
}
