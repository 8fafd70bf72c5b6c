/**
 * A trie over a vocabulary, walked letter by letter, so that a thousand words cost as much as ten. States are rows of
 * one table of numbers, since this runs from every letter of every text.
 */
const LETTERS = 'abcdefghijklmnopqrstuvwxyzåäöéüõ ';
const WIDTH = LETTERS.length + 1;
/** Column of each character below 512, 0 for those that no vocabulary has. */
const COLUMNS = new Uint8Array(512);
for (const [index, letter] of [...LETTERS].entries()) COLUMNS[letter.charCodeAt(0)] = index + 1;
const SPACE = 32;
/** Where the beginnings of words are, and where later parts of compounds are. */
const WORDS = 1;
const PARTS = 2;

export interface Vocabulary {
  /** What the words of a text mean that is in small letters with one space between words. */
  meaningsIn(text: string): ReadonlySet<string>;
}

interface Table {
  /** The next state for each state and letter; 0 for none. */
  readonly next: Uint16Array;
  readonly meanings: readonly (string | undefined)[];
  /** Only where the word ends here. */
  readonly wholes: readonly (string | undefined)[];
}

/**
 * From a table with `meaning: stem stem …` on each line, for each kind, which stands before its meanings in the answer
 * (`event:open`). A stem is the beginning of a word; `=stem` is the word itself; `~stem` is found inside compounds only,
 * from their second letter on; `_` or `-` stands for what parts two words.
 */
export function vocabularyOf(tables: Readonly<Record<string, string>>): Vocabulary {
  const table = tableOf(
    Object.entries(tables).flatMap(([kind, lines]) =>
      lines.split('\n').flatMap((line) => {
        const [meaning = '', stems = ''] = line.split(/:\s+/);
        const list = stems.split(/\s+/).filter((stem) => stem !== '');
        return list.map((stem) => ({ stem, meaning: `${kind}:${meaning.trim()}` }));
      }),
    ),
  );
  return { meaningsIn: (text) => meaningsIn(text, table) };
}

function tableOf(entries: readonly { readonly stem: string; readonly meaning: string }[]): Table {
  const rows: number[][] = [[], [], []];
  const meanings: (string | undefined)[] = [];
  const wholes: (string | undefined)[] = [];
  for (const { stem, meaning } of entries) {
    let state = stem.startsWith('~') ? PARTS : WORDS;
    for (const letter of stem.replace(/^[=~]/, '').replaceAll(/[_-]/g, ' ')) {
      const column = COLUMNS[letter.charCodeAt(0)];
      if (column === undefined || column === 0)
        throw new Error(`no letter "${letter}" for the stem "${stem}"`);
      const row = rows[state] ?? [];
      state = row[column] ?? rows.push([]) - 1;
      row[column] = state;
    }
    if (stem.startsWith('=')) wholes[state] = meaning;
    else meanings[state] = meaning;
  }
  const next = new Uint16Array(rows.length * WIDTH);
  for (const [state, row] of rows.entries())
    row.forEach((target, column) => {
      next[state * WIDTH + column] = target;
    });
  return { next, meanings, wholes };
}

function meaningsIn(text: string, table: Table): ReadonlySet<string> {
  const columns = new Uint8Array(text.length + 1);
  for (let at = 0; at < text.length; at++) columns[at] = COLUMNS[text.charCodeAt(at)] ?? 0;
  const space = COLUMNS[SPACE] ?? 0;
  columns[text.length] = space;
  const found = new Set<string>();
  let before = space;
  for (let at = 0; at < text.length; at++) {
    const column = columns[at] ?? 0;
    if (column !== space) walk(before === space ? WORDS : PARTS, columns, at, { table, found });
    before = column;
  }
  return found;
}

function walk(
  root: number,
  columns: Uint8Array,
  from: number,
  { table, found }: { readonly table: Table; readonly found: Set<string> },
): void {
  const space = COLUMNS[SPACE];
  let state = root;
  for (let at = from; at < columns.length; at++) {
    const column = columns[at] ?? 0;
    if (column === space) add(table.wholes[state], found);
    state = table.next[state * WIDTH + column] ?? 0;
    if (state === 0) return;
    add(table.meanings[state], found);
  }
}

function add(meaning: string | undefined, found: Set<string>): void {
  if (meaning !== undefined) found.add(meaning);
}
