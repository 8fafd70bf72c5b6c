import type { RequestReceipt } from '../../domain/run.ts';
import { withoutSecrets } from '../../domain/secrets.ts';

/** Of a pass that asks more often than this only what failed is written down further; all of it is counted. */
const MOST_LINES = 20_000;
/** Nor is that without end. */
const MOST_WITH_FAILURES = 50_000;

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
    const most = line.outcome === 'failed' ? MOST_WITH_FAILURES : MOST_LINES;
    if (this.#lines.length < most) this.#lines.push(shown(line));
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
