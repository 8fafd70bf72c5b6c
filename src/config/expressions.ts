/** Longer ones nobody can read, in characters. */
const MOST_LENGTH = 300;

/** What is wrong with a regular expression that a person wrote; undefined where it can be used. */
export function expressionProblem(text: string): string | undefined {
  try {
    new RegExp(text, 'u');
  } catch (error) {
    return `"${text}" is no regular expression: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (text.length > MOST_LENGTH)
    return `this regular expression has more than ${MOST_LENGTH} characters; write several short ones`;
  if (mayExplode(text))
    return `"${text}" could take for ever: what is repeated without end (+ or *) must hold neither another such repetition nor "|"; say how often, as in {1,20}`;
  return undefined;
}

/** Whether a part of what it finds can be taken, `/a/(\\d+)`. For expressions that can be used. */
export function hasGroup(text: string): boolean {
  return (new RegExp(`${text}|`).exec('')?.length ?? 0) > 1;
}

/** Escapes and classes count as one character each. Capped: a longer expression is refused before. */
const TOKEN = /\\.|\[(?:\\.|[^\]\\])*\]|\(\?(?:[:=!]|<[=!]|<\w+>)|\{\d{0,9},\}|./gsu;

/**
 * Exponential time takes a repetition without end over a group that itself repeats or chooses. Addresses are short, so
 * that nothing slower than linear but that matters.
 */
function mayExplode(text: string): boolean {
  const tokens = text.match(TOKEN) ?? [];
  /** For each open group, whether it repeats or chooses. */
  const open = [false];
  for (const [index, token] of tokens.entries()) {
    if (token.startsWith('(')) open.push(false);
    else if (token === '|' || isEndless(token)) open[open.length - 1] = true;
    else if (token === ')') {
      const isAmbiguous = open.pop() === true;
      if (isAmbiguous && isEndless(tokens[index + 1])) return true;
      if (isAmbiguous) open[open.length - 1] = true;
    }
  }
  return false;
}

function isEndless(token: string | undefined): boolean {
  return token === '*' || token === '+' || /^\{\d*,\}$/.test(token ?? '');
}
