/**
 * The detector's table of n-grams in 3 MB. As the object that eld keeps it in, 50,000 small objects, it takes 28 MB of
 * heap, 72 MB of the process and a fifth of a second to load, in every thread; so its file is read as text, and what the
 * detector asks of the table is answered from arrays.
 */

/** What eld keeps of an n-gram: by the number of the language, how often it has it. */
type Frequencies = Readonly<Record<string, number>>;

export interface NgramTables {
  readonly type: string;
  /** Numbers of languages, as the table has them → ISO 639-1. */
  readonly languages: Readonly<Record<string, string>>;
  /** Answers to property names as an object with all of them would. */
  readonly ngrams: Readonly<Record<string, Frequencies>>;
}

const HEAD = /\{type:'(\w+)',languages:\{([^{}]*)\},isSubset:(?:true|false),ngrams:\{/;
const LANGUAGE = /(\d+):'(\w+)',?/gy;

/** Reads what eld's files `ngrams/*.js` hold; undefined for a text that is laid out in another way. */
export function ngramTables(text: string): NgramTables | undefined {
  const head = HEAD.exec(text);
  if (head === null) return undefined;
  const [whole, type = '', listed = ''] = head;
  const languages = Object.fromEntries(
    [...listed.matchAll(LANGUAGE)].map(([, id, code]) => [id, code ?? '']),
  );
  const table = new PackedTable(text.length);
  let at = head.index + whole.length;
  while (text[at] !== '}') {
    at = table.take(text, at);
    if (at < 0) return undefined;
  }
  if (!['}}', '}};'].includes(text.slice(at).trim())) return undefined;
  return { type, languages, ngrams: table.asObject() };
}

const [QUOTE, DOUBLE_QUOTE, BACKSLASH, COLON, COMMA, OPEN, CLOSE, ZERO] = [39, 34, 92, 58, 44, 123, 125, 48];
/** Of a name that stands without quotation marks. */
const BARE = /[\w$\u0080-\u00ff]/;
const IS_BARE = Array.from({ length: 256 }, (_, code) => BARE.test(String.fromCharCode(code)));

/** An n-gram has at most so many characters of one byte each: that many fit into the exact part of a number. */
const LONGEST = 6;

/** N-grams by open addressing; of each its languages and frequencies, in pairs of bytes after a byte that counts them. */
class PackedTable {
  readonly #keys: Float64Array;
  readonly #places: Uint32Array;
  readonly #pairs: Uint8Array;
  #end = 1;

  /** For as many n-grams as a file of so many characters can hold. */
  constructor(characters: number) {
    const slots = 2 ** Math.ceil(Math.log2(characters / 8));
    this.#keys = new Float64Array(slots);
    this.#places = new Uint32Array(slots);
    this.#pairs = new Uint8Array(characters / 2);
  }

  /** The n-gram that is written here, `'ab':{1:20,4:7},`: answers where the next one is, or -1 where this one does not fit. */
  take(text: string, start: number): number {
    const first = text.charCodeAt(start);
    const quote = first === QUOTE || first === DOUBLE_QUOTE ? first : undefined;
    let at = quote === undefined ? start : start + 1;
    let key = 0;
    let length = 0;
    for (let code = text.charCodeAt(at++); code !== (quote ?? COLON); code = text.charCodeAt(at++)) {
      if (quote === undefined && !IS_BARE[code]) return -1;
      if (code === BACKSLASH) {
        code = text.charCodeAt(at++);
        if (code !== QUOTE && code !== DOUBLE_QUOTE && code !== BACKSLASH) return -1;
      }
      // At the end of the text it is no number.
      if (!(code <= 255) || ++length > LONGEST) return -1;
      key = key * 256 + code;
    }
    if (quote !== undefined && text.charCodeAt(at++) !== COLON) return -1;
    if (key === 0 || text.charCodeAt(at++) !== OPEN) return -1;
    const slot = this.#slotOf(key);
    this.#keys[slot] = key;
    this.#places[slot] = this.#end;
    return this.#takeFrequencies(text, at);
  }

  #takeFrequencies(text: string, start: number): number {
    let at = start;
    let end = this.#end + 1;
    let number = 0;
    for (;;) {
      const code = text.charCodeAt(at++);
      if (code >= ZERO && code < COLON) number = number * 10 + code - ZERO;
      else if (number > 255 || (code !== COLON && code !== COMMA && code !== CLOSE)) return -1;
      else {
        this.#pairs[end++] = number;
        number = 0;
        if (code === CLOSE) break;
      }
    }
    this.#pairs[this.#end] = (end - this.#end - 1) / 2;
    this.#end = end;
    return text.charCodeAt(at) === COMMA ? at + 1 : at;
  }

  asObject(): Readonly<Record<string, Frequencies>> {
    return new Proxy({}, { get: (_, name) => (typeof name === 'string' ? this.#find(name) : undefined) });
  }

  #find(name: string): Frequencies | undefined {
    const key = keyOf(name);
    const place = key === 0 ? 0 : (this.#places[this.#slotOf(key)] ?? 0);
    if (place === 0) return undefined;
    const found: Record<string, number> = {};
    const end = place + 2 * (this.#pairs[place] ?? 0);
    for (let at = place + 1; at < end; at += 2) found[this.#pairs[at] ?? 0] = this.#pairs[at + 1] ?? 0;
    return found;
  }

  /** Where the key is, or the free place where it would be. */
  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    let slot = (Math.imul(key, 0x9e37_79b1) ^ Math.imul(key / 0x1_0000_0000, 0x85eb_ca6b)) >>> 4;
    for (slot &= mask; this.#keys[slot] !== 0 && this.#keys[slot] !== key; ) slot = (slot + 1) & mask;
    return slot;
  }
}

/** Its characters as the digits of one number; 0 for what cannot be an n-gram. */
function keyOf(name: string): number {
  if (name.length > LONGEST) return 0;
  let key = 0;
  for (let index = 0; index < name.length; index++) {
    const code = name.charCodeAt(index);
    if (code > 255) return 0;
    key = key * 256 + code;
  }
  return key;
}
