import { type Document, isMap, isSeq, type Pair, type YAMLMap } from 'yaml';

/** Names of settings and numbers of entries, from 0. */
export type Path = readonly (string | number)[];

/** Where the parts of a document stand. What was found on the way to one is kept for the next, a large file has thousands. */
export class Places {
  readonly #contents: unknown;
  readonly #nodes = new Map<string, unknown>();
  readonly #pairs = new WeakMap<object, ReadonlyMap<unknown, Pair>>();

  constructor(document: Document.Parsed) {
    this.#contents = document.contents;
  }

  /** Of the value at this path, or of the nearest part of it that exists; a setting is looked for at its name. */
  offsetOf(path: Path): number {
    for (let length = path.length; length >= 0; length -= 1) {
      const part = path.slice(0, length);
      const key = this.#pairAt(part)?.key;
      if (hasRange(key)) return key.range[0];
      const node = this.#nodeAt(part);
      if (hasRange(node)) return node.range[0];
    }
    return 0;
  }

  #nodeAt(path: Path): unknown {
    if (path.length === 0) return this.#contents;
    const name = JSON.stringify(path);
    if (!this.#nodes.has(name)) this.#nodes.set(name, this.#childAt(path));
    return this.#nodes.get(name);
  }

  #childAt(path: Path): unknown {
    const last = path.at(-1);
    if (typeof last === 'string') return this.#pairAt(path)?.value;
    const parent = this.#nodeAt(path.slice(0, -1));
    return isSeq(parent) && last !== undefined ? parent.items[last] : undefined;
  }

  /** Undefined for a path that does not end in a setting of a map. */
  #pairAt(path: Path): Pair | undefined {
    const name = path.at(-1);
    if (typeof name !== 'string') return undefined;
    const parent = this.#nodeAt(path.slice(0, -1));
    return isMap(parent) ? this.#pairsOf(parent).get(name) : undefined;
  }

  #pairsOf(map: YAMLMap): ReadonlyMap<unknown, Pair> {
    const known = this.#pairs.get(map);
    if (known !== undefined) return known;
    const pairs = new Map<unknown, Pair>();
    for (const pair of map.items)
      if (hasValue(pair.key) && !pairs.has(pair.key.value)) pairs.set(pair.key.value, pair);
    this.#pairs.set(map, pairs);
    return pairs;
  }
}

function hasValue(node: unknown): node is { readonly value: unknown } {
  return typeof node === 'object' && node !== null && 'value' in node;
}

function hasRange(node: unknown): node is { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
