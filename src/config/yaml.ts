import { type Document, isMap, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { failed, ok, type Result } from '../domain/result.ts';
import type { Problem } from './problems.ts';
import { type Path, Places } from './yaml-places.ts';

/** A value read from YAML that still knows where each of its parts was written. */
export interface LocatedYaml<T> {
  readonly value: T;
  /** Line of the value at this path, or of the nearest part of it that exists; from 1. */
  lineOf(path: Path): number;
}

/** Reads a YAML text against a schema and answers with every mistake at once, each with its line. */
export function readYaml<T>(
  text: string,
  file: string,
  schema: z.ZodType<T>,
): Result<LocatedYaml<T>, readonly Problem[]> {
  const lines = new LineCounter();
  const document = parsedDocument(text, lines);
  if (document === undefined)
    return failed([
      { file, line: 0, severity: 'error', message: 'cannot be read: its parts stand too deep in each other' },
    ]);
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col, severity: 'error' as const };
  };
  if (document.errors.length > 0) {
    return failed(
      document.errors.map((error) => ({ ...at(error.pos[0]), message: sentence(error.message) })),
    );
  }
  const places = new Places(document);
  const place = (path: Path) => at(places.offsetOf(path));
  const read = readContent(document);
  if (!read.ok) return failed([{ file, line: 1, severity: 'error', message: read.problem }]);
  // Written for the one file that is read, code for each of its parts would cost more than it saves.
  const parsed = schema.safeParse(read.value, { jitless: true });
  if (!parsed.success) {
    return failed(
      parsed.error.issues
        .flatMap((issue) => explain(issue, document))
        .map(({ path, message }) => ({ ...place(path), message }))
        .sort((one, other) => one.line - other.line),
    );
  }
  return ok({ value: parsed.data, lineOf: (path) => place(path).line });
}

/** Undefined where the parser, which calls itself for each level, runs out of stack; it may say so or throw. */
export function parsedDocument(text: string, lineCounter = new LineCounter()): Document.Parsed | undefined {
  try {
    const document = parseDocument(text, { lineCounter, prettyErrors: false });
    return document.errors.some(({ message }) => message.includes('call stack')) ? undefined : document;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Aliases are resolved here, and a bomb of them is refused here. */
function readContent(document: Document.Parsed): Result<unknown, string> {
  try {
    return ok(document.toJS({ maxAliasCount: 100 }));
  } catch (error) {
    return failed(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

interface Explained {
  readonly path: Path;
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

/** What was found and what would do, in place of the schema's own words. */
function explain(issue: Issue, document: Document.Parsed): readonly Explained[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  const name = nameOf(path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `${name} has no setting "${key}"; remove it or mend its spelling`,
    }));
  }
  if (issue.code === 'custom') return [{ path, message: issue.message }];
  const found = document.getIn(path);
  if (found === undefined) return [{ path, message: `${name} is missing: ${wanted(issue)} is needed` }];
  return [{ path, message: `${name} is ${shown(found)}; ${wanted(issue)} would do` }];
}

function nameOf(path: Path): string {
  return path.length === 0
    ? 'the file'
    : path
        .map((part) => (typeof part === 'number' ? `[${part + 1}]` : part))
        .join('.')
        .replaceAll('.[', '[');
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`;
  if (typeof value === 'object' && value !== null) return isMap(value) ? 'a map' : 'a list or map';
  return String(value);
}

function wanted(issue: Issue): string {
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_type') return TYPE_NAMES[issue.expected] ?? issue.expected;
  if (issue.code === 'too_small') return `at least ${issue.minimum}${UNITS[issue.origin] ?? ''}`;
  if (issue.code === 'too_big') return `at most ${issue.maximum}${UNITS[issue.origin] ?? ''}`;
  return sentence(issue.message);
}

const UNITS: Readonly<Record<string, string>> = { array: ' entries', string: ' characters' };

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of settings',
  record: 'a map of settings',
};

function sentence(message: string): string {
  return message.replace(/\s+/g, ' ').trim();
}
