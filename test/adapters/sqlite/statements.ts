import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Database from 'better-sqlite3';

const FOLDER = join(import.meta.dirname, '../../../src/adapters/sqlite');
/** A place of the code at which a statement is prepared. */
const PREPARES = /\.prepare\b/g;
/** A frame of a stack: file, then line and column. */
const FRAME = /(src\/adapters\/sqlite\/[\w./-]+\.ts)[^:]*:(\d+:\d+)/;

export interface Prepared {
  /** On one line, without comments. */
  readonly sql: string;
  /** Below the adapter's folder. */
  readonly file: string;
  /** Line and column as the running code has them. */
  readonly place: string;
}

/** Every statement that is prepared by the adapter while `work` is done, on whatever connection. */
export async function preparedDuring(work: () => Promise<void>): Promise<readonly Prepared[]> {
  const prepared: Prepared[] = [];
  const prototype = Database.prototype as { prepare: (sql: string) => unknown };
  const { prepare } = prototype;
  prototype.prepare = function (sql) {
    const [, file, place = ''] = FRAME.exec(new Error('where').stack ?? '') ?? [];
    if (file !== undefined)
      prepared.push({ sql: oneLine(sql), file: relative(FOLDER, join(FOLDER, '../../..', file)), place });
    return prepare.call(this, sql);
  };
  try {
    await work();
  } finally {
    prototype.prepare = prepare;
  }
  return prepared;
}

function oneLine(sql: string): string {
  return sql.replace(/--.*$/gmu, '').replace(/\s+/gu, ' ').trim();
}

/** How many places of each file prepare a statement, by the text of the files: what a complete collection has passed. */
export function placesInCode(): Readonly<Record<string, number>> {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const counted = files.map(
    (file) => [file, readFileSync(join(FOLDER, file), 'utf8').match(PREPARES)?.length ?? 0] as const,
  );
  return Object.fromEntries(counted.filter(([, places]) => places > 0).sort());
}

/** The same, by the statements that were prepared. */
export function placesPassed(prepared: readonly Prepared[]): Readonly<Record<string, number>> {
  const places = new Map<string, Set<string>>();
  for (const { file, place } of prepared) places.set(file, (places.get(file) ?? new Set()).add(place));
  return Object.fromEntries([...places].map(([file, passed]) => [file, passed.size] as const).sort());
}
