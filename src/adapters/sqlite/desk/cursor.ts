/** Where a page of results ends: the sort key and what tells equals apart. */
export type Cursor = readonly [key: string | number, tie: string | number];

export function cursorText(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Undefined for what we did not write: an address that somebody mistyped shows the first page. */
export function cursorFrom(text: string | undefined): Cursor | undefined {
  if (text === undefined || text === '') return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return isCursor(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isCursor(value: unknown): value is Cursor {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((part) => typeof part === 'string' || typeof part === 'number')
  );
}
