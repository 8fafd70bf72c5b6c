/** Sitemaps are often files named `.xml.gz`, whatever the transfer did to them. */

/** A sitemap may be 50 MB uncompressed (sitemaps.org); more is a bomb. */
const MAX_BYTES = 50 * 1024 * 1024;

export function isGzip(body: Uint8Array): boolean {
  return body[0] === 0x1f && body[1] === 0x8b;
}

/** Undefined where the file is broken or larger than a sitemap may be. */
export async function unzipped(body: Uint8Array): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    const stream = new Blob([Uint8Array.from(body)]).stream().pipeThrough(new DecompressionStream('gzip'));
    for await (const chunk of stream) {
      bytes += chunk.byteLength;
      if (bytes > MAX_BYTES) return undefined;
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
  return joined(chunks, bytes);
}

function joined(chunks: readonly Uint8Array[], bytes: number): Uint8Array {
  const whole = new Uint8Array(bytes);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}
