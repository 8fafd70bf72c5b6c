import { BlockList, isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import ipaddr from 'ipaddr.js';
import type { DeskSettings } from '../context.ts';

/** Who is at the other end of the connection; empty where nobody is (a request made in this process). */
export function peerAddress(http: Context): string {
  return http.env === undefined || !('incoming' in http.env || 'server' in http.env)
    ? ''
    : (getConnInfo(http).remote.address ?? '');
}

/** Whether a proxy of ours is at the other end. */
export function trustedPeer(http: Context, { proxy }: DeskSettings): boolean {
  return proxy !== undefined && isAmong(peerAddress(http), proxy.addresses);
}

/**
 * Where a request comes from, to count sign-ins by. Behind a trusted proxy the last entry of X-Forwarded-For, which the
 * proxy itself wrote; what stands before it anybody may have made up.
 */
export function clientAddress(http: Context, settings: DeskSettings): string {
  const peer = peerAddress(http);
  if (!trustedPeer(http, settings)) return peer;
  const last = http.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  return isIP(last) === 0 ? peer : last;
}

/** Whoever has one IPv6 address has the 2^64 of its network, and is one guesser with all of them. */
export function guesserAt(address: string): string {
  if (isIP(address) !== 6) return address;
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv4'
    ? parsed.toString()
    : `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`)}/64`;
}

const lists = new WeakMap<readonly string[], BlockList>();

function isAmong(address: string, networks: readonly string[]): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  const list = lists.get(networks) ?? listOf(networks);
  lists.set(networks, list);
  return list.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** Addresses and networks that `environment.ts` has found good. */
function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}
