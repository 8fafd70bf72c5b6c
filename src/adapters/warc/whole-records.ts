import { open } from 'node:fs/promises';
import { crc32, inflateRawSync } from 'node:zlib';

/** How a gzip member begins as we write it (RFC 1952): deflate, without a name or other extras. */
const MEMBER = Buffer.from([0x1f, 0x8b, 0x08, 0x00]);
const [HEAD_BYTES, TRAILER_BYTES] = [10, 8];

/** Two of the longest records, half a one and the whole one before it, fit in; in bytes. */
const TAIL = 8 * 1024 * 1024;

/**
 * Where the last whole record of a file ends, in bytes: its size, unless who wrote there was killed in the middle of
 * one. What cannot be the beginning of a record is left alone, and the file counts as whole.
 */
export async function endOfWholeRecords(file: string, size: number): Promise<number> {
  const start = Math.max(0, size - TAIL);
  const tail = await tailOf(file, start, size);
  const end = lastWhole(tail) ?? (start === 0 ? 0 : undefined);
  if (end === undefined || !isBegun(tail.subarray(end))) return size;
  return start + end;
}

async function tailOf(file: string, start: number, size: number): Promise<Buffer> {
  await using handle = await open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - start), 0, size - start, start);
  return buffer.subarray(0, bytesRead);
}

function lastWhole(bytes: Buffer): number | undefined {
  for (let at = bytes.lastIndexOf(MEMBER); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(MEMBER, at - 1)) {
    const end = memberEnd(bytes, at);
    if (end !== undefined) return end;
  }
  return undefined;
}

/** Undefined where no whole member with a record begins. */
function memberEnd(bytes: Buffer, at: number): number | undefined {
  const inflated = inflatedFrom(bytes.subarray(at + HEAD_BYTES));
  if (inflated === undefined) return undefined;
  const end = at + HEAD_BYTES + inflated.taken;
  if (end + TRAILER_BYTES > bytes.length || !inflated.content.subarray(0, 5).equals(Buffer.from('WARC/')))
    return undefined;
  return bytes.readUInt32LE(end) === crc32(inflated.content) ? end + TRAILER_BYTES : undefined;
}

/** What the deflated bytes hold, and how many of them it took; undefined where they break off or are something else. */
function inflatedFrom(deflated: Buffer): { readonly content: Buffer; readonly taken: number } | undefined {
  try {
    // With `info` an object comes back, which its types do not say.
    const inflated: unknown = inflateRawSync(deflated, { info: true, maxOutputLength: TAIL });
    const { buffer, engine } = inflated as { buffer: Buffer; engine: { bytesWritten: number } };
    return { content: buffer, taken: engine.bytesWritten };
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

/** Half a record, or the zeros that a power cut leaves where its bytes had not come to the disk. */
function isBegun(rest: Buffer): boolean {
  const begins = rest.subarray(0, MEMBER.length).equals(MEMBER.subarray(0, rest.length));
  return begins || rest.every((byte) => byte === 0);
}
