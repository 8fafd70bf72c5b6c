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
const ENTRY = /(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([\w$\u0080-\u00ff]+)):\{([\d:,]+)\},?/gy;

/** Reads what eld's files `ngrams/*.js` hold; undefined for a text that is laid out in another way. */
export function ngramTables(text: string): NgramTables | undefined {
  const head = HEAD.exec(text);
  if (head === null) return undefined;
  const [whole, type = '', listed = ''] = head;
  const languages = Object.fromEntries(
    [...listed.matchAll(LANGUAGE)].map(([, id, code]) => [id, code ?? '']),
  );
  const table = new PackedTable(text.length);
  let end = head.index + whole.length;
  ENTRY.lastIndex = end;
  for (let entry = ENTRY.exec(text); entry !== null; entry = ENTRY.exec(text)) {
    end = ENTRY.lastIndex;
    const [, single, double, bare, frequencies = ''] = entry;
    const name = bare ?? unescaped(single ?? double ?? '');
    if (name === undefined || !table.add(name, frequencies)) return undefined;
  }
  if (!['}}', '}};'].includes(text.slice(end).trim())) return undefined;
  return { type, languages, ngrams: table.asObject() };
}

const DIGIT_ZERO = 48;

/** Undefined where there is an escape that the files do not have. */
function unescaped(literal: string): string | undefined {
  const text = literal.replace(/\\(['"\\])/g, '$1');
  return text.includes('\\') && !literal.includes('\\\\') ? undefined : text;
}

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

  /** False where n-gram or frequencies do not fit. */
  add(name: string, frequencies: string): boolean {
    const key = keyOf(name);
    if (key === 0) return false;
    const slot = this.#slotOf(key);
    this.#keys[slot] = key;
    this.#places[slot] = this.#end;
    let end = this.#end + 1;
    let number = 0;
    for (let index = 0; index <= frequencies.length; index++) {
      const digit = frequencies.charCodeAt(index) - DIGIT_ZERO;
      if (digit >= 0 && digit <= 9) number = number * 10 + digit;
      else if (number > 255) return false;
      else {
        this.#pairs[end++] = number;
        number = 0;
      }
    }
    this.#pairs[this.#end] = (end - this.#end - 1) / 2;
    this.#end = end;
    return true;
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
    let slot =
      (Math.imul(key % 0x1_0000_0000, 0x9e37_79b1) ^ Math.imul(key / 0x1_0000_0000, 0x85eb_ca6b)) >>> 4;
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
