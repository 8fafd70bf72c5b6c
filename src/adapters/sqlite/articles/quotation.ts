/** The longest piece of a publisher's own description that we print, in UTF-16 code units. */
export const QUOTATION_LENGTH = 200;

/** A sentence that ends before this share of the length would say too little; the cut falls between words then. */
const LEAST_SHARE = 0.5;

const SENTENCE_END = /[.!?…]["”’»)]?(?=\s)/gu;

/** The beginning of a text, cut after a sentence or else between words, with `…` where something was left out. */
export function quotation(text: string, length: number = QUOTATION_LENGTH): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  if (plain.length <= length) return plain;
  const room = plain.slice(0, length - 2);
  const sentence = lastSentenceEnd(plain, length - 2);
  if (sentence >= length * LEAST_SHARE) return `${plain.slice(0, sentence)} …`;
  const space = room.lastIndexOf(' ');
  const words = space > 0 ? room.slice(0, space) : room.replace(/[\uD800-\uDBFF]$/u, '');
  return `${words.replace(/(?<![\s,;:–-])[\s,;:–-]+$/u, '')}…`;
}

function lastSentenceEnd(text: string, limit: number): number {
  let last = 0;
  for (const found of text.matchAll(SENTENCE_END)) {
    const end = found.index + found[0].length;
    if (end > limit) break;
    last = end;
  }
  return last;
}
