import { hash } from 'node:crypto';
import { appendFile, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { WARC_1_1, WARCRecord, WARCSerializer, type WARCType } from 'warcio';
import { namedPlaceTrouble } from '../../domain/file-trouble.ts';
import type { Transport, WireRequest, WireResponse } from '../../ports.ts';
import { requestHead, responseHead } from './http-head.ts';

/**
 * Around another transport: writes what came over the wire to a WARC 1.1 file, each record a gzip member of its
 * own. Bodies are kept as sent, still compressed; only the chunks of HTTP/1.1 are not there any more, so the
 * header that announces them is kept under another name. An answer that broke off, or that was too large to be
 * read to its end, is written as far as it came and marked as truncated.
 */
export async function recording(transport: Transport, file: string): Promise<Transport> {
  const writer = await Writer.open(file);
  return {
    live: transport.live,
    async send(request) {
      const response = await transport.send(request);
      return { ...response, body: recorded(response, request, writer) };
    },
    async close() {
      await transport.close();
      await writer.close();
    },
  };
}

async function* recorded(
  response: WireResponse,
  request: WireRequest,
  writer: Writer,
): AsyncGenerator<Uint8Array> {
  const date = new Date().toISOString();
  const pieces: Uint8Array[] = [];
  let truncated: Exchange['truncated'] = 'length';
  try {
    for await (const piece of response.body) {
      pieces.push(piece);
      yield piece;
    }
    truncated = undefined;
  } catch (cause) {
    truncated = 'disconnect';
    throw cause;
  } finally {
    await writer.write({ request, response, date, body: Buffer.concat(pieces), truncated });
  }
}

interface Exchange {
  readonly request: WireRequest;
  readonly response: WireResponse;
  readonly date: string;
  readonly body: Uint8Array;
  readonly truncated: 'length' | 'disconnect' | undefined;
}

interface RecordParts {
  readonly type: WARCType;
  readonly url: string;
  readonly date: string;
  readonly head: Uint8Array;
  readonly body: Uint8Array;
  readonly headers: Record<string, string>;
}

/** Appends records one after the other, however many answers end at once. */
class Writer {
  readonly #file: string;
  #last: Promise<void> = Promise.resolve();

  private constructor(file: string) {
    this.#file = file;
  }

  /** Begins the file anew, and makes its folders. */
  static async open(file: string): Promise<Writer> {
    try {
      await mkdir(dirname(file), { recursive: true });
      await (await open(file, 'w')).close();
    } catch (cause) {
      throw namedPlaceTrouble(file, cause);
    }
    const writer = new Writer(file);
    const about = { software: 'mediawatch', format: 'WARC File Format 1.1', robots: 'obey' };
    await writer.#append(WARCRecord.createWARCInfo({ warcVersion: WARC_1_1 }, about));
    return writer;
  }

  async write({ request, response, date, body, truncated }: Exchange): Promise<void> {
    const answer = recordOf({
      type: 'response',
      url: request.url,
      date,
      head: responseHead(response),
      body,
      headers: truncated === undefined ? {} : { 'WARC-Truncated': truncated },
    });
    const question = recordOf({
      type: 'request',
      url: request.url,
      date,
      head: requestHead(request),
      body: new Uint8Array(),
      headers: { 'WARC-Concurrent-To': answer.warcHeader('WARC-Record-ID') ?? '' },
    });
    await this.#append(answer, question);
  }

  async close(): Promise<void> {
    await this.#last;
  }

  #append(...records: readonly WARCRecord[]): Promise<void> {
    this.#last = this.#last.then(async () => {
      for (const record of records) {
        await appendFile(this.#file, await WARCSerializer.serialize(record, { gzip: true }));
      }
    });
    return this.#last;
  }
}

/** The block is made of our own bytes, since the library would spell non-ASCII headers anew. */
export function recordOf({ type, url, date, head, body, headers }: RecordParts): WARCRecord {
  const payload = `sha256:${hash('sha256', body)}`;
  const warcHeaders = { ...headers, 'WARC-Payload-Digest': payload };
  const record = WARCRecord.create({ type, url, date, warcVersion: WARC_1_1, warcHeaders }, [head, body]);
  record.httpHeaders = null;
  return record;
}
