import type { RequestReceipt } from '../../domain/run.ts';
import { withoutSecrets } from '../../domain/secrets.ts';

/** Lines kept; a pass that asks more often than this is counted on, but not written down. */
const MOST_LINES = 50_000;

export interface ReceiptTotals {
  readonly requests: number;
  /** Body bytes over the wire. */
  readonly bytes: number;
}

export class Receipts {
  readonly #lines: RequestReceipt[] = [];
  #requests = 0;
  #bytes = 0;

  add(line: RequestReceipt): void {
    this.#requests += 1;
    this.#bytes += line.bytes;
    if (this.#lines.length < MOST_LINES) this.#lines.push(shown(line));
  }

  get lines(): readonly RequestReceipt[] {
    return this.#lines;
  }

  get totals(): ReceiptTotals {
    return { requests: this.#requests, bytes: this.#bytes };
  }
}

function shown(line: RequestReceipt): RequestReceipt {
  const { url, failure } = line;
  const cleaned = { ...line, url: withoutSecrets(url) };
  return failure === undefined ? cleaned : { ...cleaned, failure: withoutSecrets(failure) };
}
