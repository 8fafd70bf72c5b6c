/** A new entry for sources.yaml, written into a file that a person keeps: nothing else in it moves. */
import { isMap, isSeq, parseDocument, stringify } from 'yaml';
import { failed, ok, type Result } from '../domain/result.ts';
import type { ListingSelectors, Source } from '../domain/source.ts';
import { describeProblem } from './problems.ts';
import { readSources } from './sources.ts';

export interface NewEntry
  extends Pick<Source, 'id' | 'outlet' | 'kind' | 'url' | 'enabled' | 'language' | 'select'> {
  readonly name?: string;
  /** As written: `1h`. */
  readonly every: string;
}

/** The lines of the entry with its comment above, as they stand in the list, without the list's own indentation. */
export function entryLines(entry: NewEntry, comments: readonly string[]): readonly string[] {
  const { id, name, outlet, language, kind, url, every, select, enabled } = entry;
  const settings = [
    ...(name === undefined ? [] : [`name: ${scalar(name)}`]),
    `outlet: ${scalar(outlet)}`,
    ...(language === undefined ? [] : [`language: ${language}`]),
    `kind: ${kind}`,
    `url: ${scalar(url)}`,
    `every: ${every}`,
    ...(select === undefined ? [] : [`select: ${flow(select)}`]),
    `enabled: ${enabled}`,
  ];
  return [
    ...comments.map((comment) => `# ${oneLine(comment)}`),
    `- id: ${id}`,
    ...settings.map((line) => `  ${line}`),
  ];
}

/**
 * The file with the entry after its last one. Fails with a sentence where the list is not written line by line, or
 * where the file would not be valid any more.
 */
export function withEntry(text: string, lines: readonly string[], file: string): Result<string, string> {
  const document = parseDocument(text);
  const list = isMap(document.contents) ? document.get('sources', true) : undefined;
  const last = isSeq(list) ? list.items.at(-1) : undefined;
  const first = isSeq(list) ? list.items[0] : undefined;
  if (!isSeq(list) || list.flow === true || !isMap(first) || !isMap(last) || !first.range || !last.range)
    return failed(
      `${file}: sources is not written as a list with a dash before each entry; add this one by hand`,
    );
  const lineStart = text.lastIndexOf('\n', first.range[0]) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  const written = insertedAfter(
    text,
    last.range[1],
    lines.map((line) => indent + line),
  );
  const read = readSources(written, file);
  if (read.ok) return ok(written);
  return failed(
    `${file} would not be valid with the new entry:\n${read.problem.map(describeProblem).join('\n')}`,
  );
}

/** On lines of their own after the line on which the offset's last text stands. */
function insertedAfter(text: string, offset: number, lines: readonly string[]): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const textEnd = text.slice(0, offset).trimEnd().length;
  const lineEnd = text.indexOf('\n', textEnd);
  const before = lineEnd < 0 ? text + newline : text.slice(0, lineEnd + 1);
  const after = lineEnd < 0 ? '' : text.slice(lineEnd + 1);
  return before + newline + lines.map((line) => line + newline).join('') + after;
}

/** Quoted where YAML would read it as something else. */
function scalar(text: string): string {
  return stringify(oneLine(text), { lineWidth: 0 }).trimEnd();
}

function flow(select: ListingSelectors): string {
  const pairs = Object.entries(select).map(([name, selector]) => `${name}: ${flowScalar(selector)}`);
  return `{ ${pairs.join(', ')} }`;
}

function flowScalar(text: string): string {
  return /^(?!true$|false$|null$)[a-z][\w.-]*$/i.test(text) ? text : JSON.stringify(text);
}

/** What comes from the web must not become a line of its own. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
