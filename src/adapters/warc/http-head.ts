import type { WireRequest, WireResponse } from '../../ports.ts';

/** Status line and headers of a recorded answer. */
export interface RecordedHead {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [string, string])[];
}

/** Under this name a header is kept that was true on the wire but is not true of the bytes in the record. */
const KEPT_NAME = 'X-Archive-Orig-Transfer-Encoding';

/** Header bytes are one character each, as they came. */
function bytesOf(lines: readonly string[]): Uint8Array {
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

export function responseHead({ status, statusText, headers }: Omit<WireResponse, 'body'>): Uint8Array {
  const lines = headers.map(([name, value]) => {
    return `${name.toLowerCase() === 'transfer-encoding' ? KEPT_NAME : name}: ${value}`;
  });
  return bytesOf([`HTTP/1.1 ${status} ${statusText}`, ...lines]);
}

export function requestHead({ url, headers }: WireRequest): Uint8Array {
  const { host, pathname, search } = new URL(url);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return bytesOf([`GET ${pathname}${search} HTTP/1.1`, `Host: ${host}`, ...lines]);
}

/** Takes an HTTP block apart; undefined where it does not begin with a status line. */
export function splitBlock(
  block: Uint8Array,
): { readonly head: RecordedHead; readonly body: Uint8Array } | undefined {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  const end = headEnd(bytes);
  const [first = '', ...lines] = bytes.toString('latin1', 0, end.head).split(/\r?\n/);
  const parts = /^HTTP\/[\d.]+ (?<status>\d{3})(?: (?<text>.*))?$/.exec(first)?.groups;
  if (parts === undefined) return undefined;
  const head = { status: Number(parts.status), statusText: parts.text ?? '', headers: pairsOf(lines) };
  return { head, body: bytes.subarray(end.body) };
}

function headEnd(bytes: Buffer): { readonly head: number; readonly body: number } {
  const strict = bytes.indexOf('\r\n\r\n');
  const lax = bytes.indexOf('\n\n');
  if (strict >= 0 && (lax < 0 || strict < lax)) return { head: strict, body: strict + 4 };
  return lax >= 0 ? { head: lax, body: lax + 2 } : { head: bytes.length, body: bytes.length };
}

function pairsOf(lines: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (const line of lines) {
    const colon = line.indexOf(':');
    const last = pairs.at(-1);
    if (/^[ \t]/.test(line) && last) last[1] += ` ${line.trim()}`;
    else if (colon > 0) pairs.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return pairs;
}
