import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import type { Failure } from '../../domain/result.ts';
import { WireError } from '../../ports.ts';

/** Encodings over encodings that a page may have; more is an attack. */
const MOST_ENCODINGS = 3;

/** What servers write in Content-Encoding although nothing is encoded. */
const NOT_ENCODED = new Set(['', 'identity', 'none', 'utf-8', 'utf8', 'binary']);

/**
 * Undoes Content-Encoding, the last one first. Never makes more than `maxBytes`: zlib stops there by itself,
 * so a bomb costs no more than a large page. Throws a `WireError` where the bytes are not what they claim.
 */
export function decodeBody(body: Uint8Array, encoding: string, maxBytes: number, host: string): Uint8Array {
  const encodings = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => !NOT_ENCODED.has(name));
  if (encodings.length === 0 || body.length === 0) return body;
  if (encodings.length > MOST_ENCODINGS) throw unreadable(host, encoding, 'too many encodings');
  try {
    return encodings.reduceRight((bytes, name) => decodeOnce(bytes, name, maxBytes), body);
  } catch (cause) {
    if (isTooLarge(cause)) throw new WireError(tooLarge(host, maxBytes), { cause });
    throw unreadable(host, encoding, cause instanceof Error ? cause.message : String(cause));
  }
}

export function tooLarge(host: string, maxBytes: number): Failure {
  const megabytes = (maxBytes / (1024 * 1024)).toFixed(1);
  return {
    reason: 'too-large',
    message: `${host}: the answer is larger than ${megabytes} MB`,
    retry: 'later',
  };
}

function decodeOnce(body: Uint8Array, encoding: string, maxOutputLength: number): Uint8Array {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return gunzipSync(body, { maxOutputLength });
    case 'deflate':
      return isZlib(body)
        ? inflateSync(body, { maxOutputLength })
        : inflateRawSync(body, { maxOutputLength });
    case 'br':
      return brotliDecompressSync(body, { maxOutputLength });
    case 'zstd':
      return zstdDecompressSync(body, { maxOutputLength });
    default:
      throw new Error('an encoding that we did not ask for');
  }
}

/** "deflate" means zlib, but some servers send it bare; a zlib head is 8 in the low bits and divisible by 31. */
function isZlib([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
}

function isTooLarge(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
}

function unreadable(host: string, encoding: string, why: string): WireError {
  const message = `${host}: the answer cannot be unpacked as "${encoding}" (${why})`;
  return new WireError({ reason: 'connection', message, retry: 'next-run' });
}
