import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { failed, ok, type Result } from '../../domain/result.ts';
import { type Transport, WireError, type WireRequest, type WireResponse } from '../../ports.ts';
import { asOnTheWire, headerOf } from './body.ts';
import { RecordParser } from './bounded-heads.ts';
import { type RecordedHead, splitBlock } from './http-head.ts';
import { indexRecordings, type Place, type RecordingIndex, recordedAddress } from './recording-index.ts';

/** An answer out of a recording. */
interface Recorded {
  readonly head: RecordedHead;
  readonly body: Uint8Array;
}

/**
 * The network as it was: answers each address exactly as recorded, the last record of it, and refuses the rest.
 * Only heads are held in memory; a body is read when it is asked for. Throws where a file is missing or damaged.
 */
export async function replaying(files: readonly string[]): Promise<Transport> {
  const index = await indexRecordings(files);
  return { live: false, send: (request) => send(request, index), close: async () => undefined };
}

async function send(request: WireRequest, index: RecordingIndex): Promise<WireResponse> {
  const places = index.get(recordedAddress(request.url)) ?? [];
  for (const place of places.toReversed()) {
    const recorded = await readPlace(place, index);
    // What answers a condition says nothing to those who made none.
    if (recorded === undefined || (recorded.head.status === 304 && !isConditional(request))) continue;
    if (isUnchanged(request, recorded.head)) return unchanged(recorded.head);
    return { ...recorded.head, body: bodyOf(recorded, place) };
  }
  const message = `${request.url} is not in the recording`;
  throw new WireError({ reason: 'not-recorded', message, retry: 'next-run' });
}

/** Breaks off where it broke off when it was recorded. */
async function* bodyOf({ body }: Recorded, { truncated, url }: Place): AsyncGenerator<Uint8Array> {
  if (body.length > 0) yield body;
  if (truncated !== 'disconnect') return;
  const message = `${url}: the connection was cut off when this was recorded`;
  throw new WireError({ reason: 'connection', message, retry: 'next-run' });
}

function unchanged(head: RecordedHead): WireResponse {
  const headers = head.headers.filter(([name]) => !name.toLowerCase().startsWith('content-'));
  return { status: 304, statusText: 'Not Modified', headers, body: Readable.from([]) };
}

function isConditional({ headers }: WireRequest): boolean {
  return headers['if-none-match'] !== undefined || headers['if-modified-since'] !== undefined;
}

/** As a server would say: the tag decides where one was sent, else the date (RFC 9110 13.2.2). */
function isUnchanged({ headers }: WireRequest, head: RecordedHead): boolean {
  if (head.status !== 200) return false;
  const tag = headers['if-none-match'];
  if (tag !== undefined) return tag === headerOf(head, 'etag');
  const date = headers['if-modified-since'];
  return date !== undefined && date === headerOf(head, 'last-modified');
}

/** Undefined where a revisit points to what is not in the recording, or a record is no HTTP answer. */
async function readPlace(place: Place, index: RecordingIndex): Promise<Recorded | undefined> {
  const block = await readBlock(place);
  if (place.type === 'resource') return resourceOf(place, block);
  const parts = splitBlock(block);
  if (place.type === 'response') return parts && asOnTheWire(parts.head, parts.body);
  const original = originalOf(place, index);
  const seenBefore = original && (await readPlace(original, index));
  if (seenBefore === undefined || parts === undefined || parts.head.status === 304) return seenBefore;
  return { head: parts.head, body: seenBefore.body };
}

function resourceOf({ contentType }: Place, body: Uint8Array): Recorded {
  return { head: { status: 200, statusText: 'OK', headers: [['Content-Type', contentType]] }, body };
}

/** What a revisit means: the record it names, else the latest with the same digest, at the same address first. */
function originalOf(revisit: Place, index: RecordingIndex): Place | undefined {
  const near = index.get(revisit.refersToUrl || revisit.url) ?? [];
  const named = near.find((each) => each.type !== 'revisit' && each.date === revisit.refersToDate);
  if (named) return named;
  const all = [...[...index.values()].flat(), ...near];
  return all.findLast((each) => each.type !== 'revisit' && each.digest === revisit.digest);
}

async function readBlock(place: Pick<Place, 'file' | 'offset' | 'length'>): Promise<Uint8Array> {
  const recorded = await recordingIn(place);
  if (recorded.ok) return recorded.value.block;
  throw new Error(`${place.file}: the record at byte ${place.offset} cannot be read`, {
    cause: recorded.problem,
  });
}

/** The record at a place; a problem where what stands there is none. */
export async function recordingIn({
  file,
  offset,
  length,
}: Pick<Place, 'file' | 'offset' | 'length'>): Promise<
  Result<{ readonly url: string; readonly block: Uint8Array }, unknown>
> {
  const stored = await readRange(file, offset, length);
  try {
    const bytes = stored[0] === 0x1f ? gunzipSync(stored) : stored;
    const record = await new RecordParser([bytes], false).parse();
    if (record === null) return failed('the record is empty');
    return ok({ url: record.warcTargetURI ?? '', block: await record.readFully(false) });
  } catch (problem) {
    return failed(problem);
  }
}

async function readRange(file: string, offset: number, length: number): Promise<Buffer> {
  await using handle = await open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset);
  return buffer.subarray(0, bytesRead);
}
