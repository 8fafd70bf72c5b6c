/** A word or number of a text, with what is around it. */
export interface Token {
  readonly text: string;
  readonly lower: string;
  readonly kind: 'word' | 'number' | 'sign';
  /** Begins a sentence, a paragraph or a quotation, where a capital says nothing. */
  readonly opens: boolean;
  /** Nothing but the letter itself between this and the one before. */
  readonly touches: boolean;
}

/** A number with groups of three, a word with inner hyphens kept apart and its case ending behind a colon, a sign of money or percent. */
const TOKEN =
  /\d{1,3}(?:[ \u00a0\u2009\u202f.,]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?|\p{L}[\p{L}\p{M}\d]*(?:[:'’][\p{L}\p{M}]+)*|[€$£%]/gu;
/** How much of what stands before a word is looked at, in characters. */
const MOST_BETWEEN = 60;
// Capped: by that length.
const OPENING = /(?:^|[.!?:;”"»•\n–—|(])[\s”"»“„'’–—-]*$/u;
const AFTER_NUMBER = /\d[.,]?\s*$/u;

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const found of text.matchAll(TOKEN)) {
    const between = text.slice(end, found.index);
    const [word] = found;
    const opens =
      tokens.length === 0 ||
      between.includes('\n') ||
      (between.length > 1 && OPENING.test(between.slice(-MOST_BETWEEN)));
    const dated =
      opens && between.startsWith('.') && AFTER_NUMBER.test(text.slice(Math.max(0, end - 3), end));
    tokens.push({
      text: word,
      lower: word.toLowerCase(),
      kind: kindOf(word),
      opens: opens && !dated,
      touches: tokens.length > 0 && between === '',
    });
    end = found.index + word.length;
  }
  return tokens;
}

function kindOf(word: string): Token['kind'] {
  const code = word.charCodeAt(0);
  if (code >= 48 && code <= 57) return 'number';
  return '€$£%'.includes(word.charAt(0)) ? 'sign' : 'word';
}
