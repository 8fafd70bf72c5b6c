import ipaddr from 'ipaddr.js';

/**
 * Which addresses of the internet may be asked at all. Only what is globally routable and belongs to
 * one host is: everything that IANA's special-purpose registries list is refused (this machine, private
 * networks, link-local with the clouds' metadata services, carrier-grade NAT, documentation, multicast),
 * and so is every IPv6 form that carries an IPv4 address inside (mapped, 6to4, Teredo, NAT64, ISATAP), because
 * what is inside would be reached without being looked at. `allow` makes exceptions, for tests and intranets.
 */
export interface AddressRules {
  /** A sentence for a person (`127.0.0.1 is a loopback address …`), or undefined where the address may be asked. */
  refusalOfAddress(address: string, port: number): string | undefined;
  /** The same for a name, before anybody is asked what it stands for. */
  refusalOfName(name: string, port: number): string | undefined;
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;

interface Exception {
  readonly name?: string;
  readonly range?: readonly [Address, number];
  /** Undefined: every port. */
  readonly port?: number;
}

/** Names that mean this machine, this network or a cloud's metadata service, whatever they resolve to. */
const LOCAL_NAMES = ['localhost', 'local', 'localdomain', 'internal', 'intranet', 'lan', 'home.arpa'];

/** A public address that Azure answers its metadata and agents on, from inside only. */
const AZURE_HOST = '168.63.129.16';

const HINT = ' and not listed in network.allow';

const GLOBAL_IPV6: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/** `allow` as in `NetworkSettings.allow`; throws where an entry is none of the forms that it knows. */
export function addressRules(allow: readonly string[]): AddressRules {
  const exceptions = allow.map(exception);
  return {
    refusalOfAddress(text, port) {
      const address = ipaddr.parse(text);
      const kind = forbiddenKind(address);
      if (kind === undefined || exceptions.some((each) => admitsAddress(each, address, port)))
        return undefined;
      return `${text} is ${kind}${HINT}`;
    },
    refusalOfName(name, port) {
      const bare = name.replace(/(?<!\.)\.+$/, '').toLowerCase();
      if (!isLocalName(bare) || exceptions.some((each) => admitsName(each, bare, port))) return undefined;
      return `${name} is a name of this machine or its network${HINT}`;
    },
  };
}

/** Whether a name is listed itself, so that whatever it resolves to may be asked. */
export function isListed(allow: readonly string[], name: string, port: number): boolean {
  return allow.some((entry) => admitsName(exception(entry), name.toLowerCase(), port));
}

/** The address that a URL's host spells, without brackets; undefined for a name. */
export function addressIn(hostname: string): string | undefined {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(bare) ? bare : undefined;
}

function forbiddenKind(address: Address): string | undefined {
  if (address.toString() === AZURE_HOST) return 'the metadata service of a cloud';
  const range: string = address.range();
  if (range !== 'unicast') return KINDS[range] ?? `a special-purpose address (${range})`;
  if (!(address instanceof ipaddr.IPv6)) return undefined;
  if (isIsatap(address)) return 'an IPv4 address in IPv6 clothes (ISATAP)';
  return address.match(GLOBAL_IPV6) ? undefined : 'outside the global IPv6 range';
}

/** `…:0:5efe:a.b.c.d` or `…:200:5efe:a.b.c.d` under any prefix (RFC 5214 6.1). */
function isIsatap({ parts }: ipaddr.IPv6): boolean {
  return ((parts[4] ?? 0) & ~0x0200) === 0 && parts[5] === 0x5efe;
}

const KINDS: Readonly<Record<string, string>> = {
  unspecified: 'an address of this machine',
  loopback: 'a loopback address',
  private: 'a private address',
  linkLocal: 'a link-local address',
  carrierGradeNat: 'a carrier-grade NAT address',
  uniqueLocal: 'a private address',
  multicast: 'a multicast address',
  broadcast: 'a broadcast address',
  ipv4Mapped: 'an IPv4 address in IPv6 clothes',
  '6to4': 'an IPv4 address in IPv6 clothes (6to4)',
  teredo: 'an IPv4 address in IPv6 clothes (Teredo)',
  rfc6052: 'an IPv4 address in IPv6 clothes (NAT64)',
  rfc6145: 'an IPv4 address in IPv6 clothes',
  reserved: 'a reserved address',
};

function isLocalName(name: string): boolean {
  return name === 'metadata' || LOCAL_NAMES.some((local) => name === local || name.endsWith(`.${local}`));
}

function admitsAddress({ range, port: only }: Exception, address: Address, port: number): boolean {
  if (range === undefined || (only !== undefined && only !== port)) return false;
  const [network, bits] = range;
  if (network instanceof ipaddr.IPv4) return address instanceof ipaddr.IPv4 && address.match(network, bits);
  return address instanceof ipaddr.IPv6 && address.match(network, bits);
}

function admitsName({ name, port: only }: Exception, asked: string, port: number): boolean {
  return name === asked && (only === undefined || only === port);
}

/** Reads `127.0.0.1`, `127.0.0.1:8080`, `[::1]:8080`, `10.0.0.0/8`, `fd00::/8`, `localhost` or `intra.example:8080`. */
function exception(entry: string): Exception {
  if (entry.includes('/')) return { range: ipaddr.parseCIDR(entry) };
  if (ipaddr.isValid(entry)) return { range: wholeAddress(entry) };
  const parts = /^(?<host>\[[^\]]+\]|[^:[\]]+)(?::(?<port>\d{1,5}))?$/.exec(entry)?.groups;
  const host = parts?.host?.toLowerCase();
  if (host === undefined) throw new Error(`network.allow: "${entry}" is no address, range or name`);
  const port = parts?.port === undefined ? {} : { port: Number(parts.port) };
  const address = addressIn(host);
  return address === undefined ? { name: host, ...port } : { range: wholeAddress(address), ...port };
}

function wholeAddress(text: string): [Address, number] {
  const address = ipaddr.parse(text);
  return [address, address instanceof ipaddr.IPv4 ? 32 : 128];
}
