import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { WARCRecord } from 'warcio';
import { RecordParser } from './bounded-heads.ts';

/** Where a record stands in its file. */
export interface Place {
  readonly file: string;
  /** In bytes. */
  readonly offset: number;
  readonly length: number;
  readonly type: 'response' | 'resource' | 'revisit';
  readonly url: string;
  readonly date: string;
  /** These are empty where the record does not say. */
  readonly digest: string;
  readonly refersToUrl: string;
  readonly refersToDate: string;
  /** Of a `resource`, which has no HTTP head. */
  readonly contentType: string;
  /** Why the body is not whole, as WARC-Truncated has it. */
  readonly truncated: string;
}

/** The places of one address, in the order of recording. */
export type RecordingIndex = ReadonlyMap<string, readonly Place[]>;

/** Reads the heads of all records; bodies are skipped. */
export async function indexRecordings(files: readonly string[]): Promise<RecordingIndex> {
  const index = new Map<string, Place[]>();
  for (const file of files) {
    for await (const place of placesIn(file)) {
      const places = index.get(place.url);
      if (places) places.push(place);
      else index.set(place.url, [place]);
    }
  }
  return index;
}

/** Addresses as recordings are looked up by: as asked, without the fragment that is never sent. */
export function recordedAddress(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return url;
  parsed.hash = '';
  return parsed.href;
}

/** Every record has an offset, so a record ends where the next one begins. */
async function* placesIn(file: string): AsyncGenerator<Place> {
  const start = await checkedStart(file);
  let last: Found | undefined;
  for await (const found of recordsIn(file, start)) {
    const end = found === 'end' ? start.bytes : found.offset;
    if (last && end <= last.offset) throw new Error(`${file}: each record must be a gzip member of its own`);
    if (last?.place) yield { ...last.place, length: end - last.offset };
    last = found === 'end' ? undefined : found;
  }
}

interface Start {
  /** Of the whole file. */
  readonly bytes: number;
  readonly compressed: boolean;
}

interface Found {
  readonly offset: number;
  /** Undefined where the record holds no answer. */
  readonly place: Omit<Place, 'length'> | undefined;
}

async function* recordsIn(file: string, { bytes, compressed }: Start): AsyncGenerator<Found | 'end'> {
  const parser = new RecordParser(createReadStream(file), compressed);
  try {
    for await (const record of parser) {
      const { offset } = parser;
      if (!record.warcHeaders.statusline.startsWith('WARC/')) throw new Error('no WARC record begins here');
      const place = placeOf(record, file, offset);
      await skipWhole(record);
      yield { offset, place };
    }
    if (parser.bytesRead !== bytes) throw new Error('it ends in the middle of a record');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${file}: the recording is damaged at or after byte ${parser.offset} (${why})`, {
      cause,
    });
  }
  yield 'end';
}

/** The library takes a file that breaks off for one that ends; the length tells. */
async function skipWhole(record: WARCRecord): Promise<void> {
  let bytes = 0;
  for await (const piece of record.reader) bytes += piece.length;
  record.consumed = 'skipped';
  if (bytes !== record.warcContentLength) {
    throw new Error(`a record has ${bytes} bytes and says ${record.warcContentLength}`);
  }
}

function placeOf(record: WARCRecord, file: string, offset: number): Omit<Place, 'length'> | undefined {
  const type = record.warcType;
  const target = record.warcTargetURI;
  if (!target || (type !== 'response' && type !== 'resource' && type !== 'revisit')) return undefined;
  const [refersToUrl, refersToDate] = [record.warcRefersToTargetURI, record.warcRefersToDate];
  return {
    file,
    offset,
    type,
    url: recordedAddress(target),
    date: record.warcDate ?? '',
    digest: record.warcPayloadDigest ?? '',
    refersToUrl: refersToUrl ? recordedAddress(refersToUrl) : '',
    refersToDate: refersToDate ?? '',
    contentType: record.warcHeader('Content-Type') ?? '',
    truncated: record.warcHeader('WARC-Truncated') ?? '',
  };
}

async function checkedStart(file: string): Promise<Start> {
  const { bytes, start } = await startOf(file);
  if (start.startsWith('\x1f\x8b')) return { bytes, compressed: true };
  if (start.startsWith('WARC/')) return { bytes, compressed: false };
  throw new Error(`${file}: this is not a WARC file (it begins with "${start.replace(/[^ -~]/g, '.')}")`);
}

async function startOf(file: string): Promise<{ readonly bytes: number; readonly start: string }> {
  try {
    await using handle = await open(file);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    return { bytes: (await handle.stat()).size, start: buffer.toString('latin1', 0, bytesRead) };
  } catch (cause) {
    throw new Error(`${file}: the recording cannot be read`, { cause });
  }
}
