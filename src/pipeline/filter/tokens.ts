import type { Field } from '../../domain/match.ts';

/** A word as it stands in a field of the article. */
export interface Token {
  /** Normalised (NFC, plain hyphens and apostrophes, no soft hyphens), in its own case. */
  readonly surface: string;
  readonly field: Field;
  /** Half-open range in UTF-16 code units of the field as it was given. */
  readonly start: number;
  readonly end: number;
  /** Counts up over the fields; two tokens of one sentence have the same number. */
  readonly sentence: number;
  /** First of its sentence, or after a quotation mark or a colon: its capital letter means nothing. */
  readonly first: boolean;
}

const LETTER = 1;
const JOINER = 2;
const IGNORED = 3;
const TERMINATOR = 4;
const BREAK = 5;
const OPENER = 6;
const SPACE = 7;

const KINDS = kindsOfCodes();

function kindsOfCodes(): Uint8Array {
  const kinds = new Uint8Array(0x250);
  for (let code = 0; code < kinds.length; code += 1) {
    if (/[\p{L}\p{N}]/u.test(String.fromCharCode(code))) kinds[code] = LETTER;
  }
  for (const joiner of "-':") kinds[joiner.charCodeAt(0)] = JOINER;
  for (const terminator of '.!?') kinds[terminator.charCodeAt(0)] = TERMINATOR;
  for (const opener of '"«»*') kinds[opener.charCodeAt(0)] = OPENER;
  kinds[0x0a] = BREAK;
  kinds[0x0d] = BREAK;
  kinds[0x20] = SPACE;
  kinds[0x09] = SPACE;
  kinds[0xa0] = SPACE;
  kinds[0xad] = IGNORED;
  return kinds;
}

const RARE: Readonly<Record<number, number>> = {
  8208: JOINER,
  8209: JOINER,
  8211: JOINER,
  8217: JOINER,
  700: JOINER,
  8216: OPENER,
  8220: OPENER,
  8221: OPENER,
  8222: OPENER,
  8226: OPENER,
  8212: OPENER,
  8230: TERMINATOR,
  8232: BREAK,
  8233: BREAK,
  8203: IGNORED,
  8204: IGNORED,
  8205: IGNORED,
  8288: IGNORED,
  65279: IGNORED,
};

function kindOf(code: number): number {
  if (code < 0x250) return KINDS[code] ?? 0;
  const rare = RARE[code];
  if (rare !== undefined) return rare;
  return /[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(code)) ? LETTER : 0;
}

const COLON = 0x3a;
const POINT = 0x2e;

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function startsSentence(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (isDigit(code)) return true;
  if (code < 0x80) return code >= 0x41 && code <= 0x5a;
  const letter = text[at] ?? '';
  return letter !== letter.toLowerCase();
}

/**
 * Adds the words of a field to `tokens`; answers the number of the last sentence. With `splitsHyphens` (English)
 * `battery-grade` is two tokens, otherwise one.
 */
export function tokenize(
  text: string,
  {
    field,
    sentence: firstSentence,
    splitsHyphens,
  }: { readonly field: Field; readonly sentence: number; readonly splitsHyphens: boolean },
  tokens: Token[],
): number {
  let sentence = firstSentence;
  let at = 0;
  let first = true;
  let ended = false;
  const { length } = text;
  while (at < length) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind !== LETTER) {
      if (kind === BREAK) {
        sentence += 1;
        first = true;
        ended = false;
      } else if (kind === TERMINATOR) ended = true;
      else if (text.charCodeAt(at) === COLON) first = true;
      at += 1;
      continue;
    }
    const end = endOfWord(text, at, splitsHyphens);
    if (ended) {
      if (startsSentence(text, at)) {
        sentence += 1;
        first = true;
      }
      ended = false;
    }
    // An opening quotation mark touches its word, a closing one does not.
    if (at > 0 && kindOf(text.charCodeAt(at - 1)) === OPENER) first = true;
    tokens.push({ surface: normalised(text.slice(at, end)), field, start: at, end, sentence, first });
    first = false;
    at = end;
  }
  return sentence + 1;
}

function endOfWord(text: string, start: number, splitsHyphens: boolean): number {
  let end = start + 1;
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const kind = kindOf(code);
    if (kind === LETTER) end = at + 1;
    else if (kind === IGNORED) continue;
    else if (!joins(text, at, code, kind, splitsHyphens)) break;
  }
  // `nikkeli- ja kobolttitehdas`: the hyphen that stands for the rest of the word belongs to it.
  return !splitsHyphens && text[end] === '-' && !/[\p{L}\p{N}-]/u.test(text[end + 1] ?? '-') ? end + 1 : end;
}

/** A hyphen, an apostrophe, a colon or a decimal point that has the word going on behind it. */
function joins(text: string, at: number, code: number, kind: number, splitsHyphens: boolean): boolean {
  const next = text.charCodeAt(at + 1);
  if (code === POINT) return isDigit(text.charCodeAt(at - 1)) && isDigit(next);
  if (kind !== JOINER || kindOf(next) !== LETTER) return false;
  // `VTT:llä` goes on, `Vaasa:Tehdas` does not.
  if (code === COLON) return next >= 0x61 && next !== 0xd7;
  const isHyphen = code === 0x2d || (code >= 0x2010 && code <= 0x2013);
  return !isHyphen || !splitsHyphens;
}

const UNUSUAL = /[^\x20-\x7eåäöÅÄÖ]/;

function normalised(word: string): string {
  if (!UNUSUAL.test(word)) return word;
  return word
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\u2010\u2011\u2013]/g, '-')
    .replace(/[\u2019\u02bc]/g, "'")
    .normalize('NFC');
}
