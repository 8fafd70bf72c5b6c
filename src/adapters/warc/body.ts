import { brotliDecompressSync } from 'node:zlib';
import type { RecordedHead } from './http-head.ts';

/**
 * The body as it would come over the wire, with headers that are true of it: chunks undone where the recorder
 * kept them, and a Content-Encoding taken away where the recorder had already unpacked the bytes.
 */
export function asOnTheWire(
  head: RecordedHead,
  stored: Uint8Array,
): { head: RecordedHead; body: Uint8Array } {
  const chunked = /\bchunked\b/i.test(headerOf(head, 'transfer-encoding'));
  const body = chunked ? (withoutChunks(stored) ?? stored) : stored;
  const untrue = ['transfer-encoding'];
  if (!isEncoded(body, headerOf(head, 'content-encoding').trim().toLowerCase()))
    untrue.push('content-encoding');
  if (headerOf(head, 'content-length') !== String(body.length)) untrue.push('content-length');
  const headers = head.headers.filter(([name]) => !untrue.includes(name.toLowerCase()));
  return { head: { ...head, headers }, body };
}

export function headerOf(head: RecordedHead, name: string): string {
  return head.headers.find(([each]) => each.toLowerCase() === name)?.[1] ?? '';
}

/** Undefined where the bytes are no chunks after all: some recorders undo them and keep the header. */
function withoutChunks(stored: Uint8Array): Uint8Array | undefined {
  const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
  const pieces: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const lineEnd = bytes.indexOf('\r\n', at);
    const size = lineEnd < 0 ? undefined : chunkSize(bytes.toString('latin1', at, lineEnd));
    if (lineEnd < 0 || size === undefined) return pieces.length === 0 ? undefined : Buffer.concat(pieces);
    if (size === 0) break;
    pieces.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
  return Buffer.concat(pieces);
}

function chunkSize(line: string): number | undefined {
  const digits = /^\s*(?<hex>[0-9a-f]{1,8})\s*(?:;.*)?$/i.exec(line)?.groups?.hex;
  return digits === undefined ? undefined : Number.parseInt(digits, 16);
}

const GZIP = [0x1f, 0x8b];
const ZSTD = [0x28, 0xb5, 0x2f, 0xfd];

/** Whether bytes are what Content-Encoding says; where there is no way to tell, it is believed. */
function isEncoded(body: Uint8Array, encoding: string): boolean {
  if (body.length === 0) return true;
  if (encoding === 'gzip' || encoding === 'x-gzip') return startsWith(body, GZIP);
  if (encoding === 'zstd') return startsWith(body, ZSTD);
  if (encoding === 'deflate') return body[0] !== 0x3c;
  return encoding !== 'br' || isBrotli(body);
}

function startsWith(body: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => body[index] === byte);
}

/** Brotli has no mark of its own. */
function isBrotli(body: Uint8Array): boolean {
  try {
    brotliDecompressSync(body, { maxOutputLength: 64 * 1024 * 1024 });
    return true;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
  }
}
