/** Beginnings of words, and what they mean: looked up letter by letter, so that a thousand cost as much as ten. */
interface Node {
  readonly next: Map<number, Node>;
  meaning?: string;
  /** Only where the word ends here. */
  whole?: string;
  /** Also inside a word, as a later part of a compound. */
  inside?: string;
}

export interface Trie {
  /** What the beginning of `text` at `at` means; `inside` where that is not the beginning of a word. */
  meaningsAt(text: string, at: number, inside: boolean, found: Set<string>): void;
}

/**
 * From `meaning: stem stem …` on each line. A stem is the beginning of a word; `=stem` is the word itself;
 * `~stem` is also found inside compounds; `_` or `-` stands for what parts two words.
 */
export function trieOf(table: string): Trie {
  const root: Node = { next: new Map() };
  for (const line of table.split('\n')) {
    const [meaning = '', stems = ''] = line.split(/:\s+/);
    for (const stem of stems.split(/\s+/).filter((one) => one !== '')) plant(root, stem, meaning.trim());
  }
  return { meaningsAt: (text, at, inside, found) => walk(root, { text, at, inside, found }) };
}

function plant(root: Node, stem: string, meaning: string): void {
  const letters = stem.replace(/^[=~]/, '').replaceAll(/[_-]/g, ' ');
  let node = root;
  for (let at = 0; at < letters.length; at++) {
    const code = letters.charCodeAt(at);
    const next = node.next.get(code) ?? { next: new Map() };
    node.next.set(code, next);
    node = next;
  }
  if (stem.startsWith('=')) node.whole = meaning;
  else node.meaning = meaning;
  if (stem.startsWith('~')) node.inside = meaning;
}

function walk(
  root: Node,
  query: {
    readonly text: string;
    readonly at: number;
    readonly inside: boolean;
    readonly found: Set<string>;
  },
): void {
  const { text, inside, found } = query;
  let node: Node | undefined = root;
  for (let at = query.at; at <= text.length; at++) {
    const meaning = inside ? node.inside : node.meaning;
    if (meaning !== undefined) found.add(meaning);
    const code = text.charCodeAt(at);
    const ends = at === text.length || code === 32;
    if (ends && !inside && node.whole !== undefined) found.add(node.whole);
    node = node.next.get(code);
    if (node === undefined) return;
  }
}
