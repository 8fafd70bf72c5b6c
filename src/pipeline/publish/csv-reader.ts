import { CsvError, parse } from 'csv-parse/sync';
import { isLanguage } from '../../domain/source.ts';
import { homeInstant } from '../../domain/time.ts';
import {
  dayOf,
  type HouseStyleItem,
  type HouseStyleList,
  type HouseStyleProblem,
} from './house-style-reader.ts';
import { plain, webAddress } from './text.ts';

/**
 * A list as a table: the first row names its columns, in any order and case; `date`, `outlet` and `headline` have to be
 * there. Commas, semicolons or tabs part the cells, whichever the first row has most of. What our own export writes is
 * understood. A row that is not is a problem with its line, and costs no other row.
 */
const COLUMNS = {
  date: ['date', 'published', 'day', 'päiväys', 'päivämäärä', 'pvm'],
  outlet: ['outlet', 'source', 'publication', 'media', 'julkaisu', 'lähde'],
  headline: ['headline', 'title', 'otsikko'],
  url: ['url', 'address', 'link', 'osoite', 'linkki'],
  summary: ['summary', 'description', 'tiivistelmä', 'kuvaus'],
  note: ['note', 'language note', 'kielihuomautus'],
  language: ['language', 'kieli'],
  theme: ['theme', 'teema'],
} as const;
type Column = keyof typeof COLUMNS;
const REQUIRED: readonly Column[] = ['date', 'outlet', 'headline'];

const DELIMITERS = [',', ';', '\t'];
/** In characters: no row of a list is longer, but an unclosed quotation mark makes one of the rest of the file. */
const MOST_ROW = 100_000;

interface Row {
  readonly record: readonly string[];
  /** Where it ends, from 1. */
  readonly line: number;
}

export function readCsvList(text: string): HouseStyleList {
  const rows: Row[] = [];
  const problems: HouseStyleProblem[] = [];
  try {
    // Row by row, so that those before a broken one are kept.
    parse(text, {
      ...{ bom: true, delimiter: delimiterOf(text), max_record_size: MOST_ROW },
      ...{ relax_column_count: true, skip_empty_lines: true, skip_records_with_empty_values: true },
      on_record: (record, { lines }) => {
        rows.push({ record, line: lines });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    problems.push({ line: lineOf(error), found: 'the rest of the file', message: brokenRow(error) });
  }
  const [head, ...body] = rows;
  const places = placesOf(head?.record ?? []);
  const missing = REQUIRED.filter((column) => !places.has(column));
  if (head === undefined || missing.length > 0) {
    const found = plain(head?.record.join(', ') ?? '').slice(0, 200);
    const message = `is no row of headings: ${missing.join(', ')} missing; write for example date, outlet, headline, url, summary`;
    return { items: [], problems: [{ line: head?.line ?? 1, found, message }, ...problems] };
  }
  const items = body.flatMap((row) => {
    const cell = (column: Column) => cellOf(row.record[places.get(column) ?? -1] ?? '');
    const { item, problem } = itemOf(cell, row.line);
    if (problem !== undefined)
      problems.push({
        line: row.line,
        found: plain(row.record.join(', ')).slice(0, 200),
        message: problem,
      });
    return item === undefined ? [] : [item];
  });
  return { items, problems: problems.toSorted((one, other) => one.line - other.line) };
}

function delimiterOf(text: string): string {
  const head = text.slice(0, 4_000).split(/\r?\n/, 1)[0] ?? '';
  const count = (delimiter: string) => head.split(delimiter).length;
  return DELIMITERS.toSorted((one, other) => count(other) - count(one))[0] ?? ',';
}

function placesOf(names: readonly string[]): ReadonlyMap<Column, number> {
  const places = new Map<Column, number>();
  for (const [index, name] of names.entries()) {
    const known = Object.entries(COLUMNS).find(([, all]) =>
      all.some((one) => one === plain(name).toLowerCase()),
    );
    const column = known?.[0] as Column | undefined;
    if (column !== undefined && !places.has(column)) places.set(column, index);
  }
  return places;
}

/** Our export puts an apostrophe before what a spreadsheet would take for a formula. */
function cellOf(written: string): string {
  return plain(written).replace(/^'(?=[=+\-@])/, '');
}

function itemOf(
  cell: (column: Column) => string,
  line: number,
): { readonly item?: HouseStyleItem; readonly problem?: string } {
  const empty = REQUIRED.filter((column) => cell(column) === '');
  if (empty.length > 0) return { problem: `has no ${empty.join(' and no ')}` };
  const day = dayWritten(cell('date'));
  if (day === undefined)
    return { problem: `"${cell('date')}" is no day; write it as 24.4.2024 or 2024-04-24` };
  const written = cell('url');
  const url = written === '' ? undefined : webAddress(written);
  const language = cell('language').toLowerCase();
  const item = {
    ...{ line, outlet: cell('outlet'), headline: cell('headline') },
    publishedAt: { at: homeInstant(day), precision: 'day', from: 'import' } as const,
    ...(url !== undefined && { url }),
    ...(cell('summary') !== '' && { summary: cell('summary') }),
    ...(cell('note') !== '' && { languageNote: cell('note') }),
    ...(isLanguage(language) && { language }),
    ...(cell('theme') !== '' && { theme: cell('theme') }),
  };
  if (written === '' || url !== undefined) return { item };
  return { item, problem: `was taken without its link: "${written}" is no web address` };
}

function dayWritten(text: string) {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text) ?? [];
  if (year !== undefined) return dayOf(Number(day), Number(month), year);
  const [, first, second, last] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})$/.exec(text) ?? [];
  return last === undefined ? undefined : dayOf(Number(first), Number(second), last);
}

function lineOf(error: CsvError): number {
  const { lines } = error as { readonly lines?: unknown };
  return typeof lines === 'number' ? lines : 1;
}

function brokenRow({ code }: CsvError): string {
  const why =
    code === 'CSV_MAX_RECORD_SIZE' || code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a quotation mark is opened here and not closed'
      : 'a quotation mark stands where none may; write "" for one inside a quoted cell';
  return `${why}; nothing from here on was taken`;
}
