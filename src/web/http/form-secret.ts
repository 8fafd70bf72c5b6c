import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * The secret as a page carries it: another spelling each time. Pages are compressed, and from the length of a compressed
 * page that also holds words of the address one could otherwise guess a secret letter by letter (BREACH).
 */
export function masked(secret: string): string {
  const bytes = Buffer.from(secret, 'hex');
  const mask = randomBytes(bytes.length);
  return Buffer.concat([mask, xor(bytes, mask)]).toString('hex');
}

/** Whether what a form sent is a spelling of the secret; compared in constant time. */
export function isSecret(sent: string | null | undefined, secret: string): boolean {
  const bytes = Buffer.from(sent ?? '', 'hex');
  const half = bytes.length / 2;
  const plain = Number.isInteger(half)
    ? xor(bytes.subarray(half), bytes.subarray(0, half)).toString('hex')
    : '';
  return timingSafeEqual(digest(plain), digest(secret));
}

function xor(one: Uint8Array, other: Uint8Array): Buffer {
  return Buffer.from(one.map((byte, index) => byte ^ (other[index] ?? 0)));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
