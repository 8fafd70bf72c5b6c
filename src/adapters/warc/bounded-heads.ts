import { AsyncIterReader, WARCParser, type WARCRecord } from 'warcio';

/** In bytes; the heads of records take one or two thousand. */
const LONGEST_HEAD = 64 * 1024;

/**
 * The library's parser of records, which reads a head to its end however far that is, and whose time grows with the
 * square of its lines. Here a head that is longer than any recorder writes is an error, and is not parsed.
 */
export class RecordParser extends WARCParser {
  readonly #source: RecordSource;

  constructor(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, compressed: boolean) {
    const reader = new RecordSource(source, compressed ? 'gzip' : null);
    super(reader, { parseHttp: false });
    this.#source = reader;
  }

  /** Null at the end. Throws where the next head has no end in reach. The body before it must have been read. */
  override async parse(): Promise<WARCRecord | null> {
    this.#source.isAtHead = true;
    try {
      return await super.parse();
    } finally {
      this.#source.isAtHead = false;
    }
  }

  /** How far the source has been read, in bytes of it as it is stored. */
  get bytesRead(): number {
    return this.#source.getRawOffset();
  }
}

class RecordSource extends AsyncIterReader {
  isAtHead = false;

  override async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, unknown> {
    let read = 0;
    for await (const piece of super[Symbol.asyncIterator]()) {
      yield piece;
      read += piece.length;
      if (this.isAtHead && read > LONGEST_HEAD) {
        throw new Error(`the head of a record is longer than ${LONGEST_HEAD} bytes`);
      }
    }
  }
}
