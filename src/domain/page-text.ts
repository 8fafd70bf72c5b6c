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
  const { body } = page;
  const marked = byMark(body);
  if (marked !== undefined) return marked;
  const valid = decoded(body, 'utf-8', true);
  const inHeader = charsetIn(page.headers['content-type'] ?? '');
  if (valid !== undefined) {
    const label = inHeader ?? declared(valid);
    return label !== undefined && isSevenBit(label) ? (decoded(body, label) ?? valid) : valid;
  }
  // Decoded once for both: what the page declares, and most likely what it is.
  const western = repaired(decoded(body, 'windows-1252') ?? '');
  const encoding = usable(inHeader ?? declared(western) ?? 'utf-8') ?? 'utf-8';
  if (encoding === 'windows-1252') return western;
  if (encoding === 'utf-8') return isMostlyUtf8(body) ? (decoded(body, 'utf-8') ?? '') : western;
  return repaired(decoded(body, encoding) ?? western);
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

/** Undefined where the encoding is unknown or, with `fatal`, where a byte does not fit. */
function decoded(body: Uint8Array, encoding: string, fatal = false): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal }).decode(body);
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}

const CHARSET = /charset\s*=\s*["']?\s*([\w.:+-]+)/i;

function charsetIn(text: string): string | undefined {
  return CHARSET.exec(text)?.[1];
}

function declared(text: string): string | undefined {
  const inXml = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/i.exec(text.slice(0, 1_000))?.[1];
  return inXml ?? inMeta(text);
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
  try {
    const { encoding } = new TextDecoder(OTHER_LABELS[name] ?? name);
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
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
