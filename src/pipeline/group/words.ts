import { hash } from 'node:crypto';

/** A short name for a long text: 64 bits of SHA-256, in hex. */
export function shortHash(text: string): string {
  return hash('sha256', text).slice(0, 16);
}

/** FNV-1a (Fowler, Noll, Vo) over UTF-16 code units: 32 bits, fast and the same everywhere. */
export function wordHash(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index++) {
    hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  }
  return hash;
}
