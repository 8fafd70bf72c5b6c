/** All stems of a lexicon in one tree: a token is read from left to right once, whatever the number of keywords. */
export class Trie<Entry> {
  // Node n: its letter, its first child, its next sibling; -1 where there is none.
  private readonly letters: number[] = [0];
  private readonly children: number[] = [-1];
  private readonly siblings: number[] = [-1];
  private readonly values: (Entry[] | undefined)[] = [undefined];
  /** The root has many children: found by letter instead of by walking. */
  private readonly roots = new Map<number, number>();

  add(text: string, entry: Entry): void {
    let node = 0;
    for (let at = 0; at < text.length; at += 1) {
      const letter = text.charCodeAt(at);
      const next = this.step(node, letter);
      node = next < 0 ? this.grow(node, letter) : next;
    }
    const entries = this.values[node];
    if (entries === undefined) this.values[node] = [entry];
    else entries.push(entry);
  }

  /** The node behind this letter, or -1. The root is 0. */
  step(node: number, letter: number): number {
    if (node === 0) return this.roots.get(letter) ?? -1;
    let child = this.children[node] ?? -1;
    while (child >= 0 && this.letters[child] !== letter) child = this.siblings[child] ?? -1;
    return child;
  }

  at(node: number): readonly Entry[] | undefined {
    return this.values[node];
  }

  private grow(parent: number, letter: number): number {
    const node = this.letters.length;
    this.letters.push(letter);
    this.children.push(-1);
    this.siblings.push(this.children[parent] ?? -1);
    this.values.push(undefined);
    this.children[parent] = node;
    if (parent === 0) this.roots.set(letter, node);
    return node;
  }
}
