/** What can be handed over without a copy: a buffer that nothing else looks into. */
export function ownBuffer({ buffer, byteLength }: Uint8Array): ArrayBuffer | undefined {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? buffer : undefined;
}

/** Gives the memory of a page that was read back at once; left to itself V8 lets 64 MB of such buffers pile up. */
export function release(body: Uint8Array): void {
  ownBuffer(body)?.transfer(0);
}
