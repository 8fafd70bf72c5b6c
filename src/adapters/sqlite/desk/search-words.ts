/** What a person typed, taken apart: words and "phrases" that have to be there, and those that must not. */
export interface Wanted {
  readonly all: readonly string[];
  readonly none: readonly string[];
}

/** Reads what a person typed; there is nothing that it refuses. */
export function wantedOf(text: string): Wanted {
  const parts = text.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/gu);
  const all: string[] = [];
  const none: string[] = [];
  for (const [, minus, phrase, word = ''] of parts) {
    const term = phrase === undefined ? expression(word, true) : expression(phrase, false);
    if (term !== undefined) (minus === '-' ? none : all).push(term);
  }
  return { all, none };
}

/** FTS5 takes quoted text literally; a word is found with every ending, as Finnish inflects, a phrase as it stands. */
function expression(text: string, anyEnding: boolean): string | undefined {
  const tokens = text.match(/[\p{L}\p{N}\p{M}]+/gu);
  if (tokens === null) return undefined;
  return `"${tokens.join(' ')}"${anyEnding ? '*' : ''}`;
}

/** Mentions that hold the words, in the order of their numbers, which is what the index is in. */
export const HITS = 'SELECT rowid AS id FROM mention_search WHERE mention_search MATCH @words';

/** What is asked of the index of words; undefined where nothing was typed. */
export function matchOf({ all, none }: Wanted): string | undefined {
  if (all.length === 0 && none.length === 0) return undefined;
  // FTS5 knows no query that only excludes: what these words find is left out by `wordsAmong`.
  if (all.length === 0) return none.join(' OR ');
  const held = all.join(' AND ');
  return none.length === 0 ? held : `(${held}) NOT (${none.join(' OR ')})`;
}

/**
 * Those of a table `few (id)`, which is not empty, that hold the words. The index is read from the first of them to the
 * last; the plus sign: what it answers is looked for in `few`, where each would be looked up in the index otherwise.
 */
export function wordsAmong(wanted: Wanted): string {
  if (matchOf(wanted) === undefined) return 'SELECT id FROM few';
  const near = `${HITS} AND rowid >= (SELECT min(id) FROM few) AND rowid <= (SELECT max(id) FROM few)`;
  return wanted.all.length > 0
    ? `${near} AND +rowid IN (SELECT id FROM few)`
    : `SELECT id FROM few WHERE id NOT IN (${near})`;
}
