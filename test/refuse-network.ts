import { type LookupFunction, Socket } from 'node:net';

/**
 * Tests talk to this machine only. Every socket of Node goes through `Socket.connect`,
 * so a look-up or a connection to anything but loopback fails loudly here. A name under `.test` (RFC 6761)
 * passes where the test brings its own look-up, which then has to answer with loopback.
 */
const LOOPBACK = /^(localhost|127(\.\d+){3}|::1|\[::1\])$/;

const connect = Socket.prototype.connect as (this: Socket, ...args: unknown[]) => Socket;

interface Target {
  readonly host?: unknown;
  readonly path?: unknown;
  lookup?: LookupFunction;
}

function optionsOf(args: readonly unknown[]): Target | undefined {
  const first: unknown = Array.isArray(args[0]) ? args[0][0] : args[0];
  return typeof first === 'object' && first !== null ? first : undefined;
}

function targetOf(args: readonly unknown[]): string | undefined {
  const options = optionsOf(args);
  if (options === undefined) return typeof args[1] === 'string' ? args[1] : 'localhost';
  if (typeof options.path === 'string') return undefined;
  return typeof options.host === 'string' ? options.host : 'localhost';
}

function refused(host: string): Error {
  return new Error(`a test tried to reach ${host}: tests talk to loopback only`);
}

/** The test's own look-up, held to loopback. */
function held(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, options, (error, found, family) => {
      const addresses = typeof found === 'string' ? [found] : found.map(({ address }) => address);
      const foreign = error ? undefined : addresses.find((address) => !LOOPBACK.test(address));
      if (foreign === undefined) callback(error, found, family);
      else callback(refused(foreign), []);
    });
}

Socket.prototype.connect = function refusing(this: Socket, ...args: unknown[]): Socket {
  const host = targetOf(args);
  const options = optionsOf(args);
  if (host?.endsWith('.test') && options?.lookup) options.lookup = held(options.lookup);
  else if (host !== undefined && !LOOPBACK.test(host)) throw refused(host);
  return connect.apply(this, args);
} as typeof Socket.prototype.connect;
