import { BINS, EMPTY_BIN, mixed, type Signature } from '../../domain/bands.ts';
import { wordHash } from './words.ts';

/**
 * MinHash with one permutation (Li, Owen and Zhang, "One Permutation Hashing", NIPS 2012): every shingle
 * falls into one of the bins, and the smallest hash of each bin is kept. Empty bins stay empty in the
 * signature, so that short texts are compared almost exactly.
 */
const SHINGLE_WORDS = 3;

/** Hashes of all runs of three words, each once. */
export function shingleHashes(tokens: readonly string[]): ReadonlySet<number> {
  const hashes = tokens.map(wordHash);
  const shingles = new Set<number>();
  for (let index = 0; index + SHINGLE_WORDS <= hashes.length; index++) {
    let hash = 0;
    for (let word = index; word < index + SHINGLE_WORDS; word++)
      hash = Math.imul(hash, 31) + mixed(hashes[word] ?? 0);
    shingles.add(mixed(hash));
  }
  return shingles;
}

export function signatureOf(shingles: ReadonlySet<number>): Signature {
  const signature = new Uint32Array(BINS).fill(EMPTY_BIN);
  for (const hash of shingles) {
    const bin = hash % BINS;
    if (hash < (signature[bin] ?? EMPTY_BIN)) signature[bin] = hash;
  }
  return signature;
}

/** How much two texts have in common, estimated. */
export interface Likeness {
  /** Shingles in common, of all: 0 to 1. */
  readonly jaccard: number;
  /** Shingles of the shorter text that the longer one has too: 0 to 1. */
  readonly containment: number;
}

export interface Sketch {
  readonly signature: Signature;
  readonly shingles: number;
}

/** Undefined where one of the texts is too short to be compared. */
export function likeness(one: Sketch, other: Sketch): Likeness | undefined {
  if (one.signature.length !== BINS || other.signature.length !== BINS) return undefined;
  let equal = 0;
  let filled = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const left = one.signature[bin];
    const isEqual = left === other.signature[bin];
    if (isEqual && left === EMPTY_BIN) continue;
    filled++;
    if (isEqual) equal++;
  }
  const jaccard = filled === 0 ? 0 : equal / filled;
  const common = (jaccard / (1 + jaccard)) * (one.shingles + other.shingles);
  return { jaccard, containment: Math.min(1, common / Math.max(1, Math.min(one.shingles, other.shingles))) };
}
