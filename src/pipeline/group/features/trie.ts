/** Beginnings of words, and what they mean: looked up letter by letter, so that a thousand cost as much as ten. */
interface Node {
  readonly next: Map<number, Node>;
  meaning?: string;
  /** Only where the word ends here. */
  whole?: string;
}

export interface Vocabulary {
  /** What the words of a text mean that is in small letters with one space between words. */
  meaningsIn(text: string): ReadonlySet<string>;
}

const SPACE = 32;

/**
 * From a table with `meaning: stem stem …` on each line, for each kind, which stands before its meanings in the answer
 * (`event:open`). A stem is the beginning of a word; `=stem` is the word itself; `~stem` is found inside compounds only
 * from their second letter on; `_` or `-` stands for what parts two words.
 */
export function vocabularyOf(tables: Readonly<Record<string, string>>): Vocabulary {
  const roots = { words: emptyNode(), parts: emptyNode() };
  for (const [kind, table] of Object.entries(tables)) {
    for (const line of table.split('\n')) {
      const [meaning = '', stems = ''] = line.split(/:\s+/);
      for (const stem of stems.split(/\s+/).filter((one) => one !== ''))
        plant(stem.startsWith('~') ? roots.parts : roots.words, stem, `${kind}:${meaning.trim()}`);
    }
  }
  return { meaningsIn: (text) => meaningsIn(text, roots) };
}

function emptyNode(): Node {
  return { next: new Map() };
}

function plant(root: Node, stem: string, meaning: string): void {
  const letters = stem.replace(/^[=~]/, '').replaceAll(/[_-]/g, ' ');
  let node = root;
  for (let at = 0; at < letters.length; at++) {
    const code = letters.charCodeAt(at);
    const next = node.next.get(code) ?? emptyNode();
    node.next.set(code, next);
    node = next;
  }
  if (stem.startsWith('=')) node.whole = meaning;
  else node.meaning = meaning;
}

function meaningsIn(
  text: string,
  { words, parts }: { readonly words: Node; readonly parts: Node },
): ReadonlySet<string> {
  const found = new Set<string>();
  let before = SPACE;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== SPACE) walk(before === SPACE ? words : parts, text, at, found);
    before = code;
  }
  return found;
}

function walk(root: Node, text: string, from: number, found: Set<string>): void {
  let node: Node | undefined = root;
  for (let at = from; ; at++) {
    if (node.meaning !== undefined) found.add(node.meaning);
    const code = at < text.length ? text.charCodeAt(at) : SPACE;
    if (code === SPACE && node.whole !== undefined) found.add(node.whole);
    node = node.next.get(code);
    if (node === undefined) return;
  }
}
