/** Without those that are taken for others: 0 O 1 l I. 32 characters, 5 bits each. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 5;

/** How many random bytes `writtenPassword` takes. */
export const PASSWORD_BYTES = GROUPS * GROUP_LENGTH;

/** A password of 100 bits that can be read out and typed, `kx3ma-…`, of so many random bytes. */
export function writtenPassword(random: Uint8Array): string {
  const characters = [...random.subarray(0, PASSWORD_BYTES)].map((byte) => ALPHABET[byte % ALPHABET.length]);
  return Array.from({ length: GROUPS }, (_, group) =>
    characters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join(''),
  ).join('-');
}
