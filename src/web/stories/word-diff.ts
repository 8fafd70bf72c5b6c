import { type Content, type Html, html } from '../html.ts';

/** Headlines have fewer; a longer text is shown as removed and added as a whole. */
const MOST_WORDS = 80;

/** Two headlines as one, word by word: what went is struck out, what came is set off. */
export function wordDiff(before: string, after: string): Html {
  const [old, fresh] = [before.split(/\s+/u), after.split(/\s+/u)];
  if (old.length > MOST_WORDS || fresh.length > MOST_WORDS)
    return html`<del>${before}</del> <ins>${after}</ins>`;
  const pieces = steps(old, fresh).map(({ kind, word }): Content => {
    if (kind === 'same') return [word, ' '];
    return kind === 'gone' ? html`<del>${word}</del> ` : html`<ins>${word}</ins> `;
  });
  return html`<bdi>${pieces}</bdi>`;
}

interface Step {
  readonly kind: 'same' | 'gone' | 'come';
  readonly word: string;
}

/** The longest common subsequence of words, read off as what to keep, drop and add. */
function steps(old: readonly string[], fresh: readonly string[]): readonly Step[] {
  const common = lengths(old, fresh);
  const found: Step[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    const [gone, come] = [old[i], fresh[j]];
    if (gone !== undefined && gone === come) {
      found.push({ kind: 'same', word: gone });
      i++;
      j++;
    } else if (gone !== undefined && (come === undefined || at(common, i + 1, j) >= at(common, i, j + 1))) {
      found.push({ kind: 'gone', word: gone });
      i++;
    } else if (come !== undefined) {
      found.push({ kind: 'come', word: come });
      j++;
    }
  }
  return found;
}

/** How many words the rests from there on have in common. */
function lengths(old: readonly string[], fresh: readonly string[]): readonly (readonly number[])[] {
  const rows: number[][] = [new Array<number>(fresh.length + 1).fill(0)];
  for (const word of old.toReversed()) {
    const below = rows[0] ?? [];
    const row = new Array<number>(fresh.length + 1).fill(0);
    for (let j = fresh.length - 1; j >= 0; j--)
      row[j] = word === fresh[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    rows.unshift(row);
  }
  return rows;
}

function at(table: readonly (readonly number[])[], row: number, column: number): number {
  return table[row]?.[column] ?? 0;
}
