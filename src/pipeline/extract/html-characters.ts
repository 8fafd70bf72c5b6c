/** Characters that mean something within a tag, as code units. */
export const [SLASH, EQUALS, END, QUESTION, EXCLAMATION] = [47, 61, 62, 63, 33];
export const [DOUBLE_QUOTE, SINGLE_QUOTE] = [34, 39];
const [TAB, LINE_FEED, FORM_FEED, RETURN, SPACE] = [9, 10, 12, 13, 32];

/** A to Z in either case. */
export function isLetter(code: number): boolean {
  const small = code | 32;
  return small >= 97 && small <= 122;
}

export function isSpace(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === TAB || code === RETURN || code === FORM_FEED;
}

/** Where the name of a tag ends that goes on at `from`. */
export function endOfName(html: string, from: number): number {
  let at = from;
  for (; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code === END || code === SLASH || isSpace(code)) break;
  }
  return at;
}

export function afterSpace(html: string, from: number): number {
  let at = from;
  while (at < html.length && isSpace(html.charCodeAt(at))) at++;
  return at;
}
