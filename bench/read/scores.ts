/** Precision, recall and F1 of one text against another, by shingles of four words. */
export interface Overlap {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export function overlap(found: string, wanted: string): Overlap {
  const a = shingles(found);
  const b = shingles(wanted);
  let common = 0;
  for (const [shingle, count] of a) common += Math.min(count, b.get(shingle) ?? 0);
  const precision = sizeOf(a) === 0 ? 0 : common / sizeOf(a);
  const recall = sizeOf(b) === 0 ? 1 : common / sizeOf(b);
  return { precision, recall, f1: harmonic(precision, recall) };
}

export function harmonic(a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * a * b) / (a + b);
}

function shingles(text: string): ReadonlyMap<string, number> {
  // Some of the wanted texts still have their soft hyphens.
  const words =
    text
      .replace(/\u00ad/g, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const found = new Map<string, number>();
  for (let index = 0; index + 4 <= words.length; index++) {
    const shingle = words.slice(index, index + 4).join(' ');
    found.set(shingle, (found.get(shingle) ?? 0) + 1);
  }
  return found;
}

function sizeOf(counts: ReadonlyMap<string, number>): number {
  let size = 0;
  for (const count of counts.values()) size += count;
  return size;
}

/** How many of how many. */
export class Tally {
  good = 0;
  all = 0;

  count(isGood: boolean): void {
    this.all++;
    if (isGood) this.good++;
  }

  toString(): string {
    return `${this.good} of ${this.all} (${(this.good / Math.max(1, this.all)).toFixed(3)})`;
  }
}
