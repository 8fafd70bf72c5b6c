import { type Failure, failed, ok, type Result } from '../../domain/result.ts';
import { type Transport, WireError, type WireResponse } from '../../ports.ts';
import { decodeBody, tooLarge } from './decode-body.ts';
import type { Timer } from './timer.ts';
import { wireFailure } from './wire-failure.ts';

export interface Answer {
  readonly status: number;
  /** Names in lower case; several values of one name joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decompressed; empty unless the status is 200. */
  readonly body: Uint8Array;
}

export interface ExchangeOptions {
  readonly transport: Transport;
  readonly timer: Timer;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** For everything, from the first byte sent to the last byte read. */
  readonly timeoutMs: number;
  /** Of the body, before and after decompression. */
  readonly maxBodyBytes: number;
  /** Ends the exchange at once; its reason is the failure. */
  readonly stop: AbortSignal;
  /** Told of each piece of the body as it comes over the wire, in bytes. */
  readonly onBytes: (bytes: number) => void;
}

/** What of a body that nobody wants is read, so that the connection can be used again; in bytes. */
const DRAIN_BYTES = 64 * 1024;

/** One request and its whole answer within the limits of time and size; never rejects because of the world. */
export async function exchange(options: ExchangeOptions): Promise<Result<Answer, Failure>> {
  const { transport, timer, url, timeoutMs, stop } = options;
  const abort = new AbortController();
  const stopped = () => abort.abort(stop.reason);
  const cancelTimeout = timer.after(timeoutMs, () => abort.abort(new WireError(timedOut(url, timeoutMs))));
  stop.addEventListener('abort', stopped, { once: true });
  try {
    if (stop.aborted) stopped();
    abort.signal.throwIfAborted();
    const response = await transport.send({
      url: url.href,
      headers: options.headers,
      signal: abort.signal,
    });
    return ok(await readAnswer(response, options));
  } catch (error) {
    return failed(wireFailure(abort.signal.aborted ? abort.signal.reason : error, url).failure);
  } finally {
    cancelTimeout();
    stop.removeEventListener('abort', stopped);
  }
}

async function readAnswer(response: WireResponse, options: ExchangeOptions): Promise<Answer> {
  const headers = joinedHeaders(response.headers);
  if (response.status !== 200) {
    await drain(response.body, options);
    return { status: response.status, headers, body: new Uint8Array() };
  }
  const { maxBodyBytes, url } = options;
  const raw = await readBody(response.body, headers, options);
  const body = decodeBody(raw, headers['content-encoding'] ?? '', maxBodyBytes, url.host);
  return { status: response.status, headers, body };
}

async function readBody(
  body: WireResponse['body'],
  headers: Readonly<Record<string, string>>,
  { maxBodyBytes, onBytes, url }: ExchangeOptions,
): Promise<Uint8Array> {
  const announced = Number(headers['content-length'] ?? 0);
  const pieces: Uint8Array[] = [];
  let total = 0;
  for await (const piece of body) {
    total += piece.length;
    onBytes(piece.length);
    // Leaving the loop closes the connection.
    if (Math.max(total, announced) > maxBodyBytes) throw new WireError(tooLarge(url.host, maxBodyBytes));
    pieces.push(piece);
  }
  return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces, total);
}

async function drain(body: WireResponse['body'], { onBytes }: ExchangeOptions): Promise<void> {
  let total = 0;
  for await (const piece of body) {
    total += piece.length;
    onBytes(piece.length);
    if (total > DRAIN_BYTES) return;
  }
}

function joinedHeaders(pairs: WireResponse['headers']): Readonly<Record<string, string>> {
  const joined = new Map<string, string>();
  for (const [name, value] of pairs) {
    const key = name.toLowerCase();
    const before = joined.get(key);
    joined.set(key, before === undefined ? value : `${before}, ${value}`);
  }
  return Object.fromEntries(joined);
}

function timedOut(url: URL, timeoutMs: number): Failure {
  const message = `${url.host}: the answer was not complete after ${timeoutMs / 1000} s`;
  return { reason: 'timeout', message, retry: 'next-run' };
}
