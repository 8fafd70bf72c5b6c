import { WARC_1_1, WARCRecord, WARCSerializer } from 'warcio';
import type { Page } from '../../domain/page.ts';
import { responseHead } from './http-head.ts';
import { recordOf } from './record.ts';

/** Of the body; a longer one is cut off and marked so. */
const MOST_BYTES = 2 * 1024 * 1024;

/** These are true of what came over the wire, not of the bytes that we keep. */
const OF_THE_WIRE = ['content-encoding', 'content-length', 'transfer-encoding'];

/** The bytes of the record that a file begins with: who wrote it. */
export function firstRecord(): Promise<Uint8Array> {
  const about = { software: 'mediawatch', format: 'WARC File Format 1.1', robots: 'obey' };
  return serialized(WARCRecord.createWARCInfo({ warcVersion: WARC_1_1 }, about));
}

/** The bytes of the record of a page, a gzip member of its own. */
export function pageRecord(page: Page): Promise<Uint8Array> {
  const body = page.body.subarray(0, MOST_BYTES);
  const headers = Object.entries(page.headers).filter(([name]) => !OF_THE_WIRE.includes(name));
  const head = responseHead({ status: page.status, statusText: 'OK', headers });
  return serialized(
    recordOf({
      ...{ type: 'response', url: page.url, date: page.fetchedAt, head, body },
      headers: body.length < page.body.length ? { 'WARC-Truncated': 'length' } : {},
    }),
  );
}

function serialized(record: WARCRecord): Promise<Uint8Array> {
  return WARCSerializer.serialize(record, { gzip: true });
}
