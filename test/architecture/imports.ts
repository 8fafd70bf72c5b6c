/** One import of a source file. */
export interface Import {
  /** As written: `../ports.ts`, `node:crypto`, `cheerio/slim`. */
  readonly from: string;
  readonly line: number;
  /** Nothing of it is left when the program runs. */
  readonly typeOnly: boolean;
}

const STATIC = /^[ \t]*(?:import|export)\b([^;'"]*?)\bfrom\s*['"]([^'"]+)['"]/gm;
const BARE = /^[ \t]*import\s*['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g;

/** What a file of TypeScript imports and re-exports, comments left out. */
export function importsOf(source: string): readonly Import[] {
  const code = withoutComments(source);
  const found = (match: RegExpMatchArray, from: string | undefined, typeOnly: boolean): Import => ({
    from: from ?? '',
    line: code.slice(0, match.index).split('\n').length,
    typeOnly,
  });
  return [
    ...[...code.matchAll(STATIC)].map((match) => found(match, match[2], isTypeOnly(match[1] ?? ''))),
    ...[...code.matchAll(BARE)].map((match) => found(match, match[1], false)),
    ...[...code.matchAll(DYNAMIC)].map((match) => found(match, match[1], false)),
  ];
}

function isTypeOnly(clause: string): boolean {
  if (/^\s*type\b/.test(clause)) return true;
  const named = /^\s*\{([^}]*)\}\s*$/.exec(clause)?.[1];
  if (named === undefined) return false;
  const names = named.split(',').filter((name) => name.trim() !== '');
  return names.length > 0 && names.every((name) => /^\s*type\s/.test(name));
}

/** Blanks comments, so that lines keep their numbers; leaves strings such as `https://` and `text/*` alone. */
export function withoutComments(source: string): string {
  return source
    .replaceAll(/(?<=^|[\s;{(,])\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '))
    .replaceAll(/(^|[^:\\'"`])\/\/[^\n]*/g, '$1');
}
