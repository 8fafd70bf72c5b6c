import { Socket } from 'node:net';

/**
 * Tests talk to this machine only. Every socket of Node goes through `Socket.connect`,
 * so a look-up or a connection to anything but loopback fails loudly here.
 */
const LOOPBACK = /^(localhost|127(\.\d+){3}|::1|\[::1\])$/;

const connect = Socket.prototype.connect as (this: Socket, ...args: unknown[]) => Socket;

function targetOf(args: readonly unknown[]): string | undefined {
  const first: unknown = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (typeof first === 'object' && first !== null) {
    if ('path' in first && typeof first.path === 'string') return undefined;
    return 'host' in first && typeof first.host === 'string' ? first.host : 'localhost';
  }
  return typeof args[1] === 'string' ? args[1] : 'localhost';
}

Socket.prototype.connect = function refusing(this: Socket, ...args: unknown[]): Socket {
  const host = targetOf(args);
  if (host !== undefined && !LOOPBACK.test(host)) {
    throw new Error(`a test tried to reach ${host}: tests talk to loopback only`);
  }
  return connect.apply(this, args);
} as typeof Socket.prototype.connect;
