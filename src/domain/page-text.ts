/**
 * From bytes to text. Said by whom, in this order: a byte order mark, the HTTP header, the XML declaration, a
 * `<meta>` wherever it stands (some sites declare their charset after a hundred kilobytes of scripts); where
 * nobody says anything, UTF-8 if the bytes are valid, else windows-1252. Labels mean what WHATWG's Encoding
 * Standard says: ISO-8859-1 is windows-1252. Bytes that are plainly UTF-8 are read so whatever was declared.
 */
interface EncodedPage {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** Never throws: what cannot be decoded is replaced. */
export function textOf(page: EncodedPage): string {
  return textPiecesOf(page).join('');
}

/**
 * The text in pieces, for readers that take it piece by piece: strings as long as a page cost twenty times as much to
 * make as the same text in pieces of this size (measured: 2 ms against 0.1 ms for 200 KB).
 */
export function textPiecesOf({ body, headers }: EncodedPage): readonly string[] {
  const marked = byMark(body);
  if (marked !== undefined) return [marked];
  const valid = utf8Pieces(body, true);
  const inHeader = charsetIn(headers['content-type'] ?? '');
  if (valid !== undefined) {
    const label = inHeader ?? declared(valid.slice(0, 1));
    return label !== undefined && isSevenBit(label) ? [decoded(body, label) ?? valid.join('')] : valid;
  }
  // Decoded once for both: what the page declares, and most likely what it is.
  const western = piecesIn(body, 'windows-1252').map(repaired);
  const encoding = usable(inHeader ?? declared(western) ?? 'utf-8') ?? 'utf-8';
  if (encoding === 'windows-1252') return western;
  if (encoding === 'utf-8') return isMostlyUtf8(body) ? (utf8Pieces(body, false) ?? western) : western;
  return piecesIn(body, encoding).map(repaired);
}

const PIECE_BYTES = 32_768;

/** Cut between characters; undefined where a byte does not fit and `fatal` is asked for. */
function utf8Pieces(body: Uint8Array, fatal: boolean): readonly string[] | undefined {
  const pieces: string[] = [];
  const decoder = new TextDecoder('utf-8', { fatal, ignoreBOM: true });
  let start = 0;
  while (start < body.length) {
    let end = Math.min(body.length, start + PIECE_BYTES);
    for (let back = 0; back < 3 && end < body.length && ((body[end] ?? 0) & 0xc0) === 0x80; back++) end--;
    const piece = attempted(() => decoder.decode(body.subarray(start, end)));
    if (piece === undefined) return undefined;
    pieces.push(piece);
    start = end;
  }
  return pieces;
}

function piecesIn(body: Uint8Array, encoding: string): readonly string[] {
  const pieces: string[] = [];
  const decoder = new TextDecoder(encoding);
  for (let start = 0; start < body.length; start += PIECE_BYTES) {
    const end = start + PIECE_BYTES;
    pieces.push(decoder.decode(body.subarray(start, end), { stream: end < body.length }));
  }
  return pieces;
}

/** A decoder for seven-bit escapes (ISO-2022) reads bytes that look like plain ASCII. */
function isSevenBit(label: string): boolean {
  return /^iso-2022/i.test(label);
}

function byMark(body: Uint8Array): string | undefined {
  const [first, second, third, fourth] = body;
  if (first === 0xef && second === 0xbb && third === 0xbf) return decoded(body, 'utf-8');
  if (first === 0xff && second === 0xfe && third === 0 && fourth === 0) return utf32(body, true);
  if (first === 0 && second === 0 && third === 0xfe && fourth === 0xff) return utf32(body, false);
  if (first === 0xff && second === 0xfe) return decoded(body, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decoded(body, 'utf-16be');
  // Without a mark, `<` followed or preceded by zeros gives wide characters away.
  if (first === 0x3c && second === 0) return third === 0 ? utf32(body, true) : decoded(body, 'utf-16le');
  if (first === 0 && second === 0x3c) return decoded(body, 'utf-16be');
  if (first === 0 && second === 0 && third === 0 && fourth === 0x3c) return utf32(body, false);
  return undefined;
}

function utf32(body: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  let text = '';
  for (let offset = 0; offset + 4 <= body.byteLength; offset += 4) {
    const codePoint = view.getUint32(offset, littleEndian);
    if (codePoint === 0xfeff) continue;
    text += codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '\ufffd';
  }
  return text;
}

/** Undefined where the encoding is unknown. */
function decoded(body: Uint8Array, encoding: string): string | undefined {
  return attempted(() => new TextDecoder(encoding).decode(body));
}

/** Undefined where a decoder refuses: it throws for an encoding that it does not know and for bytes that do not fit. */
function attempted<Value>(attempt: () => Value): Value | undefined {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}

const CHARSET = /charset\s*=\s*(?:["']\s*)?([\w.:+-]+)/i;

function charsetIn(text: string): string | undefined {
  return CHARSET.exec(text)?.[1];
}

function declared(pieces: readonly string[]): string | undefined {
  const [head = ''] = pieces;
  const inXml = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/i.exec(head.slice(0, 1_000))?.[1];
  if (inXml !== undefined) return inXml;
  for (const [index, piece] of pieces.entries()) {
    // A tag may be cut in two.
    const label = inMeta((pieces[index - 1] ?? '').slice(-1_000) + piece);
    if (label !== undefined) return label;
  }
  return undefined;
}

function inMeta(text: string): string | undefined {
  for (const [tag] of text.matchAll(/<meta\b[^>]{0,1000}/gi)) {
    const label = charsetIn(tag);
    if (label !== undefined) return label;
  }
  return undefined;
}

/** Names that publishers use and WHATWG does not know. */
const OTHER_LABELS: Readonly<Record<string, string>> = {
  'cp-1252': 'windows-1252',
  'iso-latin-1': 'windows-1252',
  utf: 'utf-8',
  'utf-8-sig': 'utf-8',
  utf8mb4: 'utf-8',
  u16: 'utf-16le',
};

/** The encoding's own name; undefined for a label that nobody knows. A page that can be read so far is not UTF-16. */
function usable(label: string): string | undefined {
  const name = label.trim().toLowerCase();
  const encoding = attempted(() => new TextDecoder(OTHER_LABELS[name] ?? name).encoding);
  return encoding?.startsWith('utf-16') ? 'utf-8' : encoding;
}

/** Whether most characters outside ASCII are written as UTF-8 has it: a stray byte does not change what the page is. */
function isMostlyUtf8(body: Uint8Array): boolean {
  let sequences = 0;
  let strays = 0;
  for (let index = 0; index < body.length; index++) {
    const byte = body[index] ?? 0;
    if (byte < 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
    let good = length > 1;
    for (let next = 1; next < length && good; next++) good = ((body[index + next] ?? 0) & 0xc0) === 0x80;
    if (good) sequences++;
    else strays++;
    if (good) index += length - 1;
  }
  return sequences > strays;
}

/** What bytes 0x80 to 0x9F are in windows-1252. Some releases of Node decode them as control characters. */
const WESTERN = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Control characters that a publisher wrote as if they were windows-1252, as what was meant. */
export function repaired(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (control) => WESTERN[control.charCodeAt(0) - 0x80] ?? control);
}
