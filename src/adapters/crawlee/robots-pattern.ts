/** The path of one Allow or Disallow line, ready to be compared. */
export interface RobotsPattern {
  /** The rule with the longest pattern decides; length in bytes after escaping, as RFC 9309 2.2.2 counts. */
  readonly length: number;
  matches(path: string): boolean;
}

/**
 * `*` stands for any characters and a `$` at the end for the end of the path; otherwise a pattern is a beginning.
 * Greedy from the left, so time grows with path and pattern and never explodes.
 */
export function robotsPattern(written: string): RobotsPattern {
  const escaped = escapedPattern(written);
  const anchored = escaped.endsWith('$');
  const [first = '', ...others] = (anchored ? escaped.slice(0, -1) : escaped).split('*');
  const last = anchored ? others.pop() : undefined;
  return {
    length: escaped.length,
    matches(path) {
      if (!path.startsWith(first)) return false;
      if (anchored && last === undefined) return path === first;
      let from = first.length;
      for (const piece of others) {
        const at = path.indexOf(piece, from);
        if (at < 0) return false;
        from = at + piece.length;
      }
      return last === undefined || (path.endsWith(last) && path.length - last.length >= from);
    },
  };
}

/** Bytes beyond ASCII become percent escapes and escapes upper case, as they stand in a URL. */
function escapedPattern(written: string): string {
  return written
    .replace(/%[0-9a-f]{2}/gi, (found) => found.toUpperCase())
    .replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Path and query of a URL as it is written, without the fragment: what patterns are compared with. */
export function robotsPath(url: string): string {
  const withoutScheme = url.replace(/^[a-z][a-z0-9+.-]*:/i, '').replace(/^\/\/[^/?#]*/, '');
  const path = withoutScheme.replace(/#.*/s, '');
  return path.startsWith('/') ? path : `/${path}`;
}
